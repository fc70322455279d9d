"""Who is invited: by the letters of a run, or without a letter; links that are taken back or may be passed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.events.actions.guests import leave_out_invited
from accede.events.models import Event, EventRun, Invitation
from accede.events.queries.invited import event_of, keys_of_links
from accede.kit import log
from accede.kit.refusals import Refused
from accede.mailings.models import Letter, Run
from accede.record.queries import classes

TAKE = Right.TAKE_REPLIES


class AlreadyInvited(Refused):
    """The mission is invited to the event already."""


class NotInvitedAnyMore(Refused):
    """The invitation was withdrawn, or the event cancelled."""


@transaction.atomic
def invite(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> Invitation:
    """Invite without a letter of a run: by word of mouth, at a meeting, by a letter written elsewhere; also who was
    invited before and whose invitation was withdrawn.

    `values` are fields of Invitation: a mission, an organisation, or only a name. The class of the mission's State is
    that of the day. Raises NotAllowed, AlreadyInvited, NotInvitedAnyMore, ValidationError.
    """
    require(by, TAKE, campaign=event.campaign.slug, on=on)
    if event.cancelled_date:
        raise NotInvitedAnyMore(_("This event was cancelled. Nobody is invited to it any more."))
    facts = dict(values)
    mission = facts.get("mission")
    if mission and _stands(event, mission):
        raise AlreadyInvited(_("%(name)s is invited already.") % {"name": mission.name})
    if mission:
        facts.setdefault("state", mission.state)
        facts["name"] = facts.get("name") or mission.name
        facts["email"] = facts.get("email") or mission.email
    state = facts.get("state")
    mark = classes(event.campaign.treaty, as_of=on).get(state.iso3, "") if state else ""
    invitation = Invitation(event=event, invited_date=on, state_class=mark, **facts)
    guard(invitation, by=by, on=on)
    invitation.full_clean()
    invitation.save()
    log.record("events.invite", target=invitation, by=by, on=on, after=invitation)
    return invitation


def _stands(event: Event, mission: Any) -> bool:
    return Invitation.objects.filter(event=event, mission=mission, withdrawn_date__isnull=True).exists()


@transaction.atomic
def begin_run_for(*, event: Event, run: Run, by: Any, on: date) -> EventRun:
    """Say that a run of letters, not released yet, invites to the event or reminds of it.

    Raises NotAllowed, Refused.
    """
    require(by, Right.PREPARE_LETTERS, campaign=event.campaign.slug, on=on)
    if run.campaign_id != event.campaign_id:
        raise Refused(_("This run belongs to another campaign."))
    if run.letters.exists():
        raise Refused(_("This run is released: whom it invites cannot be changed any more."))
    row = EventRun(event=event, run=run)
    guard(row, by=by, on=on)
    row.full_clean()
    row.save()
    log.record("events.begin_run_for", target=row, by=by, on=on, after=row)
    return row


def invite_by_letters(*, run: Run, letters: Sequence[Letter], by: Any, on: date) -> list[Invitation]:
    """The invitations that the letters of a run make, in the transaction of their release; who was invited before stays
    invited once, by the first letter. Nothing for a run that invites to nothing. Whoever releases may do this.
    """
    event = event_of(run)
    if event is None or not letters:
        return []
    known = keys_of_links(event)
    missions = set(Invitation.objects.filter(event=event, mission__isnull=False).values_list("mission", flat=True))
    fresh = [
        _by_letter(event, letter, on)
        for letter in letters
        if letter.addressee not in known and letter.mission_id not in missions
    ]
    made = Invitation.objects.bulk_create(fresh, batch_size=500)
    log.record("events.invite_by_letters", target=event, by=by, on=on, after={"run": run.key, "invited": len(made)})
    return made


def _by_letter(event: Event, letter: Letter, on: date) -> Invitation:
    """The key of the letter is the invitation's too: the link that the letter holds was made of it before."""
    return Invitation(
        event=event, key=letter.key, letter=letter, mission=letter.mission, state=letter.state,
        organisation=letter.organisation, name=letter.to_name, email=letter.email, language=letter.language,
        state_class=letter.state_class, invited_date=on,
    )  # fmt: skip


@transaction.atomic
def revoke_link(*, invitation: Invitation, by: Any, on: date) -> Invitation:
    """Make every link of the invitation that was given so far worthless; the answers given stay. Raises NotAllowed."""
    return _change(invitation, "events.revoke_link", {"turn": invitation.turn + 1}, by=by, on=on)


@transaction.atomic
def let_pass_on(*, invitation: Invitation, may: bool, by: Any, on: date) -> Invitation:
    """Say whether the link may be passed on: then its page shows neither who is invited nor what was answered."""
    return _change(invitation, "events.let_pass_on", {"safe_to_forward": may}, by=by, on=on)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, words: str, by: Any, on: date) -> Invitation:
    """Take an invitation back, and say why. Its link leads nowhere any more. Raises NotAllowed, ValidationError."""
    values = {"withdrawn_date": on, "withdrawn_words": words}
    held = _change(invitation, "events.withdraw_invitation", values, by=by, on=on)
    leave_out_invited(invitation=held, on=on)
    return held


def _change(invitation: Invitation, act: str, values: Mapping[str, Any], *, by: Any, on: date) -> Invitation:
    require(by, TAKE, campaign=invitation.campaign_slug, on=on)
    guard(invitation, by=by, on=on)
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    before = log.values(held)
    for name, value in values.items():
        setattr(held, name, value)
    held.full_clean()
    held.save()
    log.record(act, target=held, by=by, on=on, before=before, after=held)
    return held
