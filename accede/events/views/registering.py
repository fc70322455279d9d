"""Registering for an event on its public page, without an account: asked, confirmed and cancelled by link.

Opening a page changes nothing: programs that look through mail open every link. Only sending does.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accede.accounts.whence import neighbourhood
from accede.events.actions import registrations as actions
from accede.events.forms.guests import RegisterForm
from accede.events.models import Event, Registration
from accede.events.queries import open_page, public_address
from accede.events.queries.registering import open_event, why_closed
from accede.kit.directions import own_direction
from accede.kit.often import too_often
from accede.kit.refusals import Refused
from accede.kit.shell import training_words
from accede.mailings.queries.languages import ORDER, OWN_NAMES, short_code

LANGUAGES = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
HOUR, DAY = 3600, 86_400
FROM_ONE_PLACE = 30  # askings within an hour: a whole office may register from one network
TO_ONE_ADDRESS = 6  # letters within a day, whoever asks for them, for whatever event


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, language: str, campaign: str, key: str) -> HttpResponse:
    """The form; a POST writes a letter to the address, and says the same whether it is registered already or not."""
    event = open_event(campaign, key)
    if event is None or language not in LANGUAGES:
        raise Http404
    with translation.override(LANGUAGES[language]):
        form = RegisterForm(request.POST if request.method == "POST" else None)
        closed = why_closed(event, at=timezone.now())
        status = 200
        if request.method == "POST":
            if form.is_valid() and (form.is_machine() or _asked(request, form, event, language)):
                return redirect(f"{request.path}?sent=1")
            status = 422
        more = {
            "form": form,
            "closed": actions.CLOSED_WORDS[closed]() if closed else "",
            "sent": "sent" in request.GET,
            "languages": [
                (code, OWN_NAMES[code], reverse("invited:register", args=[code, campaign, key]), code == language)
                for code in ORDER
            ],
        }
        return _page(request, event, "events/register/form.html", more, status)


def _asked(request: HttpRequest, form: RegisterForm, event: Event, language: str) -> bool:
    """Whether the page may say that a letter is on its way: the same to everybody. Who asks too often gets none."""
    address = form.cleaned_data["email"].strip().lower()
    if too_often("register from", neighbourhood(request), most=FROM_ONE_PLACE, seconds=HOUR) or too_often(
        "register to", address, most=TO_ONE_ADDRESS, seconds=DAY
    ):
        return True
    values = form.values(LANGUAGES[language])
    try:
        actions.register(event=event, values=values, at=timezone.now(), site=settings.SITE_URL)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, token: str) -> HttpResponse:
    """What one's registration says, with a button that confirms it and one that cancels it."""
    row = actions.registration_by(token)
    if row is None:
        return _page(request, None, "events/register/nowhere.html", {}, 404)
    with translation.override(row.language):
        refused, status = "", 200
        if request.method == "POST":
            refused = _decided(row, request.POST.get("what", ""))
            if not refused:
                return redirect(request.path)
            status = 409
        url = public_address(row.event, language=short_code(row.language))
        more = {"row": row, "refused": refused, "state": _state(row), "languages": [], "public_url": url}
        return _page(request, row.event, "events/register/mine.html", more, status)


def _decided(row: Registration, what: str) -> str:
    """Does what the button says; the words of a refusal, if any."""
    try:
        if what == "cancel":
            actions.cancel(registration=row, at=timezone.now())
        elif what == "confirm":
            actions.confirm(registration=row, at=timezone.now(), site=settings.SITE_URL)
    except Refused as refusal:
        return str(refusal)
    return ""


def _state(row: Registration) -> str:
    if row.cancelled_at is not None:
        return "cancelled"
    return "confirmed" if row.confirmed_at is not None else "asked"


def _told(event: Event) -> dict[str, Any]:
    campaign, closes = event.campaign, event.registration_closes_at or event.begins_at
    return {
        "event": event,
        "alliance": own_direction(campaign.alliance or campaign.name),
        "when": open_page.when(event),
        "place": ", ".join(filter(None, [event.held_at.name if event.held_at else event.venue, event.place])),
        "closes": open_page.moment_there(closes, event),
        "sample_words": training_words(campaign.slug),
    }


def _page(request: HttpRequest, event: Event | None, template: str, more: dict[str, Any], status: int) -> HttpResponse:
    request.LANGUAGE_CODE = translation.get_language() or "en"
    response = render(request, template, {**(_told(event) if event else {}), **more}, status=status)
    # The address of one's registration is its key: no other site learns it.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
