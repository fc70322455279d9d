"""The agenda: points added, taken over from what the rooms offer, ordered by hand, taken off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log, search
from accede.kit.offers import AgendaLine
from accede.kit.refusals import Refused
from accede.meetings.models import AgendaItem, Meeting, MeetingAct

Values = Mapping[str, Any]


class AgendaStands(Refused):
    """The meeting is over or cancelled, or the point has minutes: the agenda stays as it was."""


@transaction.atomic
def add_item(*, meeting: Meeting, values: Values, by: Any, on: date) -> AgendaItem:
    """Put a point at the end of the agenda."""
    _may_change(meeting, by=by, on=on)
    return _add(meeting, dict(values), "meetings.add_item", by=by, on=on)


@transaction.atomic
def take_over(*, meeting: Meeting, line: AgendaLine, by: Any, on: date) -> AgendaItem:
    """Make a point of what a room offers. The same thing is taken over once, whoever clicks twice."""
    _may_change(meeting, by=by, on=on)
    earlier = AgendaItem.objects.filter(meeting=meeting, offer_key=line.key).first()
    if earlier:
        return earlier
    values = {
        "title": line.title[:200], "minutes": line.minutes, "note": line.sub, "page": line.url, "offer_key": line.key,
        "kind": AgendaItem.Kind.INFORMATION,
    }  # fmt: skip
    return _add(meeting, values, "meetings.take_over", by=by, on=on)


@transaction.atomic
def change_item(*, item: AgendaItem, values: Values, by: Any, on: date) -> AgendaItem:
    """Correct a point; its number stays."""
    _may_change(item.meeting, by=by, on=on)
    before = log.values(AgendaItem.objects.get(pk=item.pk))
    for name, value in values.items():
        setattr(item, name, value)
    item.full_clean()
    item.save()
    log.record("meetings.change_item", target=item, by=by, on=on, before=before, after=item, campaign=_slug(item))
    search.soon(_slug(item))
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by: Any, on: date) -> bool:
    """Exchange a point with the one before or after it; False when there is none. All places are numbered anew."""
    _may_change(item.meeting, by=by, on=on)
    rows = list(AgendaItem.objects.select_for_update().filter(meeting=item.meeting).order_by("order", "number"))
    here = next(index for index, row in enumerate(rows) if row.pk == item.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    for order, row in enumerate(rows, start=1):
        row.order = order
    AgendaItem.objects.bulk_update(rows, ["order"])
    after = {"place": there + 1}
    log.record(
        "meetings.move_item", target=item, by=by, on=on, before={"place": here + 1}, after=after, campaign=_slug(item)
    )
    return True


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Any, on: date) -> None:
    """Take a point off the agenda. One with minutes, motions or decisions stays. Its papers go to the meeting."""
    _may_change(item.meeting, by=by, on=on)
    if item.texts.exists() or item.motions.exists() or item.decisions.exists():
        raise AgendaStands(_("Minutes or motions hang on this point, so it stays. Change its title instead."))
    before = log.values(item)
    log.record("meetings.remove_item", target=item, by=by, on=on, before=before, campaign=_slug(item))
    item.delete()
    search.soon(_slug(item))


def _add(meeting: Meeting, values: dict[str, Any], act: str, *, by: Any, on: date) -> AgendaItem:
    last = AgendaItem.objects.filter(meeting=meeting).aggregate(number=Max("number"), order=Max("order"))
    item = AgendaItem(
        meeting=meeting, number=(last["number"] or 0) + 1, order=(last["order"] or 0) + 1, **values
    )  # fmt: skip
    item.full_clean()
    item.save()
    log.record(act, target=item, by=by, on=on, after=item, campaign=meeting.campaign.slug)
    search.soon(meeting.campaign.slug)
    return item


def _may_change(meeting: Meeting, *, by: Any, on: date) -> None:
    """The agenda can change until the meeting is closed: a meeting itself may add to it."""
    require(by, Right.CALL_MEETING, campaign=meeting.campaign.slug, on=on)
    if MeetingAct.objects.filter(meeting=meeting, kind__in=["cancelled", "closed"]).exists():
        raise AgendaStands(_("This meeting is over or was cancelled: its agenda stays as it is."))


def _slug(item: AgendaItem) -> str:
    slug: str = item.meeting.campaign.slug
    return slug
