"""Approved lines of a depositary file become rows of the register, and the file is settled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accede.record.actions.acts import free_key, replacement
from accede.record.actions.refusals import ImportClosed
from accede.record.actions.texts import NewText, add_text, objected_to, replace_text, write_territory
from accede.record.models import STRUCK, Act, Change, Decision, Import, ImportLine, ImportState, Treaty

_TEXTS = ("article", "about", "note", "confidence")


def write_lines(row: Import, treaty: Treaty, lines: Iterable[ImportLine], *, by: Any, on: date) -> int:
    """Writes the acts of the lines, marks the lines, and moves the treaty's as-of day. Returns how many lines.

    Two people stand behind an act when one staged the file and another approves it: then the act is verified.
    """
    taken = set(Act.objects.filter(treaty=treaty).values_list("key", flat=True))
    written = 0
    for line in lines:
        if line.change == Change.OFFICIAL:
            _set_official(row, treaty, line)
        elif line.change == Change.TERRITORY:
            line.act = _territory(row, treaty, line, by)
        elif line.change == Change.TEXT:
            line.act = _with_text(line.existing, row, line, by)
        else:
            line.act = _write_act(row, treaty, line, taken, by=by, on=on)
        line.decision = Decision.APPROVED
        line.save(update_fields=["decision", "act"])
        written += 1
    _move_as_of(row, treaty)
    return written


def _write_act(row: Import, treaty: Treaty, line: ImportLine, taken: set[str], *, by: Any, on: date) -> Act:
    act = _act_of(row, treaty, line, on)
    if line.data.get("towards"):
        act.about = objected_to(treaty, line.data["towards"], line.data.get("heading", ""))
    act.key = free_key(act, taken)
    _sign(act, row, by)
    act.save()
    if line.data.get("text"):
        write = replace_text if line.existing else add_text
        write(act, _new_text(line), source=act.source, origin="import", by=by)
    return act


def _with_text(act: Act | None, row: Import, line: ImportLine, by: Any) -> Act:
    """A text added to an act that is on record without it: the act itself is not changed."""
    assert act is not None  # noqa: S101 -- the comparison makes such a line for a row only
    add_text(act, _new_text(line), source=_source(row, line), origin="import", by=by)
    return act


def _new_text(line: ImportLine) -> NewText:
    data = line.data
    return NewText(data["text"], data.get("language", "en"), data.get("heading", ""), data.get("notes", ""))


def _territory(row: Import, treaty: Treaty, line: ImportLine, by: Any) -> Act:
    assert line.state is not None  # noqa: S101 -- the comparison names the State of every such line
    made = write_territory(
        treaty=treaty,
        state=line.state.code,
        territory=line.data["territory"],
        received=line.deposited,
        source=_source(row, line),
        origin="import",
        by=by,
    )
    return made.act


def _source(row: Import, line: ImportLine) -> str:
    return str(line.data.get("source") or row.header.get("source") or row.filename)[:300]


def _act_of(row: Import, treaty: Treaty, line: ImportLine, on: date) -> Act:
    values = _values(row, line, on)
    if line.existing is None:
        return Act(treaty=treaty, origin="import", **values)
    reason = _("The depositary's file %(file)s says so.") % {"file": row.filename}
    if line.change == Change.ABSENT:
        reason = _("The depositary's file %(file)s no longer lists it.") % {"file": row.filename}
        return replacement(line.existing, reason=reason, origin="import", learned_date=on, kind=STRUCK)
    return replacement(line.existing, reason=reason, origin="import", **values)


def _values(row: Import, line: ImportLine, on: date) -> dict[str, Any]:
    data = line.data
    values: dict[str, Any] = {
        "state": line.state,
        "kind": line.kind,
        "deposited": line.deposited,
        "counted": data.get("counted", True),
        "learned_date": on,
        "source": _source(row, line),
    }
    values |= {name: data[name] for name in _TEXTS if data.get(name)}
    if "kind_stated" in data:
        values |= {"kind_stated": data["kind_stated"], "made_upon": data.get("made_upon", "")}
    if data.get("effective"):
        values["effective_date"] = date.fromisoformat(data["effective"])
    return values


def _sign(act: Act, row: Import, by: Any) -> None:
    now = timezone.now()
    act.entered_by, act.entered_at = row.staged_by, now
    if by.get_username() != row.staged_by:
        act.verified_by, act.verified_at = by.get_username(), now


def _set_official(row: Import, treaty: Treaty, line: ImportLine) -> None:
    treaty.official_entry_date = date.fromisoformat(line.data["day"])
    treaty.official_entry_source = str(row.header.get("source") or row.filename)[:300]
    treaty.save(update_fields=["official_entry_date", "official_entry_source"])


def _move_as_of(row: Import, treaty: Treaty) -> None:
    """The record knows this treaty up to the file's newest act, if that is news."""
    newest = row.header.get("newest_act")
    if newest and (treaty.as_of is None or treaty.as_of < date.fromisoformat(newest)):
        treaty.as_of = date.fromisoformat(newest)
        treaty.source = str(row.header.get("source") or treaty.source)[:300]
        treaty.save(update_fields=["as_of", "source"])


def open_import(import_: Import) -> Import:
    """The import, locked, while something of it waits; raises ImportClosed."""
    row = Import.objects.select_for_update().select_related(None).get(pk=import_.pk)
    if not row.is_open:
        raise ImportClosed(_("This file was decided about already, or was refused."))
    return row


def settle(row: Import, by: Any, *, absent_too: bool) -> None:
    """Approved when nothing is left to decide, else approved in part; still staged while nothing was written. Who
    approves "listed" has decided that acts which the file does not list stay; who ticks lines has said nothing of them.
    """
    if not absent_too:
        row.lines.filter(decision=Decision.WAITING, change=Change.ABSENT).update(decision=Decision.IGNORED)
    left = row.lines.filter(decision=Decision.WAITING).exclude(change=Change.SAME).exists()
    begun = not left or row.lines.filter(decision=Decision.APPROVED).exists()
    row.state = (ImportState.PARTLY if begun else row.state) if left else ImportState.APPROVED
    if row.state == ImportState.APPROVED:
        row.decided_by, row.decided_at = by.get_username(), timezone.now()
