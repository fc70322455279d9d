"""Loads the records that come with the house. Loading the same facts again changes nothing; a shipped fact
that changed becomes a correction row, never a silent change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.core.clauses import RulesError, TreatyRules
from accede.kit import log
from accede.kit.imports import Report
from accede.record.actions.shipped_states import load_states
from accede.record.actions.shipped_texts import load_texts
from accede.record.actions.version import bump
from accede.record.models import STRUCK, Act, State, Treaty
from accede.record.readers import DepositaryAct, shipped

# Facts of a row of the register that its shipped file holds.
FACTS = (
    "state_id",
    "kind",
    "deposited",
    "effective_date",
    "article",
    "about",
    "counted",
    "opposes_entry",
    "note",
    "confidence",
    "source",
)
_OWN = (
    "slug", "number", "chapter", "adopted", "place", "source", "as_of", "warning", "titles", "short_titles",
    "clauses", "parent",
)  # fmt: skip


@dataclass
class LoadedRecord:
    """What came of a load; with an error in the report nothing was written."""

    report: Report = field(default_factory=Report)
    treaties: int = 0
    added: int = 0
    corrected: int = 0
    struck: int = 0
    states: int = 0
    texts: int = 0

    @property
    def changed(self) -> bool:
        return bool(self.treaties or self.added or self.corrected or self.struck or self.states or self.texts)


def load_shipped(
    *, folder: Path, by: Any, on: date, progress: Callable[[int, int, str], None] | None = None
) -> LoadedRecord:
    """Reads `folder` (treaties and `states/`) and brings the record up to it. All problems are reported at
    once. `progress` is told (treaties done, all of them, the slug).
    """
    require(by, Right.LOAD_CAMPAIGN, on=on)
    loaded = LoadedRecord()
    with transaction.atomic():
        loaded.states = load_states(shipped.states(folder), loaded.report)
        found = shipped.treaties(folder)
        rows = {one.slug: _treaty(one, loaded) for one in found}
        _parents(found, loaded.report)
        states = dict(State.objects.values_list("code", "pk"))
        for done, one in enumerate(found, 1):
            if (row := rows[one.slug]) is not None:
                _Acts(row, states, loaded, by, on).load(one)
                texts = load_texts(one, row, loaded.report, by=by.get_username(), now=timezone.now())
                loaded.texts += texts
            if progress:
                progress(done, len(found), one.slug)
        if not loaded.report.ok:
            transaction.set_rollback(True)
        elif loaded.changed:
            _announce(loaded, list(rows), by, on)
            _take_stock()
    return loaded


def _take_stock() -> None:
    """PostgreSQL plans by statistics, and has none of rows that came a moment ago: without them it joined the register
    with itself row by row (1.3 s a read, seen)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in (Act, State, Treaty):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _announce(loaded: LoadedRecord, slugs: list[str], by: Any, on: date) -> None:
    told = {name: getattr(loaded, name) for name in ("treaties", "added", "corrected", "struck", "states", "texts")}
    log.record(
        "record.load_shipped",
        target=Treaty.objects.filter(slug__in=slugs).first() or State(),
        by=by,
        on=on,
        after=told,
    )
    bump(*slugs)


def _treaty(one: shipped.ShippedTreaty, loaded: LoadedRecord) -> Treaty | None:
    loaded.report.extend(one.report.problems)
    if not one.data:
        return None
    try:
        values = _values(one.data)
    except RulesError as problem:
        loaded.report.add(f"{one.slug}/treaty.toml", str(problem))
        return None
    row = Treaty.objects.filter(slug=one.slug).first()
    if row is None:
        loaded.treaties += 1
        return Treaty.objects.create(slug=one.slug, **values)
    # What a person or a depositary file changed since stays; only news in the shipped file is taken over.
    if row.facts.get("shipped") != values["facts"]["shipped"]:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        loaded.treaties += 1
    return row


def _values(data: Any) -> dict[str, Any]:
    rules = TreatyRules.from_data(data.get("clauses", {}))
    plain = rules.to_data()
    plain.pop("official_entry", None)
    kept = {key: _plain(value) for key, value in data.items() if key not in _OWN}
    return {
        "number": data.get("number", ""),
        "chapter": data.get("chapter", ""),
        "titles": dict(data.get("titles", {})),
        "short_titles": dict(data.get("short_titles", {})),
        "adopted_date": data.get("adopted"),
        "place": data.get("place", ""),
        "rules": plain,
        "official_entry_date": rules.official_entry,
        "official_entry_source": data.get("source", "") if rules.official_entry else "",
        "as_of": data.get("as_of"),
        "source": data.get("source", ""),
        "warning": data.get("warning", ""),
        "facts": kept | {"shipped": _plain(data)},
        "shipped": True,
    }


