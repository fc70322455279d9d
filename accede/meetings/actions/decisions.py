"""Decisions under their numbers, and the tasks that follow from them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.tasks import open_task
from accede.coalition.models import Campaign, Task
from accede.coalition.queries import Reference
from accede.kit import log, search
from accede.kit.refusals import Refused
from accede.meetings.actions.freezing import refuse_frozen
from accede.meetings.models import AgendaItem, Decision, DecisionTask, Motion


class TextMissing(Refused):
    """A decision without words decides nothing."""

    field = "text"


@transaction.atomic
def record_decision(*, item: AgendaItem, text: str, by: Any, on: date, replaces: Decision | None = None) -> Decision:
    """Note a decision that the meeting took without a motion. `replaces`: an earlier decision that it puts aside; that
    one stays on record and says so. Raises NotAllowed, MinutesStand, TextMissing.
    """
    require(by, Right.KEEP_MINUTES, campaign=item.meeting.campaign.slug, on=on)
    refuse_frozen(item.meeting)
    return write_decision(item=item, text=text, by=by, on=on, replaces=replaces)


def write_decision(
    *,
    item: AgendaItem,
    text: str,
    by: Any,
    on: date,
    motion: Motion | None = None,
    replaces: Decision | None = None,
) -> Decision:
    """The row under the next number of the meeting's year: for acts that have asked for the right."""
    campaign = item.meeting.campaign
    if not text.strip():
        raise TextMissing(_("Write what was decided."))
    # Two decisions at once get two numbers: the campaign's row is held until the act is done.
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    year = item.meeting.day.year
    last = Decision.objects.filter(campaign=campaign, year=year).aggregate(last=Max("number"))["last"] or 0
    row = Decision(
        campaign=campaign, year=year, number=last + 1, item=item, motion=motion, text=text.strip(),
        on=item.meeting.day, replaces=replaces,
    )  # fmt: skip
    row.full_clean()
    row._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    row.save()
    log.record("meetings.record_decision", target=row, by=by, on=on, after=row, campaign=campaign.slug)
    search.soon(campaign.slug)
    return row


@transaction.atomic
def change_decision(*, decision: Decision, text: str, by: Any, on: date) -> Decision:
    """Correct the words of a decision while the minutes are not approved; its number stays."""
    require(by, Right.KEEP_MINUTES, campaign=decision.campaign.slug, on=on)
    refuse_frozen(decision.item.meeting)
    if not text.strip():
        raise TextMissing(_("Write what was decided."))
    before = log.values(Decision.objects.get(pk=decision.pk))
    decision.text = text.strip()
    decision.full_clean()
    decision._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    decision.save()
    slug = decision.campaign.slug
    log.record("meetings.change_decision", target=decision, by=by, on=on, before=before, after=decision, campaign=slug)
    search.soon(slug)
    return decision


@transaction.atomic
def open_task_of(*, decision: Decision, title: str, by: Any, on: date, **facts: Any) -> Task:
    """Open a task that follows from a decision. `facts` as `coalition.actions.open_task` takes them (due, note, whose
    it is). The task shows the decision, and the decision its tasks. Raises NotAllowed and what opening a task raises.
    """
    campaign = decision.campaign
    require(by, Right.KEEP_MINUTES, campaign=campaign.slug, on=on)
    about = Reference("meetings.decision", f"{decision.year}-{decision.number}")
    task = open_task(campaign=campaign, title=title, about=about, by=by, on=on, **facts)
    row = DecisionTask.objects.create(decision=decision, task=task)
    log.record("meetings.open_task_of", target=row, by=by, on=on, after=row, campaign=campaign.slug)
    search.soon(campaign.slug)
    return task
