"""Small made files for every quirk, and how they are brought in."""

from __future__ import annotations

import csv
import io
from datetime import date

from openpyxl import Workbook

from accede.coalition import actions
from accede.coalition.models import SheetImport
from tests.governments.conftest import TODAY

LIST_DAY = date(2026, 5, 1)
ALLIANCE = {"shared_with": "alliance", "shared_keys": [], "owner": ""}


def as_csv(*rows: list[str], encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(*rows: list[object], name: str = "Blue Book") -> bytes:
    book = Workbook()
    page = book.active
    page.title = name
    for row in rows:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def stage(campaign, content, by, holds="missions", *, on=TODAY, as_of=LIST_DAY, filename="list.csv", **options):
    """The file, read and compared."""
    chosen = {"title": "Blue Book", "seat": "geneva"} if holds == "missions" else ALLIANCE
    actions.stage_sheet(
        campaign=campaign, content=content, filename=filename, holds=holds, by=by, on=on, options=chosen | options,
        as_of=as_of if holds == "missions" else None,
    )  # fmt: skip
    return SheetImport.objects.latest("pk")


def take(row, by, *, on=TODAY):
    """The file approved as it stands."""
    actions.approve_sheet(sheet=row, by=by, on=on)
    row.refresh_from_db()
    return row


def changes(row) -> list[tuple[str, str, str, dict]]:
    return [(line.name, line.part, line.change, line.changes) for line in row.lines.order_by("number")]


def told(row) -> list[tuple[int | None, str, str]]:
    return [(each["row"], each["column"], each["message"]) for each in row.problems if each["severity"] == "error"]


def warned(row) -> list[str]:
    return [each["message"] for each in row.problems if each["severity"] == "warning"]
