"""The record's files of a campaign folder, read into the register. What is there already is left alone; what
contradicts it is a problem, never a silent change.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accede.core.acts import Kind
from accede.core.clauses import RulesError, TreatyRules
from accede.kit.imports import Report
from accede.kit.portable import Folder, Row
from accede.kit.portable.rows import written
from accede.record.models import STRUCK, AcceptedDifference, Act, State, StateKind, StateName, Treaty
from accede.record.portable.telling import ACTS, DIFFERENCES, STATEMENT_FACTS, STATES, VERIFIED, act_told

_ORIGINS = ("import", "person")


def read_treaty(folder: Folder, report: Report) -> str:
    """The slug of the treaty that was added or changed; "" when nothing was."""
    name = "record/treaty.toml"
    told = folder.toml(name, required=False)
    if not told:
        return ""
    row = Treaty.objects.filter(slug=told.get("slug", "")).first()
    values = {
        "as_of": told.get("as_of"),
        "source": told.get("source"),
        "official_entry_date": told.get("official_entry"),
        "official_entry_source": told.get("official_entry_source"),
    }
    values = {key: value for key, value in values.items() if value is not None}
    if row is None:
        return _new_treaty(told, values, name, report)
    values |= _clause(row, told, name, report)
    if all(getattr(row, key) == value for key, value in values.items()):
        return ""
    Treaty.objects.filter(pk=row.pk).update(**values)
    return row.slug


def _clause(row: Treaty, told: dict[str, Any], name: str, report: Report) -> dict[str, Any]:
    """The clause that a person entered, for a treaty that has none here; another clause than ours is a problem."""
    if not told.get("clause_source"):
        return {}
    try:
        rules = TreatyRules.from_data(told.get("clauses", {})).to_data()
    except RulesError as problem:
        report.add(name, str(problem))
        return {}
    if row.as_rules().has_clause and rules != row.rules:
        report.add(
            name, _("The treaty “%s” has another clause here. Decide which is right, and correct it.") % row.slug
        )
        return {}
    return {"rules": rules, "facts": row.facts | {"clause_source": str(told["clause_source"])}}


def _new_treaty(told: dict[str, Any], values: dict[str, Any], name: str, report: Report) -> str:
    try:
        rules = TreatyRules.from_data(told.get("clauses", {})).to_data()
    except RulesError as problem:
        report.add(name, str(problem))
        return ""
    if not told.get("slug") or not told.get("source") or not told.get("titles"):
        report.add(name, _("A treaty needs a slug, titles and a source."))
        return ""
    parent = Treaty.objects.filter(slug=told.get("parent") or "").first()
    if told.get("parent") and parent is None:
        report.add(name, _("The parent treaty “%s” is not on record.") % told["parent"])
        return ""
    Treaty.objects.create(
        slug=told["slug"],
        number=told.get("number", ""),
        chapter=told.get("chapter", ""),
        titles=told["titles"],
        short_titles=told.get("short_titles", {}),
        adopted_date=told.get("adopted"),
        place=told.get("place", ""),
        warning=told.get("warning", ""),
        parent=parent,
        rules=rules,
        facts={"clause_source": told["clause_source"]} if told.get("clause_source") else {},
        **values,
    )
    return str(told["slug"])


def read_states(folder: Folder, report: Report) -> None:
    """Participants that were added here; they come with acts, which make the new version."""
    known = set(State.objects.values_list("code", flat=True))
    for row in folder.rows("record/states.csv", STATES, key=("code",)):
        code, kind = row.text("code", required=True), row.one_of("kind", StateKind.values, StateKind.STATE)
        source, name = row.text("source", required=True), row.text("name", required=True)
        if code in known or not (code and source and name):
            continue
        state = State.objects.create(code=code, kind=kind, iso3=row.text("iso3"), source=source)
        StateName.objects.create(state=state, language="en", name=name, source=source)
        known.add(code)


def moment_of(row: Row, column: str) -> datetime | None:
    text = row.text(column)
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        found = None
    if text and (found is None or found.tzinfo is None):
        row.problem(column, _("“%s” is no point in time: write it like 2026-11-23T10:00:00+00:00.") % text)
        return None
    return found


def _statement_facts(row: Row) -> dict[str, Any]:
    opposes = row.yes("opposes_entry") if row.get("opposes_entry", "").strip() else None
    return {
        "made_upon": row.text("made_upon"),
        "notified_date": row.day("notified"),
        "kind_stated": not row.yes("kind_unstated"),
        "opposes_entry": opposes,
    }


class ActsIn:
    """`acts.csv` against the register: unknown keys are written, known ones must say the same."""

    def __init__(self, folder: Folder, report: Report) -> None:
        self.rows = folder.rows("record/acts.csv", ACTS, optional=STATEMENT_FACTS, key=("treaty", "key"))
        self.treaties = dict(
            Treaty.objects.filter(slug__in={row["treaty"] for row in self.rows}).values_list("slug", "pk")
        )
        self.states = dict(State.objects.values_list("code", "pk"))
        known = Act.objects.filter(treaty__in=self.treaties.values()).select_related("treaty", "state", "replaces")
        self.known = {(act.treaty.slug, act.key): act for act in known}
        self.waiting = {(row["treaty"], row["key"]): row for row in self.rows}
        self.changed: set[str] = set()

    def read(self) -> set[str]:
        """Slugs of the treaties whose register changed."""
        for row in self.rows:
            self._take(row)
        return self.changed

    def _take(self, row: Row) -> Act | None:
        place = (row["treaty"], row["key"])
        if self.waiting.pop(place, None) is None:
            return self.known.get(place)
        if (there := self.known.get(place)) is not None:
            self._compare(row, there)
            return there
        act = self._act(row)
        if act is None:
            return None
        act.save()
        self.known[place] = act
        self.changed.add(row["treaty"])
        return act

    def _compare(self, row: Row, there: Act) -> None:
        told = {key: written(value) for key, value in act_told(there).items()}
        later = ("verified_by", "verified_at")
        if any(told[column] != row[column].strip() for column in (*ACTS, *STATEMENT_FACTS) if column not in later):
            row.problem(
                "key",
                _("“%s” is on record here with other facts. Correct it by a row that replaces it.") % row["key"],
            )
        elif not there.verified_by and row["verified_by"]:
            there.verified_by, there.verified_at = row.text("verified_by"), moment_of(row, "verified_at")
            there.save(update_fields=list(later))
            self.changed.add(row["treaty"])

    def _act(self, row: Row) -> Act | None:
        treaty, state = self.treaties.get(row["treaty"]), self.states.get(row["state"])
        if treaty is None:
            row.problem("treaty", _("No treaty “%s” is on record.") % row["treaty"])
        if state is None:
            row.problem("state", _("No State has the code “%s”.") % row["state"])
        kind = row.one_of("kind", [*Kind, STRUCK])
        learned, entered = row.day("learned"), moment_of(row, "entered_at")
        if learned is None:
            row.problem("learned", _("Give the day on which the act was learned of."))
        if entered is None:
            row.problem("entered_at", _("Say when the row was entered."))
        replaces = self._replaced(row)
        source, by = row.text("source", required=True), row.text("entered_by", required=True)
        whole = treaty and state and kind and learned and entered and source and by
        if not whole or (row["replaces"] and not replaces):
            return None
        return Act(
            treaty_id=treaty,
            key=row["key"],
            state_id=state,
            kind=kind,
            deposited=row.moment("deposited"),  # type: ignore[misc]  # the field holds a Moment
            effective_date=row.day("effective"),
            learned_date=learned,
            counted=row.yes("counted"),
            withdrawn_date=row.day("withdrawn"),
            source=source,
            origin=row.one_of("origin", _ORIGINS, "person"),
            entered_by=by,
            entered_at=entered,
            verified_by=row.text("verified_by"),
            verified_at=moment_of(row, "verified_at"),
            replaces=replaces,
            **{name: row.text(name) for name in ("article", "about", "note", "confidence", "reason")},
            **_statement_facts(row),
        )

    def _replaced(self, row: Row) -> Act | None:
        """The row that this one replaces; read first when it stands further down in the same file."""
        if not row["replaces"]:
            return None
        place = (row["treaty"], row["replaces"])
        if (first := self.waiting.get(place)) is not None:
            return self._take(first)
        if place not in self.known:
            row.problem("replaces", _("“%s” is not on record.") % row["replaces"])
        return self.known.get(place)


def read_verified(folder: Folder, report: Report) -> set[str]:
    """Verifications of shipped acts."""
    changed = set()
    for row in folder.rows("record/verified.csv", VERIFIED, key=("treaty", "key")):
        act = Act.objects.filter(treaty__slug=row["treaty"], key=row["key"]).first()
        by, at = row.text("verified_by", required=True), moment_of(row, "verified_at")
        if act is None:
            row.problem("key", _("“%s” is not on record.") % row["key"])
        elif not act.verified_by and by and at:
            act.verified_by, act.verified_at = by, at
            act.save(update_fields=["verified_by", "verified_at"])
            changed.add(row["treaty"])
    return changed


def read_differences(folder: Folder, report: Report) -> set[str]:
    """Differences between computed and official day that a person accepted."""
    changed = set()
    for row in folder.rows("record/differences.csv", DIFFERENCES, key=("treaty", "computed", "official")):
        treaty = Treaty.objects.filter(slug=row["treaty"]).first()
        computed, official, at = row.day("computed"), row.day("official"), moment_of(row, "accepted_at")
        reason, by = row.text("reason", required=True), row.text("accepted_by", required=True)
        if treaty is None:
            row.problem("treaty", _("No treaty “%s” is on record.") % row["treaty"])
        elif computed and official and at and reason and by:
            values = {"reason": reason, "accepted_by": by, "accepted_at": at}
            _one, created = AcceptedDifference.objects.get_or_create(
                treaty=treaty, computed_date=computed, official_date=official, defaults=values
            )
            changed |= {row["treaty"]} if created else set()
    return changed
