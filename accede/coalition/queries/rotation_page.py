"""A rotation as its page shows it: stages, nominees, ballots, and what the reader may do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.accounts.rules import rights_of
from accede.coalition.models import Ballot, Cast, Nomination, Organisation, Rotation
from accede.coalition.queries import rotation_words as words
from accede.coalition.queries import rotations as reads
from accede.coalition.rules import speaks_for
from accede.core.dates import Answer
from accede.core.rotation import Phase
from accede.core.voting import Outcome
from accede.kit.localdates import short_day
from accede.kit.parts import Stage

_ORDER = (Phase.ANNOUNCED, Phase.NOMINATIONS, Phase.NOMINATED, Phase.BALLOT, Phase.COUNT, Phase.DECIDED)


@dataclass(frozen=True)
class Nominee:
    """A nomination with its words, and what the reader may do with it."""

    row: Nomination
    state: str
    eligible: bool
    reasons: tuple[str, ...]
    may_answer: bool
    may_withdraw: bool
    may_record: bool


@dataclass(frozen=True)
class Said:
    """What one member said in a ballot."""

    organisation: Organisation
    words: str
    reason: str
    when: str
    replaced: bool


@dataclass(frozen=True)
class BallotShown:
    """A ballot with its votes, which are shown once it is counted; before, only who has voted."""

    row: Ballot
    nominees: list[Nomination]
    casts: list[Cast]
    said: tuple[Said, ...]
    silent: tuple[Organisation, ...]
    voted_words: str
    opens: str
    closes: str
    outcome: str
    carried: bool
    steps: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return f"ballot-{self.row.number}"

    def cast_of(self, organisation: str) -> Cast | None:
        """The vote of an organisation (its key) that counts."""
        return next(
            (each for each in self.casts if each.organisation.key == organisation and not each.replaced_at), None
        )


@dataclass(frozen=True)
class RotationPage:
    """Everything on the page."""

    phase: Phase
    lede: str
    opens: str
    closes: str
    term: str
    stages: tuple[Stage, ...]
    nominees: tuple[Nominee, ...]
    ballots: tuple[BallotShown, ...]
    voices: tuple[tuple[Organisation, bool], ...]  # for whom the reader votes now, and whether it has voted
    may_nominate: bool
    may_open_ballot: bool
    may_count: bool
    may_close: bool
    may_call_off: bool
    why_not: str  # why the reader can do nothing, in words


def rotation_page(row: Rotation, *, reader: Any, on: date, at: datetime) -> RotationPage:
    """The page for a reader at a moment. A fixed number of queries, whatever was nominated and voted."""
    found, nominated = reads.ballots(row), reads.nominations(row)
    phase = reads.phase(row, found, at=at)
    today = reads.day_of(row.campaign, at)
    # Once it is settled, nominees are told as they were judged then: the winner's own term is no reason against her.
    judge = reads.judge(row.office, turns=row.turns, on=reads.day_of(row.campaign, row.settled_at or at))
    members = reads.standing_on(row.campaign, on=today)
    rights = rights_of(reader, campaign=row.campaign.slug, on=on)
    voices = speaks_for(reader, Right.VOTE, row.campaign, on=on) if Right.VOTE in rights else []
    shown = _ballots(row, found, nominated, members)
    runs, uncounted = Right.RUN_ROTATION in rights, reads.open_ballot_of(found)
    entitled = [each for each in voices if members.get(each.key) is Answer.YES]
    return RotationPage(
        phase=phase,
        lede=_lede(row, phase, uncounted),
        opens=words.clock_words(row, row.opens_at),
        closes=words.clock_words(row, row.closes_at),
        term=words.term_words(row.first_date, row.last_date),
        stages=_stages(row, phase, uncounted),
        nominees=tuple(_nominee(each, judge, phase, reader, runs, voices) for each in nominated),
        ballots=shown,
        voices=_to_vote(phase, entitled, shown),
        may_nominate=phase is Phase.NOMINATIONS and Right.NOMINATE in rights and bool(entitled),
        may_open_ballot=runs and phase is Phase.NOMINATED and uncounted is None,
        may_count=runs and uncounted is not None and (phase is Phase.COUNT or _everybody(shown, uncounted)),
        may_close=runs and phase is Phase.NOMINATIONS,
        may_call_off=runs and phase not in (Phase.DECIDED, Phase.CALLED_OFF),
        why_not=_why_not(phase, rights, voices, entitled),
    )


def _lede(row: Rotation, phase: Phase, ballot: Ballot | None) -> str:
    told = {"open": words.clock_words(row, row.opens_at), "close": words.clock_words(row, row.closes_at)}
    if phase is Phase.ANNOUNCED:
        return _("Nominations open on %(open)s.") % told
    if phase is Phase.NOMINATIONS:
        return _("Members nominate until %(close)s; then the window closes by itself.") % told
    if phase is Phase.BALLOT and ballot:
        return _("Members vote until %(close)s.") % {"close": words.clock_words(row, ballot.closes_at)}
    if phase is Phase.COUNT:
        return _("The ballot is closed; its result is not recorded yet.")
    if phase is Phase.DECIDED and row.term:
        return _("Decided: %(holder)s.") % {"holder": row.term.holder}
    if phase is Phase.CALLED_OFF:
        return _("Called off: %(why)s") % {"why": row.why}
    return _("Nominations closed on %(close)s. A ballot is opened on who has accepted.") % told


def _stages(row: Rotation, phase: Phase, ballot: Ballot | None) -> tuple[Stage, ...]:
    if phase is Phase.CALLED_OFF:
        return ()
    now = {Phase.ANNOUNCED: 0, Phase.NOMINATIONS: 0, Phase.NOMINATED: 1, Phase.BALLOT: 2, Phase.COUNT: 3}.get(phase, 4)
    names = (_("Nominations"), _("Nominees answer"), _("Members vote"), _("Result"), _("Term and handover"))
    zone = reads.zone_of(row.campaign)
    until = ballot.closes_at.astimezone(zone) if ballot else None
    days = (row.closes_at.astimezone(zone).date(), None, until.date() if until else None, None, row.first_date)
    return tuple(
        Stage(name, short_day(day), "done" if place < now else "now" if place == now else "")
        for place, (name, day) in enumerate(zip(names, days, strict=True))
    )


def _nominee(
    row: Nomination, judge: reads.Judge, phase: Phase, reader: Any, runs: bool, voices: list[Organisation]
) -> Nominee:
    judged = judge.of(row.organisation.key)
    open_ = phase in (Phase.ANNOUNCED, Phase.NOMINATIONS, Phase.NOMINATED)
    herself = row.person.user_id is not None and row.person.user_id == reader.pk
    waits = not row.answer and row.withdrawn_at is None
    return Nominee(
        row=row,
        state=_state(row),
        eligible=judged.eligible,
        reasons=tuple(words.eligibility_words(judged)),
        may_answer=open_ and herself and waits,
        may_record=open_ and runs and waits,
        may_withdraw=open_ and row.withdrawn_at is None and (herself or runs or row.nominated_by in voices),
    )


def _state(row: Nomination) -> str:
    if row.withdrawn_at:
        return _("withdrawn")
    return str(row.get_answer_display())


def _ballots(
    row: Rotation, found: list[Ballot], nominated: list[Nomination], members: dict[str, Answer]
) -> tuple[BallotShown, ...]:
    casts = reads.casts(found)
    names, short = words.names_of(nominated), _short_names(row, casts)
    named = {each.key: each for each in reads.organisations_by_key(row.campaign, members)}
    return tuple(_ballot(each, casts[each.pk], nominated, names, short, named, members) for each in found)


def _short_names(row: Rotation, casts: dict[int, list[Cast]]) -> dict[str, str]:
    return {each.organisation.key: each.organisation.short for rows in casts.values() for each in rows}


def _ballot(
    row: Ballot, casts: list[Cast], nominated: list[Nomination], names: dict[str, str], short: dict[str, str],
    named: dict[str, Organisation], members: dict[str, Answer],
) -> BallotShown:  # fmt: skip
    counting = [each for each in casts if each.replaced_at is None]
    voted = {each.organisation.key for each in counting}
    silent = [named[key] for key, answer in members.items() if answer is Answer.YES and key not in voted]
    of = len(voted) + len(silent)
    told = ngettext("%(n)d of %(of)d member has voted.", "%(n)d of %(of)d members have voted.", of)
    short = short | {key: each.short for key, each in named.items()}
    return BallotShown(
        row=row,
        nominees=[each for each in nominated if each.key in row.candidates],
        casts=casts,
        said=tuple(_said(each, names) for each in casts) if row.outcome else (),
        silent=() if row.outcome else tuple(silent),
        voted_words=told % {"n": len(voted), "of": of},
        opens=words.clock_words(row.rotation, row.opens_at),
        closes=words.clock_words(row.rotation, row.closes_at),
        outcome=words.outcome_words(row.outcome) if row.outcome else "",
        carried=row.outcome == Outcome.CARRIED.value,
        steps=tuple(words.result_words(row, names, short)),
    )


def _said(row: Cast, names: dict[str, str]) -> Said:
    told = str(row.get_choice_display())
    if row.nomination is not None:
        told = f"{told}: {names.get(row.nomination.key, '')}"
    when = words.clock_words(row.ballot.rotation, row.at)
    return Said(row.organisation, told, row.words, when, bool(row.replaced_at))


def _to_vote(
    phase: Phase, entitled: list[Organisation], shown: tuple[BallotShown, ...]
) -> tuple[tuple[Organisation, bool], ...]:
    if phase is not Phase.BALLOT:
        return ()
    now = shown[-1]
    return tuple((each, now.cast_of(each.key) is not None) for each in entitled)


def _everybody(shown: tuple[BallotShown, ...], ballot: Ballot) -> bool:
    return any(each.row.pk == ballot.pk and not each.silent and each.casts for each in shown)


def _why_not(phase: Phase, rights: set[Right], voices: list[Organisation], entitled: list[Organisation]) -> str:
    if phase not in (Phase.NOMINATIONS, Phase.BALLOT):
        return ""
    if Right.VOTE not in rights:
        return _("Only members nominate and vote. Observers read everything here and speak in the meetings.")
    if not voices:
        return _("You speak for no organisation here, so you neither nominate nor vote.")
    if not entitled:
        told = {"name": ", ".join(each.short for each in voices)}
        return _("%(name)s is no member in good standing today, so it neither nominates nor votes.") % told
    return ""


def ballot_to_vote_on(row: Rotation) -> BallotShown | None:
    """The ballot without a result, with its nominees and votes."""
    found = reads.open_ballot_of(reads.ballots(row))
    if found is None:
        return None
    return _ballots(row, [found], reads.nominations(row), {})[0]
