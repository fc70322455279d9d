"""Where the acts of a treaty come from, without a person's name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.public.views.common import django_code, in_words, stored_page, treaty_or_404
from accede.record import queries as record


@require_safe
@in_words
def sources(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """Every source of the treaty's acts that stand, and the depositary's files behind them."""
    treaty = treaty_or_404(slug)

    def values() -> dict[str, Any]:
        rows, files = record.public_sources(treaty)
        return {
            "treaty": treaty,
            "title": record.title_of(treaty, django_code(lang)),
            "rows": rows,
            "files": files,
            "acts": sum(row.acts for row in rows),
            "brand": coalition.public_name(slug, language=lang),
        }

    def address(code: str) -> str:
        return reverse("public:sources", args=[code, slug])

    return stored_page(request, lang, ("sources", slug), "public/sources.html", values, address)
