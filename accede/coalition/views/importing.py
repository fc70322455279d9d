"""Spreadsheets of organisations and people: upload, what the file asks, the differences, the decision of a person."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition import actions
from accede.coalition.forms import SheetForm
from accede.coalition.models import SheetImport
from accede.coalition.queries import sheets
from accede.coalition.readers.kinds import kind, kinds_of
from accede.coalition.views import sheet_pages
from accede.coalition.views.entering import Entered, enter

ROOM = "coalition"


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
        "files": sheets.sheet_imports(entered.campaign, ROOM, reader=request.user),
        "kinds": [(each.key, each.label) for each in kinds_of(ROOM)],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "coalition/organisations_import.html", page, status=status)


@login_required
def one(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """One file against the record."""
    entered, row = _found(request, campaign, pk)
    above = ((_("Bring in a spreadsheet"), entered.url("import_sheet")),)
    return sheet_pages.show(request, row, above=above)


@login_required
@require_POST
def say(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Answers how days are written, or what the columns are."""
    entered, row = _found(request, campaign, pk)
    return sheet_pages.say(request, row, on=entered.today)


@login_required
@require_POST
def choose(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Keeps what was chosen for lines."""
    entered, row = _found(request, campaign, pk)
    return sheet_pages.choose(request, row, on=entered.today)


@login_required
@require_POST
def approve(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Takes the file over."""
    entered, row = _found(request, campaign, pk)
    return sheet_pages.approve(request, row, on=entered.today)


@login_required
@require_POST
def drop(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Lays the file aside."""
    entered, row = _found(request, campaign, pk)
    return sheet_pages.drop(request, row, on=entered.today)


@login_required
def template(request: HttpRequest, campaign: str, holds: str, form: str) -> HttpResponse:
    """The empty sheet with the columns that are read."""
    enter(request, campaign, Right.EDIT_COALITION)
    return sheet_pages.file([sheets.header(kind(holds))], f"{holds}-template", form)


@login_required
def listing(request: HttpRequest, campaign: str, holds: str, form: str) -> HttpResponse:
    """The list as a spreadsheet that can be read in again."""
    entered = enter(request, campaign)
    rows = sheets.list_of(entered.campaign, holds, on=entered.day, today=entered.today, reader=request.user)
    return sheet_pages.file(rows, f"{campaign}-{holds}-{entered.day}", form)


def _found(request: HttpRequest, campaign: str, pk: int) -> tuple[Entered, SheetImport]:
    entered = enter(request, campaign, Right.EDIT_COALITION)
    found = sheets.sheet_import(entered.campaign, ROOM, reader=request.user, pk=pk)
    if found is None:
        raise Http404
    return entered, found
