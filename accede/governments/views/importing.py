"""Lists about governments: which may be brought in, the file against the record, the decision of who brought it in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from accede.coalition.actions import stage_sheet
from accede.coalition.models import SheetImport
from accede.coalition.queries import sheets
from accede.coalition.readers.kinds import SheetKind, kinds_of
from accede.coalition.views import sheet_pages
from accede.governments.forms.importing import FORMS
from accede.governments.views.entering import Room, enter
from accede.kit.formpages import Crumbs, FormPage, form_page

ROOM = "governments"


@login_required
def home(request: HttpRequest, campaign: str) -> HttpResponse:
    """Which lists the reader may bring in, with samples to fill in, and those she brought in before."""
    room = enter(request, campaign)
    kinds = [kind for kind in kinds_of(ROOM) if room.may(kind.right)]
    context = {
        **room.context("imports"),
        "kinds": [(kind, [column.words[0].capitalize() for column in kind.columns]) for kind in kinds],
        "files": [
            each for each in sheets.sheet_imports(room.campaign, ROOM, reader=request.user) if each.kind in kinds
        ],
    }
    return render(request, "governments/imports.html", context)


@login_required
def add(request: HttpRequest, campaign: str, holds: str) -> HttpResponse:
    """The form for a list: the file, and what is said once for all rows."""
    room, kind = _kind(request, campaign, holds)
    form = FORMS[holds](
        request.POST or None, request.FILES or None, campaign=room.campaign, reader=request.user, on=room.today
    )

    def act() -> Any:
        file = form.cleaned_data["file"]
        return stage_sheet(
            campaign=room.campaign, content=file.read(), filename=file.name, holds=holds, by=request.user,
            on=room.today, options=form.options(), as_of=form.cleaned_data.get("as_of"),
        )  # fmt: skip

    page = FormPage(
        _("Bring in a list: %(kind)s") % {"kind": kind.label},
        _("Read the file"),
        room.url("imports"),
        done=_("The file is read. Nothing of it is on record yet."),
        crumbs=_above(room),
        lede=_("The file is read and compared first; nothing changes before you approve the differences."),
    )
    return form_page(request, form, act, page, campaign=room.campaign)


@login_required
def sample(request: HttpRequest, campaign: str, holds: str, form: str) -> HttpResponse:
    """The columns that are read, with a made-up row that shows how they are filled in."""
    _room, kind = _kind(request, campaign, holds)
    return sheet_pages.file(sheets.sample(kind), f"{holds}-sample", form)


@login_required
def one(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One file against the record."""
    room, row = _found(request, campaign, key)
    return sheet_pages.show(request, row, above=_above(room))


@login_required
@require_POST
def say(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Answers how days are written, or what the columns are."""
    room, row = _found(request, campaign, key)
    return sheet_pages.say(request, row, on=room.today)


@login_required
@require_POST
def choose(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Keeps what was chosen for lines."""
    room, row = _found(request, campaign, key)
    return sheet_pages.choose(request, row, on=room.today)


@login_required
@require_POST
def approve(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Takes the file over."""
    room, row = _found(request, campaign, key)
    return sheet_pages.approve(request, row, on=room.today)


@login_required
@require_POST
def drop(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Lays the file aside."""
    room, row = _found(request, campaign, key)
    return sheet_pages.drop(request, row, on=room.today)


def _above(room: Room) -> Crumbs:
    return ((_("States"), room.url("table")), (pgettext("States", "Bring in a list"), room.url("imports")))


def _kind(request: HttpRequest, campaign: str, holds: str) -> tuple[Room, SheetKind]:
    """The kind of list with its right; as for one that does not exist without it."""
    found = next((kind for kind in kinds_of(ROOM) if kind.key == holds), None)
    if found is None:
        raise Http404
    return enter(request, campaign, found.right), found


def _found(request: HttpRequest, campaign: str, key: str) -> tuple[Room, SheetImport]:
    room = enter(request, campaign)
    found = sheets.sheet_import(room.campaign, ROOM, reader=request.user, key=key)
    if found is None or not room.may(found.kind.right):
        raise Http404
    return room, found
