"""From when a treaty binds each State: what a file prints beside what the clause gives. Compared only, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from accede.core import acts as core
from accede.core.acts import BINDING, Kind
from accede.core.entry import entry_for_state, entry_into_force
from accede.record.models import Treaty
from accede.record.queries.diff import Line
from accede.record.queries.imports import acts_after
from accede.record.queries.snapshot import Snapshot


@dataclass(frozen=True)
class OtherDay:
    """The file and the clause give different days for the State of a line; `succession` when it is a successor's."""

    line: Line
    printed: date
    reckoned: date
    succession: bool


def other_days(record: Snapshot, treaty: Treaty, lines: Iterable[Line], *, as_of: date) -> Iterator[OtherDay]:
    """Lines whose printed day of entry into force is not the reckoned one. Nothing where the clause gives no day: the
    treaty is not in force, or a date lacks its day.
    """
    lines = list(lines)
    rules = record.rules(treaty.slug)
    entry = entry_into_force(rules, list(acts_after(record, treaty, lines)), as_of=as_of)
    for line in lines:
        printed = line.data.get("in_force")
        if not printed or line.kind not in BINDING:
            continue
        found = entry_for_state(rules, _act(line, treaty), entry)
        day = date.fromisoformat(printed)
        if found.day is not None and found.group != "no_clause" and found.day != day:
            yield OtherDay(line, day, found.day, line.kind == Kind.SUCCESSION)


def _act(line: Line, treaty: Treaty) -> core.Act:
    effective = line.existing.effective_date if line.existing else None
    return core.Act(line.name, treaty.slug, line.state, Kind(line.kind), line.deposited, effective=effective)
