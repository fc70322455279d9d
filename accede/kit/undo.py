"""Taking back the last change of a row, and bringing back a removed one: the plain mechanism.

Each room has an act `undo_change` (atomic, its right required) that calls `undo` with its own way of changing a row,
so that every rule of the room is asked again; the entry in the log is "<room>.undo_change" and names the one undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max, Model, UniqueConstraint
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.kit import log, privacy, sealing
from accede.kit.fields import SealedField
from accede.kit.models import LogEntry, Removed
from accede.kit.refusals import Refused

KEPT = timedelta(days=90)  # how long a removal can be undone

Values = Mapping[str, Any]
Change = Callable[[Any, dict[str, Any]], Any]


class CannotUndo(Refused):
    """The change stays; the message says why and what to do instead."""


@dataclass(frozen=True)
class Undoer:
    """A room's act of undoing, and what its reader must hold."""

    right_of: Callable[[LogEntry], str]
    act: Callable[..., Model]  # (*, entry, by, on)


_undoers: dict[str, Undoer] = {}


def register(room: str, right: str | Callable[[LogEntry], str], act: Callable[..., Model]) -> None:
    """Says, when the app starts, by which act a room's changes are undone; with one right, or with one for each kind
    of row.
    """
    one = None if callable(right) else str(right)
    _undoers[room] = Undoer(right if callable(right) else lambda _entry: str(one), act)


def undoer_of(entry: LogEntry) -> Undoer | None:
    """The act that undoes changes of the entry's room; None where the law of the record allows no undoing."""
    return _undoers.get(entry.act.partition(".")[0])


# -------------------------------------------------------------------- removing
def remove(
    row: Model, act: str, *, by: Any, on: date, campaign: str | None = None, first: Iterable[Model] = ()
) -> None:
    """Deletes a row and what hangs on it, logs the act, and keeps the rows so that it can be undone.

    `first` are rows that must go before it, though they protect each other. Raises ProtectedError.
    """
    kept: list[dict[str, Any]] = []
    for each in list(first):
        kept += _bundle(each)
        each.delete()
    bundle = _bundle(row)
    entry = log.record(act, target=row, by=by, on=on, before=row, campaign=campaign)
    Removed.objects.create(entry=entry.pk, data=[*bundle, *kept], at=timezone.now())
    row.delete()


def _bundle(row: Model) -> list[dict[str, Any]]:
    collector = Collector(using=row._state.db or "default")
    collector.collect([row])
    rows: list[Model] = [row]
    for group in [*collector.data.values(), *collector.fast_deletes]:
        rows += [each for each in group if not each._meta.auto_created and each != row]
    return _with_sealed(list(serializers.serialize("python", rows)), sealing.seal)


def _with_sealed(data: list[dict[str, Any]], turn: Callable[[str], str]) -> list[dict[str, Any]]:
    """The same rows with the texts of sealed fields turned: sealed on their way in, opened on the way back."""
    for row in data:
        fields = apps.get_model(row["model"])._meta.concrete_fields
        names = [field.name for field in fields if isinstance(field, SealedField)]
        row["fields"] |= {name: turn(row["fields"][name] or "") for name in names if name in row["fields"]}
    return data


# --------------------------------------------------------------------- undoing
def undo(entry: LogEntry, change: Change, *, by: Any, on: date) -> Model:
    """Restores what stood before the entry, as a new change. Call it inside the room's act.

    `change(row, values)` is the room's way of changing a row of any of its models. Raises CannotUndo, and what
    `change` raises.
    """
    if newest_of(entry) != entry.pk:
        raise CannotUndo(_("Somebody changed it since. Undo the newest change first, or correct the record."))
    with log.undoing(entry):
        if entry.after is None:
            return _restore(entry, by=by, on=on)
        row = row_of(entry)
        if row is None or entry.before is None:
            raise CannotUndo(_("This act adds something; remove what it added instead."))
        values = previous(entry, row)
        change(row, values)
        return row


def newest_of(entry: LogEntry) -> int:
    """The number of the newest entry about the same thing."""
    return (
        LogEntry.objects.filter(target_type=entry.target_type, target_id=entry.target_id)
        .order_by("-at", "-pk")
        .values_list("pk", flat=True)[0]
    )


