"""What approved lines of a spreadsheet do: each by the act of its noun, with its rights, its checks and its own entry
in the log. A line that its act refuses is left out, with the words of the refusal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accede.coalition.models import Organisation, SheetLine
from accede.coalition.readers.kinds import Asked
from accede.core.dates import Moment
from accede.governments.actions import contacts, positions, promises
from accede.governments.actions import missions as acts
from accede.governments.models import Mission, Seat
from accede.governments.queries.missions import HeadOn, head_on
from accede.governments.queries.sheet_missions import OF_HEAD, OF_MISSION, where
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused
from accede.record.models import State

Change, Choice = SheetLine.Change, SheetLine.Choice
Tell = Callable[[int, int], None]
Counts = dict[str, int]
OWNED = ("shared_with", "shared_keys", "embargo_zone", "embargo_open")


def _each(lines: list[SheetLine], apply: Callable[[SheetLine], str], tell: Tell | None) -> Counts:
    counts = dict.fromkeys(("new", "changed", "same", "left_out"), 0)
    for number, line in enumerate(lines, start=1):
        what = "left_out"
        if line.choice != Choice.OUT:
            try:
                with transaction.atomic():
                    what = apply(line)
            except (Refused, ValidationError, PermissionDenied) as refusal:
                line.reason = _words(refusal)[:300]
        counts[what] += 1
        if tell:
            tell(number, len(lines))
    return counts


def _words(refusal: Exception) -> str:
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)


# ------------------------------------------------------------------------------------------------------ missions
def write_missions(asked: Asked, lines: list[SheetLine], *, tell: Tell | None = None) -> Counts:
    """Missions and heads of a directory. Every mission that is listed was checked on the day of the list."""
    return _each(lines, _Missions(asked).apply, tell)


class _Missions:
    def __init__(self, asked: Asked) -> None:
        self.asked, self.by, self.on = asked, asked.by, asked.on
        self.day = asked.as_of or asked.on
        self.states = _states()

    def apply(self, line: SheetLine) -> str:
        row = self._mission(line)
        if line.part == "head":
            return self._head(row, line) if row else "left_out"
        values = {name: after for name, (_before, after) in line.changes.items() if name in OF_MISSION}
        if row is None:
            row = self._add(line, values)
        elif values:
            acts.change_mission(mission=row, values=values | {"source": self._source(line)}, by=self.by, on=self.on)
        if row.checked_date is None or row.checked_date < self.day:
            acts.check_mission(mission=row, checked=self.day, by=self.by, on=self.on)
        return str(line.change)

    def _mission(self, line: SheetLine) -> Mission | None:
        code, seat, place = where(line.data, self.asked)
        rows = Mission.objects.filter(campaign=self.asked.campaign, state__code=code, seat=seat, place=place)
        row = rows.select_related("state").first()
        if row is not None:
            row.campaign = self.asked.campaign
        return row

    def _add(self, line: SheetLine, values: dict[str, Any]) -> Mission:
        code, seat, place = where(line.data, self.asked)
        called = _("Permanent Mission, %(seat)s") % {"seat": place or Seat(seat).label}
        told = {"name": called, **values, "seat": seat, "place": place, "source": self._source(line)}
        told["checked_date"] = self.day
        return acts.add_mission(
            campaign=self.asked.campaign, state=self.states[code], values=told, by=self.by, on=self.on
        )

    def _head(self, row: Mission, line: SheetLine) -> str:
        there = head_on(row, as_of=self.on)
        facts = {OF_HEAD[name]: _fact(name, after) for name, (_b, after) in line.changes.items() if name in OF_HEAD}
        if line.target:
            head = row.heads.get(number=int(line.target))
            head.mission = row
            if facts:
                facts |= {"source": self._source(line)}
                acts.correct_head(head=head, values=facts, by=self.by, on=self.on)
        if "head" in line.changes:
            self._end(there, line, facts)
        if line.data.get("head") and not line.target:
            values = {"name": line.data["head"], "source": self._source(line), **facts}
            acts.add_head(mission=row, values=values, by=self.by, on=self.on)
        return "changed" if line.change == Change.GONE else str(line.change)

    def _end(self, there: HeadOn, line: SheetLine, facts: dict[str, Any]) -> None:
        """Who is no longer listed left before the list's day, or before her successor began."""
        first: Moment = facts.get("from_date", Moment.unknown())
        until = Moment.before(first.day if first.is_day and first.day <= self.day else self.day)
        for head in (*there.heads, *there.perhaps):
            if str(head.number) != line.target:
                acts.end_head(head=head, until_date=until, by=self.by, on=self.on)

    def _source(self, line: SheetLine) -> str:
        named = line.data.get("source") or self.asked.options.get("title") or self.asked.filename
        return (_("%(title)s, list of %(day)s") % {"title": named, "day": long_day(self.day)})[:300]


