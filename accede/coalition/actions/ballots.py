"""Votes on the nominees: opened, cast once for each member, counted with an explanation, and the term they open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.counting import Counted, counted
from accede.coalition.actions.letters import send, speakers
from accede.coalition.actions.nominations import refuse_other_voice
from accede.coalition.actions.opened_terms import open_term
from accede.coalition.actions.rotations import hold, put
from accede.coalition.models import Ballot, Cast, Decision, Nomination, Organisation, Rotation
from accede.coalition.queries import rotation_words as words
from accede.coalition.queries import rotations as reads
from accede.core.dates import Answer
from accede.core.rotation import Phase
from accede.core.voting import Outcome
from accede.kit.keys import free_key
from accede.kit.refusals import Refused


class NotReady(Refused):
    """Nominations are still open, or a ballot runs."""


class NotOnTheBallot(Refused):
    """The nominee does not stand, or waits behind others."""

    field = "candidates"


class BallotClosed(Refused):
    """The ballot is not open at this moment."""


class VotedMeanwhile(Refused):
    """Somebody else voted for the same organisation since the page was read."""


class StillOpen(Refused):
    """The ballot is counted once it is closed, or once every member has voted."""


@transaction.atomic
def open_ballot(
    *, rotation: Rotation, candidates: Sequence[Nomination], opens_at: datetime, closes_at: datetime, by: Any,
    on: date, at: datetime, decided_by: str = "",
) -> Ballot:  # fmt: skip
    """Put nominees who stand to the members. Raises NotReady, NotOnTheBallot, Settled, NotAllowed."""
    campaign = rotation.campaign
    require(by, Right.RUN_ROTATION, campaign=campaign.slug, on=on)
    hold(rotation)
    before = reads.ballots(rotation)
    if reads.phase(rotation, before, at=at) is not Phase.NOMINATED or reads.open_ballot_of(before):
        raise NotReady(_("A ballot is opened after nominations have closed, and one at a time."))
    if closes_at <= max(opens_at, at):
        raise Refused(_("A ballot closes after it opens, and later than now."), field="closes_at")
    rule = decided_by or rotation.decided_by
    _refuse_candidates(rotation, candidates, rule, today=reads.day_of(campaign, at))
    number = len(before) + 1
    row = Ballot(
        campaign=campaign, key=free_key(Ballot, f"{rotation.key} ballot {number}", campaign=campaign),
        rotation=rotation, number=number, opens_at=opens_at, closes_at=closes_at, decided_by=rule,
        candidates=[each.key for each in candidates],
    )  # fmt: skip
    put(row, "coalition.open_ballot", by=by, on=on, taken=NotReady(_("Another ballot was opened meanwhile.")))
    send(
        "ballot_open", to=_voters(row, on=on), about=row, by=by, campaign=campaign, key=row.key,
        office=rotation.office.name, opens=words.clock_words(rotation, opens_at),
        closes=words.clock_words(rotation, closes_at), rule=row.get_decided_by_display(),
        nominees=[f"{each.person.name}, {each.organisation.short}" for each in candidates],
    )  # fmt: skip
    return row


@transaction.atomic
def vote(
    *, ballot: Ballot, organisation: Organisation, choice: str, by: Any, on: date, at: datetime,
    nomination: Nomination | None = None, words_for: str = "", replaces: str = "",
) -> Cast:  # fmt: skip
    """Vote in the name of a member. It may change its vote until the ballot closes: then `replaces` is the key of the
    vote that the person saw; each vote is a row, and the last counts.

    Raises NotAllowed (an observer), BallotClosed, NotInItsName, NotOnTheBallot, VotedMeanwhile.
    """
    require(by, Right.VOTE, campaign=ballot.campaign.slug, on=on)
    _hold(ballot)
    _refuse_closed(ballot, at)
    refuse_other_voice(by, Right.VOTE, organisation, on=on, today=reads.day_of(ballot.campaign, at))
    chosen = None if choice == Cast.Choice.ABSTAIN else nomination
    _refuse_choice(ballot, choice, chosen, words_for)
    _lay_aside(ballot, organisation, replaces, at)
    row = Cast(
        campaign=ballot.campaign,
        key=free_key(Cast, f"{ballot.key} {organisation.key}", campaign=ballot.campaign),
        ballot=ballot, organisation=organisation, choice=choice, nomination=chosen, words=words_for.strip(),
        by=by.get_username(), at=at,
    )  # fmt: skip
    taken = VotedMeanwhile(_meanwhile(ballot, organisation))
    # How it voted is shown with the result, not before; the log, which some read earlier, says that it voted.
    put(row, "coalition.vote", by=by, on=on, taken=taken, after={"organisation": organisation.key})
    return row


@transaction.atomic
def count_ballot(*, ballot: Ballot, by: Any, on: date, at: datetime) -> Ballot:
    """Record what came of a ballot, with its explanation; where a nominee carries it, her term is opened, and the
    members are told. Raises StillOpen, Settled, NotAllowed, and what opening the term raises.
    """
    rotation = ballot.rotation
    require(by, Right.RUN_ROTATION, campaign=ballot.campaign.slug, on=on)
    _hold(ballot)
    if ballot.outcome:
        raise StillOpen(_("This ballot is counted already."))
    found = counted(ballot, at=at)
    if at < ballot.closes_at and not found.everybody:
        closes = words.clock_words(rotation, ballot.closes_at)
        raise StillOpen(_("Not everybody has voted, and the ballot is open until %(time)s.") % {"time": closes})
    ballot.outcome, ballot.winner, ballot.counted_at = found.result.outcome.value, found.winner, at
    ballot.steps = found.steps
    put(ballot, "coalition.count_ballot", by=by, on=on, after={"outcome": ballot.outcome, "winner": found.winner_key})
    if found.winner is not None:
        rotation.term = open_term(rotation, found.winner, by=by, on=on)
        rotation.outcome, rotation.settled_at = Rotation.Outcome.DECIDED, at
        put(rotation, "coalition.decide_rotation", by=by, on=on, after={"outcome": rotation.outcome})
    _tell_result(ballot, found, by=by, on=on)
    return ballot


def _hold(ballot: Ballot) -> None:
    """Holds the rotation, and brings the ballot in hand up to date: of a count and a vote at once one is first."""
    hold(ballot.rotation)
    ballot.refresh_from_db(fields=["outcome", "steps", "counted_at"])


def _refuse_candidates(rotation: Rotation, candidates: Sequence[Nomination], rule: str, *, today: date) -> None:
    if not candidates:
        raise NotOnTheBallot(_("Choose who is put to the members. Only who has accepted stands."))
    if rule == Decision.CONSENSUS and len(candidates) > 1:
        raise NotOnTheBallot(_("A consensus is sought on one nominee at a time. Choose one."))
    judged = reads.judge(rotation.office, turns=rotation.turns, on=today)
    standing = [each for each in reads.nominations(rotation) if each.stands]
    first = [each for each in standing if (found := judged.of(each.organisation.key)).eligible and not found.waits]
    for each in candidates:
        found = judged.of(each.organisation.key)
        if each.rotation_id != rotation.pk or not each.stands or not found.eligible:
            raise NotOnTheBallot(_("%(name)s does not stand, or may not.") % {"name": each.person.name})
        if found.waits and first:
            message = _("%(name)s has served in this round, and somebody who has not served stands.")
            raise NotOnTheBallot(message % {"name": each.organisation.short})


def _refuse_closed(ballot: Ballot, at: datetime) -> None:
    if ballot.outcome or at >= ballot.closes_at:
        closed = words.clock_words(ballot.rotation, ballot.counted_at or ballot.closes_at)
        raise BallotClosed(_("The ballot closed on %(time)s. Nothing was saved.") % {"time": closed})
    if at < ballot.opens_at:
        opens = words.clock_words(ballot.rotation, ballot.opens_at)
        raise BallotClosed(_("The ballot opens on %(time)s. Nothing was saved.") % {"time": opens})


def _refuse_choice(ballot: Ballot, choice: str, chosen: Nomination | None, words_for: str) -> None:
    if choice not in Cast.Choice.values:
        raise Refused(_("Choose a nominee, or abstain."), field="choice")
    if choice != Cast.Choice.ABSTAIN and (chosen is None or chosen.key not in ballot.candidates):
        raise NotOnTheBallot(_("This nominee is not on the ballot."), field="choice")
    if choice == Cast.Choice.AGAINST and len(ballot.candidates) > 1:
        raise Refused(_("With several nominees a member votes for one of them, or abstains."), field="choice")
    if choice == Cast.Choice.AGAINST and ballot.decided_by == Decision.CONSENSUS and not words_for.strip():
        raise Refused(_("An objection stops the consensus: say why, so that the others can answer."), field="words_for")


def _lay_aside(ballot: Ballot, organisation: Organisation, replaces: str, at: datetime) -> None:
    """Takes the vote that counted until now out of the count, if it is the one that the person saw."""
    counts = Cast.objects.select_for_update().filter(ballot=ballot, organisation=organisation, replaced_at=None)
    now = counts.values_list("key", flat=True).first() or ""
    if now != replaces or (now and not counts.filter(key=replaces).update(replaced_at=at)):
        raise VotedMeanwhile(_meanwhile(ballot, organisation))


def _meanwhile(ballot: Ballot, organisation: Organisation) -> str:
    held = Cast.objects.filter(ballot=ballot, organisation=organisation, replaced_at=None).first()
    told = {"name": organisation.short}
    if held is None:
        return _("The vote of %(name)s was not the one that you saw. Look again and vote once more.") % told
    told |= {"by": held.by, "time": words.clock_words(ballot.rotation, held.at)}
    return _("%(by)s voted for %(name)s on %(time)s. One vote counts for each member: look at it and change it.") % told


def _voters(ballot: Ballot, *, on: date) -> list[Any]:
    members = [key for key, answer in reads.standing_on(ballot.campaign, on=on).items() if answer is Answer.YES]
    return speakers(ballot.campaign, Right.VOTE, members, on=on)


def _tell_result(ballot: Ballot, found: Counted, *, by: Any, on: date) -> None:
    rotation = ballot.rotation
    names = words.names_of(reads.nominations(rotation))
    send(
        "ballot_counted", to=_voters(ballot, on=on), about=ballot, by=by, campaign=ballot.campaign, key=ballot.key,
        office=rotation.office.name, carried=found.result.outcome is Outcome.CARRIED,
        winner=names.get(found.winner_key, ""), outcome=words.outcome_words(ballot.outcome),
        term=words.term_words(rotation.first_date, rotation.last_date),
    )  # fmt: skip
