"""What the pages of targets show: lists with their States and scores, suggestions, what other weights would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.coalition.models import Campaign
from accede.core.targets import Factor, Line, Score
from accede.governments.models import Target, TargetList
from accede.governments.queries import score_words as words
from accede.governments.queries.scores import Facts, Scored, scored
from accede.governments.queries.targets import target_lists, targets_seen, with_campaign
from accede.record import queries as record

SUGGESTED = 10
COMPARED = 20


@dataclass(frozen=True)
class TargetRow:
    """A target with the State's name and standing on the day, and its score (None for a State that is bound)."""

    target: Target
    name: str
    state: record.StateRow | None
    scored: Scored | None
    days_to_review: int | None  # negative: late; None without a day, and where it was dropped

    @property
    def dropped(self) -> bool:
        return self.target.dropped_date is not None

    @property
    def late(self) -> bool:
        return self.days_to_review is not None and self.days_to_review < 0

    @property
    def words(self) -> str:
        return words.score_words(self.scored.score) if self.scored else ""


@dataclass(frozen=True)
class ListOnADay:
    """A list with its States as of a day: those on it, the highest score first, and those dropped."""

    targets: TargetList
    rows: tuple[TargetRow, ...]

    @property
    def standing(self) -> list[TargetRow]:
        return [row for row in self.rows if not row.dropped]

    @property
    def dropped(self) -> list[TargetRow]:
        return [row for row in self.rows if row.dropped]


def lists_on(
    campaign: Campaign, found: Mapping[str, Scored], *, reader: Any, as_of: date, on: date
) -> list[ListOnADay]:
    """Every list that the reader may see and that was begun, with its States. Two queries for a Reading."""
    lists = list(target_lists(campaign, reader=reader, on=on))
    targets = with_campaign(targets_seen(campaign, reader=reader, on=on), campaign)
    by_list: dict[int, list[Target]] = {}
    for target in targets:
        by_list.setdefault(target.targets_id, []).append(target)
    for each in lists:
        each.campaign = campaign
    return [ListOnADay(each, rows_of(campaign, by_list.get(each.pk, ()), found, as_of=as_of)) for each in lists]


def rows_of(
    campaign: Campaign, targets: Iterable[Target], found: Mapping[str, Scored], *, as_of: date
) -> tuple[TargetRow, ...]:
    """These targets as of the day, the highest score first; without those added later. No query."""
    states = {row.code: row for row in record.every_state(campaign.treaty, as_of=as_of)}
    rows = [_row(target, states, found, as_of) for target in targets if target.added_date <= as_of]
    return tuple(sorted(rows, key=lambda row: (row.dropped, row.scored.place if row.scored else 999, row.name)))


def _row(target: Target, states: Mapping[str, record.StateRow], found: Mapping[str, Scored], as_of: date) -> TargetRow:
    code = target.state.code
    if target.dropped_date is not None and target.dropped_date > as_of:
        target.dropped_date, target.dropped_words = None, ""  # for showing the day; never saved
    wanted = target.review_date if target.dropped_date is None else None
    name = states[code].name if code in states else record.state_name(code, on=as_of)
    return TargetRow(target, name, states.get(code), found.get(code), (wanted - as_of).days if wanted else None)


@dataclass(frozen=True)
class Suggestion:
    """A State with a high score that is no target yet, and the reason in a line."""

    scored: Scored
    words: str
    reason: str
    unknown: str


def suggestions(found: Mapping[str, Scored], taken: Iterable[str]) -> list[Suggestion]:
    """The highest scores among the States that are not yet targets; none that nothing speaks for."""
    targets = set(taken)
    rows = [each for code, each in found.items() if code not in targets and each.score.number > 0]
    return [
        Suggestion(each, words.score_words(each.score), words.reason(each.score), words.unknown_words(each.score))
        for each in rows[:SUGGESTED]
    ]


# -------------------------------------------------------------------------------------------------- lines of a score
@dataclass(frozen=True)
class ToldLine:
    """A line of a score in words."""

    name: str
    weight: int
    points: str
    worth: str
    why: str
    known: bool


def told(found: Score) -> list[ToldLine]:
    """The score line by line."""
    return [_told(line) for line in found.lines]


def _told(line: Line) -> ToldLine:
    name, why = words.factor_name(line.factor), words.why(line)
    return ToldLine(name, line.weight, words.points(line), words.number(line.worth), why, line.points is not None)


# ------------------------------------------------------------------------------------------------------ other weights
@dataclass(frozen=True)
class Moved:
    """A State in the order of scores with weights that were tried: its place and score now and then."""

    name: str
    code: str
    place: int
    score: str
    before: int
    score_before: str

    @property
    def up(self) -> int:
        """How many places it rises; negative: it falls."""
        return self.before - self.place

    @property
    def down(self) -> int:
        return -self.up


def compared(found: Facts, now: Mapping[Factor, int], tried: Mapping[Factor, int]) -> list[Moved]:
    """The first States of the order with the weights tried, and those that fall out of it."""
    before, after = scored(found, now), scored(found, tried)
    codes = [*list(after)[:COMPARED], *list(before)[:COMPARED]]
    return [
        Moved(
            after[code].row.name, code, after[code].place, words.number(after[code].score.number),
            before[code].place, words.number(before[code].score.number),
        )
        for code in dict.fromkeys(codes)
    ]  # fmt: skip
