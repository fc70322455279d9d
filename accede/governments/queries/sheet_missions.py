"""A directory of missions against the record: new missions, new heads, departures, changed addresses, the same.

A row of the file says two things, each a line of its own that may be left out: of the mission, and of its head.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import SheetLine
from accede.coalition.queries.sheet_diff import Line
from accede.coalition.queries.sheet_reading import SheetRow, tell
from accede.coalition.readers.kinds import Asked
from accede.core.missions import bare_name
from accede.governments.models import Mission, MissionHead, Seat
from accede.governments.queries.missions import MissionOn, every_mission
from accede.governments.queries.sheet_columns import ELSEWHERE
from accede.kit.imports import Report
from accede.kit.localdates import long_day
from accede.record.queries import names

Change = SheetLine.Change
# Fields of a mission, and of its head, that a row may say; in the file some are called otherwise.
OF_MISSION = ("name", "languages", "precedence", "channel", "then_channel", "email", "phone", "fax", "address")
OF_HEAD = {
    "rank": "rank", "title": "title", "salutation": "salutation", "language": "language", "from": "from_date",
    "until": "until_date", "credentials": "credentials",
}  # fmt: skip
Where = tuple[str, str, str]  # code of the State, seat, place elsewhere


def compare(asked: Asked, rows: Iterable[SheetRow], report: Report) -> list[Line]:
    """Two lines a row at most. What the file says twice, or of a mission that is closed, is reported. Four queries."""
    return _Directory(asked, report).lines([row for row in rows if row.data.get("state")])


def where(data: dict[str, Any], asked: Asked) -> Where:
    """Of which mission a row speaks; without a seat in the row or said once for all rows, the seat is empty."""
    seat = data.get("seat") or asked.options.get("seat", "")
    if seat in ELSEWHERE.values():
        return data["state"], Seat.OTHER.value, seat
    return data["state"], seat, data.get("place", "") if seat == Seat.OTHER else ""


def on_record(asked: Asked) -> dict[Where, MissionOn]:
    """Every mission of the campaign, closed ones too."""
    found = every_mission(asked.campaign, as_of=asked.on)
    return {(each.mission.state.code, each.mission.seat, each.mission.place): each for each in found}


@dataclass
class _Directory:
    asked: Asked
    report: Report

    def lines(self, rows: list[SheetRow]) -> list[Line]:
        self.known = on_record(self.asked)
        self.names = names(on=self.asked.on)
        self.lists_heads = any(row.data.get("head") for row in rows)
        self.first: dict[Where, SheetRow] = {}
        found = [line for row in rows for line in self._row(row)]
        self._unlisted()
        return found

    def _row(self, row: SheetRow) -> list[Line]:
        place = where(row.data, self.asked)
        if not place[1]:
            self._tell(row, "seat", _("At which seat? Say it in the row, or once for the whole list."))
            return []
        if self.first.setdefault(place, row) is not row:
            self._twice(row, self.first[place])
            return []
        there = self.known.get(place)
        if there and there.mission.closed_date:
            words = _("%(name)s is closed on record, so the row is left out. Open it again on its page first.")
            self.report.add(row.sheet, words % {"name": there.mission.name}, row=row.row, severity="warning")
            return []
        self._older(row, there)
        title = f"{self.names.get(place[0], place[0])}, {place[2] or Seat(place[1]).label}"
        return [line for line in (_of_mission(row, there, title), self._of_head(row, there, title)) if line]

    def _twice(self, row: SheetRow, before: SheetRow) -> None:
        one, other = row.data.get("head", ""), before.data.get("head", "")
        if one and other and bare_name(one) != bare_name(other):
            words = _("Two heads of one mission: “%(one)s”, and “%(other)s” in row %(row)d. Leave one of the two out.")
        else:
            words = _("This mission stands already in row %(row)d. Leave one of the two out.")
        self._tell(row, "head", words % {"one": one, "other": other, "row": before.row})

    def _older(self, row: SheetRow, there: MissionOn | None) -> None:
        day = self.asked.as_of
        if day and there and there.checked and there.checked > day:
            words = _("%(name)s was checked on %(day)s, after the day of this list. Look whether the list is older.")
            told = words % {"name": there.mission.name, "day": long_day(there.checked)}
            self.report.add(row.sheet, told, row=row.row, severity="warning")

    def _of_head(self, row: SheetRow, there: MissionOn | None, title: str) -> Line | None:
        said = row.data.get("head", "")
        held = [*there.on.heads, *there.on.perhaps] if there else []
        if not said:
            if not (held and self.lists_heads):
                return None
            gone = {"head": [_all(held), ""]}
            return Line(row, Change.GONE, changes=gone, title=title, part="head")
        same = next((head for head in held if bare_name(head.name) == bare_name(said)), None)
        changes = _facts_of_head(row.data, same)
        if same is None or len(held) > 1:
            changes = {"head": [_all(held), said], **changes}
        if not held:
            return Line(row, Change.NEW, changes=changes, title=title, part="head")
        change = Change.CHANGED if changes else Change.SAME
        return Line(row, change, str(same.number) if same else "", changes=changes, title=title, part="head")

    def _unlisted(self) -> None:
        seats = {place[1:] for place in self.first}
        number = sum(
            place[1:] in seats and place not in self.first and not each.closed for place, each in self.known.items()
        )
        if number:
            words = ngettext(
                "%(n)d mission of these seats on record is not in the list. It stays as it is.",
                "%(n)d missions of these seats on record are not in the list. They stay as they are.",
                number,
            )
            self.report.add("", words % {"n": number}, severity="warning")

    def _tell(self, row: SheetRow, column: str, words: str) -> None:
        tell(self.report, row.sheet, words, row=row.row, column=row.called(column))


def _of_mission(row: SheetRow, there: MissionOn | None, title: str) -> Line:
    said = {name: row.data[name] for name in OF_MISSION if row.data.get(name)}
    if there is None:
        changes = {name: ["", value] for name, value in said.items()}
        return Line(row, Change.NEW, changes=changes, title=title, part="mission")
    changes = {name: [_plain(there.mission, name), value] for name, value in said.items()
               if _plain(there.mission, name) != value}  # fmt: skip
    change = Change.CHANGED if changes else Change.SAME
    return Line(row, change, there.mission.key, changes=changes, title=title, part="mission")


def _plain(row: Mission, name: str) -> Any:
    value = getattr(row, name)
    return "" if value is None else value


def _facts_of_head(data: dict[str, Any], there: MissionHead | None) -> dict[str, list[Any]]:
    changes = {}
    for name, field in OF_HEAD.items():
        value = data.get(name)
        stands = str(getattr(there, field)) if there else ""
        if value and value != stands:
            changes[name] = [stands, value]
    return changes


def _all(heads: Iterable[MissionHead]) -> str:
    return "; ".join(head.name for head in heads)