def _fact(name: str, value: str) -> Any:
    return Moment.parse(value) if name in ("from", "until", "credentials") else value


def _states() -> dict[str, State]:
    return {row.code: row for row in State.objects.all()}


# ------------------------------------------------------------------------ positions, contacts, promises
def write_positions(asked: Asked, lines: list[SheetLine], *, tell: Tell | None = None) -> Counts:
    """Claims about positions, shared as it was said once for all rows."""

    def add(state: State, data: dict[str, Any], shared: dict[str, Any]) -> None:
        values = {name: data.get(name, "") for name in ("stance", "words", "confidence", "said_by")} | {
            "as_of": Moment.parse(data["as_of"]),
            "review_date": _day(data.get("review_date")),
            "source": data.get("source") or asked.options.get("source") or asked.filename,
        }
        positions.claim(campaign=asked.campaign, state=state, values={**values, **shared}, by=asked.by, on=asked.on)

    return _rows(asked, lines, lambda line, state, shared: add(state, line.data, shared), tell)


def write_contacts(asked: Asked, lines: list[SheetLine], *, tell: Tell | None = None) -> Counts:
    """Entries of the contact log; a row is entered once, however often a part of the file is written."""

    def add(line: SheetLine, state: State, shared: dict[str, Any]) -> None:
        data, day = line.data, Moment.parse(line.data["day"]).day
        texts = ("office_kind", "office", "place", "said", "asked", "next_step")
        values = {name: data.get(name, "") for name in texts} | {
            "kind": data.get("kind") or "meeting",
            "day": day,
            "stage": "planned" if day > asked.on else "held",
            "next_date": _day(data.get("next_date")),
        }
        people = [contacts.Met(name.strip()) for name in data.get("people", "").split(";") if name.strip()]
        contacts.log_contact(
            campaign=asked.campaign, state=state, values={**values, **shared}, by=asked.by, on=asked.on,
            people=people, form_key=f"sheet-{line.sheet_import.key}-{line.number}", anyway=True,
        )  # fmt: skip

    return _rows(asked, lines, add, tell)


def write_promises(asked: Asked, lines: list[SheetLine], *, tell: Tell | None = None) -> Counts:
    """Promises, shared as it was said once for all rows."""

    def add(line: SheetLine, state: State, shared: dict[str, Any]) -> None:
        data = line.data
        values = {name: data.get(name, "") for name in ("text", "made_by", "due_words")} | {
            "made": Moment.parse(data["made"]),
            "due": _day(data.get("due")),
            "source": data.get("source") or asked.options.get("source") or asked.filename,
        }
        promises.add_promise(
            campaign=asked.campaign, state=state, values={**values, **shared}, by=asked.by, on=asked.on
        )

    return _rows(asked, lines, add, tell)


def _rows(
    asked: Asked, lines: list[SheetLine], add: Callable[[SheetLine, State, dict[str, Any]], None], tell: Tell | None
) -> Counts:
    states, shared = _states(), _shared(asked)

    def apply(line: SheetLine) -> str:
        if line.change == Change.SAME or (line.change == Change.LIKELY and line.choice == Choice.SAME):
            return "same"
        if line.change == Change.LIKELY and line.choice != Choice.NEW:
            return "left_out"
        add(line, states[line.data["state"]], dict(shared))
        return "new"

    return _each(lines, apply, tell)


def _shared(asked: Asked) -> dict[str, Any]:
    """For whom the rows are entered, with whom they are shared and from when, as it was said once for all."""
    said = asked.options
    owner = Organisation.objects.filter(campaign=asked.campaign, key=said.get("owner", "")).first()
    until = said.get("embargo_until")
    return {
        "owner": owner,
        "embargo_until": datetime.fromisoformat(until) if until else None,
        **{name: said[name] for name in OWNED if name in said},
    }


def _day(value: str | None) -> date | None:
    return Moment.parse(value).day if value else None
