"""The pages of one spreadsheet, whatever it holds and in whatever room: a view of the room fetches the file with the
right, then calls one of these.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition import actions
from accede.coalition.models import SheetImport, SheetLine
from accede.coalition.queries import sheets
from accede.coalition.readers.kinds import SheetKind
from accede.coalition.views.entering import ROWS
from accede.kit import sheets as files
from accede.kit.formpages import Crumbs, one_button
from accede.kit.made import reload_soon

State, Change, Choice = SheetImport.State, SheetLine.Change, SheetLine.Choice
_TO_DO = (Change.NEW, Change.CHANGED, Change.GONE)


def show(request: HttpRequest, row: SheetImport, *, above: Crumbs) -> HttpResponse:
    """One file against the record. `above` names the pages that it stands under."""
    shown = request.GET.get("show", "")
    change = shown if shown in Change.values else next((each for each in Change.values if row.counts.get(each)), "new")
    lines = Paginator(sheets.sheet_lines(row, change), ROWS).get_page(request.GET.get("page"))
    page = {
        "campaign": row.campaign,
        "above": above,
        "sheet": row,
        "change": change,
        "page": lines,
        "lines": [(line, _differences(row.kind, line)) for line in lines],
        "counts": [(value, label, row.counts.get(value, 0)) for value, label in Change.choices],
        "choices": _choices(change),
        "headers": [_columns(row, each) for each in row.headers],
        "unclear": row.unclear[:3],
        "failed": sheets.failed_job(row) if row.state == State.WAITS else "",
        "to_do": sum(row.counts.get(each, 0) for each in _to_do(row.kind)),
        "summary": _summary(row),
        "leads": row.kind.leads(row.campaign.slug),
    }
    response = render(request, "coalition/sheet.html", page)
    if row.state in (State.READING, State.WRITING):
        reload_soon(response, None)
    return response


def say(request: HttpRequest, row: SheetImport, *, on: date) -> HttpResponse:
    """Answers how days are written, or what the columns are."""
    said: dict[str, Any] = {}
    if request.POST.get("order") in ("day", "month"):
        said["date_order"] = request.POST["order"]
    if "columns" in request.POST:
        said["columns"] = _said_columns(request, row)
    return _acted(request, row, lambda: actions.say_of_sheet(sheet=row, by=request.user, on=on, **said))


def choose(request: HttpRequest, row: SheetImport, *, on: date) -> HttpResponse:
    """Keeps what was chosen for lines."""
    sent = {name[5:]: str(value) for name, value in request.POST.items() if name.startswith("line-")}
    chosen = {int(number): value for number, value in sent.items() if number.isdecimal()}
    done = _("Your choices are kept. Nothing is taken over yet.")
    return _acted(request, row, lambda: actions.choose_lines(sheet=row, choices=chosen, by=request.user, on=on), done)


def approve(request: HttpRequest, row: SheetImport, *, on: date) -> HttpResponse:
    """Takes the file over."""
    return _acted(request, row, lambda: actions.approve_sheet(sheet=row, by=request.user, on=on))


def drop(request: HttpRequest, row: SheetImport, *, on: date) -> HttpResponse:
    """Lays the file aside."""
    done = _("The file is laid aside. Nothing changed.")
    return _acted(request, row, lambda: actions.drop_sheet(sheet=row, by=request.user, on=on), done)


def file(rows: Any, name: str, form: str) -> HttpResponse:
    """Rows as a file to keep."""
    response = HttpResponse(files.as_file(rows, form), content_type=files.TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _acted(request: HttpRequest, row: SheetImport, act: Any, done: str = "") -> HttpResponse:
    return one_button(request, act, done=done, then=row.get_absolute_url())


def _to_do(kind: SheetKind) -> tuple[str, ...]:
    return (*_TO_DO, Change.SAME) if kind.confirms else _TO_DO


def _choices(change: str) -> list[tuple[str, Any]]:
    """What may be said of a line; nothing of one that is the same."""
    if change == Change.SAME:
        return []
    if change == Change.LIKELY:
        return [(each, each.label) for each in Choice if each != Choice.OUT]
    return [("", _("take it over")), (Choice.OUT, Choice.OUT.label)]


def _label(kind: SheetKind, field: str) -> str:
    """ "Name (fr)"."""
    column, language = kind.column(field), field.partition(":")[2]
    label = str(column.label) if column else {"post": _("Post")}.get(field, field)
    return f"{label} ({language})" if language else label


def _differences(kind: SheetKind, line: SheetLine) -> list[tuple[str, str, str]]:
    """Label, what stands on record, what the file says; of a new line everything that it says."""
    plain = {column.name for column in kind.columns} - {"name"}
    told = {name: ["", value] for name, value in line.data.items() if name.partition(":")[0] in plain or ":" in name}
    both = told if line.change == Change.NEW and not line.changes else line.changes
    return [(_label(kind, name), _text(before), _text(after)) for name, (before, after) in both.items()]


def _text(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def _columns(row: SheetImport, header: dict[str, Any]) -> dict[str, Any]:
    """A header as the page shows it: each column with what it is read as, and what it may be."""
    number = row.headers.index(header)
    columns = [
        {"name": f"c-{number}-{place}", "words": words, "field": header["fields"][place]}
        for place, words in enumerate(header["words"])
        if words
    ]
    return {**header, "columns": columns, "fields": [(each.name, each.label) for each in row.kind.columns]}


def _said_columns(request: HttpRequest, row: SheetImport) -> dict[str, dict[str, str]]:
    known = {"", *row.kind.by_name}
    said: dict[str, dict[str, str]] = {}
    for number, header in enumerate(row.headers):
        for place in range(len(header["words"])):
            value = request.POST.get(f"c-{number}-{place}")
            if value in known or (value and value == header["fields"][place]):
                said.setdefault(header["sheet"], {})[str(place)] = value
    return said


def _summary(row: SheetImport) -> str:
    """One sentence on what became of the file, or would."""
    number = row.counts.get("rows", 0)
    read = ngettext("%(n)d row was read.", "%(n)d rows were read.", number) % {"n": number}
    if row.state == State.APPROVED:
        told: dict[str, int] = row.counts.get("written", {})
        words = _("Taken over: %(new)d new, %(changed)d changed; %(same)d were the same, %(left_out)d left out.")
        return f"{read} {words % told}"
    return read if number else ""