def _plain(value: Any) -> Any:
    """TOML values as JSON holds them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _parents(found: list[shipped.ShippedTreaty], report: Report) -> None:
    ids = dict(Treaty.objects.values_list("slug", "pk"))
    for one in found:
        parent = one.data.get("parent")
        if parent and parent not in ids:
            report.add(f"{one.slug}/treaty.toml", _("The parent treaty “%s” is not on record.") % parent)
        elif parent and one.slug in ids:
            Treaty.objects.filter(slug=one.slug).exclude(parent=ids[parent]).update(parent=ids[parent])


class _Acts:
    """The acts of one treaty against its shipped file."""

    def __init__(self, treaty: Treaty, states: dict[str, int], loaded: LoadedRecord, by: Any, on: date) -> None:
        self.treaty, self.states, self.loaded = treaty, states, loaded
        self.by, self.on, self.now = by, on, timezone.now()
        rows = list(Act.objects.filter(treaty=treaty))
        self.by_key = {row.key: row for row in rows}
        self.next = {row.replaces_id: row for row in rows if row.replaces_id}
        standing = (row for row in rows if row.pk not in self.next and row.kind != STRUCK)
        self.standing = {(row.state_id, row.kind, str(row.deposited), row.article): row for row in standing}

    def load(self, one: shipped.ShippedTreaty) -> None:
        fresh = []
        for act in one.acts:
            values = self._facts(act, f"{one.slug}/acts.csv")
            if values is None:
                continue
            row = self.by_key.get(act.id)
            if row is not None:
                self._compare(row, values)
            elif (twin := self.standing.get(_twin_key(values))) is not None:
                self._say(_("%(id)s is on record here already as %(key)s.") % {"id": act.id, "key": twin.key})
            else:
                fresh.append(self._row(act.id, values))
        Act.objects.bulk_create(fresh)
        self.loaded.added += len(fresh)
        gone = set(self.by_key) - {act.id for act in one.acts}
        for key in sorted(gone):
            self._strike(self.by_key[key])

    def _facts(self, act: DepositaryAct, name: str) -> dict[str, Any] | None:
        if act.state not in self.states:
            self.loaded.report.add(name, _("No State has the code “%s”.") % act.state, row=act.row, column="state")
            return None
        if not act.id:
            self.loaded.report.add(name, _("The row has no id."), row=act.row, column="id")
            return None
        return {
            "state_id": self.states[act.state],
            "kind": str(act.kind),
            "deposited": act.deposited,
            "effective_date": act.effective,
            "article": act.article,
            "about": act.about,
            "counted": act.counted,
            "opposes_entry": act.opposes_entry,
            "note": act.note,
            "confidence": act.confidence,
            "source": act.source or self.treaty.source,
        }

    def _row(self, key: str, values: dict[str, Any], **more: Any) -> Act:
        return Act(
            treaty=self.treaty,
            key=key,
            origin="shipped",
            learned_date=self.treaty.as_of or self.on,
            entered_by=self.by.get_username(),
            entered_at=self.now,
            **(values | more),
        )

    def _compare(self, row: Act, values: dict[str, Any]) -> None:
        """The row and all that replaced it: the newest shipped word must be what the file says now."""
        chain = [row]
        while chain[-1].pk in self.next:
            chain.append(self.next[chain[-1].pk])
        said = [each for each in chain if each.origin == "shipped" and each.kind != STRUCK][-1]
        if all(getattr(said, name) == value for name, value in values.items()):
            return
        last = chain[-1]
        if last.origin != "shipped":
            self._say(_("%(key)s was corrected here; the shipped record now says something else.") % {"key": row.key})
            return
        key = f"{row.key}-{len(chain) + 1}"
        self._row(key, values, replaces=last, reason=_("The shipped record was corrected.")).save()
        self.loaded.corrected += 1

    def _strike(self, row: Act) -> None:
        if row.origin != "shipped" or row.replaces_id or row.pk in self.next:
            return
        values = {name: getattr(row, name) for name in FACTS} | {"kind": STRUCK}
        reason = _("The shipped record no longer has it.")
        self._row(f"{row.key}-struck", values, replaces=row, reason=reason).save()
        self.loaded.struck += 1

    def _say(self, sentence: str) -> None:
        self.loaded.report.add(f"{self.treaty.slug}/acts.csv", sentence, severity="warning")


def _twin_key(values: dict[str, Any]) -> tuple[int, str, str, str]:
    return values["state_id"], values["kind"], str(values["deposited"]), values["article"]
