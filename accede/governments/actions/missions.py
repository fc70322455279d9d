"""What can be done with missions and their heads. Letters depend on what changes here, so the day is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.core.dates import Moment
from accede.governments.actions.writing import add, change, next_number
from accede.governments.models import Mission, MissionHead
from accede.governments.queries.missions import as_headship
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused
from accede.record.models import State

Values = Mapping[str, Any]
KEEP = Right.KEEP_MISSIONS
# What a letter takes from a mission: a change of it is marked for some weeks.
LETTERS_NEED = {"name", "languages", "channel", "then_channel", "email", "phone", "fax", "address", "precedence"}


class CannotKeep(Refused):
    """A mission or a term that cannot be as it was said; the message says why."""


@transaction.atomic
def add_mission(*, campaign: Campaign, state: State, values: Values, by: Any, on: date) -> Mission:
    """Puts a mission on record. Raises as `writing.add`."""
    row = Mission(campaign=campaign, state=state, learned_date=on, changed_date=on, **values)
    _refuse_later(row.checked_date, on, "checked_date")
    return add(row, "governments.add_mission", right=KEEP, by=by, on=on)


@transaction.atomic
def change_mission(*, mission: Mission, values: Values, by: Any, on: date) -> Mission:
    """Corrects a mission. A new mail address has not come back yet; what letters need is marked as changed."""
    _refuse_later(values.get("checked_date"), on, "checked_date")
    stood = Mission.objects.select_for_update().get(pk=mission.pk)
    said = dict(values)
    changed = {name for name, value in said.items() if getattr(stood, name) != value}
    if changed & LETTERS_NEED:
        said["changed_date"] = on
    if "email" in changed:
        said["bounced_date"] = None
    return change(mission, "governments.change_mission", said, right=KEEP, by=by, on=on)


@transaction.atomic
def check_mission(*, mission: Mission, by: Any, on: date, checked: date | None = None) -> Mission:
    """Somebody looked, today or on the day named: head and addresses are as they stand here."""
    _refuse_later(checked, on, "checked_date")
    values = {"checked_date": checked or on}
    return change(mission, "governments.check_mission", values, right=KEEP, by=by, on=on)


@transaction.atomic
def mark_bounced(*, mission: Mission, by: Any, on: date) -> Mission:
    """A letter to its mail address came back. Raises CannotKeep when no address is on record."""
    if not mission.email:
        raise CannotKeep(_("No mail address of this mission is on record. Add it first."))
    return change(mission, "governments.mark_bounced", {"bounced_date": on}, right=KEEP, by=by, on=on)


@transaction.atomic
def close_mission(*, mission: Mission, closed_date: date | None, by: Any, on: date) -> Mission:
    """The mission is closed from the day on, or (None) open again; its heads stay on record."""
    _refuse_later(closed_date, on, "closed_date")
    act = "governments.close_mission" if closed_date else "governments.reopen_mission"
    values = {"closed_date": closed_date, "changed_date": on}
    return change(mission, act, values, right=KEEP, by=by, on=on)


@transaction.atomic
def add_head(
    *,
    mission: Mission,
    values: Values,
    by: Any,
    on: date,
    ends: MissionHead | None = None,
    known_by: date | None = None,
) -> MissionHead:
    """Puts a head on record. `ends` is the one whom she follows: that term ends before her own begins, or, where its
    first day is not known to the day, before the day by which she was known (today).
    """
    require(by, KEEP, campaign=mission.campaign.slug, on=on)
    Mission.objects.select_for_update().get(pk=mission.pk)  # two heads entered at once get two numbers
    row = MissionHead(mission=mission, number=next_number(mission.heads.all()), learned_date=on, **values)
    _refuse_impossible(row)
    if ends is not None:
        until = Moment.before(row.from_date.day if row.from_date.is_day else known_by or on)
        if row.from_date.is_day:
            until = Moment.on(row.from_date.day - timedelta(days=1))
        end_head(head=ends, until_date=until, by=by, on=on)
    row = add(row, "governments.add_head", right=KEEP, by=by, on=on)
    _mark_changed(mission, on, by)
    return row


@transaction.atomic
def correct_head(*, head: MissionHead, values: Values, by: Any, on: date) -> MissionHead:
    """Corrects what is on record of a head; the log keeps what stood there."""
    for name, value in values.items():
        setattr(head, name, value)
    _refuse_impossible(head)
    row = change(head, "governments.correct_head", values, right=KEEP, by=by, on=on)
    _mark_changed(head.mission, on, by)
    return row


@transaction.atomic
def end_head(*, head: MissionHead, until_date: Moment, by: Any, on: date) -> MissionHead:
    """The head's term ends, or ended; `until_date` is its last day, as exactly as it is known."""
    if not str(until_date):
        raise CannotKeep(_("Say when the term ended: a day, a month, a year, or before a day."), field="until_date")
    head.until_date = until_date
    _refuse_impossible(head)
    row = change(head, "governments.end_head", {"until_date": until_date}, right=KEEP, by=by, on=on)
    _mark_changed(head.mission, on, by)
    return row


def _mark_changed(mission: Mission, on: date, by: Any) -> None:
    """Who heads a mission is what letters need most. The entry about the head says it already in the log."""
    if mission.changed_date == on:
        return
    mission.changed_date = on
    mission._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    mission.save(update_fields=["changed_date"])


def _refuse_impossible(row: MissionHead) -> None:
    if as_headship(row).impossible:
        raise CannotKeep(_("The last day lies before the first day. Correct one of them."), field="until_date")


def _refuse_later(day: date | None, on: date, field: str) -> None:
    if day is not None and day > on:
        raise CannotKeep(
            _("%(day)s lies in the future. Enter it when it has come.") % {"day": long_day(day)}, field=field
        )
