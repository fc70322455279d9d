"""Runs of letters for an event: the invitations, and reminders to those who did not answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.events.actions.invitations import NotInvitedAnyMore, begin_run_for
from accede.events.models import Event
from accede.events.queries.invited import invited, unanswered
from accede.events.queries.run_facts import run_facts
from accede.kit.refusals import Refused
from accede.mailings.actions.runs import begin_run
from accede.mailings.models import Run, RunKind


class NobodyToRemind(Refused):
    """Everybody answered, or nobody was invited by letter."""


@transaction.atomic
def begin_invitations(*, event: Event, values: Mapping[str, Any], by: Any, at: datetime, on: date) -> Run:
    """Begin the run by whose letters people are invited. `values` are fields of Run; what letters may say of the event
    is laid in. Raises NotAllowed, NotInvitedAnyMore, Refused, ValidationError.
    """
    _require_held(event)
    facts = {**values, "kind": RunKind.INVITATION, "facts": {**run_facts(event), **dict(values.get("facts") or {})}}
    run = begin_run(campaign=event.campaign, values=facts, by=by, at=at, on=on)
    begin_run_for(event=event, run=run, by=by, on=on)
    return run


@transaction.atomic
def begin_reminder(*, event: Event, reminds: Run, values: Mapping[str, Any], by: Any, at: datetime, on: date) -> Run:
    """Begin a run that reminds those of the first run who gave no definite answer: never who declined, nor who comes.
    Who answers before its release is blocked in it. Raises NotAllowed, NobodyToRemind, NotInvitedAnyMore, Refused.
    """
    _require_held(event)
    only = to_remind(event, reminds, on=on)
    if not only:
        raise NobodyToRemind(_("Everybody who was invited by these letters has answered. Nobody is reminded."))
    facts = {
        **values, "kind": RunKind.REMINDER, "reminds": reminds, "only": only, "audience": reminds.audience,
        "facts": {**run_facts(event), **dict(values.get("facts") or {})},
    }  # fmt: skip
    run = begin_run(campaign=event.campaign, values=facts, by=by, at=at, on=on)
    begin_run_for(event=event, run=run, by=by, on=on)
    return run


def to_remind(event: Event, reminds: Run, *, on: date) -> list[str]:
    """The addressees of a run's letters who gave no definite answer by the day."""
    found = unanswered(invited(event, as_of=on))
    letters = [each.invitation.letter for each in found if each.invitation.letter]
    return sorted(letter.addressee for letter in letters if letter.run_id == reminds.pk)


def _require_held(event: Event) -> None:
    if event.cancelled_date:
        raise NotInvitedAnyMore(_("This event was cancelled. Nobody is invited to it any more."))
