"""One office on its page: the clock, the terms with what is unusual about them, the round, rotations and handovers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import rights_of
from accede.coalition.models import Handover, Office, OfficeTerm, Organisation, Rotation
from accede.coalition.queries import rotation_words as words
from accede.coalition.queries import rotations as reads
from accede.coalition.queries.words import answer_words, tenure_words
from accede.coalition.rules import reading_of, visible
from accede.core.dates import Answer
from accede.core.rotation import Clock, Stage, Term, problems
from accede.kit.localdates import long_day
from accede.kit.log import Parts


@dataclass(frozen=True)
class TermLine:
    """A term with the answer for the day, where it comes from, and where it departs from the rule."""

    term: OfficeTerm
    words: str
    time: str
    certain: bool
    opened_here: bool
    flags: tuple[str, ...]
    handover: str


@dataclass(frozen=True)
class RotationLine:
    """A rotation in the list of its office."""

    rotation: Rotation
    term: str
    state: str


@dataclass(frozen=True)
class OfficePage:
    """Everything on the page."""

    clock: Clock | None
    clock_words: str
    warning: str
    terms: tuple[TermLine, ...]
    rotations: tuple[RotationLine, ...]
    served: tuple[Organisation, ...]
    waiting: tuple[Organisation, ...]
    may_open: bool
    runs: bool


def office_page(office: Office, *, on: date, today: date, reader: Any, at: datetime) -> OfficePage:
    """The page of an office as of a day, for a reader at a moment. A fixed number of queries."""
    rows = reads.terms_of(office)
    reading = reading_of(reader, office.campaign.slug, on=today)
    handed = dict(visible(Handover.objects.filter(term__office=office), reading).values_list("term", "released_at"))
    held = [_line(row, rows, office, handed, on) for row in reversed(rows)]
    clock = next((each for row in rows if (each := _clock(row, on))), None)
    found = reads.rotations(office.campaign, office=office)
    judge = reads.judge(office, turns=office.turns, on=on)
    members = reads.organisations_by_key(
        office.campaign, [key for key, answer in judge.standing.items() if answer is Answer.YES]
    )
    rights = rights_of(reader, campaign=office.campaign.slug, on=today)
    runs = any(not each.outcome for each in found)
    return OfficePage(
        clock=clock,
        clock_words=_clock_words(clock) if clock else "",
        warning=_warning(clock, rows, runs) if clock else "",
        terms=tuple(held),
        rotations=tuple(_rotation(each, at) for each in found),
        served=tuple(each for each in members if each.key in judge.served),
        waiting=tuple(each for each in members if each.key not in judge.served),
        may_open=Right.RUN_ROTATION in rights and not runs,
        runs=runs,
    )


def _line(
    row: OfficeTerm, rows: list[OfficeTerm], office: Office, handed: dict[int, datetime | None], on: date
) -> TermLine:
    for each in (row.person, row.organisation):
        if each is not None:
            each.campaign = office.campaign
    row.campaign, row.office = office.campaign, office
    opened = hasattr(row, "rotation")
    return TermLine(
        term=row,
        words=answer_words(row.tenure, on),
        time=tenure_words(row.tenure),
        certain=row.tenure.on(on).answer is Answer.YES,
        opened_here=opened,
        flags=tuple(_flags(row, rows, office)),
        handover=_handover(row, handed),
    )


def _flags(row: OfficeTerm, rows: list[OfficeTerm], office: Office) -> list[str]:
    """Where a term departs from the rule: allowed to recorded history, and shown."""
    if not (row.start.is_day and row.end.is_day):
        return []
    others = reads.dated(each for each in rows if each.pk != row.pk)
    term = Term(row.start.day, row.end.day, row.holder)
    return words.recorded_words(problems(term, others=others, months=office.term_months))


def _handover(row: OfficeTerm, handed: dict[int, datetime | None]) -> str:
    if row.pk not in handed:
        return ""
    return _("handed over") if handed[row.pk] else _("handover being prepared")


def _clock(row: OfficeTerm, on: date) -> Clock | None:
    if not (row.start.is_day and row.end.is_day) or row.tenure.on(on).answer is not Answer.YES:
        return None
    return Clock(Term(row.start.day, row.end.day, row.holder), on)


def _clock_words(clock: Clock) -> str:
    told = {"passed": clock.passed, "days": clock.days, "last": long_day(clock.term.last)}
    return _("Day %(passed)d of %(days)d; the last day is %(last)s.") % told


def _warning(clock: Clock, rows: list[OfficeTerm], runs: bool) -> str:
    followed = any(each.start.is_day and each.start.day > clock.term.last for each in rows)
    if clock.stage is Stage.RUNNING or followed:
        return ""
    near = {
        Stage.THREE_MONTHS: _("The term ends in less than three months."),
        Stage.ONE_MONTH: _("The term ends in less than a month."),
        Stage.TWO_WEEKS: _("The term ends in less than two weeks."),
    }.get(clock.stage, "")
    return " ".join((near, _("Its rotation is under way.") if runs else _("No rotation is open for the next one.")))


def _rotation(row: Rotation, at: datetime) -> RotationLine:
    if row.outcome:
        state = str(row.get_outcome_display())
    elif at < row.closes_at:
        state = _("nominations until %(time)s") % {"time": words.clock_words(row, row.closes_at)}
    else:
        state = _("nominations are closed")
    return RotationLine(row, words.term_words(row.first_date, row.last_date), state)


def parts_of_office(office: Office) -> tuple[Parts, ...]:
    """What hangs on an office, for its history."""
    return (
        Parts(OfficeTerm.objects.filter(office=office), "office", [office.pk]),
        Parts(Rotation.objects.filter(office=office), "office", [office.pk]),
    )
