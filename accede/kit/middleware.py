"""Response headers that Django and django-csp do not set; the campaign in which a reader was last."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from accede.kit.shell import LAST_CAMPAIGN, campaign_in

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
