"""Addresses that are open to everybody: any origin may read them, nothing is asked but what they name, and a refusal
comes in the form of the answer, in words.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from accede.public.queries.citing import absolute, licence
from accede.public.views.common import LANGUAGES, asked_day, django_code, read_day
from accede.record import queries as record

View = Callable[..., HttpResponse]
# What each parameter looks like, for the sentence that refuses another.
EXAMPLES = {
    "on": "on=2004-01-30",
    "lang": "lang=en",
    "rows": "rows=all",
    "treaty": "treaty=the-short-name-in-its-address",
    "from": "from=2003-01-01",
    "to": "to=2004-01-30",
    "page": "page=2",
    "theme": "theme=dark",
}


class Refused(Exception):
    """An address that cannot be answered as it was asked; the message says why."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


def open_data(*parameters: str) -> Callable[[View], View]:
    """A data address: GET and HEAD from any origin; `parameters` may be asked, `lang` chooses the language."""

    def decorate(view: View) -> View:
        @csrf_exempt  # nothing is changed here, and another method is refused in words
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "OPTIONS":
                return opened(HttpResponse(status=204))
            lang = request.GET.get("lang", "en")
            with translation.override(django_code(lang) if lang in LANGUAGES else "en"), record.pinned():
                try:
                    check(request, (*parameters, "lang"))
                    response = view(request, *args, lang=lang, **kwargs)
                except Refused as problem:
                    response = refusal(problem)
            response["Content-Language"] = lang if lang in LANGUAGES else "en"
            return opened(response)

        return answer

    return decorate


def open_file(*parameters: str) -> Callable[[View], View]:
    """A file whose address names its language: open to any origin; refusals as JSON, in that language."""

    def decorate(view: View) -> View:
        @csrf_exempt  # nothing is changed here, and another method is refused in words
        @wraps(view)
        def answer(request: HttpRequest, lang: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "OPTIONS":
                return opened(HttpResponse(status=204))
            with translation.override(django_code(lang)), record.pinned():
                try:
                    check(request, parameters)
                    response = view(request, lang, *args, **kwargs)
                except Refused as problem:
                    response = refusal(problem)
            response["Content-Language"] = lang
            return opened(response)

        return answer

    return decorate


def opened(response: HttpResponse) -> HttpResponse:
    """Lets pages of any origin read the answer, without credentials, and names the licence."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "GET, HEAD"
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    response["Access-Control-Max-Age"] = "86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Content-Type-Options"] = "nosniff"
    response["Link"] = ", ".join(filter(None, [response.get("Link"), f'<{licence().url}>; rel="license"']))
    return anonymous(response)


def anonymous(response: HttpResponse) -> HttpResponse:
    """The answer depends on its address alone: caches need not part it by language or person."""
    response.varies_by_address_alone = True  # type: ignore[attr-defined]  # read by kit.middleware
    return response


def check(request: HttpRequest, parameters: tuple[str, ...]) -> None:
    """Raises Refused for another method, a parameter that is not understood, or one given twice."""
    if request.method not in ("GET", "HEAD"):
        raise Refused(_("Only GET is answered here."), 405)
    unknown = sorted(set(request.GET) - set(parameters))
    if unknown:
        told = {"names": ", ".join(unknown), "known": _(" and ").join(EXAMPLES[name] for name in parameters)}
        if not parameters:
            raise Refused(_("%(names)s: not understood. This address takes no parameters.") % told)
        raise Refused(_("%(names)s: not understood. Write %(known)s.") % told)
    twice = sorted(name for name in request.GET if len(request.GET.getlist(name)) > 1)
    if twice:
        raise Refused(_("%(names)s: given more than once.") % {"names": ", ".join(twice)})
    lang = request.GET.get("lang", "en")
    if lang not in LANGUAGES:
        raise Refused(
            _("lang=%(lang)s: choose one of %(known)s.") % {"lang": lang, "known": ", ".join(sorted(LANGUAGES))}
        )


def refusal(problem: Refused) -> HttpResponse:
    """The refusal as JSON."""
    words = {
        "error": str(problem),
        "status": problem.status,
        "documentation": absolute(reverse("public:data", args=["en"])),
    }
    response = HttpResponse(orjson.dumps(words), status=problem.status, content_type="application/json")
    if problem.status == 405:
        response["Allow"] = "GET, HEAD, OPTIONS"
    return response


# ------------------------------------------------------------------------------------- what addresses ask for
def known_treaty(slug: str) -> Any:
    """The treaty; Refused with 404 and the names of those on record."""
    try:
        return record.treaty(slug)
    except LookupError as error:
        raise Refused(str(error), 404) from None


def known_state(code: str) -> Any:
    """The State, by its code in any case; Refused with 404."""
    try:
        return record.state(code.upper())
    except LookupError as error:
        raise Refused(str(error), 404) from None


def day_of(request: HttpRequest, treaty: Any, *, today: date) -> date:
    """The day asked for, today when none is named; Refused before adoption and after today."""
    try:
        return record.check_day(treaty, asked_day(request) or today, today=today)
    except ValueError as error:
        raise Refused(str(error)) from None


def past_day(request: HttpRequest, name: str, *, today: date, default: date | None) -> date:
    """A day of no treaty in particular; Refused when it is none, lies in the future, or is lacking."""
    text = request.GET.get(name, "").strip()
    if not text and default is not None:
        return default
    try:
        day = read_day(text)
    except record.DayRefused:
        raise Refused(
            _("%(name)s=%(text)s: not a day. Write %(name)s=2004-01-30.") % {"name": name, "text": text}
        ) from None
    if day > today:
        raise Refused(_("%(name)s=%(text)s: lies in the future.") % {"name": name, "text": text})
    return day


def one_of(request: HttpRequest, name: str, allowed: tuple[str, ...]) -> str:
    """The parameter's value, the first of the allowed when it is not given; Refused for any other."""
    value = request.GET.get(name, allowed[0])
    if value not in allowed:
        raise Refused(
            _("%(name)s=%(value)s: choose one of %(known)s.")
            % {"name": name, "value": value, "known": ", ".join(allowed)}
        )
    return value
