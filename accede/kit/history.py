"""The history of a record for its page: when, who, what changed from what to what in words, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.kit import belonging, localdates, offers, privacy, undo
from accede.kit.fields import MomentField
from accede.kit.models import LogEntry

SHOWN = 50  # on a record's page; older ones stand in the log
LONGEST = 400  # characters of a value; the rest stands in the record itself


@dataclass(frozen=True)
class Changed:
    """One field of an entry, in words; a hidden personal value is said to be hidden."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Line:
    """One act: what was done, by whom, why, what changed, and whether the reader may take it back."""

    entry: LogEntry
    words: str
    who: str
    changes: tuple[Changed, ...]
    undo_url: str = ""
    hidden: bool = False  # what it was done to is not shared with the reader

    @property
    def brings_back(self) -> bool:
        return self.entry.after is None


def lines(
    entries: Iterable[LogEntry],
    *,
    reader: Any,
    on: date,
    sees_personal: bool,
    frozen: bool = False,
    audits: bool = False,
) -> list[Line]:
    """The entries (newest first) in words. Personal values stand there only if the reader may see them; taking back
    is offered for the newest entry of each thing, to who may change the room's records, unless the record is frozen.

    What is about records that the reader may not see is left out. Who audits sees that it was done, by whom and when,
    and nothing of what it was done to; of rows that are `UNTOLD` (kit.belonging) not even that.
    """
    entries, unseen = list(entries), _Unseen(reader, on)
    unseen.ask_for(entries)
    shown = [entry for entry in entries if (audits and not _is_untold(entry)) or unseen.lets_see(entry)]
    words = dict(offers.ask("act_words", on=on, reader=reader))
    names = _names(shown)
    open_ones = [entry for entry in shown if not audits or unseen.lets_see(entry)]
    told = _Told(open_ones, sees_personal=sees_personal, unseen=unseen)
    open_keys = {entry.pk for entry in open_ones}
    undoable = set() if frozen else _undoable(open_ones, reader=reader, on=on)
    return [
        Line(
            entry=entry,
            words=words.get(entry.act, entry.act),
            who=names.get(entry.by, entry.by),
            changes=told.changes(entry) if entry.pk in open_keys else (),
            hidden=entry.pk not in open_keys,
            undo_url=undo_url(entry) if entry.pk in undoable else "",
        )
        for entry in shown
    ]


def lets_see(entry: LogEntry, *, reader: Any, on: date) -> bool:
    """Whether the reader may see the records that an entry is about."""
    return _Unseen(reader, on).lets_see(entry)


def undo_url(entry: LogEntry) -> str:
    """Where the form that undoes an entry is sent to."""
    return reverse("kit:undo", args=[entry.pk])


def _names(entries: Sequence[LogEntry]) -> dict[str, str]:
    users = get_user_model()._default_manager.filter(username__in={entry.by for entry in entries})
    return {user.get_username(): str(user) for user in users}


def _undoable(entries: Sequence[LogEntry], *, reader: Any, on: date) -> set[int]:
    held = {(each.right, each.campaign) for each in offers.ask("readable", on=on, reader=reader)}
    newest: dict[tuple[str, str], LogEntry] = {}
    for entry in entries:
        newest.setdefault((entry.target_type, entry.target_id), entry)
    mine = [
        entry
        for entry in newest.values()
        for undoer in [undo.undoer_of(entry)]
        if undoer and entry.before and _holds(undoer.right_of(entry), entry, held)
    ]
    kept = undo.restorable(mine)
    return {entry.pk for entry in mine if (entry.pk in kept if entry.after is None else _of_fields(entry))}


def _holds(right: str, entry: LogEntry, held: set[tuple[Any, str]]) -> bool:
    return bool({(right, entry.campaign), (right, "")} & held)


def _of_fields(entry: LogEntry) -> bool:
    """Whether what changed are fields of the row; other acts are taken back by their own means."""
    return bool(entry.before) and undo.are_fields(apps.get_model(entry.target_type), entry.before or {})


class _Unseen:
    """Which records the reader may not see; each is asked about once."""

    def __init__(self, reader: Any, on: date) -> None:
        self.reader, self.on = reader, on
        self._known: dict[tuple[str, str], bool] = {}

    def ask_for(self, entries: Sequence[LogEntry]) -> None:
        """Asks for all of them at once, so that a history of many records costs what that of one does."""
        for campaign in {entry.campaign for entry in entries}:
            self.among(campaign, {mark for entry in entries if entry.campaign == campaign for mark in _marks(entry)})

    def lets_see(self, entry: LogEntry) -> bool:
        return not self.among(entry.campaign, _marks(entry))

    def among(self, campaign: str, marks: Iterable[str]) -> set[str]:
        """Those of the marks of records of a campaign that the reader may not see."""
        asked = {mark for mark in marks if (campaign, mark) not in self._known and _may_be_hidden(mark)}
        if asked and campaign:
            subject = (campaign, frozenset(asked))
            hidden = set(offers.ask("unseen", subject=subject, on=self.on, reader=self.reader))
            self._known |= {(campaign, mark): mark in hidden for mark in asked}
        return {mark for mark in marks if self._known.get((campaign, mark))}


def _marks(entry: LogEntry) -> set[str]:
    return {entry.about or f"{entry.target_type}:{entry.target_id}", *filter(None, [entry.beside])}


def _is_untold(entry: LogEntry) -> bool:
    return any(map(belonging.is_untold, _marks(entry)))


