"""Views of the boards that somebody keeps for herself."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accede.governments.actions import views as actions
from accede.governments.forms.boards import ViewForm
from accede.governments.queries.saved_views import BOARDS, address, kept
from accede.governments.rules import view_for
from accede.governments.views.entering import enter
from accede.kit.formpages import FormPage, form_page, removal_page, typed


@login_required
def save(request: HttpRequest, campaign: str, board: str) -> HttpResponse:
    """Keep the board as the address cuts it."""
    if board not in BOARDS:
        raise Http404
    room = enter(request, campaign)
    form, query = ViewForm(typed(request)), kept(request.GET)

    def act() -> Any:
        return actions.save_view(
            campaign=room.campaign, board=board, query=query, by=request.user, on=room.today, **form.cleaned_data
        )

    here = f"{room.url(BOARDS[board]).partition('?')[0]}?{query}"
    page = FormPage(
        _("Save this view"), _("Save the view"), here, done=_("The view is saved. Nobody else sees it."),
        crumbs=((_("States"), room.url("table")),), then=here,
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=room.campaign)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Give a view of one's own another name, or let its board open with it."""
    room = enter(request, campaign)
    view = view_for(request.user, campaign, key, on=room.today)
    form = ViewForm(typed(request), initial={"name": view.name, "default": view.default})

    def act() -> Any:
        return actions.rename_view(view=view, by=request.user, on=room.today, **form.cleaned_data)

    here = address(room.campaign, view)
    page = FormPage(
        _("Change the view"), _("Save the view"), here, done=_("Saved."), crumbs=((_("States"), room.url("table")),),
        then=here,
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=room.campaign)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then remove a view of one's own."""
    room = enter(request, campaign)
    view = view_for(request.user, campaign, key, on=room.today)

    def act() -> None:
        actions.remove_view(view=view, by=request.user, on=room.today)

    page = FormPage(
        _("Remove the view “%(name)s”?") % {"name": view.name}, _("Remove the view"), address(room.campaign, view),
        done=_("The view is removed."), crumbs=((_("States"), room.url("table")),),
        lede=_("Only the view goes; the files stay as they are."),
    )  # fmt: skip
    return removal_page(request, act, page, then=room.url("table"), campaign=room.campaign)
