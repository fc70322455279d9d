"""States: the list of all, and one across treaties, with its names over time."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.public import queries
from accede.public.queries import meta
from accede.public.views.common import (
    asked_day,
    campaigns_treaty,
    day_of_path,
    day_up_to,
    django_code,
    in_words,
    state_or_404,
    stored_page,
)
from accede.record import queries as record

LONGEST = 100


@require_safe
@in_words
def all_states(request: HttpRequest, lang: str) -> HttpResponse:
    """Every State on record; `?q=` finds one by any of its names in six languages, or its code."""
    today = timezone.localdate()
    q = request.GET.get("q", "").strip()[:LONGEST]

    def values() -> dict[str, Any]:
        language = django_code(lang)
        shown: dict[str, Any] = {"q": q, "today": today, "brand": coalition.public_name("", language=lang)}
        if q:
            return shown | {"found": record.search_states(q, on=today, language=language)}
        listed, of = record.listed_states(on=today, language=language)
        return shown | {"listed": queries.by_kind(listed), "of": of}

    def address(code: str) -> str:
        return reverse("public:all_states", args=[code]) + (f"?{urlencode({'q': q})}" if q else "")

    return stored_page(
        request, lang, ("all states", q, today), "public/all_states.html", values, address, passing=bool(q)
    )


@require_safe
@in_words
def state(request: HttpRequest, lang: str, code: str, day: date | str | None = None) -> HttpResponse:
    """One State under every treaty on record, on a day."""
    today = timezone.localdate()
    found = state_or_404(code)
    as_of = day_up_to(day_of_path(day) or asked_day(request) or today, today=today)

    def values() -> dict[str, Any]:
        page = queries.state_page(found.code, as_of=as_of, slug=campaigns_treaty(), language=django_code(lang))
        head = meta.of_state(found.code, page["name"], language=django_code(lang))
        return {**head, **page, "as_of": as_of, "today": today, "brand": coalition.public_name("", language=lang)}

    def address(language: str) -> str:
        if as_of == today:
            return reverse("public:state", args=[language, found.code])
        return reverse("public:state_on", args=[language, found.code, as_of])

    return stored_page(request, lang, ("state", found.code, as_of, today), "public/state.html", values, address)
