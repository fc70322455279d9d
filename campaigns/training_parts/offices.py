"""The invented offices: a Convener who rotates, with ballots and a handover; the host, the treasurer, a secondment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accede.coalition import actions
from accede.coalition.actions import ballots, handovers, nominations, rotations
from accede.core.dates import Moment
from campaigns.training_parts.stage import SOURCE, Stage, moment


@dataclass(frozen=True)
class Candidate:
    """Somebody nominated: by whom, with which words, and whether she stands."""

    person: str
    organisation: str
    by: str  # the person who nominates, and the organisation for which she does
    of: str
    words: str
    stands: bool = True


@dataclass(frozen=True)
class Turn:
    """One rotation: its days, who was nominated, and how each member voted (person → candidate, or "abstain")."""

    first: str
    opened: str
    closed: str
    ballot_ends: str
    candidates: tuple[Candidate, ...]
    votes: dict[str, str]


VOTERS = {
    "ada-example": "hweu", "bruna-sample": "iwa", "chidi-placeholder": "mucc", "dana-invented": "shrc",
    "eeva-pretend": "pta", "farid-imaginary": "ilg",
}  # fmt: skip
TURNS = (
    Turn(
        "2025-07-01", "2025-05-05", "2025-05-26", "2025-06-13",
        (Candidate("ada-example", "hweu", "chidi-placeholder", "mucc", "She founded us, or would have."),),
        dict.fromkeys(VOTERS, "ada-example"),
    ),
    Turn(
        "2026-01-01", "2025-11-03", "2025-11-24", "2025-12-12",
        (Candidate("dana-invented", "shrc", "eeva-pretend", "pta", "She reads every treaty twice."),),
        dict.fromkeys(VOTERS, "dana-invented") | {"farid-imaginary": "abstain"},
    ),
    Turn(
        "2026-07-01", "2026-05-04", "2026-05-25", "2026-06-12",
        (
            Candidate("bruna-sample", "iwa", "dana-invented", "shrc", "She knows every hall that does not exist."),
            Candidate("chidi-placeholder", "mucc", "farid-imaginary", "ilg", "He never loses his patience."),
            Candidate("eeva-pretend", "pta", "ada-example", "hweu", "She keeps our books.", stands=False),
        ),
        {
            "ada-example": "bruna-sample", "bruna-sample": "bruna-sample", "chidi-placeholder": "chidi-placeholder",
            "dana-invented": "bruna-sample", "eeva-pretend": "bruna-sample", "farid-imaginary": "chidi-placeholder",
        },
    ),
)  # fmt: skip
NOTES = """\
The printer needs four weeks, not two. The Imaginary League of Gardeners prefers calls to letters.

Two things I would do again: the agenda with minutes for each point, and tea before votes."""


def offices(stage: Stage) -> None:
    """The offices with their rules, and those whose holders were simply appointed."""
    stage.made["convener"] = stage.do(
        actions.add_office, campaign=stage.campaign, key="convener", name="Convener", order=1, rotates=True,
        term_months=6, nominated_among="member", decided_by="simple", turns="first", window_days=21,
        turnout_percent=50, role="convener", source=SOURCE,
    )  # fmt: skip
    host = stage.do(
        actions.add_office, campaign=stage.campaign, key="secretariat-host", name="Secretariat host", order=2,
        nominated_among="member", source=SOURCE,
    )  # fmt: skip
    stage.do(
        actions.record_term, office=host, organisation=stage.organisations["hweu"], start=_first_day(), source=SOURCE
    )
    treasurer = stage.do(
        actions.add_office, campaign=stage.campaign, key="treasurer", name="Treasurer", order=3, term_months=24,
        source=SOURCE,
    )  # fmt: skip
    stage.do(
        actions.record_term, office=treasurer, person=stage.people["eeva-pretend"],
        organisation=stage.organisations["pta"], start=_first_day(), source=SOURCE,
    )  # fmt: skip
    stage.go("2025-01-06")
    stage.do(
        actions.second, person=stage.people["juno-specimen"], organisation=stage.organisations["shrc"],
        role="Campaign officer", duties="keeps the secretariat", share_percent=50, value="48000.00", currency="CHF",
        start=Moment.parse("2025-01-06"), end=Moment.parse("2026-12-31"), source=SOURCE,
    )  # fmt: skip


def rotation(stage: Stage, turn: Turn) -> None:
    """One rotation from the opening of the window to the count."""
    stage.go(turn.opened)
    row = stage.do_now(
        rotations.open_rotation, office=stage.made["convener"], first_date=date.fromisoformat(turn.first),
        opens_at=moment(turn.opened, "12:00"), closes_at=moment(turn.closed, "18:00"),
        note="Nominate whom you like: nobody here exists.",
    )  # fmt: skip
    stage.go(turn.opened, "14:00")
    named = {each.person: _nominated(stage, row, each) for each in turn.candidates}
    stage.go(turn.closed, "18:30")
    standing = [named[each.person] for each in turn.candidates if each.stands]
    ballot = stage.do_now(
        ballots.open_ballot, rotation=row, candidates=standing, opens_at=moment(turn.closed, "19:00"),
        closes_at=moment(turn.ballot_ends, "18:00"),
    )  # fmt: skip
    stage.go(turn.ballot_ends, "09:00")
    for voter, chosen in turn.votes.items():
        facts = {"choice": "abstain"} if chosen == "abstain" else {"choice": "for", "nomination": named[chosen]}
        organisation = stage.organisations[VOTERS[voter]]
        stage.do_now(ballots.vote, by=voter, ballot=ballot, organisation=organisation, **facts)
    stage.go(turn.ballot_ends, "18:05")
    stage.do_now(ballots.count_ballot, ballot=ballot)
    row.refresh_from_db()
    stage.made[turn.first] = row.term


def handover(stage: Stage, first: str, last: str, holder: str, next_one: str, notes: str) -> None:
    """The pack of the term that began on a day: notes, release on its last day, receipt the morning after."""
    term = stage.made[first]
    stage.go(last, "16:00")
    stage.do(handovers.write_notes, by=holder, term=term, notes=notes)
    stage.go(last, "17:00")
    pack = stage.do_now(handovers.release, by=holder, term=term)
    stage.now += timedelta(hours=16, minutes=30)
    stage.do_now(handovers.confirm, by=next_one, handover=pack)


def _nominated(stage: Stage, row: Any, each: Candidate) -> Any:
    by_key = stage.organisations
    found = stage.do_now(
        nominations.nominate, by=each.by, rotation=row, person=stage.people[each.person],
        organisation=by_key[each.organisation], nominated_by=by_key[each.of], words_for=each.words,
    )  # fmt: skip
    return stage.do_now(
        nominations.answer, by=each.person, nomination=found, accepts=each.stands, way="signed_in"
    )  # fmt: skip


def _first_day() -> Moment:
    return Moment.parse("2025-01-01")
