"""The States of a board on a map, by position: a pattern for each, and the same in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accede.governments.models import Stance
from accede.governments.queries.boards import BOUND, BoardRow
from accede.kit import drawing
from accede.kit.localdates import long_day

# Hue and pattern go from the party's solid to the plum of who opposes; what is not known stays plain.
MARKS: Mapping[str, str] = {
    BOUND: "p",
    Stance.IN_FAVOUR: "c",
    Stance.NO_DATE: "d",
    Stance.STUDYING: "s",
    Stance.RELUCTANT: "x",
    Stance.OPPOSED: "o",
    Stance.UNKNOWN: "n",
}


@dataclass(frozen=True)
class Shade:
    """A line of the legend and the list below the map."""

    key: str
    swatch: SafeString
    words: str
    rows: Sequence[BoardRow]


def words_of(key: str) -> str:
    """The words of a shade."""
    return _("bound already") if key == BOUND else str(Stance(key).label)


def legend(groups: Mapping[str, Sequence[BoardRow]]) -> list[Shade]:
    """Each position with its pattern and its States, those that are bound first."""
    return [Shade(key, drawing.painted_swatch(MARKS[key]), words_of(key), rows) for key, rows in groups.items()]


def drawn(groups: Mapping[str, Sequence[BoardRow]], *, day: date) -> SafeString:
    """The map of the day. Whom the board's filters leave out is drawn paler, without a name."""
    marks = {row.state.iso3: MARKS[key] for key, rows in groups.items() for row in rows if row.state.iso3}
    names = {row.state.iso3: row.name for rows in groups.values() for row in rows}
    told = [f"{words_of(key)}: {len(rows)}" for key, rows in groups.items() if rows]
    title = _("World map by position on %(day)s") % {"day": long_day(day)}
    words = {mark: words_of(key) for key, mark in MARKS.items()}
    return drawing.painted_map(marks, words=words, day=day, names=names, title=title, note=" · ".join(told))