def row_of(entry: LogEntry) -> Model | None:
    """The row an entry speaks of, while it is there."""
    model = apps.get_model(entry.target_type)
    found: Model | None = model._base_manager.filter(pk=entry.target_id).first()
    return found


def previous(entry: LogEntry, row: Model) -> dict[str, Any]:
    """The values that stood before the entry, by name, as a form or an act gives them. Raises CannotUndo."""
    before = dict(entry.before or {})
    hidden = privacy.personal(type(row))
    earlier = earlier_of(entry, row) if hidden & before.keys() else None
    found: dict[str, Any] = {}
    for name, value in before.items():
        field = own_field(type(row), name)
        if field is None:
            raise CannotUndo(_("This act cannot be taken back by itself. Correct the record instead."))
        if name in hidden:
            if earlier is None:
                raise CannotUndo(_("What stood there before is no longer kept. Correct the record instead."))
            value = field.value_from_object(earlier)
        found[name] = _value(field, value)
    return found


def own_field(model: type[Model], name: str) -> Any:
    """The field of that name which stands on the row itself; None for words of an act, or for rows that point here."""
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return None if field.auto_created and not field.concrete else field


def are_fields(model: type[Model], names: Iterable[str]) -> bool:
    """Whether all of these are fields that stand on a row of the model."""
    return all(own_field(model, name) is not None for name in names)


def earlier_of(entry: LogEntry, row: Model) -> Any:
    """The row as it stood before the entry, from its field-level history; None when that is not kept."""
    history: Any = getattr(type(row), "history", None)
    if history is None:
        return None
    versions = history.filter(**{type(row)._meta.pk.name: row.pk}, history_date__lte=entry.at)
    found = list(versions.order_by("-history_date", "-history_id")[:2])
    return found[1] if len(found) == 2 else None


def _value(field: Any, value: Any) -> Any:
    if field.many_to_many:
        return list(field.related_model._base_manager.filter(pk__in=value or []))
    if not field.is_relation:
        return value if value is None else field.to_python(value)
    if value is None:
        return None
    found = field.related_model._base_manager.filter(pk=value).first()
    if found is None:
        raise CannotUndo(_("What it referred to is no longer on record. Bring that back first."))
    return found


# ------------------------------------------------------------------- restoring
def _restore(entry: LogEntry, *, by: Any, on: date) -> Model:
    kept = Removed.objects.filter(entry=entry.pk).first()
    if kept is None:
        raise CannotUndo(_("What was removed is no longer kept. Enter it again."))
    try:
        data = _with_sealed(kept.data, sealing.unseal)
    except sealing.NoKey:
        raise CannotUndo(_("The key that opens it is not here. Ask who keeps this installation.")) from None
    made = list(serializers.deserialize("python", data))
    root = made[0].object
    _make_room(root)
    try:
        with transaction.atomic():
            for each in made:
                each.object._history_user = by  # type: ignore[attr-defined]  # read by simple_history
                each.object.save(force_insert=True)
            for each in made:
                each.object.full_clean()
                for name, values in (each.m2m_data or {}).items():
                    getattr(each.object, name).set(values)
    except (ValidationError, IntegrityError):
        raise CannotUndo(
            _("Its place is taken, or what it referred to is gone. Enter it again as a new entry.")
        ) from None
    kept.delete()
    log.record(entry.act, target=root, by=by, on=on, after=root, campaign=entry.campaign)
    return root


def _make_room(row: Any) -> None:
    """What stood at a place that is taken by now comes last."""
    for constraint in row._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and "position" in constraint.fields:
            beside = {name: getattr(row, name) for name in constraint.fields if name != "position"}
            there = type(row)._base_manager.filter(**beside)
            if there.filter(position=row.position).exists():
                row.position = there.aggregate(last=Max("position"))["last"] + 1


def restorable(entries: Iterable[LogEntry]) -> set[int]:
    """Which of the entries are removals whose rows are kept, in one query."""
    gone = [entry.pk for entry in entries if entry.after is None and entry.before is not None]
    return set(Removed.objects.filter(entry__in=gone).values_list("entry", flat=True)) if gone else set()
