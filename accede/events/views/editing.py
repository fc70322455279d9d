"""Forms and acts on events and sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.queries import saved_words
from accede.coalition.rules import campaign_for
from accede.events import actions, rules
from accede.events.forms.events import EventForm, SessionForm
from accede.events.models import Event, Session
from accede.kit import formpages
from accede.kit.formpages import typed


def editable(request: HttpRequest, campaign: str, key: str) -> Event:
    """The event, when the reader may change it today."""
    return rules.event_for(request.user, campaign, key, Right.EDIT_EVENTS, on=timezone.localdate())


def form_page(
    request: HttpRequest,
    act: Callable[[], Any],
    campaign: Any,
    record: Any,
    form: Any,
    title: str,
    button: str,
    *,
    done: str | Callable[[Any], str],
    then: str = "",
) -> HttpResponse:
    """A form of the room; `record` is the event or session it belongs to, None for a new one."""
    page = formpages.FormPage(
        title=title,
        button=button,
        back=then or (record.get_absolute_url() if record else reverse("events:list", args=[campaign.slug])),
        then=then,
        done=done,
        crumbs=crumbs(campaign, record),
        template="events/form.html",
    )
    return formpages.form_page(request, form, act, page, campaign=campaign)


def crumbs(campaign: Any, record: Any) -> tuple[tuple[str, str], ...]:
    """The room, then the event or session that a form belongs to."""
    room = (_("Events"), reverse("events:list", args=[campaign.slug]))
    return (room, (str(record), record.get_absolute_url())) if record else (room,)


def removal_page(request: HttpRequest, act: Callable[[], Any], record: Any, then: str) -> HttpResponse:
    """Asks once, and why, before an event or a session goes."""
    page = formpages.FormPage(
        title=_("Remove “%(name)s”?") % {"name": record},
        lede=_("Everything recorded under it goes with it. The history can bring it back; published reports stay."),
        button=_("Remove it from the record"),
        back=record.get_absolute_url(),
        crumbs=crumbs(record.campaign, record),
    )
    return formpages.removal_page(request, act, page, then=then, campaign=record.campaign)


def removed(request: HttpRequest, act: Any, **what: Any) -> bool:
    """Does an act of removing and says what came of it."""
    try:
        act(**what, by=request.user, on=timezone.localdate())
    except actions.StillNeeded as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("Removed. The history keeps what it said and can bring it back."))
    return True


def _saved(event: Event) -> str:
    return saved_words(_("Event saved."), event)


@login_required
def add_event(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put an event on record."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.EDIT_EVENTS, on=today)
    form = EventForm(typed(request), campaign=home, reader=request.user, on=today)

    def act() -> Any:
        return actions.add_event(campaign=home, values=form.cleaned_data, by=request.user, on=today)

    return form_page(
        request,
        act,
        home,
        None,
        form,
        _("Add an event"),
        _("Save the event"),
        done=_saved,
    )


@login_required
def change_event(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct an event."""
    event = editable(request, campaign, key)
    today = timezone.localdate()
    form = EventForm(typed(request), instance=event, campaign=event.campaign, reader=request.user, on=today)

    def act() -> Any:
        return actions.change_event(event=event, values=form.cleaned_data, by=request.user, on=today)

    return form_page(
        request,
        act,
        event.campaign,
        event,
        form,
        _("Correct the event"),
        _("Save the event"),
        done=_saved,
    )


@login_required
def remove_event(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the event off the record."""
    event = editable(request, campaign, key)

    def act() -> None:
        actions.remove_event(event=event, by=request.user, on=timezone.localdate())

    return removal_page(request, act, event, reverse("events:list", args=[campaign]))


@login_required
def add_session(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put a session of an international body on record."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.EDIT_EVENTS, on=today)
    form = SessionForm(typed(request))

    def act() -> Any:
        return actions.add_session(campaign=home, values=form.cleaned_data, by=request.user, on=today)

    return form_page(
        request,
        act,
        home,
        None,
        form,
        _("Add a session"),
        _("Save the session"),
        done=_("Session saved. Events and statements can now name it."),
    )


@login_required
def change_session(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a session."""
    session = _session(request, campaign, key)
    form = SessionForm(typed(request), instance=session)

    def act() -> Any:
        return actions.change_session(
            session=session, values=form.cleaned_data, by=request.user, on=timezone.localdate()
        )

    return form_page(
        request,
        act,
        session.campaign,
        session,
        form,
        _("Correct the session"),
        _("Save the session"),
        done=_("Session saved. The earlier values are kept in its history."),
    )


@login_required
def remove_session(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the session off the record."""
    session = _session(request, campaign, key)

    def act() -> None:
        actions.remove_session(session=session, by=request.user, on=timezone.localdate())

    return removal_page(request, act, session, reverse("events:sessions", args=[campaign]))


def _session(request: HttpRequest, campaign: str, key: str) -> Session:
    return rules.session_for(request.user, campaign, key, Right.EDIT_EVENTS, on=timezone.localdate())
