"""Periods side by side, with both readings of "signatures"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.kit.localdates import long_day
from accede.public import queries
from accede.public.views.asking import day_in
from accede.public.views.common import django_code, in_words, read_day, stored_page, treaty_or_404
from accede.record import queries as record

MOST = 6
Period = tuple[date, date]


@require_safe
@in_words
def periods(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """`?from=1993&to=1998&from=1999`: free periods, both days included; a year stands for its first or last
    day, and a last day left out for the day of the record asked about (`on`)."""
    today = timezone.localdate()
    treaty = treaty_or_404(slug)
    as_of = record.check_day(treaty, day_in(request, "on", today) or today, today=today)
    asked = _asked(request, treaty, as_of)
    spans = asked or usual(treaty, as_of)

    def values() -> dict[str, Any]:
        language = django_code(lang)
        found = queries.periods(treaty, spans, as_of=as_of, language=language)
        return {
            **found, "treaty": treaty, "as_of": as_of, "today": today, "blank": range(max(0, 2 - len(spans))),
            "brand": coalition.public_name(slug, language=lang), "full": len(spans) >= MOST,
        }  # fmt: skip

    def address(code: str) -> str:
        pairs = [pair for start, end in asked for pair in (("from", start.isoformat()), ("to", end.isoformat()))]
        pairs += [("on", as_of.isoformat())] if as_of != today else []
        return reverse("public:periods", args=[code, slug]) + (f"?{urlencode(pairs)}" if pairs else "")

    key = ("periods", slug, spans, as_of, today)
    passing = bool(asked) or as_of != today
    return stored_page(request, lang, key, "public/periods.html", values, address, passing=passing)


def usual(treaty: Any, as_of: date) -> tuple[Period, ...]:
    """From adoption to entry into force, and from then on; one period while one of the two is missing."""
    force = record.entry(treaty, as_of=as_of).day
    start = treaty.adopted_date or (force or as_of)
    if force is None or not start < force <= as_of:
        return ((start, as_of),)
    return ((start, force - timedelta(days=1)), (force, as_of))


def _asked(request: HttpRequest, treaty: Any, as_of: date) -> tuple[Period, ...]:
    """The periods of the address; raises DayRefused."""
    pairs = list(zip_longest(request.GET.getlist("from"), request.GET.getlist("to"), fillvalue=""))
    pairs = [(start.strip(), end.strip()) for start, end in pairs if start.strip() or end.strip()]
    if len(pairs) > MOST:
        raise record.BadQuestion(
            _("%(n)s periods are named; one question can name %(most)s.") % {"n": len(pairs), "most": MOST}
        )
    return tuple(_period(start, end, treaty, as_of) for start, end in pairs)


def _period(start: str, end: str, treaty: Any, as_of: date) -> Period:
    first = _bound(start, "-01-01") or treaty.adopted_date or as_of
    last = min(_bound(end, "-12-31") or as_of, as_of)
    if first > last:
        told = {"start": long_day(first), "end": long_day(last)}
        raise record.DayRefused(_("A period ends after it begins: %(start)s lies after %(end)s.") % told)
    if treaty.adopted_date and last < treaty.adopted_date:
        told = {"end": long_day(last), "adopted": long_day(treaty.adopted_date)}
        raise record.DayRefused(_("The period ends on %(end)s, before the treaty was adopted, on %(adopted)s.") % told)
    return first, last


def _bound(text: str, rest: str) -> date | None:
    if not text:
        return None
    return read_day(text + rest if re.fullmatch(r"[0-9]{4}", text) else text)
