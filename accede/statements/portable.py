"""The room's part of a campaign folder: `statements/<key>.toml`, one file a statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Organisation, Person
from accede.coalition.portable import COLUMNS as SHARING
from accede.coalition.portable import sharing_cells, sharing_from
from accede.core.dates import BadMoment, Moment
from accede.events.models import Event, Session
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder
from accede.statements.models import (
    Ask,
    Copies,
    EventLink,
    Issuer,
    Kind,
    PreparedText,
    Quotation,
    Statement,
    Verb,
    Voice,
)

PLAIN = ("title", "body", "agenda_item", "occasion", "summary", "copies_for", "url", "source")
CHOICES = {"kind": Kind, "voice": Voice, "copies": Copies, "event_link": EventLink}
KNOWN = {
    *PLAIN,
    *CHOICES,
    "session",
    "event",
    "delivered",
    "delivered_by",
    "languages",
    "issuers",
    "asks",
    "quotations",
    *SHARING,
}
PREPARED = "statements/prepared.csv"
PREPARED_COLUMNS = ("about", "kind", "language", "stage", "text", "note", "decided_by", "decided_at")
ASK = ("verb", "addressed_to", "text")
QUOTATION = ("text", "said_by", "language", "source")


@portable.part("statements", order=40, owns=("statements/*.toml", PREPARED))
class StatementsPart:
    """Writes and reads every statement of a campaign; what is empty is left out of the file."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        rows = Statement.objects.filter(campaign__slug=campaign).order_by("key")
        rows = rows.select_related("session", "event", "delivered_by", "owner")
        for row in rows.prefetch_related("asks", "quotations", "issuers__organisation"):
            folder.write_toml(f"statements/{row.key}.toml", _data(row))
        texts = PreparedText.objects.filter(campaign__slug=campaign)
        folder.write_rows(PREPARED, PREPARED_COLUMNS, [_prepared(row) for row in texts])

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> None:
        if campaign is None:
            return
        reader = _Reader(folder, report, Campaign.objects.get(slug=campaign))
        for name in folder.names("statements/*.toml"):
            reader.read(name)
        for line in folder.rows(PREPARED, PREPARED_COLUMNS, key=PREPARED_COLUMNS[:3]):
            reader.prepared(line)


def _data(row: Statement) -> dict[str, Any]:
    data: dict[str, Any] = {name: getattr(row, name) for name in ("kind", "voice", *PLAIN[:2])}
    data |= {"session": row.session.key if row.session else "", "agenda_item": row.agenda_item}
    data |= {
        "event": row.event.key if row.event else "",
        "event_link": row.event_link,
        "occasion": row.occasion,
    }
    data |= {"languages": row.languages, "delivered": str(row.delivered)}
    data |= {"delivered_by": row.delivered_by.key if row.delivered_by else ""}
    data |= {name: getattr(row, name) for name in ("copies", "copies_for", "summary", "url", "source")}
    data |= sharing_cells(row)
    data |= {
        "issuers": [_issuer(part) for part in _in_order(row.issuers.all())],
        "asks": [_filled(part, ASK) for part in _in_order(row.asks.all())],
        "quotations": [_filled(part, QUOTATION) for part in _in_order(row.quotations.all())],
    }
    return {name: value for name, value in data.items() if value}


def _prepared(row: PreparedText) -> dict[str, str]:
    plain = {name: str(getattr(row, name)) for name in PREPARED_COLUMNS[:-1]}
    return plain | {"decided_at": row.decided_at.astimezone(UTC).isoformat()}


def _issuer(part: Issuer) -> dict[str, str]:
    named = {"organisation": part.organisation.key} if part.organisation else {}
    return named | ({"words": part.words} if part.words else {})


def _filled(part: Any, names: Iterable[str]) -> dict[str, str]:
    return {name: value for name in names if (value := getattr(part, name))}


def _in_order(parts: Iterable[Any]) -> list[Any]:
    return sorted(parts, key=lambda part: part.position)


