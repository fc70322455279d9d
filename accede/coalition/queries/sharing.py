"""Who sees a row, in words; which entries of the log a reader sees; which rows she does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.apps import apps
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Embargoed, Organisation, Owned, SharedWith
from accede.coalition.queries.words import joined
from accede.coalition.rules import Reading, campaign_slug, is_embargoed, reading_of, sees, visible
from accede.kit import belonging
from accede.kit.localdates import language_code, long_day
from accede.kit.models import LogEntry

Marks = frozenset[str]


def owned_models() -> list[type[Any]]:
    """Every table whose rows organisations own."""
    return [model for model in apps.get_models() if issubclass(model, Owned)]


def shared_words(row: Owned, names: Mapping[str, str] | None = None) -> str:
    """Who sees the row besides whoever entered it, as a sentence; of an embargoed one, from when on. Lists give the
    `names` of organisations by key; without them it is one query for a row shared with named ones.
    """
    if words := embargo_words(row):
        then = {"embargo": words[:1].upper() + words[1:], "then": _shared(row, names)}
        if row.embargo_open:  # type: ignore[attr-defined]  # it has an embargo
            return _("%(embargo)s; the secretariat and the Convener see it already. Then: %(then)s") % then
        return _("%(embargo)s. Then: %(then)s") % then
    return _shared(row, names)


def embargo_words(row: Owned) -> str:
    """ "embargoed until 15 March 2004, 12:00 Zurich" while others do not see it yet; else nothing."""
    until = row.embargo_until if isinstance(row, Embargoed) and is_embargoed(row) else None
    if until is None or not isinstance(row, Embargoed):
        return ""
    zone = row.embargo_zone or "UTC"
    there = until.astimezone(ZoneInfo(zone))
    place = "UTC" if zone == "UTC" else get_timezone_location(zone, locale=language_code(), return_city=True)
    return _("embargoed until %(day)s, %(at)s %(place)s") % {
        "day": long_day(there.date()), "at": f"{there:%H:%M}", "place": place,
    }  # fmt: skip


def _shared(row: Owned, names: Mapping[str, str] | None) -> str:
    if row.shared_with == SharedWith.OWN:
        if row.owner is None:
            return _("Kept to the secretariat and the Convener.")
        return _("Kept to %(organisation)s.") % {"organisation": row.owner.short}
    if row.shared_with == SharedWith.NAMED:
        return _("Shared with %(organisations)s.") % {"organisations": joined(_named(row, names))}
    return {
        SharedWith.MEMBERS: _("Shared with members."),
        SharedWith.ALLIANCE: _("Shared with members and observers."),
        SharedWith.PUBLIC: _("Shared with everybody."),
    }[SharedWith(row.shared_with)]


def saved_words(saved: str, row: Owned) -> str:
    """What a form says when it is done: that it is saved, and who sees it."""
    return f"{saved} {shared_words(row)}"


def _named(row: Owned, names: Mapping[str, str] | None) -> list[str]:
    if names is not None:
        return sorted(names[key] for key in row.shared_keys if key in names)
    rows = Organisation.objects.filter(campaign__slug=campaign_slug(row), key__in=row.shared_keys).order_by("name")
    return [each.short for each in rows]


def is_locked(row: Owned) -> bool:
    """Whether somebody of the alliance does not see it."""
    return row.shared_with in (SharedWith.OWN, SharedWith.NAMED, SharedWith.MEMBERS) or is_embargoed(row)


# ------------------------------------------------------------------------------------------------------ the log
def seen_entries(
    entries: QuerySet[LogEntry], campaign: Campaign, *, reader: Any, on: date, untold_alone: bool = False
) -> QuerySet[LogEntry]:
    """The entries without those about rows, or parts of rows, that the reader may not see; a row that was removed is
    judged by how it was shared then; with `untold_alone` only those about rows of which nothing is told are left out.
    Two queries, and one where somebody else's rows were removed.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    models = [model for model in owned_models() if not untold_alone or getattr(model, "UNTOLD", False)]
    unseen = {model._meta.label_lower: _unseen_rows(model, campaign, reading) for model in models}
    first, *others = [rows.values("row_table") for rows in unseen.values()]
    for each in first.union(*others):
        # Asked within the database: there may be tens of thousands.
        entries = _without(entries, each["row_table"], unseen[each["row_table"]])
    gone = _gone_unseen(_removals(campaign.slug, models=models), reading)
    return entries.exclude(about__in=gone).exclude(beside__isnull=False, beside__in=gone) if gone else entries


