"""Spreadsheets of organisations and people: upload, what the file asks, the differences, the decision of a person."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition import actions
from accede.coalition.forms import SheetForm
from accede.coalition.models import SheetImport, SheetLine
from accede.coalition.queries import sheets
from accede.coalition.readers.columns import FIELDS
from accede.coalition.views.entering import ROWS, Entered, enter
from accede.kit import sheets as files
from accede.kit.formpages import one_button
from accede.kit.made import reload_soon

State, Change = SheetImport.State, SheetLine.Change


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Files read so far, and the form for another one."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        row = actions.stage_sheet(
            campaign=entered.campaign,
            content=file.read(),
            filename=file.name,
            holds=form.cleaned_data["holds"],
            by=request.user,
            on=entered.today,
        )
        return redirect(row)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("organisations"),
        "form": form,
        "files": sheets.sheet_imports(entered.campaign),
        "kinds": SheetImport.Holds.choices,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "coalition/organisations_import.html", page, status=status)


@login_required
def one(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """One file against the record."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    row = _found(entered, pk)
    shown = request.GET.get("show", "")
    change = shown if shown in Change.values else next((each for each in Change.values if row.counts.get(each)), "new")
    lines = Paginator(sheets.sheet_lines(row, change), ROWS).get_page(request.GET.get("page"))
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "sheet": row,
        "change": change,
        "page": lines,
        "lines": [(line, _differences(line)) for line in lines],
        "counts": [(value, label, row.counts.get(value, 0)) for value, label in Change.choices],
        "choices": SheetLine.Choice.choices,
        "headers": [_columns(row, each) for each in row.headers],
        "unclear": row.unclear[:3],
        "failed": sheets.failed_job(row) if row.state == State.WAITS else "",
        "to_do": row.counts.get("new", 0) + row.counts.get("changed", 0),
        "summary": _summary(row),
    }
    response = render(request, "coalition/organisations_import_one.html", page)
    if row.state in (State.READING, State.WRITING):
        reload_soon(response, None)
    return response


@login_required
@require_POST
def say(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Answers how days are written, or what the columns are."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    row = _found(entered, pk)
    said: dict[str, Any] = {}
    if request.POST.get("order") in ("day", "month"):
        said["date_order"] = request.POST["order"]
    if "columns" in request.POST:
        said["columns"] = _said_columns(request, row)
    return _acted(request, row, lambda: actions.say_of_sheet(sheet=row, by=request.user, on=entered.today, **said))


@login_required
@require_POST
def choose(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Keeps what was chosen for rows that are likely duplicates."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    row = _found(entered, pk)
    sent = {name[5:]: str(value) for name, value in request.POST.items() if name.startswith("line-")}
    chosen = {int(number): value for number, value in sent.items() if number.isdecimal()}
    done = _("Your choices are kept. Nothing is taken over yet.")
    return _acted(
        request, row, lambda: actions.choose_lines(sheet=row, choices=chosen, by=request.user, on=entered.today), done
    )


@login_required
@require_POST
def approve(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Takes the file over."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    row = _found(entered, pk)
    return _acted(request, row, lambda: actions.approve_sheet(sheet=row, by=request.user, on=entered.today))


@login_required
@require_POST
def drop(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Lays the file aside."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    row = _found(entered, pk)
    done = _("The file is laid aside. Nothing changed.")
    return _acted(request, row, lambda: actions.drop_sheet(sheet=row, by=request.user, on=entered.today), done)


@login_required
def template(request: HttpRequest, campaign: str, holds: str, form: str) -> HttpResponse:
    """The empty sheet with the columns that are read."""
    enter(request, campaign, Right.EDIT_COALITION)
    return _file([sheets.header(holds)], f"{holds}-template", form)


@login_required
def listing(request: HttpRequest, campaign: str, holds: str, form: str) -> HttpResponse:
    """The list as a spreadsheet that can be read in again."""
    entered = enter(request, campaign)
    rows = sheets.list_of(entered.campaign, holds, on=entered.day, today=entered.today, reader=request.user)
    return _file(rows, f"{campaign}-{holds}-{entered.day}", form)


def _found(entered: Entered, pk: int) -> SheetImport:
    found = sheets.sheet_import(entered.campaign, pk)
    if found is None:
        raise Http404
    return found


def _acted(request: HttpRequest, row: SheetImport, act: Any, done: str = "") -> HttpResponse:
    return one_button(request, act, done=done, then=row.get_absolute_url())


def _file(rows: Any, name: str, form: str) -> HttpResponse:
    response = HttpResponse(files.as_file(rows, form), content_type=files.TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _labels() -> dict[str, str]:
    """What each column is called on a page."""
    return {
        "name": _("Name"), "acronym": _("Acronym"), "kind": _("Kind"), "sectors": _("Sectors"),
        "countries": _("Countries"), "website": _("Website"), "place": _("Place in the alliance"),
        "form": _("Form of address"), "other_names": _("Also written"), "email": _("E-mail"),
        "organisation": _("Organisation"), "title": _("Title"), "post": _("Post"), "start": _("First day"),
        "end": _("Last day"), "attested": _("Attested for"), "note": _("Note"), "source": _("Source"),
    }  # fmt: skip


def _label(field: str) -> str:
    """ "Name (fr)"."""
    name, _colon, language = field.partition(":")
    label = _labels().get(name, name)
    return f"{label} ({language})" if language else label


def _differences(line: SheetLine) -> list[tuple[str, str, str]]:
    """Label, what stands on record, what the file says; of a new row everything that it says."""
    hidden = {"name", "organisation_key"}
    told = {name: ["", value] for name, value in line.data.items() if name not in hidden}
    both = told if line.change == Change.NEW else line.changes
    return [(_label(name), _text(before), _text(after)) for name, (before, after) in both.items()]


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
    return {**header, "columns": columns, "fields": [(each, _label(each)) for each in FIELDS[row.holds]]}


def _said_columns(request: HttpRequest, row: SheetImport) -> dict[str, dict[str, str]]:
    known = {"", *FIELDS[row.holds]}
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
        return (
            read
            + " "
            + _("Taken over: %(new)d new, %(changed)d changed; %(same)d were the same, %(left_out)d left out.") % told
        )
    return read if number else ""
