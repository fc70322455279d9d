"""The page of one act."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.public.queries.citing import citation_of_act
from accede.public.views.asking import states_in
from accede.public.views.common import NotHere, django_code, in_words, stored_page, treaty_or_404
from accede.record import queries as record

MOST_ASKED = 5  # States that one question about a reservation can name


@require_safe
@in_words
def act(request: HttpRequest, lang: str, slug: str, key: str) -> HttpResponse:
    """What was done, by whom, on which three dates, from what source, and what followed. Of a reservation also how it
    stands with its objectors, and with the State of `?between=MEX`."""
    today = timezone.localdate()
    treaty = treaty_or_404(slug)
    _row(slug, key)  # what is not there is not stored
    asked = states_in(request, "between", most=MOST_ASKED).codes

    def values() -> dict[str, Any]:
        row = _row(slug, key)
        language = django_code(lang)
        chain = record.act_chain(row, language=language, public=True)
        name = record.state_name(row.state.code, on=row.deposited.latest or today, language=language)
        short = record.short_title_of(treaty, language=language)
        title = f"{name}: {record.kind_word(row.kind)}, {short}"
        last = chain[-1]
        return {
            "act": row,
            "treaty": treaty,
            "title": record.title_of(treaty, language=language),
            "short": short,
            "name": name,
            "citation": citation_of_act(title, as_of=today, source=row.source, path=address(lang)),
            "confidence": record.confidence_word(row.confidence),
            "chain": chain if len(chain) > 1 else [],
            "struck": last.row if last.struck else None,
            "replaced": last.row if last.row.pk != row.pk and not last.struck else None,
            "one": record.declared(row, as_of=today, language=language),
            "story": record.act_story(row, as_of=today, language=language),
            "brand": coalition.public_name(slug, language=lang),
            "today": today,
            **_between(row, asked, today, language),
        }

    def address(code: str) -> str:
        query = urlencode([("between", one) for one in asked])
        return reverse("public:act", args=[code, slug, key]) + (f"?{query}" if query else "")

    marks = ("act", slug, key, asked, today)
    return stored_page(request, lang, marks, "public/act.html", values, address, passing=bool(asked))


def _between(row: Any, asked: tuple[str, ...], today: date, language: str) -> dict[str, Any]:
    """How a reservation stands with others; nothing of other acts."""
    one = record.declared(row, as_of=today, language=language)
    if one is None or not one.is_reservation:
        return {}
    return {
        "is_reservation": True,
        "relations": record.relations(one, asked, as_of=today, language=language),
        "names": record.names(on=today, language=language).values(),
    }


def _row(slug: str, key: str) -> Any:
    try:
        return record.find_act(slug, key)
    except LookupError as error:
        raise NotHere(str(error)) from None