def _unseen_rows(model: Any, campaign: Campaign, reading: Reading) -> QuerySet[Any, Any]:
    rows = model._base_manager.filter(**{campaign_of(model): campaign})
    table, number = Value(model._meta.label_lower, output_field=CharField()), Cast("pk", CharField())
    unseen = rows.exclude(pk__in=visible(rows, reading).values("pk")).order_by()
    return unseen.annotate(  # type: ignore[no-any-return]  # of any model
        row_table=table,
        row_number=number,
        row_mark=Concat(Value(f"{model._meta.label_lower}:"), number, output_field=CharField()),
    )


def _without(entries: QuerySet[LogEntry], label: str, unseen: QuerySet[Any, Any]) -> QuerySet[LogEntry]:
    marks = unseen.values("row_mark")
    kept = entries.exclude(about__isnull=False, about__in=marks).exclude(beside__isnull=False, beside__in=marks)
    # Entries from before the log kept what they are about: those of the rows themselves.
    return kept.exclude(about=None, target_type=label, target_id__in=unseen.values("row_number"))


def _removals(campaign: str, marks: Marks | None = None, *, models: Iterable[Any] | None = None) -> QuerySet[LogEntry]:
    labels = [model._meta.label_lower for model in (owned_models() if models is None else models)]
    found = LogEntry.objects.filter(campaign=campaign, target_type__in=labels, after__isnull=True, before__isnull=False)
    return found if marks is None else found.filter(about__in=marks)


def _gone_unseen(removals: Iterable[LogEntry], reading: Reading) -> set[str]:
    """Rows that were removed and that the reader could not see then."""
    entries = [entry for entry in removals if (entry.before or {}).get("shared_with")]
    owners = {entry.before["owner"] for entry in entries if entry.before and entry.before.get("owner")}
    known = Organisation.objects.in_bulk(owners) if owners else {}
    return {
        f"{entry.target_type}:{entry.target_id}"
        for entry in entries
        if not sees(_as_it_was(entry.before or {}, known), reading)
    }


@dataclass(frozen=True)
class _Was:
    """A removed row, as far as its sharing goes."""

    owner_id: Any
    owner: Organisation | None
    shared_with: str
    shared_keys: list[str]
    embargo_until: datetime | None
    embargo_open: bool


def _as_it_was(before: dict[str, Any], known: dict[Any, Organisation]) -> Any:
    owner = before.get("owner")
    until = before.get("embargo_until")
    return _Was(
        owner_id=owner,
        owner=known.get(owner),
        shared_with=before["shared_with"],
        shared_keys=before.get("shared_keys") or [],
        embargo_until=parse_datetime(until) if until else None,
        embargo_open=bool(before.get("embargo_open")),
    )


def unseen(marks: Marks, campaign: str, *, reader: Any, on: date) -> set[str]:
    """Of these rows (events.event:12, of one campaign) those that the reader may not see; rows without an owner are
    seen. One query for each owned table named, and two for rows that are gone.
    """
    reading = reading_of(reader, campaign, on=on)
    asked: dict[str, set[str]] = defaultdict(set)
    for each in marks:
        label, _colon, key = each.rpartition(":")
        asked[label].add(key)
    missing: set[str] = set()
    for model in owned_models():
        label = model._meta.label_lower
        if keys := asked.get(label):
            known = visible(model._base_manager.filter(pk__in=keys), reading).values_list("pk", flat=True)
            missing |= {f"{label}:{key}" for key in keys - {str(pk) for pk in known}}
    if not missing:
        return set()
    there = {f"{label}:{pk}" for label, pk in _existing(missing)}
    removals = list(_removals(campaign, frozenset(missing - there)))
    gone = {f"{entry.target_type}:{entry.target_id}" for entry in removals}
    # A row that is gone without a word of how it was shared is not shown.
    return (missing - gone) | _gone_unseen(removals, reading)


def _existing(marks: Iterable[str]) -> Iterator[tuple[str, Any]]:
    for model in owned_models():
        label = model._meta.label_lower
        keys = [mark.rpartition(":")[2] for mark in marks if mark.startswith(f"{label}:")]
        if keys:
            yield from ((label, pk) for pk in model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))


def campaign_of(model: Any) -> str:
    """The way from an owned table to its campaign."""
    if any(field.name == "campaign" for field in model._meta.concrete_fields):
        return "campaign"
    (first, *_others) = belonging.part_of(model)
    return f"{first}__{campaign_of(model._meta.get_field(first).related_model)}"
