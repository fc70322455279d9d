"""Counter and map for other people's pages: no cookie, no script, nothing told about the reader. Only these pages may
be framed by others.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt

from accede.public.queries import embeds
from accede.public.views.common import django_code, stored_answer
from accede.public.views.opening import Refused, anonymous, check, day_of, known_treaty, one_of

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
THEMES = ("", "light", "dark")


@csrf_exempt
@xframe_options_exempt
def counter(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """The counts of a treaty, today or on a day."""
    return _embed(request, lang, slug, "counter")


@csrf_exempt
@xframe_options_exempt
def world(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """The map of a treaty, today or on a day."""
    return _embed(request, lang, slug, "map")


def _embed(request: HttpRequest, lang: str, slug: str, shape: str) -> HttpResponse:
    with translation.override(django_code(lang)):
        try:
            response = _shown(request, lang, slug, shape)
        except Refused as problem:
            body = render_to_string("public/embed/refused.html", {"words": str(problem)})
            response = HttpResponse(body, status=problem.status)
    response["Content-Language"] = lang
    response["Content-Security-Policy"] = POLICY
    response["Referrer-Policy"] = "no-referrer"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return anonymous(response)


def _shown(request: HttpRequest, lang: str, slug: str, shape: str) -> HttpResponse:
    check(request, ("on", "theme"))
    treaty, theme = known_treaty(slug), one_of(request, "theme", THEMES)
    as_of = day_of(request, treaty, today=timezone.localdate())

    def make() -> bytes:
        values: dict[str, Any] = embeds.embed(shape, treaty, as_of=as_of, language=django_code(lang))
        return render_to_string(f"public/embed/{shape}.html", {**values, "theme": theme}).encode()

    return stored_answer(request, ("embed", shape, slug, as_of, lang, theme), make)
