"""Spreadsheets of any kind (`readers.kinds`): staged, compared, and approved by a person before anything counts."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accede.accounts.models import User
from accede.accounts.rules import require
from accede.coalition.models import Campaign, SheetImport, SheetLine
from accede.coalition.queries.sheet_diff import Line
from accede.coalition.queries.sheet_reading import Reading, SheetRow, read_sheets
from accede.coalition.readers import kinds
from accede.coalition.readers.columns import Order
from accede.coalition.readers.kinds import Asked
from accede.coalition.readers.sheets import LARGEST, NoSheet, sheets_of
from accede.kit import jobs, log, search
from accede.kit.imports import Report
from accede.kit.refusals import Refused

State = SheetImport.State
LATER_OVER = 20_000  # bytes: a larger file takes longer than a page may wait
MANY = 200  # lines: more are written by a job
PART = 50  # lines that are written at once where a kind is written in parts: each by an act of its own
Tell = Callable[[int, int], None]


class SheetClosed(Refused):
    """The file was decided about, is being read, or has errors; the message says which."""


class SheetMoved(Refused):
    """The record changed since the file was compared with it."""


@transaction.atomic
def stage_sheet(
    *,
    campaign: Campaign,
    content: bytes,
    filename: str,
    holds: str,
    by: Any,
    on: date,
    options: Mapping[str, Any] | None = None,
    as_of: date | None = None,
) -> SheetImport:
    """Reads a file and compares it with the record, at once or (a large one) by a job. Writes nothing on record.

    `options` is what is said once for all rows, `as_of` the day of the list. Raises NotAllowed.
    """
    require(by, kinds.kind(holds).right, campaign=campaign.slug, on=on)
    row = SheetImport(
        campaign=campaign,
        holds=holds,
        options=dict(options or {}),
        as_of=as_of,
        filename=filename[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        content=zlib.compress(content[: LARGEST + 1]),
        staged_by=by.get_username(),
        staged_date=on,
    )
    row.save()
    after = {"file": row.filename, "sha256": row.sha256, "holds": holds}
    _log("coalition.stage_sheet", row, by, on, after)
    if len(content) <= LATER_OVER:
        return read_sheet(pk=row.pk, on=on)
    key = f"coalition.sheets.read:{row.pk}:0"
    jobs.enqueue("coalition.sheets.read", key=key, by=by, pk=row.pk, on=on.isoformat())
    return row


@transaction.atomic
def read_sheet(*, pk: int, on: date) -> SheetImport:
    """Reads the staged bytes anew and compares them with the present record, as who brought them in may see it.
    Changes nothing on record.
    """
    row = SheetImport.objects.select_for_update().select_related("campaign").get(pk=pk)
    SheetLine.objects.filter(sheet_import=row).delete()
    row.headers, row.unclear, row.problems, row.counts = [], [], [], {}
    try:
        sheets = sheets_of(zlib.decompress(bytes(row.content)))
    except NoSheet as refusal:
        report = Report()
        report.add("", str(refusal))
        row.problems, row.state = report.as_data(), State.REFUSED
        row.save()
        return row
    kind = row.kind
    known = kind.known(row.campaign)
    reading = read_sheets(sheets, kind=kind, order=Order(row.date_order), said=row.columns, known=known)
    lines = kind.compare(
        _asked(row, by=User.objects.filter(username=row.staged_by).first(), on=on), reading.rows, reading.report
    )
    _keep(row, reading, lines)
    return row


@transaction.atomic
def say_of_sheet(
    *, sheet: SheetImport, by: Any, on: date, date_order: str = "", columns: Mapping[str, Any] | None = None
) -> SheetImport:
    """Answers what the file asks: how its days are written, what its columns are. It is read anew."""
    row = _open(sheet, by, on)
    if date_order:
        row.date_order = Order(date_order)
    if columns is not None:
        row.columns = dict(columns)
    row.save()
    _log("coalition.say_of_sheet", row, by, on, {"date_order": row.date_order, "columns": row.columns})
    if len(row.content) <= LATER_OVER:
        return read_sheet(pk=row.pk, on=on)
    row.state = State.READING
    row.save()
    jobs.enqueue("coalition.sheets.read", by=by, pk=row.pk, on=on.isoformat())
    return row


@transaction.atomic
def choose_lines(*, sheet: SheetImport, choices: Mapping[int, str], by: Any, on: date) -> None:
    """What a person says of lines: {line: choice}. Of a likely duplicate whether it is that one, a new one or left out
    ("" or "out"); of any other whether it is taken over ("") or left out ("out").
    """
    row = _open(sheet, by, on)
    for line in row.lines.filter(pk__in=choices).exclude(change=SheetLine.Change.SAME):
        likely = line.change == SheetLine.Change.LIKELY
        allowed = SheetLine.Choice.values if likely else (SheetLine.Choice.LEAVE, SheetLine.Choice.OUT)
        if choices[line.pk] in allowed and choices[line.pk] != line.choice:
            line.choice = choices[line.pk]
            line.save()


@transaction.atomic
def approve_sheet(*, sheet: SheetImport, by: Any, on: date) -> SheetImport:
    """Takes the file over: at once, or (many rows) by a job. Raises NotAllowed, SheetClosed, SheetMoved."""
    row = _open(sheet, by, on)
    if row.state != State.WAITS:
        raise SheetClosed(_("Answer what the file asks and correct its errors first; nothing is taken over in part."))
    lines = row.lines.all() if row.kind.confirms else row.lines.exclude(change=SheetLine.Change.SAME)
    if lines.count() <= (PART if row.kind.in_parts else MANY):
        return write_sheet(pk=row.pk, by=by, on=on)
    _refuse_moved(row, by, on)
    row.state = State.WRITING
    row.save()
    key = f"coalition.sheets.write:{row.pk}"
    jobs.enqueue("coalition.sheets.write", key=key, by=by, pk=row.pk, by_pk=by.pk, on=on.isoformat())
    return row


@transaction.atomic
def write_sheet(*, pk: int, by: Any, on: date, tell: Tell | None = None) -> SheetImport:
    """Writes every line that is new or changed and not left out, in one transaction. Raises NotAllowed, SheetClosed,
    SheetMoved.
    """
    row = _writable(pk, by, on)
    _refuse_moved(row, by, on)
    _write(row, list(row.lines.filter(done=False).order_by("number")), by, on, tell)
    return _finish(row, by, on)


@transaction.atomic
def write_part(*, pk: int, by: Any, on: date) -> tuple[int, int]:
    """Writes the next lines of a kind that is written in parts; returns how many are done, and of how many. What was
    done stays done when the rest fails, so that whoever goes on begins where it stopped.
    """
    row = _writable(pk, by, on)
    lines = row.lines.order_by("number")
    _refuse_moved(row, by, on)
    _write(row, list(lines.filter(done=False)[:PART]), by, on, None)
    total, left = lines.count(), lines.filter(done=False).count()
    if not left:
        _finish(row, by, on)
    return total - left, total


@transaction.atomic
def drop_sheet(*, sheet: SheetImport, by: Any, on: date) -> SheetImport:
    """Lays a file aside: nothing of it is taken over, and its rows are forgotten."""
    row = _open(sheet, by, on)
    row.state, row.decided_by, row.decided_date = State.DROPPED, by.get_username(), on
    _forget(row)
    _log("coalition.drop_sheet", row, by, on)
    return row


def _writable(pk: int, by: Any, on: date) -> SheetImport:
    row = SheetImport.objects.select_for_update().select_related("campaign").get(pk=pk)
    _permit(row, by, on)
    if row.state not in (State.WAITS, State.WRITING):
        raise SheetClosed(_("This file was decided about already."))
    return row


def _write(row: SheetImport, lines: list[SheetLine], by: Any, on: date, tell: Tell | None) -> None:
    counts = row.kind.write(_asked(row, by=by, on=on), lines, tell=tell)
    for line in lines:
        line.done = True
    SheetLine.objects.bulk_update(lines, ["done", "reason"], batch_size=500)
    told = row.counts.get("written", {})
    row.counts = row.counts | {"written": {name: number + told.get(name, 0) for name, number in counts.items()}}
    row.save()


def _finish(row: SheetImport, by: Any, on: date) -> SheetImport:
    row.state, row.decided_by, row.decided_date = State.APPROVED, by.get_username(), on
    row.content = b""  # what it said of people is on record now, where an erasure finds it
    row.save()
    if row.kind.private:
        _forget(row)
    _log("coalition.approve_sheet", row, by, on, row.counts["written"])
    search.soon(row.campaign.slug)
    return row


def _forget(row: SheetImport) -> None:
    """Nothing of what the file said is kept; how many rows there were is, and why an act refused one."""
    refused = Q(reason__gt="") & ~Q(change=SheetLine.Change.LIKELY)
    row.lines.exclude(refused if row.state == State.APPROVED else Q(pk__in=())).delete()
    row.lines.update(data={}, changes={})
    row.content, row.headers, row.unclear, row.problems = b"", [], [], []
    row.save()


def _log(act: str, row: SheetImport, by: Any, on: date, after: Any = None) -> None:
    """One entry for the act; none of a file that its owner alone may know of: each of its rows leaves its own."""
    if not row.kind.private:
        log.record(act, target=row, by=by, on=on, after=after, campaign=row.campaign.slug)


def _asked(row: SheetImport, *, by: Any, on: date) -> Asked:
    return Asked(row.campaign, by, on, row.filename, row.as_of, row.options)


def approver(pk: int) -> User:
    """Who approved a file that a job takes over."""
    return User.objects.get(pk=pk)


def give_back(*, pk: int) -> None:
    """A file whose taking over failed waits again."""
    SheetImport.objects.filter(pk=pk, state=State.WRITING).update(state=State.WAITS)


def _open(sheet: SheetImport, by: Any, on: date) -> SheetImport:
    row = SheetImport.objects.select_for_update().select_related("campaign").get(pk=sheet.pk)
    _permit(row, by, on)
    if not row.open:
        raise SheetClosed(_("This file was decided about already, or is being read."))
    return row


def _permit(row: SheetImport, by: Any, on: date) -> None:
    require(by, row.kind.right, campaign=row.campaign.slug, on=on)
    if row.kind.private and row.staged_by != by.get_username():
        raise PermissionDenied  # the pages say that there is none


def _keep(row: SheetImport, reading: Reading, lines: Iterable[Line]) -> None:
    row.headers, row.unclear = reading.headers, reading.unclear[:200]
    row.problems = reading.report.as_data()[:2000]
    found = list(lines)
    SheetLine.objects.bulk_create(
        [
            SheetLine(
                sheet_import=row, number=number, sheet=line.row.sheet[:100], row=line.row.row, part=line.part,
                change=line.change, name=line.name[:300], target=line.target, reason=line.reason[:300],
                data=line.row.data, changes=line.changes,
            )
            for number, line in enumerate(found, start=1)
        ],
        batch_size=500,
    )  # fmt: skip
    row.counts = {change: sum(line.change == change for line in found) for change in SheetLine.Change.values}
    row.counts |= {"errors": len(reading.report.errors), "rows": len(reading.rows), "unclear": len(reading.unclear)}
    row.state = State.FAULTY if reading.report.errors else State.ASKS if reading.unclear else State.WAITS
    row.save()


def _refuse_moved(row: SheetImport, by: Any, on: date) -> None:
    """Compares anew what is kept of the file, so that nobody approves what she has not seen. Where some lines were
    taken over already, the record moved by them.
    """
    lines = list(row.lines.order_by("number"))
    if any(line.done for line in lines):
        return
    rows = {(line.sheet, line.row): SheetRow(line.sheet, line.row, line.data) for line in lines}
    again = row.kind.compare(_asked(row, by=by, on=on), list(rows.values()), Report())
    seen = [(line.sheet, line.row, line.part, line.change, line.target, line.changes) for line in lines]
    if [line.mark for line in again] != seen:
        raise SheetMoved(_("The record changed since this file was compared with it. Look at the differences again."))
