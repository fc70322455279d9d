"""The world map for anything that States can be sorted into, not only their classes: the same shapes, other words.

Marks are those of the classes (p c s n x), of which each has its pattern, and two more: "d" (bars) and "o" (solid).
A page that uses these two brings their colours in a style sheet of its own, as `.m-d` and `.m-o`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString

from accede.kit.drawing.patterns import DEFS, swatch
from accede.kit.drawing.world import State, _areas, _dots, _paler, shapes, units_on

ORDER = "npdcsxo"  # patterns last: their edges lie above plain neighbours
_BARS = (
    '<pattern id="pt-d" width="20" height="20" patternUnits="userSpaceOnUse">'
    '<rect width="20" height="20" class="pt-soft-p"/><rect width="20" height="8" class="pt-p"/></pattern>'
)
_SWATCHES = {
    "d": '<rect width="60" height="34" class="pt-soft-p"/>'
    '<path class="pt-p" d="M0 3h60v6H0zM0 15h60v6H0zM0 27h60v6H0z"/>',
    "o": '<rect width="60" height="34" class="m-o"/>',
}


def painted_map(
    marks: Mapping[str, str],
    *,
    words: Mapping[str, str],
    day: date,
    names: Mapping[str, str],
    title: str,
    note: str = "",
) -> SafeString:
    """The map as an `<svg>` with class names only.

    marks: ISO3 code -> mark; who is left out is drawn paler, without a name.
    words: mark -> what it means, in the active language.
    names: ISO3 code -> name. title names the drawing, note says in words what it shows, for who does not see it.
    """
    states, paler = _sorted_out(marks, day)
    opening = (
        f'<svg class="map" viewBox="{shapes()["box"]}" role="img" aria-labelledby="map-t map-d">'
        f'<title id="map-t">{escape(title)}</title><desc id="map-d">{escape(note)}</desc>'
    )
    defs = DEFS.replace("</defs>", f"{_BARS}</defs>")
    told = {mark: escape(text) for mark, text in words.items()}
    body = (_paler(tuple(paler)), *_areas(states, names, told), *_dots(states, names, told))
    return SafeString("".join((opening, defs, *body, "</svg>")))


def _sorted_out(marks: Mapping[str, str], day: date) -> tuple[list[State], list[str]]:
    """The shapes of States with their marks, and the path data of all others."""
    states: list[State] = []
    paler: list[str] = []
    for code, unit in units_on(day).items():
        known = [part for part in (code, *unit.get("of", ())[:1]) if part in marks]
        if known:
            states.append((marks[known[0]], code, unit))
        else:
            paler.append(unit["d"])
    states.sort(key=lambda state: (ORDER.index(state[0]), state[1]))
    return states, paler


def painted_swatch(mark: str) -> SafeString:
    """A small sample of a mark's pattern for a legend."""
    if mark not in _SWATCHES:
        return swatch(mark)
    return SafeString(f'<svg viewBox="0 0 60 34" aria-hidden="true">{_SWATCHES[mark]}</svg>')