def _may_be_hidden(mark: str) -> bool:
    return bool(getattr(apps.get_model(mark.rpartition(":")[0]), "OWN_RIGHT", False))


class _Told:
    """What the fields of some entries held, in words; whatever must be looked up is looked up once for all."""

    def __init__(self, entries: Sequence[LogEntry], *, sees_personal: bool, unseen: _Unseen) -> None:
        self.sees_personal = sees_personal
        self.unseen = unseen
        self.campaign = next((entry.campaign for entry in entries if entry.campaign), "")
        self.related = self._related(entries)
        self.versions = self._versions(entries) if sees_personal else {}

    def changes(self, entry: LogEntry) -> tuple[Changed, ...]:
        model = apps.get_model(entry.target_type)
        if entry.before is None or entry.after is None:
            return ()
        old, new = self._unmasked(entry, model)
        found = []
        for name in sorted(old.keys() | new.keys()):
            field = undo.own_field(model, name)
            label = capfirst(str(getattr(field, "verbose_name", name)))
            found.append(Changed(label, self._say(model, field, old.get(name)), self._say(model, field, new.get(name))))
        return tuple(found)

    def _unmasked(self, entry: LogEntry, model: type[Model]) -> tuple[dict[str, Any], dict[str, Any]]:
        old, new = dict(entry.before or {}), dict(entry.after or {})
        hidden = privacy.personal(model) & (old.keys() | new.keys())
        versions = self.versions.get((entry.target_type, entry.target_id), ()) if hidden else ()
        until = [version for version in versions if version.history_date <= entry.at][:2]
        if len(until) == 2:
            for name in hidden:
                field: Any = model._meta.get_field(name)
                new[name], old[name] = (field.value_from_object(version) for version in until)
        return old, new

    def _say(self, model: type[Model], field: Any, value: Any) -> str:
        if value in (None, "", []):
            return ""
        if value == privacy.MASK:
            return _("(personal, not shown)")
        if field is not None and field.is_relation:
            many = value if isinstance(value, list) else [value]
            return ", ".join(
                self.related.get(field.related_model, {}).get(str(each), _("(removed since)")) for each in many
            )
        return _cut(_plain_words(model, field, value))

    def _related(self, entries: Sequence[LogEntry]) -> dict[Any, dict[str, str]]:
        wanted: dict[Any, set[Any]] = defaultdict(set)
        for entry in entries:
            model = apps.get_model(entry.target_type)
            if entry.before is None or entry.after is None:
                continue
            for name, value in [*entry.before.items(), *entry.after.items()]:
                field = undo.own_field(model, name)
                if field is not None and field.is_relation and value not in (None, privacy.MASK):
                    wanted[field.related_model] |= set(value if isinstance(value, list) else [value])
        return {model: self._labelled(model, keys) for model, keys in wanted.items()}

    def _versions(self, entries: Sequence[LogEntry]) -> dict[tuple[str, str], list[Any]]:
        wanted: dict[type[Model], set[str]] = defaultdict(set)
        for entry in entries:
            model = apps.get_model(entry.target_type)
            changed = (entry.before or {}).keys() if entry.before and entry.after else ()
            if hasattr(model, "history") and privacy.personal(model) & set(changed):
                wanted[model].add(entry.target_id)
        found: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for model, keys in wanted.items():
            history: Any = model.history  # type: ignore[attr-defined]  # asked for above
            versions = list(history.filter(id__in=keys).order_by("-history_date", "-history_id"))
            for version in versions:
                found[model._meta.label_lower, str(version.id)].append(version)
            self._also(model, versions)
        return found

    def _also(self, model: type[Model], versions: Sequence[Any]) -> None:
        """Names behind personal references (who is meant), which the log itself does not hold."""
        for name in sorted(privacy.personal(model)):
            field: Any = model._meta.get_field(name)
            if field.is_relation:
                keys = {field.value_from_object(version) for version in versions} - {None}
                known = self.related.setdefault(field.related_model, {})
                known |= self._labelled(field.related_model, keys)

    def _labelled(self, model: Any, keys: set[Any]) -> dict[str, str]:
        """The names of rows that entries refer to; of what the reader may not see, that it is so."""
        rows = list(model._base_manager.filter(pk__in=keys)) if keys else []
        if not getattr(model, "OWN_RIGHT", False) and not belonging.part_of(model):
            return {str(row.pk): str(row) for row in rows}
        roots = {row.pk: belonging.mark(belonging.root(row)) for row in rows}
        hidden = self.unseen.among(self.campaign, set(roots.values()))
        return {str(row.pk): _("(not shared with you)") if roots[row.pk] in hidden else str(row) for row in rows}


def _plain_words(model: type[Model], field: Any, value: Any) -> str:
    choices = dict(
        getattr(field, "flatchoices", None) or getattr(model, "WORDS", {}).get(getattr(field, "name", ""), ())
    )
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(choices.get(each, each)) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_plain_words(model, field, inner)}" for name, inner in value.items())
    if value in choices:
        return str(choices[value])
    if isinstance(field, MomentField):
        return localdates.long_moment(str(value))
    if field is not None and field.get_internal_type() == "DateField":
        return localdates.long_day(date.fromisoformat(str(value)))
    return str(value)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def address_of(row: Any) -> str:
    """Where a row, or what it hangs on, is shown; empty when it has no page."""
    for name in ("", "event", "item", "statement", "report", "version", "edition"):
        owner: Any = getattr(row, name, None) if name else row
        try:
            if hasattr(owner, "get_absolute_url"):
                return str(owner.get_absolute_url())
        except NoReverseMatch:
            continue
    return ""
