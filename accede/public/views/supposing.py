"""What if these States deposited: an answer that is never put on record."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.public.views.asking import day_in, states_in
from accede.public.views.common import django_code, in_words, stored_page, treaty_or_404
from accede.record import queries as record


@require_safe
@in_words
def what_if(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """If these States deposit on a day: `?state=MEX&state=CHL&on=2026-09-21`. Without a State: the form."""
    today = timezone.localdate()
    treaty = treaty_or_404(slug)
    asked = states_in(request)
    on = day_in(request, "on", today) or today
    deposits = dict.fromkeys(asked.codes, on)
    if deposits:
        # Refusals come before anything is stored.
        record.check_what_if(treaty, deposits, language=django_code(lang))

    def values() -> dict[str, Any]:
        language = django_code(lang)
        return {
            "treaty": treaty, "title": record.title_of(treaty, language=language), "on": on, "today": today,
            "found": record.what_if(slug, deposits, today=today, language=language) if deposits else None,
            "notes": asked.notes, "typed": ", ".join(asked.codes),
            "names": sorted(record.names(on=today, language=language).items(), key=lambda pair: pair[1].casefold()),
            "brand": coalition.public_name(slug, language=lang),
        }  # fmt: skip

    def address(code: str) -> str:
        query = urlencode([*(("state", one) for one in asked.codes), ("on", on.isoformat())]) if deposits else ""
        return reverse("public:what_if", args=[code, slug]) + (f"?{query}" if query else "")

    key = ("what-if", slug, asked, on, today)
    return stored_page(request, lang, key, "public/what_if.html", values, address, passing=True)
