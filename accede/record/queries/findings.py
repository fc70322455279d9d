"""What is wrong, or open, in the record: read by `accede check` and by Today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from accede.core.acts import BINDING, SIGNING
from accede.core.clauses import RulesError, TreatyRules
from accede.kit.localdates import long_day
from accede.record.models import Act, Change, Decision, ImportLine
from accede.record.queries.acts import verification_queue
from accede.record.queries.entry import difference
from accede.record.queries.imports import OPEN
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot

WAITS_LONG = timedelta(days=30)


@dataclass(frozen=True)
class Finding:
    """`code` names the rule, `sentence` tells it, `url` leads to where it can be settled ("" = nowhere
    yet)."""

    code: str
    sentence: str
    url: str = ""

    def as_data(self) -> dict[str, str]:
        return {"code": self.code, "sentence": self.sentence, "url": self.url}


def findings(*, on: date) -> list[Finding]:
    """Everything a person should settle. Costs a fixed number of queries besides the load of the record."""
    record = snapshot()
    return [
        *_unreadable_rules(record),
        *_differences(record),
        *_doubles(record, on),
        *_orphans(record),
        *_unknown_names(),
        *_unverified(on),
    ]


def _unreadable_rules(record: Snapshot) -> Iterator[Finding]:
    for slug, treaty in record.treaties.items():
        try:
            TreatyRules.from_data(treaty.rules)
        except RulesError as problem:
            yield Finding("clauses", f"{slug}: {problem}", _url(treaty))


def _differences(record: Snapshot) -> Iterator[Finding]:
    for slug, treaty in record.treaties.items():
        found = difference(slug)
        if found and not found.accepted_reason:
            sentence = _(
                "%(treaty)s: the clause gives %(computed)s, the "
                "depositary %(official)s. Explain and accept the "
                "difference, or correct the record."
            ) % {"treaty": slug, "computed": long_day(found.computed), "official": long_day(found.official)}
            yield Finding("official-day", sentence, _url(treaty))


def _doubles(record: Snapshot, on: date) -> Iterator[Finding]:
    """The same act twice: one State, kind and date under one treaty, and nothing that tells the two apart."""
    once = Act.objects.current().filter(kind__in=[*BINDING, *SIGNING]).order_by("treaty__slug", "state__code", "id")
    seen: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for pk, *key in once.values_list("pk", "treaty__slug", "state__code", "kind", "deposited"):
        treaty, state, kind, deposited = key
        seen[treaty, state, kind, str(deposited)].append(pk)
    called = names_in(record, on, "en")
    for (treaty, state, kind, deposited), pks in seen.items():
        if len(pks) > 1:
            sentence = _("%(treaty)s: %(state)s has the same act %(n)d times "
                "(%(kind)s, %(day)s). Strike the others out.") % {
                "treaty": treaty, "state": called.get(state, state), "n": len(pks), "kind": kind, "day":
                deposited,
            }  # fmt: skip
            yield Finding("double", sentence)


def _orphans(record: Snapshot) -> Iterator[Finding]:
    """Acts about an act that is not there (an objection to no reservation, a rescission of no notice)."""
    keys: dict[str, set[str]] = defaultdict(set)
    about: list[tuple[str, str, str]] = []
    for treaty, key, to in Act.objects.values_list("treaty__slug", "key", "about").order_by("id"):
        keys[treaty].add(key)
        if to:
            about.append((treaty, key, to))
    for treaty, key, to in about:
        if to not in keys[treaty]:
            sentence = _("%(treaty)s: the act %(key)s is about %(to)s, which is not on record.")
            yield Finding("orphan", sentence % {"treaty": treaty, "key": key, "to": to})
    for code in record.states:
        if code not in record.names:
            yield Finding("nameless", _("The State %(code)s has no name on record.") % {"code": code})


def _unknown_names() -> Iterator[Finding]:
    waiting = ImportLine.objects.filter(
        change=Change.UNKNOWN, decision=Decision.WAITING, import_file__state__in=OPEN
    ).select_related("import_file")
    for line in waiting.defer("import_file__content").order_by("import_file_id", "number"):
        sentence = _("%(file)s: nobody has decided who “%(name)s” is.")
        told = {"file": line.import_file.filename, "name": line.name}
        yield Finding("unknown-name", sentence % told, _url(line.import_file))


def _unverified(on: date) -> Iterator[Finding]:
    for row in verification_queue():
        days = on - row.entered_at.date()
        if days > WAITS_LONG:
            sentence = _("%(treaty)s: the act %(key)s has waited %(n)d days for a second person.")
            told = {"treaty": row.treaty.slug, "key": row.key, "n": days.days}
            yield Finding("unverified", sentence % told, _url(row))


def _url(target: object) -> str:
    # A record can be kept by the command line alone, without its pages.
    try:
        return str(target.get_absolute_url())  # type: ignore[attr-defined]  # models only
    except NoReverseMatch:
        return ""
