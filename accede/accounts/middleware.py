"""What stands between a signed-in person and the workspace: her second factor, when she was last seen, what she leaves
behind in the browser.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accede.accounts import factors
from accede.kit.short_way import PUBLIC

Handler = Callable[[HttpRequest], HttpResponse]

# What stays open without the second factor: setting one up, signing in and out, changing the language.
OPEN = (
    "/accounts/2fa/", "/accounts/login/", "/accounts/logout/", "/accounts/reauthenticate/", "/accounts/oidc/",
    "/i18n/", "/static/", "/favicon.ico",
)  # fmt: skip
SEEN = "seen"  # in the session: the second at which its row was last brought up to date
PAUSE = 10 * 60


def second_factor(get_response: Handler) -> Handler:
    """Whoever must have a second factor and has none is led to set one up. One query a page of the workspace where
    the installation requires it, none on public pages, none where it only asks.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR_REQUIRED and _guarded(request):
            user = request.user
            if user.is_authenticated and factors.lacks(user, on=timezone.localdate()):
                return redirect("mfa_index")
        return get_response(request)

    return middleware


def _guarded(request: HttpRequest) -> bool:
    path = request.path_info
    return path != "/" and not path.startswith(OPEN) and not PUBLIC.match(path)


def last_seen(get_response: Handler) -> Handler:
    """Says in the list of open sign-ins when each was last used, to ten minutes; costs a write only then."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path_info.startswith(("/desk/", "/c/")):
            return response
        seen = request.session.get(SEEN)
        if seen is not None and request.user.is_authenticated and time.time() - seen > PAUSE:
            UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())
            request.session[SEEN] = int(time.time())
        return response

    return middleware


def leave_no_draft(get_response: Handler) -> Handler:
    """Whoever signs out leaves nothing typed in the browser; kit/offline.js does the same where this is not heard."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "POST" and request.path_info == "/accounts/logout/":
            response.headers["Clear-Site-Data"] = '"storage"'
        return response

    return middleware