class _Reader:
    """Reads the files of one campaign, reporting every problem with the file it stands in."""

    def __init__(self, folder: Folder, report: Report, campaign: Campaign) -> None:
        self.folder, self.report, self.campaign = folder, report, campaign
        self.name = ""

    def read(self, name: str) -> None:
        self.name = name
        before = len(self.report.errors)
        data = self.folder.toml(name)
        values = self._values(data)
        if len(self.report.errors) > before:
            return
        key = name.removeprefix("statements/").removesuffix(".toml")
        row = Statement(campaign=self.campaign, key=key, **values)
        row.full_clean()
        row.save()
        self._parts(row, data)

    def prepared(self, line: Any) -> None:
        """A draft of the record that somebody kept, used or set aside."""
        values = {name: line[name] for name in PREPARED_COLUMNS[:-1]}
        try:
            row = PreparedText(campaign=self.campaign, decided_at=datetime.fromisoformat(line["decided_at"]), **values)
            row.full_clean()
        except ValueError as problem:
            line.problem("decided_at", str(problem))
        except ValidationError as problem:
            for name, words in problem.message_dict.items():
                line.problem(name, " ".join(words))
        else:
            row.save()

    def _values(self, data: dict[str, Any]) -> dict[str, Any]:
        for unknown in sorted(data.keys() - KNOWN):
            self._problem(unknown, _("This entry is not known. Known are: %s.") % ", ".join(sorted(KNOWN)))
        for needed in ("kind", "title", "source"):
            if not data.get(needed):
                self._problem(needed, _("This entry is missing."))
        values: dict[str, Any] = {name: data[name] for name in PLAIN if name in data}
        for name, choices in CHOICES.items():
            if name in data:
                values[name] = self._one_of(name, data[name], choices)
        values["delivered"] = self._moment(data.get("delivered", ""))
        values["languages"] = data.get("languages", [])
        values["session"] = self._found(Session, "session", data.get("session"))
        values["event"] = self._found(Event, "event", data.get("event"))
        values["delivered_by"] = self._found(Person, "delivered_by", data.get("delivered_by"))
        shared = (str(data.get("owner", "")), str(data.get("shared_with", "")), list(data.get("shared_keys", [])))
        return values | sharing_from(self.campaign, *shared, self._problem)

    def _parts(self, row: Statement, data: dict[str, Any]) -> None:
        for position, part in enumerate(data.get("issuers", []), start=1):
            organisation = self._found(Organisation, "issuers", part.get("organisation"))
            _save(Issuer(statement=row, position=position, organisation=organisation, words=part.get("words", "")))
        for position, part in enumerate(data.get("asks", []), start=1):
            verb = self._one_of("asks", part.get("verb", ""), Verb)
            _save(Ask(statement=row, position=position, **(part | {"verb": verb})))
        for position, part in enumerate(data.get("quotations", []), start=1):
            _save(Quotation(statement=row, position=position, **part))
        if not row.is_the_alliances and not data.get("issuers"):
            words = _("A text that is not the alliance's should say whose it is.")
            self.report.add(self.name, words, column="issuers", severity="warning")

    def _one_of(self, column: str, value: str, choices: Any) -> str:
        if value not in choices.values:
            known = ", ".join(choice for choice in choices.values if choice)
            words = _("“%(value)s” is not known here. Write one of: %(known)s.")
            self._problem(column, words % {"value": value, "known": known})
        return value

    def _moment(self, text: str) -> Moment:
        try:
            return Moment.parse(str(text))
        except BadMoment as problem:
            self._problem("delivered", str(problem))
            return Moment.unknown()

    def _found(self, model: Any, column: str, key: str | None) -> Any:
        if not key:
            return None
        found = model.objects.filter(campaign=self.campaign, key=key).first()
        if found is None:
            self._problem(column, _("“%s” is not in this campaign. Check the key.") % key)
        return found

    def _problem(self, column: str, message: str) -> None:
        self.report.add(self.name, message, column=column)


def _save(part: Any) -> None:
    part.full_clean()
    part.save()
