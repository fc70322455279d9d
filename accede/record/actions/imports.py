"""Depositary files: staged, compared, decided about. Nothing of a file is on record before a person approves
it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.core.figures import Figure
from accede.kit import jobs, log
from accede.record import queries
from accede.record.actions.approving import open_import, settle, write_lines
from accede.record.actions.refusals import ImportClosed, NothingToDo, RecordMoved, Refused
from accede.record.actions.staging import NO_TREATY, compare
from accede.record.actions.treaties import add_treaty, set_alias
from accede.record.actions.version import bump
from accede.record.models import (
    Change,
    Decision,
    Import,
    ImportLine,
    ImportState,
    State,
    StateKind,
    StateName,
    Treaty,
)

# The largest real depositary file is under a megabyte; this leaves room for a tenfold surprise.
LARGEST = 10 * 1024 * 1024
# Files over this take longer than a page may wait (measured: 100 kB of XML in 50 ms, comparison included in
# 200 ms).
LATER_OVER = 150_000


@transaction.atomic
def stage_import(
    *,
    content: bytes,
    filename: str,
    by: Any,
    on: date,
    treaty: Treaty | str | None = None,
    wait: bool = True,
) -> Import:
    """Reads a file and compares it with the record. The result says `refused` with the reasons, or waits for
    a decision.

    `wait=False` leaves a long file to a job: the import is then in the state "staging" until the job has read
    it. The same file, staged already and not decided, is given back as it stands.
    """
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    treaty = queries.treaty(treaty) if treaty else None
    digest = hashlib.sha256(content).hexdigest()
    if (again := _already_staged(digest, treaty)) is not None:
        return again
    row = Import(
        treaty=treaty,
        filename=filename[:200],
        sha256=digest,
        staged_by=by.get_username(),
        staged_at=timezone.now(),
        staged_date=on,
    )
    if len(content) > LARGEST:
        return _too_large(row, len(content), by, on)
    row.content = zlib.compress(content)
    row.save()
    log.record("record.stage_import", target=row, by=by, on=on, after={"file": filename, "sha256": digest})
    if wait or len(content) <= LATER_OVER:
        return read_staged(pk=row.pk)
    jobs.enqueue("record.stage_import", key=f"record.stage_import:{row.pk}", by=by, import_pk=row.pk)
    return row


def _already_staged(digest: str, treaty: Treaty | None) -> Import | None:
    open_ones = queries.waiting_imports().filter(sha256=digest, base_version=queries.version())
    return open_ones.filter(treaty=treaty).first() if treaty else open_ones.first()


def _too_large(row: Import, size: int, by: Any, on: date) -> Import:
    row.refused = _("The file has %(size)d MB; depositary files have at most %(most)d. Nothing was read.") % {
        "size": -(-size // 1024**2),
        "most": LARGEST // 1024**2,
    }
    row.state, row.content, row.format = ImportState.REFUSED, b"", "unknown"
    row.counts = queries.NOTHING_READ
    row.problems = [{"file": row.filename, "row": None, "column": "", "message": row.refused, "severity": "error"}]
    row.save()
    log.record("record.stage_import", target=row, by=by, on=on, after={"refused": row.refused})
    return row


@transaction.atomic
def read_staged(*, pk: int) -> Import:
    """Reads the staged bytes and compares them with the present record. Changes nothing on record."""
    row = Import.objects.select_for_update().get(pk=pk)
    if row.state not in (ImportState.STAGING, ImportState.STAGED, ImportState.PARTLY):
        raise ImportClosed(_("This file was decided about already."))
    compare(row)
    row.save()
    return row


@transaction.atomic
def restage_import(*, import_: Import, by: Any, on: date) -> Import:
    """Compares a waiting file again, because the record changed in the meantime."""
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    row = read_staged(pk=import_.pk)
    log.record("record.restage_import", target=row, by=by, on=on)
    return row


@transaction.atomic
def decide_name(
    *,
    import_: Import,
    name: str,
    by: Any,
    on: date,
    state: State | str | None = None,
    new: str = "",
    new_code: str = "",
    new_kind: str = StateKind.STATE,
    ignore: bool = False,
) -> Import:
    """Says who a printed name is: a State on record (given by row or code; remembered as an exact alias), a
    participant that is `new` (its name; a code is made unless given), or, with `ignore`, nobody whose acts
    are to be taken over from this file.
    """
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    row = open_import(import_)
    if not row.lines.filter(change=Change.UNKNOWN, name=name).exists():
        raise NothingToDo(_("The file has no unknown name “%(name)s”.") % {"name": name})
    if ignore:
        row.left_out = sorted({*row.left_out, name})
        row.save(update_fields=["left_out"])
        log.record("record.leave_out_name", target=row, by=by, on=on, after={"name": name})
        return read_staged(pk=row.pk)
    if isinstance(state, str):
        state = queries.state(state)
    elif state is None:
        code = new_code.strip().upper() or _free_code(new or name)
        state = _new_participant(new or name, code, new_kind, row, by, on)
    set_alias(text=name, state=state, by=by, on=on)
    return read_staged(pk=row.pk)


def _free_code(name: str) -> str:
    """A code of our own, never three letters long, so that no ISO code is taken."""
    base = "X-" + (slugify(name).replace("-", "").upper()[:7] or "NEW")
    code, number = base, 1
    while State.objects.filter(code=code).exists():
        number += 1
        code = f"{base}{number}"
    return code


def _new_participant(name: str, code: str, kind: str, row: Import, by: Any, on: date) -> State:
    if not code or not code.replace("-", "").isalnum() or len(code) > 12:
        raise Refused(_("Give the new participant a code of up to twelve letters, for example XKX."))
    if State.objects.filter(code=code).exists():
        raise Refused(_("The code %(code)s is taken. Choose that State, or another code.") % {"code": code})
    source = _source(row)
    state = State.objects.create(code=code, kind=kind, source=source)
    StateName.objects.create(state=state, language="en", name=name, source=source)
    log.record("record.add_state", target=state, by=by, on=on, after={"code": code, "name": name, "kind": kind})
    return state


@transaction.atomic
def approve_import(*, import_: Import, by: Any, on: date, lines: str | Iterable[int] = "listed") -> Import:
    """Takes lines over: "listed" = all that the file lists but texts of which it does not say what they are or when
    they were made, "all" = these too, and striking out what it does not list, or the primary keys of chosen lines.
    Approving again what is approved changes nothing. `written` of the result says how many lines went on record now.

    Refuses when the record moved since the file was compared with it (`restage_import` compares again), while
    the file has errors, and when none of the chosen lines waits. What this approval itself moves in the record
    does not ask for another comparison: the lines left speak of other acts.
    """
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    row = Import.objects.select_for_update().get(pk=import_.pk)
    if row.state == ImportState.APPROVED:
        return row
    row = open_import(row)
    if row.base_version != queries.version():
        raise RecordMoved(_("The record changed since this file was compared with it. Compare again, then approve."))
    chosen = _chosen(row, lines)
    before = {key: figure.number for key, figure in _figures(row, on).items()}
    treaty = row.treaty or _treaty_from(row, by, on)
    row.treaty = treaty
    row.written = write_lines(row, treaty, chosen, by=by, on=on)
    settle(row, by, absent_too=not isinstance(lines, str))
    row.base_version = bump(treaty.slug)
    row.save()
    after = {key: figure.number for key, figure in _figures(row, on).items()}
    log.record("record.approve_import", target=row, by=by, on=on, before=before, after=after | {"lines": row.written})
    return row


@transaction.atomic
def reject_import(*, import_: Import, reason: str, by: Any, on: date) -> Import:
    """Lays a file, or what is left of one approved in part, aside with a reason; nothing more of it can be
    approved. A file of which lines are on record counts as approved, its other lines as left out.
    """
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    if not reason.strip():
        raise Refused(_("Give the reason for the rejection."))
    row = open_import(import_)
    begun = row.lines.filter(decision=Decision.APPROVED).exists()
    row.state, row.reason = ImportState.APPROVED if begun else ImportState.REJECTED, reason.strip()
    row.lines.filter(decision=Decision.WAITING).exclude(change=Change.SAME).update(decision=Decision.IGNORED)
    row.decided_by, row.decided_at = by.get_username(), timezone.now()
    row.save()
    log.record("record.reject_import", target=row, by=by, on=on, after={"reason": row.reason})
    return row


def _chosen(row: Import, lines: str | Iterable[int]) -> list[ImportLine]:
    # Proposals are decided one by one (`take_proposal`), never with the lines that the file lists.
    waiting = row.lines.filter(decision=Decision.WAITING).exclude(
        change__in=[Change.SAME, Change.UNKNOWN, Change.PROPOSED]
    )
    if lines == "listed":
        waiting = waiting.exclude(change=Change.ABSENT)
    found = [line for line in waiting.select_related("state", "existing").order_by("number")
             if lines != "listed" or not line.data.get("unsure")]  # fmt: skip
    return found if isinstance(lines, str) else _ticked(found, set(lines))


def _ticked(waiting: list[ImportLine], wanted: set[int]) -> list[ImportLine]:
    if not wanted:
        raise NothingToDo(_("Tick at least one line."))
    found = [line for line in waiting if line.pk in wanted]
    if not found:
        raise NothingToDo(_("None of these lines waits for a decision. Nothing changed."))
    return found


def _figures(row: Import, on: date) -> dict[str, Figure]:
    return queries.figures(row.treaty, as_of=on) if row.treaty else {}


def _source(row: Import) -> str:
    from_file = row.header.get("source") or _("depositary file %(file)s") % {"file": row.filename}
    return str(from_file)[:300]


def _treaty_from(row: Import, by: Any, on: date) -> Treaty:
    """The treaty that the file's header names, put on record without a clause."""
    header = row.header
    if not header.get("slug"):
        raise Refused(str(NO_TREATY))
    official = header.get("entry_date")
    concluded = header.get("concluded")
    return add_treaty(
        slug=header["slug"],
        number=header.get("number", ""),
        title=header.get("title") or row.filename,
        chapter=header.get("chapter_name", ""),
        place=header.get("place", ""),
        adopted_date=date.fromisoformat(concluded) if concluded else None,
        official_entry_date=date.fromisoformat(official) if official else None,
        source=_source(row),
        language=header.get("language", "en"),
        by=by,
        on=on,
    )
