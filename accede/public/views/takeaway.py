"""The page that says what can be taken away, and at which address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.public.queries import takeaway
from accede.public.views.common import django_code, in_words, stored_page, treaty_or_404
from accede.record import queries as record


@require_safe
@in_words
def page(request: HttpRequest, lang: str, slug: str = "") -> HttpResponse:
    """Files, data, feeds, calendars, pictures and frames of a treaty; without one, of the record as a whole."""
    today = timezone.localdate()
    treaty = treaty_or_404(slug) if slug else None

    def values() -> dict[str, Any]:
        found = takeaway.takeaway(treaty, as_of=today, language=django_code(lang))
        return {**found, "treaties": record.treaties(), "brand": coalition.public_name(slug, language=lang)}

    def address(code: str) -> str:
        return reverse("public:treaty_data", args=[code, slug]) if slug else reverse("public:data", args=[code])

    return stored_page(request, lang, ("data", slug, today), "public/data.html", values, address)
