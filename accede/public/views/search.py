"""Search over treaties, States, acts and definitions."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.public import queries
from accede.public.views.common import django_code, in_words, stored_page
from accede.record import queries as record

LONGEST = 200


@require_safe
@in_words
def search(request: HttpRequest, lang: str) -> HttpResponse:
    """`?q=`: results in groups; a State typed by its name or code offers its page first."""
    today = timezone.localdate()
    q = " ".join(request.GET.get("q", "").replace("\0", " ").split())
    cut = q[:LONGEST]

    def values() -> dict[str, Any]:
        found = record.search_record(cut, on=today, language=django_code(lang))
        terms = queries.terms_with(cut)
        return {
            "q": cut, "found": found, "terms": terms, "too_long": len(q) > LONGEST, "longest": LONGEST,
            "brand": coalition.public_name("", language=lang),
        }  # fmt: skip

    def address(code: str) -> str:
        return reverse("public:search", args=[code]) + (f"?{urlencode({'q': cut})}" if cut else "")

    key = ("search", cut, len(q) > LONGEST, today)
    return stored_page(request, lang, key, "public/search.html", values, address, passing=True)
