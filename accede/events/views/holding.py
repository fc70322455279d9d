"""The event as a whole: its public page, its cancellation, its entry in calendars."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.events import actions, queries, rules
from accede.events.forms.held import CancelForm, PublicForm
from accede.events.views.editing import editable, form_page
from accede.kit.formpages import one_button, typed
from accede.mailings.queries.languages import short_code

ICS = "text/calendar; charset=utf-8"


@login_required
def publish(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """What everybody may read of it, and whether they register."""
    event = editable(request, campaign, key)
    form = PublicForm(typed(request), instance=event)

    def act() -> Any:
        return actions.publish_event(event=event, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    titles = (_("Public page and registration"), _("Save the public page"))
    return form_page(request, act, event.campaign, event, form, *titles, done=_published)


def _published(event: Any) -> str:
    """Who reads the page from now on, with the way to it; else why nobody does."""
    url = queries.public_address(event, language=short_code(get_language() or "en"))
    if url:
        words = _("Saved. Everybody can read the page from now on, without signing in.")
        return format_html('{} <a href="{}">{}</a>', words, url, _("Open the public page"))
    page, none = _("Public page"), _("none")
    return " ".join(part for part in (_("Saved."), f"{page}: {none}.", queries.why_not_public(event)) if part)


@login_required
def cancel(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say that it is not held."""
    event = editable(request, campaign, key)
    form = CancelForm(typed(request), instance=event)

    def act() -> Any:
        words = form.cleaned_data["cancelled_words"]
        return actions.cancel_event(event=event, words=words, by=request.user, on=timezone.localdate())

    done = _("Cancelled. It stays on record; calendars that took it say that it is not held.")
    return form_page(request, act, event.campaign, event, form, _("Cancel the event"), _("It is not held"), done=done)


@login_required
@require_POST
def hold(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Take a cancellation back."""
    event = editable(request, campaign, key)

    def act() -> None:
        actions.hold_event(event=event, by=request.user, on=timezone.localdate())

    done = _("The event is held after all.")
    return one_button(request, act, done=done, then=event.get_absolute_url())


@login_required
def calendar_entry(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The event as a file that calendars read."""
    event = rules.event_for(request.user, campaign, key, on=timezone.localdate())
    url = settings.SITE_URL + event.get_absolute_url()
    made = queries.entry(event, url=url, text=event.summary, stamp=queries.changed_at(event))
    if made is None:
        raise Http404(_("The day of this event is not known."))
    response = HttpResponse(made, content_type=ICS)
    response["Content-Disposition"] = f'attachment; filename="{event.key}.ics"'
    return response
