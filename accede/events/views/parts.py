"""Forms and acts on the programme, the evaluation, and the smaller parts of an event."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.coalition.rules import reading_of
from accede.events import actions, rules
from accede.events.forms.events import PART_FORMS, EvaluationForm, MoveForm
from accede.events.forms.programme import EntryForm
from accede.events.models import Evaluation, ProgrammeEntry
from accede.events.views.editing import editable, form_page, removed
from accede.kit.formpages import typed


def _asked(request: HttpRequest, event: Any) -> dict[str, Any]:
    reading = reading_of(request.user, event.campaign.slug, on=timezone.localdate())
    return {"event": event, "reading": reading}


@login_required
def add_entry(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put a person into the programme."""
    event = editable(request, campaign, key)
    blank = ProgrammeEntry(event=event, source=event.source)
    form = EntryForm(typed(request), instance=blank, **_asked(request, event))

    def act() -> Any:
        return actions.add_entry(event=event, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return form_page(
        request,
        act,
        event.campaign,
        event,
        form,
        _("Add to the programme"),
        _("Save the entry"),
        done=_("Programme saved. The event's page shows it."),
    )


@login_required
def change_entry(request: HttpRequest, campaign: str, key: str, position: int) -> HttpResponse:
    """Correct a part of the programme."""
    event = editable(request, campaign, key)
    entry = rules.entry_of(event, position)
    form = EntryForm(typed(request), instance=entry, **_asked(request, event))

    def act() -> Any:
        return actions.change_entry(entry=entry, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return form_page(
        request,
        act,
        event.campaign,
        event,
        form,
        _("Correct the programme"),
        _("Save the entry"),
        done=_("Programme saved. The earlier values are kept in its history."),
    )


@login_required
@require_POST
def move_entry(request: HttpRequest, campaign: str, key: str, position: int) -> HttpResponse:
    """Give a part another place."""
    event = editable(request, campaign, key)
    entry = rules.entry_of(event, position)
    form = MoveForm(request.POST)
    if form.is_valid():
        actions.move_entry(entry=entry, to=form.cleaned_data["to"], by=request.user, on=timezone.localdate())
        messages.success(request, _("Programme saved. The event's page shows it."))
    else:
        messages.error(request, _("Give the place in the programme as a number from 1."))
    return redirect(event)


@login_required
@require_POST
def remove_entry(request: HttpRequest, campaign: str, key: str, position: int) -> HttpResponse:
    """Take a part out of the programme."""
    event = editable(request, campaign, key)
    removed(request, actions.remove_entry, entry=rules.entry_of(event, position))
    return redirect(event)


@login_required
def evaluate(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Write or rewrite the evaluation."""
    event = editable(request, campaign, key)
    row = rules.evaluation_of(event) or Evaluation(event=event, source=event.source)
    form = EvaluationForm(typed(request), instance=row)

    def act() -> Any:
        return actions.evaluate(event=event, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return form_page(
        request,
        act,
        event.campaign,
        event,
        form,
        _("Evaluate the event"),
        _("Save the evaluation"),
        done=_("Evaluation saved. The report of the year carries it."),
    )


@login_required
def add_part(request: HttpRequest, campaign: str, key: str, part: str) -> HttpResponse:
    """Add a party, a link, a hand-out or who came."""
    event = editable(request, campaign, key)
    if part not in PART_FORMS:
        raise Http404
    kind, title = PART_FORMS[part]
    reading = reading_of(request.user, campaign, on=timezone.localdate())
    form = kind(typed(request), instance=rules.PARTS[part](event=event), event=event, reading=reading)

    def act() -> Any:
        return actions.add_part(
            event=event, part=part, values=form.cleaned_data, by=request.user, on=timezone.localdate()
        )

    return form_page(
        request, act, event.campaign, event, form, title, _("Save"), done=_("Saved. The event's page shows it.")
    )


@login_required
@require_POST
def remove_part(request: HttpRequest, campaign: str, key: str, part: str, number: int) -> HttpResponse:
    """Take a party, a link, a hand-out or an attendance out."""
    event = editable(request, campaign, key)
    removed(request, actions.remove_part, part=rules.part_of(event, part, number))
    return redirect(event)
