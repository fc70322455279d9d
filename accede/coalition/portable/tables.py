"""coalition/*.csv: each row is read into one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accede.coalition import actions
from accede.coalition.models import (
    OFFICE_ROLES,
    Assessment,
    Campaign,
    Decision,
    Membership,
    MembershipAct,
    Organisation,
    OrganisationRelation,
    Sector,
    Turn,
)
from accede.coalition.portable.logos import Logos
from accede.coalition.portable.merging import Merges
from accede.coalition.portable.shapes import DATED, FILES, OPTIONAL


class _Blocked(Exception):
    """The row hangs on another one that could not be read; that one is reported already."""


@dataclass
class Tables:
    """Reads the tables of one campaign; a row that cannot be is reported and left out."""

    folder: Any
    campaign: Campaign
    by: Any
    on: date
    known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def read(self) -> None:
        self._each("purposes", self._purpose)
        self._each("assessments", self._assessment)
        self._each("organisations", self._organisation)
        self._each("organisation-names", self._name, key=("organisation", "language", "name"))
        Logos(self.folder, self.known["organisations"]).read()
        Merges(self.folder, self.campaign, self.known["organisations"]).read()
        self._each("relations", self._relation)
        self._each("people", self._person)
        self._each("affiliations", self._affiliation)
        self._each("memberships", self._membership)
        self._acts()
        self._each("offices", self._office)
        self._each("office-terms", self._term)
        self._each("secondments", self._secondment)

    def _each(self, name: str, read: Callable[[Any], Any], key: tuple[str, ...] = ("key",)) -> None:
        self.known[name] = {}
        optional = OPTIONAL.get(name, ())
        columns = [column for column in FILES[name] if column not in optional]
        for row in self.folder.rows(f"coalition/{name}.csv", columns, optional=optional, key=key):
            self.known[name][row.get("key", "")] = self._made(row, read)

    def _made(self, row: Any, read: Callable[[Any], Any]) -> Any:
        """What the row's act made, or None when the row cannot be."""
        before = len(self.folder.report.errors)
        try:
            facts = read(row)
            source = row.text("source")
            if len(self.folder.report.errors) == before:
                return facts.pop("act")(by=self.by, on=self.on, source=source, **facts)
        except _Blocked:
            pass
        except actions.Refused as refusal:
            row.problem("key", str(refusal))
        except ValidationError as refusal:
            _report(row, refusal)
        return None

    def _there(self, row: Any, column: str, name: str, *, required: bool = True) -> Any:
        key = row.text(column, required=required).strip()
        if not key:
            return None
        if key not in self.known[name]:
            values = {"key": key, "file": f"coalition/{name}.csv"}
            row.problem(column, _("“%(key)s” is no key in %(file)s.") % values)
        elif self.known[name][key] is None:
            raise _Blocked
        return self.known[name].get(key)

    def _base(self, row: Any) -> dict[str, Any]:
        return {"campaign": self.campaign, "key": row.text("key").strip()}

    def _dated(self, row: Any) -> dict[str, Any]:
        return {column: row.moment(column) for column in DATED}

    def _purpose(self, row: Any) -> dict[str, Any]:
        text = row.text("text", required=True)
        return {"act": actions.add_purpose, **self._base(row), "order": row.whole("order") or 0, "text": text}

    def _assessment(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.add_assessment,
            **self._base(row),
            "year": row.whole("year"),
            "section": row.one_of("section", Assessment.Section.values),
            "order": row.whole("order") or 0,
            "kind": row.one_of("kind", Assessment.Kind.values),
            "text": row.text("text", required=True),
        }

    def _organisation(self, row: Any) -> dict[str, Any]:
        sectors = row.items("sectors")
        for sector in sectors:
            if sector not in Sector.values:
                row.problem("sectors", _("“%s” is no sector.") % sector)
        texts = {column: row.text(column) for column in ("acronym", "state", "sectors_from", "website", "note")}
        return {
            "act": actions.add_organisation,
            **self._base(row),
            "name": row.text("name", required=True),
            "kind": row.one_of("kind", Organisation.Kind.values, Organisation.Kind.ORGANISATION),
            "sectors": sectors,
            "countries": row.items("countries"),
            **texts,
        }

    def _name(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.add_name,
            "organisation": self._there(row, "organisation", "organisations"),
            "language": row.text("language", required=True),
            "name": row.text("name", required=True),
            "acronym": row.text("acronym"),
        }

    def _relation(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.relate,
            "key": row.text("key").strip(),
            "organisation": self._there(row, "organisation", "organisations"),
            "kind": row.one_of("kind", OrganisationRelation.Kind.values),
            "other": self._there(row, "other", "organisations", required=False),
            "unnamed": row.text("unnamed"),
            **self._dated(row),
        }

    def _person(self, row: Any) -> dict[str, Any]:
        texts = {column: row.text(column) for column in ("form", "email", "note")}
        return {
            "act": actions.add_person,
            **self._base(row),
            "name": row.text("name", required=True),
            "other_names": row.items("other_names"),
            **texts,
        }

    def _affiliation(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.add_affiliation,
            "key": row.text("key").strip(),
            "person": self._there(row, "person", "people"),
            "organisation": self._there(row, "organisation", "organisations", required=False),
            "title": row.text("title"),
            **self._dated(row),
        }

    def _membership(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.admit,
            "acts": False,  # they stand in a table of their own
            "key": row.text("key").strip(),
            "organisation": self._there(row, "organisation", "organisations"),
            "kind": row.one_of("kind", Membership.Kind.values),
            "note": row.text("note"),
            **self._dated(row),
        }

    def _acts(self) -> None:
        """Each act after the one that it corrects, wherever it stands in the table."""
        name = "membership-acts"
        self.known[name] = {}
        waiting = self.folder.rows(f"coalition/{name}.csv", FILES[name])
        keys = {row["key"] for row in waiting}
        while waiting:
            ready = [row for row in waiting if row["replaces"] not in keys or row["replaces"] in self.known[name]]
            for row in ready or waiting:  # a circle is reported by the row that closes it
                self.known[name][row["key"]] = self._made(row, self._membership_act)
            waiting = [row for row in waiting if row["key"] not in self.known[name]]

    def _membership_act(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.load_act,
            "key": row.text("key").strip(),
            "organisation": self._there(row, "organisation", "organisations"),
            "membership": self._there(row, "membership", "memberships", required=False),
            "kind": row.one_of("kind", MembershipAct.Kind.values),
            "place": row.one_of("place", Membership.Kind.values),
            "outcome": row.one_of("outcome", MembershipAct.Outcome.values),
            "day": row.moment("day"),
            "decided_by": row.text("decided_by"),
            "replaces": self._there(row, "replaces", "membership-acts", required=False),
            "struck": row.yes("struck"),
            "note": row.text("note"),
        }

    def _office(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.add_office,
            **self._base(row),
            "name": row.text("name", required=True),
            "order": row.whole("order") or 0,
            "rotates": row.yes("rotates"),
            "term_months": row.whole("term_months"),
            "nominated_among": row.one_of("nominated_among", Membership.Kind.values),
            "decided_by": row.one_of("decided_by", Decision.values),
            "turns": row.one_of("turns", Turn.values),
            "window_days": row.whole("window_days"),
            "turnout_percent": row.whole("turnout_percent"),
            "role": row.one_of("role", dict(OFFICE_ROLES)),
        }

    def _term(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.record_term,
            "key": row.text("key").strip(),
            "office": self._there(row, "office", "offices"),
            "person": self._there(row, "person", "people", required=False),
            "organisation": self._there(row, "organisation", "organisations", required=False),
            **self._dated(row),
        }

    def _secondment(self, row: Any) -> dict[str, Any]:
        return {
            "act": actions.second,
            "key": row.text("key").strip(),
            "person": self._there(row, "person", "people"),
            "organisation": self._there(row, "organisation", "organisations"),
            "role": row.text("role"),
            "duties": row.text("duties"),
            "share_percent": row.whole("share_percent"),
            "value": row.money("value"),
            "currency": row.text("currency"),
            **self._dated(row),
        }


def _report(row: Any, refusal: ValidationError) -> None:
    for column, messages in refusal.message_dict.items():
        for message in messages:
            row.problem(column if column in row else "key", message)
