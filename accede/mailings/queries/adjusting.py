"""What can be decided for one addressee of a run, and the list of all cut to what somebody looks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from accede.mailings.models import Adjustment, Run
from accede.mailings.queries.addressed import Addressee
from accede.mailings.queries.audiences import held
from accede.mailings.queries.coverage import Coverage
from accede.mailings.queries.lines import Line

_ONLY: Mapping[str, Callable[[Line], bool]] = {
    "ready": lambda line: line.ready,
    "blocked": lambda line: bool(line.variant and line.problems),
    "gaps": lambda line: not line.fits,
    "overlaps": lambda line: len(line.fits) > 1,
    "adjusted": lambda line: line.adjusted is not None,
    "changed": lambda line: line.class_changed,
    "unchecked": lambda line: line.unchecked,
}


@dataclass(frozen=True)
class Choices:
    """What a person may choose for an addressee: which head, at which other mission of the State it is delivered."""

    each: Addressee
    heads: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]


def choices_for(run: Run, key: str, *, on: date) -> Choices | None:
    """The choices for one addressee of the run; None when she is not in it. A fixed number of queries."""
    found = held(run.audience, only=run.only, on=on, as_of=run.classes_date)
    each = next((one for one in found.inside if one.key == key), None)
    if each is None:
        return None
    heads: tuple[tuple[str, str], ...] = ()
    if each.mission is not None:
        shown = (*each.mission.on.heads, *each.mission.on.perhaps)
        heads = tuple((str(row.number), f"{row.name}, {row.get_rank_display()}") for row in shown)
    places = tuple(
        (one.key, f"{one.name} ({one.mission.seat})")
        for one in found.pool.values()
        if one.key != key and one.state and one.state == each.state and one.mission is not None
    )
    return Choices(each, heads, places)


def adjustment_of(run: Run, key: str) -> Adjustment | None:
    """What was decided for the addressee; None where nothing was. One query."""
    row = Adjustment.objects.filter(run=run, addressee=key).first()
    if row is not None:
        row.run = run
    return row


def cut(found: Coverage, *, letter: str = "", language: str = "", state_class: str = "", only: str = "") -> list[Line]:
    """The lines that these words leave; empty words cut nothing. Those left out are no lines: see `left_out`."""
    asks: Callable[[Line], bool] = _ONLY.get(only) or (lambda line: only != "left_out")
    return [
        line
        for line in found.lines
        if (not letter or letter in line.fits)
        and (not language or line.language == language)
        and (not state_class or line.state_class == state_class)
        and asks(line)
    ]
