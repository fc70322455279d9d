"""Forms and acts on events and sessions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.rules import campaign_for
from accede.events import actions, rules
from accede.events.forms import EventForm, SessionForm
from accede.events.models import Event, Session


def editable(request: HttpRequest, campaign: str, key: str) -> Event:
    """The event, when the reader may change it today."""
    return rules.event_for(request.user, campaign, key, Right.EDIT_EVENTS, on=timezone.localdate())


def form_page(request: HttpRequest, campaign: Any, record: Any, form: Any, title: str, button: str) -> HttpResponse:
    """A form of the room; `record` is the event or session it belongs to, None for a new one."""
    context = {"campaign": campaign, "record": record, "form": form, "title": title, "button": button}
    return render(request, "events/form.html", context)


def removed(request: HttpRequest, act: Any, **what: Any) -> bool:
    """Does an act of removing and says what came of it."""
    try:
        act(**what, by=request.user, on=timezone.localdate())
    except actions.StillNeeded as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("Removed. The log keeps what it said."))
    return True


@login_required
def add_event(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put an event on record."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.EDIT_EVENTS, on=today)
    form = EventForm(request.POST or None, campaign=home)
    if request.method == "POST" and form.is_valid():
        event = actions.add_event(campaign=home, values=form.cleaned_data, by=request.user, on=today)
        messages.success(request, _("Event saved. Everybody who reads the campaign's papers sees it."))
        return redirect(event)
    return form_page(request, home, None, form, _("Add an event"), _("Save the event"))


@login_required
def change_event(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct an event."""
    event = editable(request, campaign, key)
    form = EventForm(request.POST or None, instance=event, campaign=event.campaign)
    if request.method == "POST" and form.is_valid():
        actions.change_event(event=event, values=form.cleaned_data, by=request.user, on=timezone.localdate())
        messages.success(request, _("Event saved. The earlier values are kept in its history."))
        return redirect(event)
    return form_page(request, event.campaign, event, form, _("Correct the event"), _("Save the event"))


@login_required
def remove_event(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the event off the record."""
    event = editable(request, campaign, key)
    if request.method == "POST" and removed(request, actions.remove_event, event=event):
        return redirect("events:list", campaign)
    return render(request, "events/remove.html", {"campaign": event.campaign, "record": event})


@login_required
def add_session(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put a session of an international body on record."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.EDIT_EVENTS, on=today)
    form = SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        session = actions.add_session(campaign=home, values=form.cleaned_data, by=request.user, on=today)
        messages.success(request, _("Session saved. Events and statements can now name it."))
        return redirect(session)
    return form_page(request, home, None, form, _("Add a session"), _("Save the session"))


@login_required
def change_session(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a session."""
    session = _session(request, campaign, key)
    form = SessionForm(request.POST or None, instance=session)
    if request.method == "POST" and form.is_valid():
        actions.change_session(session=session, values=form.cleaned_data, by=request.user, on=timezone.localdate())
        messages.success(request, _("Session saved. The earlier values are kept in its history."))
        return redirect(session)
    return form_page(request, session.campaign, session, form, _("Correct the session"), _("Save the session"))


@login_required
def remove_session(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the session off the record."""
    session = _session(request, campaign, key)
    if request.method == "POST" and removed(request, actions.remove_session, session=session):
        return redirect("events:sessions", campaign)
    return render(request, "events/remove.html", {"campaign": session.campaign, "record": session})


def _session(request: HttpRequest, campaign: str, key: str) -> Session:
    return rules.session_for(request.user, campaign, key, Right.EDIT_EVENTS, on=timezone.localdate())
