"""The short way: public pages are the same for everybody, so they pass no session, no sign-in, no message.

The first middleware. It tries a view of a public address with the middlewares of settings.SHORT_WAY alone, those that
set headers and need to know nobody. The answer counts only if `stored.answer` made it; whatever else the view gives
(a refusal, a page that is not there, a page for one person) is thrown away and the request goes the long way, where
it is answered in full. A GET changes nothing, so asking twice does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.module_loading import import_string

from accede.kit import stored

Handler = Callable[[HttpRequest], HttpResponse]
# Addresses that name their language, and data.
PUBLIC = re.compile(r"/(ar|en|es|fr|ru|zh|data|embed)/")


class _TakeTheLongWay(Exception):
    """This request cannot be answered without knowing who asks."""


def short_way(get_response: Handler) -> Handler:
    """The middleware."""
    short: Handler = _view
    for name in reversed(settings.SHORT_WAY):
        short = import_string(name)(short)
    never: set[object] = set()  # views whose answers are not stored

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or not PUBLIC.match(request.path_info):
            return get_response(request)
        try:
            request.resolver_match = resolve(request.path_info)
            if request.resolver_match.func in never:
                return get_response(request)
            request.get_host()  # refuses names that are not ours
            with translation.override(settings.LANGUAGE_CODE):
                return short(request)
        except (Resolver404, SuspiciousOperation):
            return get_response(request)
        except _TakeTheLongWay as reason:
            if reason.args:
                never.add(reason.args[0])
            return get_response(request)

    return middleware


def _view(request: HttpRequest) -> HttpResponse:
    match = request.resolver_match
    assert match is not None  # noqa: S101 -- set by the only caller
    try:
        with stored.one_version():
            response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Exception:
        raise _TakeTheLongWay from None
    if getattr(response, "stored_page", None) is None:
        # An error may be this request's alone; a page that is not stored belongs to a view that never stores.
        raise _TakeTheLongWay(*([match.func] if response.status_code == 200 else []))
    response.headers.setdefault("Content-Length", str(len(response.content)))
    return response
