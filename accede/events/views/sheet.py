"""The programme in full with its balance, photographs, and the run sheet."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.events import actions, queries, rules
from accede.events.forms.programme import LineForm, PhotoForm
from accede.events.models import SheetLine
from accede.events.views.editing import editable, form_page, removed
from accede.kit.documents import TYPES
from accede.kit.formpages import one_button, typed
from accede.kit.stored import private_picture


def _page(request: HttpRequest, event: Any, view: str, template: str, **values: Any) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "campaign": event.campaign,
        "event": event,
        "tabs": queries.tabs_of(event, view, reader=request.user, on=today),
        "may_edit": rules.may_edit(event, user=request.user, on=today),
        **values,
    }
    return render(request, template, context)


@login_required
def programme(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Who speaks when, in which standing, with papers and biography; how the panel is balanced."""
    today = timezone.localdate()
    event = rules.event_for(request.user, campaign, key, on=today)
    rows = queries.programme_of(event, reader=request.user, on=today)
    shown = {"rows": rows, "balances": queries.balance_of(rows), "zone": queries.zone(event)}
    return _page(request, event, "programme", "events/programme_page.html", **shown)


@login_required
def photo(request: HttpRequest, campaign: str, key: str, position: int) -> HttpResponse:
    """The photograph itself, for whoever may read the event."""
    event = rules.event_for(request.user, campaign, key, on=timezone.localdate())
    found = rules.photo_of(rules.entry_of(event, position))
    return private_picture(request, bytes(found.content), found.content_type)


@login_required
def set_photo(request: HttpRequest, campaign: str, key: str, position: int) -> HttpResponse:
    """Keep a photograph with its credit and consent."""
    event = editable(request, campaign, key)
    entry = rules.entry_of(event, position)
    sent = request.method == "POST"
    form = PhotoForm(request.POST if sent else None, request.FILES if sent else None, photo=rules.photo_or_none(entry))

    def act() -> Any:
        values = {name: form.cleaned_data[name] for name in ("credit", "consent", "public")}
        today = timezone.localdate()
        actions.set_photo(entry=entry, content=form.cleaned_data["file"], by=request.user, on=today, **values)
        return None

    titles = (_("Photograph of %(name)s") % {"name": entry.name}, _("Save the photograph"))
    return form_page(request, act, event.campaign, event, form, *titles, done=_("Photograph saved."))


@login_required
@require_POST
def remove_photo(request: HttpRequest, campaign: str, key: str, position: int) -> HttpResponse:
    """Take it away for good."""
    event = editable(request, campaign, key)
    entry = rules.entry_of(event, position)

    def act() -> None:
        actions.remove_photo(entry=entry, by=request.user, on=timezone.localdate())

    done = _("The photograph is gone. No copy is kept.")
    return one_button(request, act, done=done, then=reverse("events:programme", args=[campaign, key]))


@login_required
def sheet(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Line by line, who sees to what and where."""
    event = rules.event_for(request.user, campaign, key, on=timezone.localdate())
    shown = {"lines": queries.sheet_of(event), "alarms": queries.alarms_of(event), "zone": queries.zone(event)}
    return _page(request, event, "sheet", "events/sheet.html", **shown)


@login_required
def sheet_paper(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """The run sheet as a file."""
    event = rules.event_for(request.user, campaign, key, on=timezone.localdate())
    if form not in TYPES:
        raise Http404
    language = (translation.get_language() or "en").split("-")[0]
    made = queries.sheet_file(event, language=language, form=form)
    response = HttpResponse(made, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{event.key}-run-sheet.{form}"'
    return response


@login_required
def add_line(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put a line into the run sheet."""
    event = editable(request, campaign, key)
    form = LineForm(typed(request), instance=SheetLine(event=event), event=event)

    def act() -> None:
        actions.add_line(event=event, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return _line_page(request, event, form, act, _("Add a line"))


@login_required
def change_line(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Correct a line."""
    event = editable(request, campaign, key)
    line = rules.line_of(event, number)
    form = LineForm(typed(request), instance=line, event=event)

    def act() -> None:
        actions.change_line(line=line, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return _line_page(request, event, form, act, _("Correct a line"))


def _line_page(request: HttpRequest, event: Any, form: Any, act: Any, title: str) -> HttpResponse:
    then = reverse("events:sheet", args=[event.campaign.slug, event.key])
    words = (title, _("Save the line"))
    return form_page(request, act, event.campaign, event, form, *words, done=_("Run sheet saved."), then=then)


@login_required
@require_POST
def remove_line(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Take a line out."""
    event = editable(request, campaign, key)
    removed(request, actions.remove_line, line=rules.line_of(event, number))
    return redirect("events:sheet", campaign, key)


@login_required
@require_POST
def fill_sheet(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Lines from the programme."""
    event = editable(request, campaign, key)

    def act() -> None:
        actions.fill_sheet(event=event, by=request.user, on=timezone.localdate())

    then = reverse("events:sheet", args=[campaign, key])
    return one_button(request, act, done=_("The run sheet holds the parts of the programme."), then=then)
