"""Motions put to a meeting, the votes of its members, and their outcome."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.models import Organisation
from accede.coalition.queries import explained, refusal_words
from accede.core.dates import Answer
from accede.core.voting import Outcome, Result, may_vote
from accede.kit import log
from accede.kit.refusals import Refused
from accede.meetings.actions.decisions import write_decision
from accede.meetings.actions.freezing import refuse_frozen
from accede.meetings.models import AgendaItem, Motion, Reservation, Vote
from accede.meetings.queries.motions import Floor, floor, result_of, step_data, voices

_OUTCOMES = {
    Outcome.CARRIED: Motion.Outcome.ADOPTED,
    Outcome.NO_QUORUM: Motion.Outcome.UNDECIDED,
    Outcome.NOT_KNOWN: Motion.Outcome.UNDECIDED,
}


class NotAMember(Refused):
    """Only members in good standing on the day of the meeting move, second and vote."""

    field = "organisation"


class NotThere(Refused):
    """The organisation is not on the list of attendance, so it cannot be heard."""

    field = "organisation"


class NotYourVote(Refused):
    """The person may not speak for this organisation."""

    field = "organisation"


class VotedAlready(Refused):
    """The organisation has had its say on this motion."""

    field = "organisation"


class MotionClosed(Refused):
    """The motion has its outcome."""


class NoQuorum(Refused):
    """Too few members are there, or it is not known; the motion is closed only with words about it."""

    field = "without_quorum"


class NotHeard(Refused):
    """Under consensus somebody has not spoken, and silence is no consent by the rules."""

    field = "silence_consents"


@transaction.atomic
def put_motion(
    *,
    item: AgendaItem,
    text: str,
    method: str,
    by: Any,
    on: date,
    at: datetime,
    proposed_by: Organisation | None = None,
    seconded_by: Organisation | None = None,
) -> Motion:
    """Put a text to the meeting, under a point of its agenda. Who moves and seconds it are members on that day.

    Raises NotAllowed, MinutesStand, NotAMember, ValidationError.
    """
    meeting = item.meeting
    require(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    refuse_frozen(meeting)
    members = floor(meeting).members
    for name, mover in (("proposed_by", proposed_by), ("seconded_by", seconded_by)):
        if mover is not None and members.get(mover.key, Answer.NO) is Answer.NO:
            words = _("%(name)s is no member in good standing on the day of the meeting: it moves and seconds nothing.")
            raise NotAMember(words % {"name": mover.short}, field=name)
    last = Motion.objects.filter(item=item).aggregate(last=Max("number"))["last"] or 0
    motion = Motion(
        item=item, number=last + 1, text=text.strip(), method=method, proposed_by=proposed_by, seconded_by=seconded_by,
        opened_at=at,
    )  # fmt: skip
    motion.full_clean()
    motion.save()
    log.record("meetings.put_motion", target=motion, by=by, on=on, after=motion, campaign=meeting.campaign.slug)
    return motion


@transaction.atomic
def cast_vote(*, motion: Motion, organisation: Organisation, choice: str, by: Any, on: date, at: datetime) -> Vote:
    """Give the one vote of a member organisation: by one of its people, by one of the organisation that holds its
    proxy, or by who keeps the minutes (the roll call).

    Raises MotionClosed, NotAMember (observers, suspended), NotThere, NotYourVote, VotedAlready.
    """
    held = _open(motion)
    here = floor(held.item.meeting)
    holder = here.proxies.get(organisation.key, "")
    _refuse_who_is_not_entitled(organisation, here)
    _refuse_stranger(held, organisation, holder, by=by, on=on)
    spoken = held.votes.filter(organisation=organisation).exists()
    if spoken or held.reservations.filter(organisation=organisation).exists():
        raise _twice(organisation)
    vote = Vote(motion=held, organisation=organisation, choice=choice, at=at)
    if holder:
        vote.cast_by = Organisation.objects.get(campaign=held.item.meeting.campaign, key=holder)
    vote.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            vote.save()
    except IntegrityError:
        # Two of its people at once: the other was first.
        raise _twice(organisation) from None
    log.record("meetings.cast_vote", target=vote, by=by, on=on, after=vote, campaign=held.item.meeting.campaign.slug)
    return vote


@transaction.atomic
def take_back_vote(*, vote: Vote, by: Any, on: date) -> None:
    """Take a vote off the roll that was entered by mistake, while the motion is open; the log keeps it."""
    campaign = vote.motion.item.meeting.campaign.slug
    require(by, Right.KEEP_MINUTES, campaign=campaign, on=on)
    _open(vote.motion)
    log.record("meetings.take_back_vote", target=vote, by=by, on=on, before=vote, campaign=campaign)
    vote.delete()


@transaction.atomic
def reserve(*, motion: Motion, organisation: Organisation, text: str, by: Any, on: date, at: datetime) -> Reservation:
    """Note with what reservation a member joins a consensus. Raises as casting a vote does."""
    held = _open(motion)
    if held.method != Motion.Method.CONSENSUS:
        raise MotionClosed(_("This motion is decided by a vote: a reservation belongs to a consensus."))
    here = floor(held.item.meeting)
    _refuse_who_is_not_entitled(organisation, here)
    _refuse_stranger(held, organisation, here.proxies.get(organisation.key, ""), by=by, on=on)
    if held.votes.filter(organisation=organisation).exists():
        raise _twice(organisation)
    row = Reservation(motion=held, organisation=organisation, text=text.strip(), at=at)
    row.full_clean()
    row.save()
    log.record("meetings.reserve", target=row, by=by, on=on, after=row, campaign=held.item.meeting.campaign.slug)
    return row


@transaction.atomic
def close_motion(
    *,
    motion: Motion,
    by: Any,
    on: date,
    at: datetime,
    without_quorum: str = "",
    silence_consents: bool | None = None,
) -> Motion:
    """Close a motion with what the votes and the rules make of it; one that is carried becomes a numbered decision.

    Without a quorum it is refused, unless words are given: then the votes stay on record and nothing is decided.
    `silence_consents`: whether the chair said that silence is consent; None: as the alliance's rules have it.
    Raises NotAllowed, MotionClosed, NoQuorum, NotHeard.
    """
    held = _open(motion)
    meeting = held.item.meeting
    require(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    here = floor(meeting)
    silent = here.rules.silence_consents if silence_consents is None else silence_consents
    result = result_of(held, here, silence_consents=silent)
    words = without_quorum.strip()
    _refuse_without_words(here, words)
    if result.outcome is Outcome.OPEN:
        raise NotHeard(_not_heard(result, here))
    held.outcome, held.closed_at = _OUTCOMES.get(result.outcome, Motion.Outcome.REJECTED), at
    held.reckoning = _reckoning(result, here, words)
    held.full_clean()
    held.save()
    after = {"outcome": held.outcome}
    log.record("meetings.close_motion", target=held, by=by, on=on, after=after, campaign=meeting.campaign.slug)
    if result.carried:
        write_decision(item=held.item, text=held.text, motion=held, by=by, on=on)
    return held


@transaction.atomic
def withdraw_motion(*, motion: Motion, by: Any, on: date, at: datetime) -> Motion:
    """Close a motion that its mover takes back; nothing is decided."""
    held = _open(motion)
    campaign = held.item.meeting.campaign.slug
    require(by, Right.KEEP_MINUTES, campaign=campaign, on=on)
    held.outcome, held.closed_at = Motion.Outcome.WITHDRAWN, at
    held.save()
    log.record("meetings.withdraw_motion", target=held, by=by, on=on, campaign=campaign, after={"outcome": "withdrawn"})
    return held


def _open(motion: Motion) -> Motion:
    """The motion as it stands now, held until the act is done."""
    rows = Motion.objects.select_for_update(of=("self",)).select_related("item__meeting__campaign")
    found = rows.get(pk=motion.pk)
    refuse_frozen(found.item.meeting)
    if found.outcome != Motion.Outcome.OPEN:
        words = _("This motion is closed: %(outcome)s. Its votes stay as they were cast.")
        raise MotionClosed(words % {"outcome": found.get_outcome_display()})
    return found


def _refuse_who_is_not_entitled(organisation: Organisation, here: Floor) -> None:
    answer = here.members.get(organisation.key, Answer.NO)
    if answer is Answer.NO:
        words = _("%(name)s cannot vote: only members in good standing on the day of the meeting do, observers never.")
        raise NotAMember(words % {"name": organisation.short})
    problem = may_vote(organisation.key, {organisation.key: answer})
    if problem:
        words = _("%(name)s cannot vote: %(why)s. Record its membership first.")
        raise NotAMember(words % {"name": organisation.short, "why": refusal_words(problem)})
    if organisation.key not in here.entitled:
        words = _("%(name)s is not on the list of attendance, nor there by a proxy that the rules allow. Note it.")
        raise NotThere(words % {"name": organisation.short})


def _refuse_stranger(motion: Motion, organisation: Organisation, holder: str, *, by: Any, on: date) -> None:
    meeting = motion.item.meeting
    if may(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on):
        return
    require(by, Right.VOTE, campaign=meeting.campaign.slug, on=on)
    if not {organisation.key, holder} & {each.key for each in voices(by, meeting, on=on)}:
        words = _("You hold no role by which you vote for %(name)s. The secretariat gives roles.")
        raise NotYourVote(words % {"name": organisation.short})


def _twice(organisation: Organisation) -> VotedAlready:
    words = _("%(name)s has had its say on this motion: one for each member, whoever of its people gives it.")
    return VotedAlready(words % {"name": organisation.short})


def _refuse_without_words(here: Floor, words: str) -> None:
    found = here.quorum
    if found.answer is not Answer.YES and not words:
        told = " ".join(explained(found.steps, here.names))
        raise NoQuorum(
            _("%(why)s Close it without a decision by saying so in words, or put it to the next meeting.")
            % {"why": told}
        )


def _not_heard(result: Result, here: Floor) -> str:
    silent = next((step.values["organisations"] for step in result.steps if step.code == "silence"), ())
    names = ", ".join(here.name(key) for key in silent)
    if not names:
        return _("No member has spoken. Note who is there and who agrees.")
    return _("Not heard yet: %(names)s. Note what they say, or that the chair took silence for consent.") % {
        "names": names
    }


def _reckoning(result: Result, here: Floor, words: str) -> dict[str, Any]:
    found = here.quorum
    steps = [*found.steps, *(step for step in result.steps if step.code != "quorum")]
    told = {key for step in steps for key in _keys(step.values)}
    return {
        "outcome": str(result.outcome),
        "quorum": str(found.answer),
        "counts": dict(result.counts),
        "steps": [step_data(step) for step in steps],
        "names": {key: here.name(key) for key in sorted(told)},
        "assumed": sorted(here.rules.assumed),
        "words": words,
    }


def _keys(values: Any) -> list[str]:
    one = [values["organisation"]] if "organisation" in values else []
    return [*one, *values.get("organisations", ())]
