"""Response headers that Django and django-csp do not set; the campaign in which a reader was last; forms whose
sending did not come to its end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from accede.kit import drafts
from accede.kit.shell import LAST_CAMPAIGN, campaign_in

logger = logging.getLogger("accede.faults")

# What pages of ours never ask a browser for. A page that does (the door's code reader) sets its own header.
NEVER = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in NEVER)


def headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Adds the permissions policy; keeps pages that depend on a session out of shared caches, and those that depend
    on their address alone from being stored once for each language of a browser.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        session = getattr(request, "session", None)
        if session is not None and session.accessed:
            # Not no-store: going back to a form must still show what was typed.
            response.headers.setdefault("Cache-Control", "private, no-cache")
        elif getattr(response, "varies_by_address_alone", False):
            # Django's locale middleware parts every answer by language, also one whose address names it.
            response.headers["Vary"] = "Accept-Encoding"
        return response

    return middleware


def last_campaign(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Keeps the campaign of the last page that a signed-in reader was shown; nothing for strangers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        here = campaign_in(request) or (request.GET.get("campaign", "") if request.path.startswith("/desk/") else "")
        shown = here and response.status_code == 200 and request.user.is_authenticated
        if shown and request.session.get(LAST_CAMPAIGN) != here:
            request.session[LAST_CAMPAIGN] = here
        return response

    return middleware


class Unsaved:
    """Keeps a form whose sending did not come to its end: its session was over, or something of ours failed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302 and not request.user.is_authenticated:
            to_sign_in = response.headers["Location"].startswith(resolve_url(settings.LOGIN_URL))
            if to_sign_in and drafts.keep_unfinished(request):
                messages.warning(request, _("You were signed out. What you typed is kept: sign in, and it is offered."))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """The act was rolled back; the text is not lost with it."""
        if isinstance(exception, Http404 | PermissionDenied):
            return
        try:
            request.kept = drafts.keep_unfinished(request)  # type: ignore[attr-defined]  # for the page of the fault
        except DatabaseError:
            logger.exception("A draft could not be kept either.")
