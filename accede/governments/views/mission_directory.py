"""The directory of missions over all States, its list by precedence, and the list as a spreadsheet."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accede.coalition.views import sheet_pages
from accede.governments.forms.missions import DirectoryForm
from accede.governments.models import Seat
from accede.governments.queries import mission_directory as queries
from accede.governments.views.entering import enter

ROWS = 100


@login_required
def directory(request: HttpRequest, campaign: str) -> HttpResponse:
    """All missions, cut by seat and by what needs a look."""
    room = enter(request, campaign)
    form = DirectoryForm(request.GET)
    whole = queries.directory(room.campaign, as_of=room.day)
    chosen = form.chosen()
    rows = queries.cut(whole, **chosen)
    context = {
        **room.context("missions_all"),
        "form": form,
        "applied": form.applied(),
        "figures": queries.figures(whole),
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "asked": request.GET.urlencode(),
        "seats": queries.seats_with_missions(whole),
    }
    return render(request, "governments/missions_all.html", context)


@login_required
def precedence(request: HttpRequest, campaign: str) -> HttpResponse:
    """The missions of one seat in their order of precedence, for printing."""
    room = enter(request, campaign)
    asked = request.GET.get("seat", "")
    seat = asked if asked in Seat.values else Seat.GENEVA.value
    context = {
        **room.context("missions_all"),
        "seat": dict(Seat.choices)[seat],
        "seats": [(code, label, code == seat) for code, label in Seat.choices],
        "rows": queries.by_precedence(room.campaign, as_of=room.day, seat=seat),
    }
    return render(request, "governments/missions_precedence.html", context)


@login_required
def export(request: HttpRequest, campaign: str, form: str) -> HttpResponse:
    """The directory, as it is cut on the page, as a spreadsheet."""
    room = enter(request, campaign)
    rows = queries.directory(room.campaign, as_of=room.day, **DirectoryForm(request.GET).chosen())
    return sheet_pages.file(queries.export_rows(rows), f"{campaign}-missions-{room.day}", form)
