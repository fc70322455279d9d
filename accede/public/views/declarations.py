"""What States declared, reserved and objected to under a treaty."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.public import queries
from accede.public.views.common import django_code, in_words, refused, stored_page, treaty_or_404
from accede.record import queries as record


@require_safe
@in_words
def declarations(request: HttpRequest, lang: str, slug: str, day: date | None = None) -> HttpResponse:
    """Declarations, reservations and objections up to a day, with the articles that wait for declarations."""
    treaty, today = treaty_or_404(slug), timezone.localdate()
    try:
        as_of = record.check_day(treaty, day or today, today=today)
    except record.DayRefused as error:
        return refused(request, lang, slug, str(error))

    def values() -> dict[str, Any]:
        page = queries.declarations(slug, as_of=as_of, language=django_code(lang))
        return {**page, "brand": coalition.public_name(slug, language=lang)}

    def address(code: str) -> str:
        if as_of == today:
            return reverse("public:declarations", args=[code, slug])
        return reverse("public:declarations_on", args=[code, slug, as_of])

    return stored_page(request, lang, ("declarations", slug, as_of), "public/declarations.html", values, address)
