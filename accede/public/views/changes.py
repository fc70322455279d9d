"""Changes between two days, under one treaty or all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.public import queries
from accede.public.views.asking import day_in
from accede.public.views.common import django_code, in_words, stored_page, treaty_or_404
from accede.record import queries as record


@require_safe
@in_words
def changes(request: HttpRequest, lang: str, slug: str = "") -> HttpResponse:
    """`?from=2003-01-01&to=2004-01-30`; the last twelve months that the record knows when left out."""
    today = timezone.localdate()
    treaty = treaty_or_404(slug) if slug else None
    end = day_in(request, "to", today) or today
    start = day_in(request, "from") or _year_before(queries.newest_day(treaty, until=end))
    record.check_span(start, end, today=today)
    if treaty is not None:
        record.check_day(treaty, end, today=today)
    free = bool(request.GET.get("from") or request.GET.get("to"))

    def values() -> dict[str, Any]:
        language = django_code(lang)
        found = queries.changes(treaty, start=start, end=end, language=language)
        return {
            **found, "treaty": treaty, "title": record.title_of(treaty, language=language) if treaty else "",
            "start": start, "end": end, "today": today, "brand": coalition.public_name(slug, language=lang),
        }  # fmt: skip

    def address(code: str) -> str:
        query = f"?{urlencode({'from': start.isoformat(), 'to': end.isoformat()})}" if free else ""
        if slug:
            return reverse("public:changes", args=[code, slug]) + query
        return reverse("public:all_changes", args=[code]) + query

    key = ("changes", slug, start, end, today)
    return stored_page(request, lang, key, "public/changes.html", values, address, passing=free)


def _year_before(day: date) -> date:
    """Twelve months earlier, or the first day that there is."""
    year = timedelta(days=365)
    return day - year if day - date.min > year else date.min
