"""Public pages: read the address, ask once, hand out stored bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.coalition.models import Campaign
from accede.public import queries
from accede.public.queries import meta
from accede.public.views.common import (
    asked_day,
    day_of_path,
    django_code,
    in_a_series,
    in_words,
    rendered,
    stored_page,
    treaty_or_404,
)
from accede.record import queries as record


@require_safe
def home(request: HttpRequest, lang: str | None = None) -> HttpResponse:
    """One campaign: the status page of its treaty. Several: what each is for. None: the treaties on record."""
    lang = lang or (translation.get_language() or "en").split("-")[0]
    found = coalition.public_campaigns()
    if len(found) == 1:
        return status(request, lang, found[0].treaty.slug)
    return campaigns(request, lang, found) if found else treaties(request, lang)


def campaigns(request: HttpRequest, lang: str, found: list[Campaign]) -> HttpResponse:
    """The campaigns of this installation, each with the counts of its treaty today."""
    today = timezone.localdate()

    def values() -> dict[str, Any]:
        return {"campaigns": queries.campaigns(found, as_of=today, language=lang), "as_of": today}

    def address(code: str) -> str:
        return reverse("public:home", args=[code])

    key = ("campaigns", today, tuple((each.slug, each.treaty.slug) for each in found))
    return stored_page(request, lang, key, "public/campaigns.html", values, address)


@require_safe
@in_words
def status(request: HttpRequest, lang: str, slug: str, day: date | str | None = None) -> HttpResponse:
    """The status page of a treaty on a day."""
    today = timezone.localdate()
    treaty = treaty_or_404(slug)
    as_of = record.check_day(treaty, day_of_path(day) or asked_day(request) or today, today=today)

    def values() -> dict[str, Any]:
        page = queries.status(slug, as_of=as_of, today=today, language=django_code(lang))
        head = meta.of_status(treaty, as_of=as_of, language=django_code(lang))
        return {**page, **head, "brand": coalition.public_name(slug, language=lang), "today": today}

    def address(code: str) -> str:
        if as_of == today:
            return reverse("public:status", args=[code, slug])
        return reverse("public:status_on", args=[code, slug, as_of])

    response = stored_page(request, lang, ("status", slug, as_of, today), "public/status.html", values, address)
    if as_of == today:  # its address, and so its headers, are others
        return response
    on = queries.page_on(treaty, language=django_code(lang), today=today, render=_status_on(lang, slug, today))
    return in_a_series(response, treaty, as_of, last=today - timedelta(days=1), on=on)


def _status_on(lang: str, slug: str, today: date) -> Callable[[date, dict[str, Any]], str]:
    """How the status page of a day before today is rendered without a reader's request."""

    def render(as_of: date, values: dict[str, Any]) -> str:
        def address(code: str) -> str:
            return reverse("public:status_on", args=[code, slug, as_of])

        request = HttpRequest()
        request.method, request.path, request.path_info = "GET", address(lang), address(lang)
        brand = {"brand": coalition.public_name(slug, language=lang), "today": today}
        return rendered(request, lang, "public/status.html", values | brand, address)

    return render


@require_safe
@in_words
def states(request: HttpRequest, lang: str, slug: str, day: date | str) -> HttpResponse:
    """Every State and its class on a day, the States without any act among them."""
    treaty, today = treaty_or_404(slug), timezone.localdate()
    as_of = record.check_day(treaty, day_of_path(day) or today, today=today)

    def values() -> dict[str, Any]:
        return {
            "piece": record.stretch(treaty, as_of=as_of, language=lang),
            "treaty": treaty,
            "title": record.title_of(treaty, language=django_code(lang)),
            "as_of": as_of,
            "rows": lambda: record.rows(treaty, as_of=as_of, language=django_code(lang)),
            "brand": coalition.public_name(slug, language=lang),
        }

    def address(code: str) -> str:
        return reverse("public:states", args=[code, slug, as_of])

    return stored_page(request, lang, ("states", slug, as_of), "public/states.html", values, address)


@require_safe
def treaties(request: HttpRequest, lang: str) -> HttpResponse:
    """The treaties on record."""
    today = timezone.localdate()

    def values() -> dict[str, Any]:
        return {"treaties": queries.treaties(as_of=today, language=django_code(lang)), "as_of": today}

    def address(code: str) -> str:
        return reverse("public:treaties", args=[code])

    return stored_page(request, lang, ("treaties", today), "public/treaties.html", values, address)


@require_safe
def counting(request: HttpRequest, lang: str) -> HttpResponse:
    """What is counted, and why."""

    def address(code: str) -> str:
        return reverse("public:counting", args=[code])

    return stored_page(
        request, lang, ("counting",), "public/counting.html", lambda: {"terms": queries.terms()}, address
    )
