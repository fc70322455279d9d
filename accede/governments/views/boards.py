"""The boards: all States of a campaign as a table, by stage and on a map; the table as a file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accede.accounts.rights import Right
from accede.coalition.rules import reading_of
from accede.coalition.views import sheet_pages
from accede.governments.forms.boards import CUT, CutForm
from accede.governments.queries import board_words
from accede.governments.queries.board_map import drawn, legend
from accede.governments.queries.boards import Board, board, by_position, by_stage, cut_rows
from accede.governments.queries.saved_views import default_view, views_of
from accede.governments.views.entering import Room, enter
from accede.kit import drawing, sheets

ROWS_ON_A_PAGE = 50


@login_required
def table(request: HttpRequest, campaign: str) -> HttpResponse:
    """All States as a table."""
    room = enter(request, campaign)
    if address := _opens_with(request, room, "table"):
        return HttpResponseRedirect(address)
    found, form = _cut(request, room)
    everything = request.GET.get("show") == "all"
    pages = Paginator(found.rows, max(len(found.rows), 1) if everything else ROWS_ON_A_PAGE)
    context = {
        **_frame(request, room, "table", found, form),
        "page": pages.get_page(request.GET.get("page")),
        "everything": everything,
    }
    return render(request, "governments/table.html", context)


@login_required
def stages_board(request: HttpRequest, campaign: str) -> HttpResponse:
    """The States under the stage at which each one stands."""
    room = enter(request, campaign)
    if address := _opens_with(request, room, "stages"):
        return HttpResponseRedirect(address)
    found, form = _cut(request, room)
    context = {**_frame(request, room, "stages_board", found, form), "columns": by_stage(found.rows)}
    return render(request, "governments/stages_board.html", context)


@login_required
def position_map(request: HttpRequest, campaign: str) -> HttpResponse:
    """The States on a map by position, with the same as lists."""
    room = enter(request, campaign)
    if address := _opens_with(request, room, "map"):
        return HttpResponseRedirect(address)
    found, form = _cut(request, room)
    groups = by_position(found.rows)
    context = {
        **_frame(request, room, "map", found, form),
        "map": drawn(groups, day=room.day),
        "legend": legend(groups),
        "map_note": drawing.map_note(),
    }
    return render(request, "governments/map.html", context)


@login_required
def board_file(request: HttpRequest, campaign: str, form: str) -> HttpResponse:
    """The table, as it is cut, as a file of what the reader may see."""
    if form not in sheets.TYPES:
        raise Http404
    room = enter(request, campaign)
    found, _form = _cut(request, room)
    return sheet_pages.file(board_words.sheet(found.rows, room.day), f"{campaign}-states-{room.day}", form)


def _cut(request: HttpRequest, room: Room) -> tuple[Board, CutForm]:
    """The board as its address cuts it. Tags to choose from are those that the reader may see."""
    reading = reading_of(request.user, room.campaign.slug, on=room.today)
    found = board(room.campaign, reader=reading, as_of=room.day, on=room.today)
    form = CutForm(request.GET, day=room.day, tags=found.tags)
    return Board(found.everybody, tuple(cut_rows(found.everybody, form.cut())), found.tags), form


def _opens_with(request: HttpRequest, room: Room, kind: str) -> str:
    """Where the reader goes who asks for a board and nothing else: to the view with which she wants it to open."""
    if set(request.GET) - {"on"}:
        return ""
    view = default_view(room.campaign, user=request.user, board=kind)
    return f"?{view.query}" + (f"&on={room.day}" if room.asked else "") if view else ""


def _frame(request: HttpRequest, room: Room, current: str, found: Board, form: CutForm) -> dict[str, Any]:
    """What every board shows around its rows."""
    kept = request.GET.copy()
    for name in ("page", "show"):
        kept.pop(name, None)
    kept[CUT] = "1"
    return {
        **room.context(current),
        "board": found,
        "figures": board_words.figures(found, room.day),
        "form": form,
        "applied": form.applied(),
        "query": kept.urlencode(),
        "kind": {"stages_board": "stages"}.get(current, current),
        "views": views_of(room.campaign, user=request.user),
        "may_log": room.may(Right.LOG_CONTACT),
    }
