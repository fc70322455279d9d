"""What a spreadsheet would change: each row is new, changed, the same, or likely a duplicate of one on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Affiliation, Campaign, Membership, Organisation, Person, SheetLine
from accede.coalition.queries.duplicates import known_of, likeness_words
from accede.coalition.queries.sheet_reading import SheetRow, tell
from accede.coalition.readers.columns import DATES
from accede.coalition.readers.kinds import Asked
from accede.core.names import Known, Likeness, folded, marks_of, site_of
from accede.kit.imports import Report

Change = SheetLine.Change
_PLAIN = ("acronym", "kind", "sectors", "countries", "website", "note")
_OF_PERSON = ("form", "other_names", "email", "note")
STRONG = (Likeness.NAME,)


@dataclass
class Line:
    """One row against the record; `changes` is {field: [on record, in the file]}."""

    row: SheetRow
    change: str
    target: str = ""
    reason: str = ""
    changes: dict[str, list[Any]] = field(default_factory=dict)
    title: str = ""  # what the line is called, where that is not the name in the row
    part: str = ""  # which of several things that the row says

    @property
    def name(self) -> str:
        return self.title or str(self.row.data["name"])

    @property
    def mark(self) -> tuple[Any, ...]:
        """What must be so still when a person approves."""
        return (self.row.sheet, self.row.row, self.part, self.change, self.target, self.changes)


def compare(holds: str) -> Callable[[Asked, Iterable[SheetRow], Report], list[Line]]:
    """How rows of organisations or people compare with the record: each row that has a name is a line; what the file
    says twice or of somebody unknown is reported.

    Three queries for organisations, six for people, however many rows.
    """

    def lines(asked: Asked, rows: Iterable[SheetRow], report: Report) -> list[Line]:
        whole = [row for row in rows if row.data.get("name")]
        _report_doubles(whole, report)
        if holds == "people":
            return _People(asked.campaign, report).lines(whole)
        return _Organisations(asked.campaign, report).lines(whole)

    return lines


def _report_doubles(rows: list[SheetRow], report: Report) -> None:
    first: dict[tuple[str, str, str], SheetRow] = {}
    for row in rows:
        same = (folded(row.data["name"]), folded(row.data.get("organisation", "")), folded(row.data.get("title", "")))
        if (before := first.setdefault(same, row)) is not row:
            words = _("“%(name)s” stands already in row %(row)d. Leave one of the two out.")
            values = {"name": row.data["name"], "row": before.row}
            tell(report, row.sheet, words % values, row=row.row, column="name")


class _Organisations:
    def __init__(self, campaign: Campaign, report: Report) -> None:
        self.report = report
        rows = Organisation.objects.filter(campaign=campaign).prefetch_related("names", "memberships").order_by("pk")
        self.by_key = {row.key: row for row in rows}
        self.marks: dict[tuple[Likeness, object], str] = {}
        for row in rows:
            for mark in marks_of(known_of(row)):
                self.marks.setdefault(mark, row.key)

    def lines(self, rows: list[SheetRow]) -> list[Line]:
        return [self._line(row) for row in rows]

    def named(self, name: str) -> Organisation | None:
        """The organisation that has this as one of its names or acronyms in any language."""
        for kind in (Likeness.NAME, Likeness.ACRONYM):
            if key := self.marks.get((kind, folded(name))):
                return self.by_key[key]
        return None

    def _line(self, row: SheetRow) -> Line:
        data = row.data
        others = tuple(value for name, value in data.items() if name.startswith("name:"))
        known = Known(
            "", (data["name"], *others), _acronyms(data), site_of(data["website"]) if data.get("website") else ""
        )
        found = {kind: (self.marks[kind, form], words) for (kind, form), words in marks_of(known).items()
                 if (kind, form) in self.marks}  # fmt: skip
        if not found:
            return Line(row, Change.NEW)
        kind = next(kind for kind in Likeness if kind in found)
        key, words = found[kind]
        changes = self._changes(self.by_key[key], data)
        if kind in STRONG:
            return Line(row, Change.CHANGED if changes else Change.SAME, key, changes=changes)
        return Line(row, Change.LIKELY, key, f"{self.by_key[key].name} · {likeness_words(kind, words)}", changes)

    def _changes(self, there: Organisation, data: dict[str, Any]) -> dict[str, list[Any]]:
        changes: dict[str, list[Any]] = {}
        spoken = {folded(each) for name in there.names.all() for each in (name.name, name.acronym)}
        for name in _PLAIN:
            value = data.get(name)
            mine = getattr(there, name)
            alike = folded(value) in spoken if name == "acronym" and value else False
            if value and value != mine and not alike and not (isinstance(value, list) and set(value) == set(mine)):
                changes[name] = [mine, value]
        for name, value in data.items():
            if name.startswith("name:") and folded(value) not in spoken | {folded(there.name)}:
                changes[name] = ["", value]
        if place := data.get("place"):
            changes |= self._place(there, place, data)
        return changes

    def _place(self, there: Organisation, place: str, data: dict[str, Any]) -> dict[str, list[Any]]:
        days = {name: data.get(name, "") for name in DATES}
        wanted = _told(place, days)
        held = list(there.memberships.all())
        of_kind = [each for each in held if each.kind == place]
        if not of_kind:
            return {"place": ["; ".join(_told(each.kind, _days(each)) for each in held), wanted]}
        if not any(days.values()) or any(_days(each) == days for each in of_kind):
            return {}
        self.report.add(
            "",
            _("%(name)s: the file says %(file)s, the record %(record)s. Days of a place are corrected on its page.")
            % {
                "name": there.name,
                "file": wanted,
                "record": "; ".join(_told(each.kind, _days(each)) for each in of_kind),
            },
            severity="warning",
        )
        return {}


class _People:
    def __init__(self, campaign: Campaign, report: Report) -> None:
        self.report = report
        self.organisations = _Organisations(campaign, report)
        rows = Person.objects.filter(campaign=campaign).prefetch_related("affiliations__organisation").order_by("pk")
        self.by_key = {row.key: row for row in rows}
        self.by_name: dict[str, list[str]] = {}
        self.by_mail = {row.email.casefold(): row.key for row in rows if row.email}
        for row in rows:
            for name in {folded(each) for each in (row.name, *row.other_names)}:
                self.by_name.setdefault(name, []).append(row.key)

    def lines(self, rows: list[SheetRow]) -> list[Line]:
        return [self._line(row) for row in rows]

    def _line(self, row: SheetRow) -> Line:
        data = row.data
        if data.get("organisation"):
            organisation = self.organisations.named(data["organisation"])
            if organisation is None:
                words = _("“%s” is no organisation on record, under any of its names. Bring it in first.")
                tell(self.report, row.sheet, words % data["organisation"], row=row.row, column="organisation")
                return Line(row, Change.NEW)
            data["organisation_key"] = organisation.key
        same = self.by_mail.get(str(data.get("email", "")).casefold())
        keys = [same] if same else self.by_name.get(folded(data["name"]), [])
        if not keys:
            return Line(row, Change.NEW)
        return self._known(row, keys, certain=bool(same))

    def _known(self, row: SheetRow, keys: list[str], *, certain: bool) -> Line:
        key = data_key = row.data.get("organisation_key", "")
        fits = [each for each in keys if not data_key or self._posts(each) & {data_key} or not self._posts(each)]
        key = (fits or keys)[0]
        changes = self._changes(self.by_key[key], row.data)
        if certain or (fits and len(fits) == 1):
            return Line(row, Change.CHANGED if changes else Change.SAME, key, changes=changes)
        posts = "; ".join(str(each) for each in self.by_key[key].affiliations.all())
        return Line(row, Change.LIKELY, key, _("same name, with another post on record: %s") % posts, changes)

    def _posts(self, key: str) -> set[str]:
        return {each.organisation.key for each in self.by_key[key].affiliations.all() if each.organisation}

    def _changes(self, there: Person, data: dict[str, Any]) -> dict[str, list[Any]]:
        changes: dict[str, list[Any]] = {}
        for name in _OF_PERSON:
            value, mine = data.get(name), getattr(there, name)
            if value and value != mine and not (isinstance(value, list) and set(value) <= set(mine)):
                changes[name] = [mine, value]
        if data.get("organisation_key") or data.get("title"):
            wanted = post_of_row(data)
            held = [_post(each) for each in there.affiliations.all()]
            if not any(_covers(each, wanted) for each in held):
                changes["post"] = [
                    "",
                    ", ".join(str(each) for each in (data.get("title"), data.get("organisation")) if each),
                ]
        return changes


def post_of_row(data: dict[str, Any]) -> tuple[str, ...]:
    """A post as a row of the file says it: organisation's key, title, days."""
    return (data.get("organisation_key", ""), data.get("title", ""), *(data.get(name, "") for name in DATES))


def _post(row: Affiliation) -> tuple[str, ...]:
    return (row.organisation.key if row.organisation else "", row.title, *(str(getattr(row, name)) for name in DATES))


def _covers(held: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether what is on record says all that the file says."""
    return all(not value or value == mine for mine, value in zip(held, wanted, strict=True))


def _acronyms(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(value for name, value in data.items() if name.partition(":")[0] == "acronym")


def _days(row: Membership) -> dict[str, str]:
    return {name: str(getattr(row, name)) for name in DATES}


def _told(kind: str, days: dict[str, str]) -> str:
    label = str(dict(Membership.Kind.choices)[kind])
    known = [f"{days['start'] or '?'}–{days['end'] or ''}"] if days["start"] or days["end"] else []
    known += [_("attested for %s") % days["attested"]] if days["attested"] else []
    return ", ".join([label, *known])
