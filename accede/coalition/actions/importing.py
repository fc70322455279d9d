"""Spreadsheets of organisations and people: staged, compared, approved by a person in one act. Nothing of a file counts
before that, and the same file a second time changes nothing.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.models import User
from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.sheet_writing import write_lines
from accede.coalition.models import Campaign, SheetImport, SheetLine
from accede.coalition.queries.sheet_diff import Line, compare
from accede.coalition.queries.sheet_reading import Reading, SheetRow, countries_by_name, read_sheets
from accede.coalition.readers.columns import Order
from accede.coalition.readers.sheets import LARGEST, NoSheet, sheets_of
from accede.kit import jobs, log, search
from accede.kit.imports import Report
from accede.kit.refusals import Refused

State = SheetImport.State
LATER_OVER = 20_000  # bytes: a larger file takes longer than a page may wait
MANY = 200  # lines: more are written by a job
Tell = Callable[[int, int], None]


class SheetClosed(Refused):
    """The file was decided about, is being read, or has errors; the message says which."""


class SheetMoved(Refused):
    """The record changed since the file was compared with it."""


@transaction.atomic
def stage_sheet(*, campaign: Campaign, content: bytes, filename: str, holds: str, by: Any, on: date) -> SheetImport:
    """Reads a file and compares it with the record, at once or (a large one) by a job. Writes nothing on record."""
    require(by, Right.EDIT_COALITION, campaign=campaign.slug, on=on)
    row = SheetImport(
        campaign=campaign,
        holds=holds,
        filename=filename[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        content=zlib.compress(content[: LARGEST + 1]),
        staged_by=by.get_username(),
        staged_date=on,
    )
    row.save()
    after = {"file": row.filename, "sha256": row.sha256, "holds": holds}
    log.record("coalition.stage_sheet", target=row, by=by, on=on, after=after, campaign=campaign.slug)
    if len(content) <= LATER_OVER:
        return read_sheet(pk=row.pk)
    jobs.enqueue("coalition.sheets.read", key=f"coalition.sheets.read:{row.pk}:0", by=by, pk=row.pk)
    return row


@transaction.atomic
def read_sheet(*, pk: int) -> SheetImport:
    """Reads the staged bytes anew and compares them with the present record. Changes nothing on record."""
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
    reading = read_sheets(
        sheets, holds=row.holds, order=Order(row.date_order), said=row.columns, countries=countries_by_name()
    )
    lines = compare(row.campaign, row.holds, reading.rows, reading.report)
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
    after = {"date_order": row.date_order, "columns": row.columns}
    log.record("coalition.say_of_sheet", target=row, by=by, on=on, after=after)
    if len(row.content) <= LATER_OVER:
        return read_sheet(pk=row.pk)
    row.state = State.READING
    row.save()
    jobs.enqueue("coalition.sheets.read", by=by, pk=row.pk)
    return row


@transaction.atomic
def choose_lines(*, sheet: SheetImport, choices: Mapping[int, str], by: Any, on: date) -> None:
    """What a person says of rows that are likely duplicates: {line: "same", "new" or ""}."""
    row = _open(sheet, by, on)
    for line in row.lines.filter(pk__in=choices, change=SheetLine.Change.LIKELY):
        if choices[line.pk] in SheetLine.Choice.values:
            line.choice = choices[line.pk]
            line.save()


@transaction.atomic
def approve_sheet(*, sheet: SheetImport, by: Any, on: date) -> SheetImport:
    """Takes the file over: at once, or (many rows) by a job. Raises NotAllowed, SheetClosed, SheetMoved."""
    row = _open(sheet, by, on)
    if row.state != State.WAITS:
        raise SheetClosed(_("Answer what the file asks and correct its errors first; nothing is taken over in part."))
    if row.lines.exclude(change=SheetLine.Change.SAME).count() <= MANY:
        return write_sheet(pk=row.pk, by=by, on=on)
    row.state = State.WRITING
    row.save()
    key = f"coalition.sheets.write:{row.pk}"
    jobs.enqueue("coalition.sheets.write", key=key, by=by, pk=row.pk, by_pk=by.pk, on=on.isoformat())
    return row


@transaction.atomic
def write_sheet(*, pk: int, by: Any, on: date, tell: Tell | None = None) -> SheetImport:
    """Writes every row that is new or changed, in one transaction, with one entry in the log."""
    row = SheetImport.objects.select_for_update().select_related("campaign").get(pk=pk)
    require(by, Right.EDIT_COALITION, campaign=row.campaign.slug, on=on)
    if row.state not in (State.WAITS, State.WRITING):
        raise SheetClosed(_("This file was decided about already."))
    lines = list(row.lines.order_by("number"))
    _refuse_moved(row, lines)
    counts = write_lines(row, lines, by=by, on=on, tell=tell)
    row.state, row.decided_by, row.decided_date = State.APPROVED, by.get_username(), on
    row.counts = row.counts | {"written": counts}
    row.content = b""  # what it said of people is on record now, where an erasure finds it
    row.save()
    log.record("coalition.approve_sheet", target=row, by=by, on=on, after=counts, campaign=row.campaign.slug)
    search.soon(row.campaign.slug)
    return row


@transaction.atomic
def drop_sheet(*, sheet: SheetImport, by: Any, on: date) -> SheetImport:
    """Lays a file aside: nothing of it is taken over, and its rows are forgotten."""
    row = _open(sheet, by, on)
    row.lines.all().delete()
    row.state, row.decided_by, row.decided_date, row.content = State.DROPPED, by.get_username(), on, b""
    row.headers, row.unclear, row.problems = [], [], []
    row.save()
    log.record("coalition.drop_sheet", target=row, by=by, on=on)
    return row


def approver(pk: int) -> User:
    """Who approved a file that a job takes over."""
    return User.objects.get(pk=pk)


def give_back(*, pk: int) -> None:
    """A file whose taking over failed waits again."""
    SheetImport.objects.filter(pk=pk, state=State.WRITING).update(state=State.WAITS)


def _open(sheet: SheetImport, by: Any, on: date) -> SheetImport:
    require(by, Right.EDIT_COALITION, campaign=sheet.campaign.slug, on=on)
    row = SheetImport.objects.select_for_update().select_related("campaign").get(pk=sheet.pk)
    if not row.open:
        raise SheetClosed(_("This file was decided about already, or is being read."))
    return row


def _keep(row: SheetImport, reading: Reading, lines: Iterable[Line]) -> None:
    row.headers, row.unclear = reading.headers, reading.unclear[:200]
    row.problems = reading.report.as_data()[:2000]
    found = list(lines)
    SheetLine.objects.bulk_create(
        [
            SheetLine(
                sheet_import=row, number=number, sheet=line.row.sheet[:100], row=line.row.row, change=line.change,
                name=line.name, target=line.target, reason=line.reason[:300], data=line.row.data, changes=line.changes,
            )
            for number, line in enumerate(found, start=1)
        ],
        batch_size=500,
    )  # fmt: skip
    row.counts = {change: sum(line.change == change for line in found) for change in SheetLine.Change.values}
    row.counts |= {"errors": len(reading.report.errors), "rows": len(reading.rows), "unclear": len(reading.unclear)}
    row.state = State.FAULTY if reading.report.errors else State.ASKS if reading.unclear else State.WAITS
    row.save()


def _refuse_moved(row: SheetImport, lines: list[SheetLine]) -> None:
    """Compares anew what is kept of the file, so that nobody approves what she has not seen."""
    again = compare(row.campaign, row.holds, [SheetRow(line.sheet, line.row, line.data) for line in lines], Report())
    seen = [(line.sheet, line.row, line.change, line.target, line.changes) for line in lines]
    if [line.mark for line in again] != seen:
        raise SheetMoved(_("The record changed since this file was compared with it. Look at the differences again."))
