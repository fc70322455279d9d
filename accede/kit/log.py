"""The log: one entry for every act, without foreign keys, personal fields masked by declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from accede.kit import belonging, privacy
from accede.kit.models import LogEntry

Values = Mapping[str, Any]

_why: ContextVar[str] = ContextVar("why", default="")
_undoes: ContextVar[LogEntry | None] = ContextVar("undoes", default=None)


@contextmanager
def because(why: str) -> Iterator[None]:
    """Within the block every entry says why, in the words of the person who acts."""
    token = _why.set(why.strip())
    try:
        yield
    finally:
        _why.reset(token)


def reason() -> str:
    """Why the act that is being done is done; empty when nobody said."""
    return _why.get()


@contextmanager
def undoing(entry: LogEntry) -> Iterator[None]:
    """Within the block every act is the undoing of an earlier one, and its entry names that one."""
    token = _undoes.set(entry)
    try:
        yield
    finally:
        _undoes.reset(token)


def record(
    act: str,
    *,
    target: Model,
    by: Any,
    on: date | None = None,
    before: Values | Model | None = None,
    after: Values | Model | None = None,
    campaign: str | None = None,
) -> LogEntry:
    """Writes the entry of an act, in the act's own transaction.

    `before` and `after` are mappings or instances; when both are given, only what differs is kept. A hidden
    value that changed is still seen to have changed: its name stands in the entry, its content does not.
    """
    old, new = _difference(_plain(before), _plain(after))
    undone = _undoes.get()
    about, beside = belonging.marks(target)
    return LogEntry.objects.create(
        act=f"{act.partition('.')[0]}.undo_change" if undone else act,
        why=_why.get() or None,
        undoes=undone.pk if undone else None,
        about=about,
        beside=beside,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        target_name=_impersonal_name(target),
        campaign=_campaign_of(target) if campaign is None else campaign,
        by=username(by),
        on=on,
        at=timezone.now(),
        before=None if old is None else privacy.mask(type(target), old),
        after=None if new is None else privacy.mask(type(target), new),
    )


def values(instance: Model) -> dict[str, Any]:
    """The instance's fields as plain values, to be taken before a change."""
    return {
        field.name: _json(field.value_from_object(instance))
        for field in instance._meta.concrete_fields
        if not field.primary_key
    }


def entries_for(target: Model) -> QuerySet[LogEntry]:
    """The entries about one thing, newest first."""
    return LogEntry.objects.filter(target_type=target._meta.label_lower, target_id=str(target.pk)).order_by(
        "-at", "-pk"
    )


@dataclass(frozen=True)
class Parts:
    """What hangs on a record: the rows it has now, and the column by which those that are gone named it."""

    rows: QuerySet[Any]
    column: str
    owners: Iterable[Any]


def entries_about(target: Model, *parts: Parts) -> QuerySet[LogEntry]:
    """The entries about a thing and its parts, also those removed since; newest first, in one query."""
    wanted = Q(target_type=target._meta.label_lower, target_id=str(target.pk))
    for part in parts:
        keys = part.rows.order_by().annotate(text_key=Cast("pk", CharField())).values("text_key")
        gone = Q(after__isnull=True, **{f"before__{part.column}__in": list(part.owners)})
        wanted |= Q(target_type=part.rows.model._meta.label_lower) & (Q(target_id__in=keys) | gone)
    return LogEntry.objects.filter(wanted).order_by("-at", "-pk")


def username(by: Any) -> str:
    """The name of the account behind an act; empty when the house itself acts."""
    if by is None:
        return ""
    return by if isinstance(by, str) else str(by.get_username())


def _plain(given: Values | Model | None) -> dict[str, Any] | None:
    if given is None:
        return None
    if isinstance(given, Model):
        return values(given)
    return {name: _json(value) for name, value in given.items()}


def _json(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, Mapping):
        return {str(key): _json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_json(inner) for inner in value]
    if value is None or isinstance(value, bool | int | float | str | date | datetime | time | Decimal):
        return value
    return str(value)


def _difference(
    old: dict[str, Any] | None, new: dict[str, Any] | None
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    if old is None or new is None:
        return old, new
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    return (
        {name: value for name, value in old.items() if name in changed},
        {name: value for name, value in new.items() if name in changed},
    )


def _impersonal_name(target: Model) -> str:
    """`str(target)` with the values of its personal fields hidden: the log outlives an erasure."""
    name = str(target)
    for field in privacy.personal(type(target)):
        value = getattr(target, field, None)
        if isinstance(value, str) and value.strip():
            name = name.replace(value, privacy.MASK)
    return name[:300]


def _campaign_of(target: Model) -> str:
    if slug := getattr(target, "campaign_slug", ""):
        return str(slug)
    campaign = getattr(target, "campaign", "")
    return campaign if isinstance(campaign, str) else str(getattr(campaign, "slug", ""))
