"""The agenda: read, filled from what the rooms offer, ordered by hand, printed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.kit import documents, made
from accede.kit.formpages import FormPage, form_page, removal_page, typed
from accede.kit.made import Wanted
from accede.kit.refusals import Refused
from accede.meetings import actions, queries
from accede.meetings.forms.parts import ItemForm
from accede.meetings.models import AgendaItem, Meeting
from accede.meetings.rules import meeting_for
from accede.meetings.views.frame import address, crumbs, frame

AT_ONCE = ("html", "md")


@login_required
def agenda(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The points with their running times; for who prepares the meeting also what the rooms propose."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, on=today)
    context = frame(request, row, "agenda") | {"agenda": queries.agenda(row)}
    if context["may_call"]:
        context |= {"offered": queries.offered(row, reader=request.user, on=today), "since": queries.since(row)}
    return render(request, "meetings/agenda.html", context)


@login_required
def add_item(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put a point on the agenda."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    form = ItemForm(typed(request), meeting=row)

    def act() -> AgendaItem:
        return actions.add_item(meeting=row, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, row, form, act, _("Add a point"), _("Point added at the end of the agenda."))


@login_required
def change_item(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Correct a point."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    item = _item(row, number)
    form = ItemForm(typed(request), instance=item, meeting=row)

    def act() -> AgendaItem:
        return actions.change_item(item=item, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, row, form, act, _("Correct the point"), _("Point saved."))


@login_required
def remove_item(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Ask once, and why, then take the point off."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    item = _item(row, number)
    back = address(row, "agenda")
    page = FormPage(
        title=_("Take “%(name)s” off the agenda?") % {"name": item.title}, button=_("Take it off"), back=back,
        crumbs=crumbs(row.campaign, row), done=_("Taken off the agenda."),
    )  # fmt: skip

    def act() -> None:
        actions.remove_item(item=item, by=request.user, on=today)

    return removal_page(request, act, page, then=back, campaign=row.campaign)


@login_required
@require_POST
def move_item(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Exchange a point with its neighbour; the focus comes back to its buttons."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    item = _item(row, number)
    try:
        moved = actions.move_item(item=item, up="up" in request.POST, by=request.user, on=today)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(address(row, "agenda"))
    if moved:
        messages.success(request, _("“%(name)s” moved.") % {"name": item.title})
    return redirect(f"{address(row, 'agenda')}#point-{number}")


@login_required
@require_POST
def take_over(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Make points of what was ticked among the proposals of the rooms."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    wanted = set(request.POST.getlist("line"))
    taken = 0
    try:
        for line in queries.offered(row, reader=request.user, on=today):
            if line.key in wanted:
                actions.take_over(meeting=row, line=line, by=request.user, on=today)
                taken += 1
    except Refused as refusal:
        messages.error(request, str(refusal))
    if taken:
        messages.success(request, queries.taken_words(taken))
    else:
        messages.info(request, _("Nothing was ticked, so nothing was added."))
    return redirect(address(row, "agenda"))


@login_required
def printed(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """The agenda as a page to print, or as a file."""
    row = meeting_for(request.user, campaign, key, on=timezone.localdate())
    if form not in documents.TYPES:
        raise Http404
    language = get_language() or "en"
    if form in AT_ONCE:
        content = queries.agenda_file(meeting=row.uid, language=language, form=form)
        response = HttpResponse(content, content_type=documents.TYPES[form])
    else:
        wanted = Wanted("meetings.agenda", {"meeting": row.uid, "language": language, "form": form})
        context = frame(request, row, "agenda")

        def page(how_far: dict[str, Any]) -> str:
            return render_to_string("meetings/being_made.html", context | how_far, request=request)

        response = made.answer_to_one(request, wanted, content_type=documents.TYPES[form], page=page)
    if response.status_code == 200:
        response["Content-Disposition"] = f'inline; filename="agenda-{row.key}.{form}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _item(meeting: Meeting, number: int) -> AgendaItem:
    item = queries.item_of(meeting, number)
    if item is None:
        raise Http404
    return item


def _form(request: HttpRequest, row: Meeting, form: Any, act: Any, title: str, done: str) -> HttpResponse:
    back = address(row, "agenda")
    page = FormPage(
        title=title, button=_("Save the point"), back=back, then=back, done=done, crumbs=crumbs(row.campaign, row)
    )
    return form_page(request, form, act, page, campaign=row.campaign)
