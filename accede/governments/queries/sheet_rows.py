"""Lists of positions, contacts and promises against what the person who brings them in may see on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import SheetLine
from accede.coalition.queries.sheet_diff import Line
from accede.coalition.queries.sheet_reading import SheetRow, tell
from accede.coalition.readers.kinds import Asked
from accede.core.dates import Moment
from accede.core.names import folded
from accede.governments.models import Contact, OfficeKind, Position, Promise
from accede.governments.rules import rows_seen
from accede.kit.imports import Report
from accede.kit.localdates import long_moment
from accede.record.queries import names

Change = SheetLine.Change
Key = tuple[Any, ...]


@dataclass(frozen=True)
class _Noun:
    """How rows of one kind are told apart: by a whole key, and by a wider one that only makes a duplicate likely."""

    day: str  # the column of the day, which is not in the future; of contacts it may be
    known: Callable[[Asked], dict[Key, str]]
    key: Callable[[dict[str, Any]], Key]
    wide: Callable[[Key], Key] | None = None
    title: Callable[[dict[str, Any]], str] = lambda data: ""
    ahead: bool = False  # whether its day may lie ahead


def compare(noun: _Noun) -> Callable[[Asked, Iterable[SheetRow], Report], list[Line]]:
    """Each row is new, the same as one on record, or likely a duplicate of one. Four queries, however many rows."""

    def lines(asked: Asked, rows: Iterable[SheetRow], report: Report) -> list[Line]:
        known, named = noun.known(asked), names(on=asked.on)
        wide = {noun.wide(key): of for key, of in known.items()} if noun.wide else {}
        first: dict[Key, SheetRow] = {}
        found = []
        for row in rows:
            if not (row.data.get("state") and row.data.get(noun.day)):
                continue
            key = noun.key(row.data)
            if first.setdefault(key, row) is not row:
                words = _("The same stands already in row %(row)d. Leave one of the two out.")
                tell(report, row.sheet, words % {"row": first[key].row}, row=row.row, column=row.called(noun.day))
                continue
            _refuse_later(row, noun, asked.on, report)
            title = " · ".join(part for part in (named.get(key[0], key[0]), _title(noun, row)) if part)
            found.append(_line(row, title, known.get(key), noun.wide and wide.get(noun.wide(key))))
        return found

    return lines


def _line(row: SheetRow, title: str, same: str | None, like: str | None) -> Line:
    if same is not None:
        return Line(row, Change.SAME, same, title=title)
    if like:
        return Line(row, Change.LIKELY, like, _("the same day on record, in other words"), title=title)
    return Line(row, Change.NEW, title=title)


def _title(noun: _Noun, row: SheetRow) -> str:
    day = long_moment(row.data[noun.day])
    return " · ".join(part for part in (day, noun.title(row.data)[:120]) if part)


def _refuse_later(row: SheetRow, noun: _Noun, on: date, report: Report) -> None:
    moment = Moment.parse(row.data[noun.day])
    if not noun.ahead and moment.earliest is not None and moment.earliest > on:
        tell(report, row.sheet, _("This day lies in the future."), row=row.row, column=row.called(noun.day))


def _positions(asked: Asked) -> dict[Key, str]:
    rows = rows_seen(Position.objects.all(), asked.campaign, reader=asked.by, on=asked.on)
    found = rows.values_list("state__code", "stance", "as_of", "said_by", "words", "key")
    return {(code, stance, str(day), folded(who), folded(said)): key for code, stance, day, who, said, key in found}


def _contacts(asked: Asked) -> dict[Key, str]:
    rows = rows_seen(Contact.objects.all(), asked.campaign, reader=asked.by, on=asked.on)
    found = rows.values_list("state__code", "day", "office_kind", "office", "said", "key")
    return {(code, str(day), kind, folded(name), folded(said)): key for code, day, kind, name, said, key in found}


def _promises(asked: Asked) -> dict[Key, str]:
    rows = rows_seen(Promise.objects.all(), asked.campaign, reader=asked.by, on=asked.on)
    found = rows.values_list("state__code", "made", "text", "key")
    return {(code, str(day), folded(said)): key for code, day, said, key in found}


POSITIONS = _Noun(
    "as_of",
    _positions,
    lambda data: (data["state"], data.get("stance", ""), data["as_of"], folded(data.get("said_by", "")),
                  folded(data.get("words", ""))),
    title=lambda data: str(data.get("said_by", "")),
)  # fmt: skip
CONTACTS = _Noun(
    "day",
    _contacts,
    lambda data: (data["state"], data["day"], data.get("office_kind", ""), folded(data.get("office", "")),
                  folded(data.get("said", ""))),
    wide=lambda key: key[:4],
    title=lambda data: data.get("office") or str(dict(OfficeKind.choices).get(data.get("office_kind", ""), "")),
    ahead=True,
)  # fmt: skip
PROMISES = _Noun(
    "made",
    _promises,
    lambda data: (data["state"], data["made"], folded(data.get("text", ""))),
    wide=lambda key: key[:2],
    title=lambda data: str(data.get("text", "")),
)
