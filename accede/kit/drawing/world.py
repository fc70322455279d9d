"""The status map: ready-made shapes (world.json, by make_world.py) joined with the classes of a day.

Drawing is joining strings, about a millisecond. The classes come from core; the shapes imply no
opinion, and the note that says so is obligatory beside every map.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.kit.classes import letter, map_words
from accede.kit.drawing.patterns import DEFS
from accede.kit.localdates import language_code, long_day

SHAPES = Path(__file__).with_name("world.json")
# Dots: a State that acted is shown even where its shape could be overlooked.
DOT_RADIUS = {"n": 15}
ACTED_RADIUS = 27
DOT_BELOW = {"n": 130}
ACTED_BELOW = 900
# On phones the style sheet draws dots larger (radius and half the stroke); even so none is cut at the edge.
MARGIN = {"n": 26}
ACTED_MARGIN = 51


@cache
def shapes() -> dict[str, Any]:
    """The shapes: `units` by code, `joined` (States that were one until a day), `members`, `box`."""
    found: dict[str, Any] = json.loads(SHAPES.read_text(encoding="utf-8"))
    found["joined"].sort(key=lambda one: -len(one["of"]))
    found["members"] = frozenset(found["members"])
    return found


def units_on(day: date) -> dict[str, dict[str, Any]]:
    """The shapes of a day by code; States that were one on it are one shape, under the code of that time."""
    units = dict(shapes()["units"])
    for one in shapes()["joined"]:
        parts = one["of"]
        if day.isoformat() < one["until"] and all(part in units for part in parts):
            for part in parts:
                del units[part]
            units[one["code"]] = one
    return units


def world_map(
    classes: Mapping[str, object],
    *,
    language: str,
    day: date,
    names: Mapping[str, str],
    title: str = "",
    members: Collection[str] | None = None,
    ident: str = "map",
) -> SafeString:
    """The map as an `<svg>` with class names only.

    classes: code of a State -> its class on the day, a letter or a value with `.mark`; who is left out has
    not acted. Of territories and observers only those that acted are drawn as States.
    names: code -> name valid on the day, in the language; a State without one shows its code.
    members: codes that count as States on the day, default today's Members of the United Nations; shapes
    neither among them nor among the classes are drawn paler, without a name.
    ident: makes the ids unique when two maps stand on a page.
    """
    pieces = map_pieces(classes, language=language, day=day, names=names, title=title, members=members, ident=ident)
    return SafeString("".join(pieces))


def map_pieces(
    classes: Mapping[str, object],
    *,
    language: str,
    day: date,
    names: Mapping[str, str],
    title: str = "",
    members: Collection[str] | None = None,
    ident: str = "map",
) -> tuple[str, ...]:
    """The map in pieces to be joined; maps share those of a State of the same name and class."""
    code = language_code(language)
    with override("zh-hans" if code == "zh" else code):
        words = {mark: map_words(mark) for mark in "pcsnx"}
        states, paler = _sorted_out(classes, shapes()["members"] if members is None else members, day)
        head = title or map_title(day)
        body = [
            _paler(tuple(paler)),
            *_areas(states, names, words),
            *_dots(states, names, words),
        ]
        summary = _summary(classes, words)
    opening = (
        f'<svg class="map" viewBox="{shapes()["box"]}" role="img" aria-labelledby="{ident}-t {ident}-d">'
        f'<title id="{ident}-t">{escape(head)}</title><desc id="{ident}-d">{escape(summary)}</desc>'
    )
    return (opening, DEFS, *body, "</svg>")


def map_title(day: date) -> str:
    """The title of the map of a day, in the active language."""
    return _("World map on %(day)s") % {"day": long_day(day)}


def map_note() -> str:
    """The note that stands beside every map, in the active language."""
    return _(
        "Small States appear as dots. Equal-area projection; shapes: Natural Earth, as adapted by "
        "Visionscarto. Boundaries are drawn for orientation and say nothing about the status of any "
        "territory. "
        "Kosovo, northern Cyprus and Somaliland have no code in the list of States and are drawn with "
        "Serbia, Cyprus and Somalia; areas that belong to no class are paler."
    )


State = tuple[str, str, dict[str, Any]]  # mark, code, shape


def _sorted_out(classes: Mapping[str, object], members: Collection[str], day: date) -> tuple[list[State], list[str]]:
    """The shapes of States with their marks, and the path data of all others."""
    states: list[State] = []
    paler: list[str] = []
    for code, unit in units_on(day).items():
        known = [part for part in (code, *unit.get("of", ())[:1]) if part in classes]
        mark = letter(classes[known[0]]) if known else "n"
        if mark != "n" or code in members or "of" in unit:
            states.append((mark, code, unit))
        else:
            paler.append(unit["d"])
    # Patterns last: their coloured edges lie above the plain neighbours.
    states.sort(key=lambda state: ("npcsx".index(state[0]), state[1]))
    return states, paler


def _name(code: str, unit: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return names.get(code) or names.get(unit.get("of", (code,))[0]) or code


@lru_cache(200)
def _paler(shapes: tuple[str, ...]) -> str:
    return f'<path class="m-t" d="{"".join(shapes)}"/>'


@lru_cache(10_000)
def _label(name: str, words: str) -> str:
    return f"<title>{escape(name)}: {words}</title>"


@lru_cache(10_000)
def _area(mark: str, shape: str, name: str, words: str) -> str:
    # A paper edge parts the pattern from its neighbours, whatever their colour.
    edge = f'<path class="m-edge" d="{shape}"/>' if mark in "csx" else ""
    return f'{edge}<path class="m-{mark}" d="{shape}">{_label(name, words)}</path>'


def _areas(states: list[State], names: Mapping[str, str], words: Mapping[str, str]) -> list[str]:
    return [_area(mark, unit["d"], _name(code, unit, names), words[mark]) for mark, code, unit in states if unit["d"]]


def _dots(states: list[State], names: Mapping[str, str], words: Mapping[str, str]) -> list[str]:
    return [
        _dot(mark, *unit["dot"], _name(code, unit, names), words[mark])
        for mark, code, unit in states
        if "dot" in unit and unit["area"] < DOT_BELOW.get(mark, ACTED_BELOW)
    ]


@lru_cache(10_000)
def _dot(mark: str, across: int, down: int, name: str, words: str) -> str:
    x, y = _inside((across, down), MARGIN.get(mark, ACTED_MARGIN))
    radius = DOT_RADIUS.get(mark, ACTED_RADIUS)
    return f'<circle class="m-dot m-{mark}" cx="{x}" cy="{y}" r="{radius}">{_label(name, words)}</circle>'


def _inside(dot: Sequence[int], margin: int) -> tuple[int, int]:
    """The middle of a dot, far enough from every edge of the drawing."""
    left, top, width, height = map(int, shapes()["box"].split())
    x = min(max(dot[0], left + margin), left + width - margin)
    return x, min(max(dot[1], top + margin), top + height - margin)


def _summary(classes: Mapping[str, object], words: Mapping[str, str]) -> str:
    counts = Counter(letter(value) for value in classes.values())
    return " · ".join(f"{words[mark]}: {counts[mark]}" for mark in "pcsx" if counts[mark])
