"""What came of a ballot: the votes that count on the day it closed, put to the rule of `core.voting`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accede.coalition.models import Ballot, Cast, Nomination
from accede.coalition.queries import rotations as reads
from accede.core.dates import Answer
from accede.core.steps import Step
from accede.core.voting import Choice, Result, Rule, Vote, decide, elect

SAYS = {Cast.Choice.FOR: Choice.YES, Cast.Choice.AGAINST: Choice.NO, Cast.Choice.ABSTAIN: Choice.ABSTAIN}


@dataclass(frozen=True)
class Counted:
    """The result, the nominee who carried it, its explanation as plain values, and whether every member has voted."""

    result: Result
    winner: Nomination | None
    steps: list[dict[str, Any]]
    everybody: bool

    @property
    def winner_key(self) -> str:
        return self.winner.key if self.winner else ""


def counted(ballot: Ballot, *, at: datetime) -> Counted:
    """The result as it is at the moment. Five queries.

    Entitled is who is a member in good standing on the day on which the ballot closes (or is counted before, once all
    have voted): the vote of an organisation that left meanwhile does not count, and a nominee of one is no longer on
    the ballot. Silence is assent under consensus, for every member was asked.
    """
    day = reads.day_of(ballot.campaign, min(at, ballot.closes_at))
    entitled = reads.standing_on(ballot.campaign, on=day)
    judged = reads.judge(ballot.rotation.office, turns=ballot.rotation.turns, on=day)
    running = {
        each.key: each
        for each in reads.nominations(ballot.rotation)
        if each.key in ballot.candidates and each.stands and judged.of(each.organisation.key).eligible
    }
    casts = [each for each in reads.casts([ballot])[ballot.pk] if each.replaced_at is None]
    turnout, quorum = _turnout(ballot, casts, entitled)
    result, chosen = _put(ballot, casts, running, entitled, quorum)
    voted = {each.organisation.key for each in casts}
    everybody = all(key in voted for key, answer in entitled.items() if answer is Answer.YES)
    steps = [_plain(step) for step in (*result.steps[:1], turnout, *result.steps[1:])]
    return Counted(result, chosen, steps, everybody)


def _put(
    ballot: Ballot, casts: list[Cast], running: dict[str, Nomination], entitled: dict[str, Answer], quorum: Answer
) -> tuple[Result, Nomination | None]:
    rule = Rule(ballot.decided_by)
    if len(ballot.candidates) == 1 and running:
        votes = [Vote(each.organisation.key, SAYS[Cast.Choice(each.choice)]) for each in casts]
        result = decide(rule, votes, entitled, quorum=quorum, silence_consents=True)
        return result, next(iter(running.values())) if result.carried else None
    votes = [Vote(each.organisation.key, each.nomination.key if each.nomination else "") for each in casts]
    result = elect(rule, votes, running, entitled, quorum=quorum)
    return result, running.get(result.winner)


def _turnout(ballot: Ballot, casts: list[Cast], entitled: dict[str, Answer]) -> tuple[Step, Answer]:
    """Whether as many members voted as the rule of the office asks for."""
    percent = ballot.rotation.turnout_percent or 0
    members = [key for key, answer in entitled.items() if answer is Answer.YES]
    cast = sum(each.organisation.key in members for each in casts)
    needed = -(-len(members) * percent // 100)
    step = Step("turnout", None, {"cast": cast, "needed": needed, "percent": percent})
    return step, Answer.YES if cast >= needed else Answer.NO


def _plain(step: Step) -> dict[str, Any]:
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in step.values.items()}
    return {"code": step.code, "values": values}
