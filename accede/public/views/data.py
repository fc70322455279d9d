"""The record as data: JSON answers, documented at /data/v1/openapi.json and, in words, at /<language>/data/."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.public.queries import data, openapi, status_data
from accede.public.queries.citing import absolute
from accede.public.views.common import django_code, in_a_series, stored_answer
from accede.public.views.opening import Refused, day_of, known_state, known_treaty, one_of, open_data, past_day
from accede.record import queries as record

JSON = "application/json"


def answer(request: HttpRequest, key: tuple[Any, ...], make: Callable[[], dict[str, Any]]) -> HttpResponse:
    """The stored answer, with the address of its description."""
    response = stored_answer(request, ("v1", *key), lambda: orjson.dumps(make()), content_type=JSON)
    response["Link"] = f'<{absolute(reverse("public:v1_openapi"))}>; rel="describedby"; type="{JSON}"'
    return response


@open_data("on")
def status(request: HttpRequest, slug: str, *, lang: str) -> HttpResponse:
    """Counts with definitions and every State on a day; `?on=` names the day, `?lang=` the language of names."""
    treaty = known_treaty(slug)
    as_of = day_of(request, treaty, today=timezone.localdate())
    key = ("status", slug, as_of, lang)
    response = answer(request, key, lambda: data.status(treaty, as_of=as_of, language=django_code(lang)))
    return in_a_series(
        response, treaty, as_of, last=timezone.localdate(), on=status_data.status_on(treaty, language=django_code(lang))
    )


@open_data("on")
def treaties(request: HttpRequest, *, lang: str) -> HttpResponse:
    """Every treaty on record with its counts."""
    today = timezone.localdate()
    as_of = past_day(request, "on", today=today, default=today)
    return answer(request, ("treaties", as_of, lang), lambda: data.treaties(as_of=as_of, language=django_code(lang)))


@open_data("rows")
def acts(request: HttpRequest, slug: str, *, lang: str) -> HttpResponse:
    """Every act of a treaty that stands; with `rows=all` also what was corrected or struck out."""
    treaty, today = known_treaty(slug), timezone.localdate()
    history = one_of(request, "rows", ("standing", "all")) == "all"

    def make() -> dict[str, Any]:
        return data.acts(treaty, as_of=today, language=django_code(lang), history=history)

    return answer(request, ("acts", slug, today, lang, history), make)


@open_data("on")
def states(request: HttpRequest, *, lang: str) -> HttpResponse:
    """States, organisations and territories that existed on a day."""
    today = timezone.localdate()
    as_of = past_day(request, "on", today=today, default=today)
    return answer(request, ("states", as_of, lang), lambda: data.states(as_of=as_of, language=django_code(lang)))


@open_data("on")
def state(request: HttpRequest, code: str, *, lang: str) -> HttpResponse:
    """One State under every treaty on a day."""
    found, today = known_state(code), timezone.localdate()
    as_of = past_day(request, "on", today=today, default=today)

    def make() -> dict[str, Any]:
        return data.state(found.code, as_of=as_of, language=django_code(lang))

    return answer(request, ("state", found.code, as_of, lang), make)


@open_data("from", "to", "treaty")
def changes(request: HttpRequest, *, lang: str) -> HttpResponse:
    """What moved between two days, under one treaty or all."""
    today = timezone.localdate()
    slug = request.GET.get("treaty", "")
    chosen = [known_treaty(slug)] if slug else list(record.snapshot().treaties.values())
    end = past_day(request, "to", today=today, default=today)
    start = past_day(request, "from", today=today, default=None)
    if start > end:
        raise Refused(_("The first day lies after the last."))

    def make() -> dict[str, Any]:
        return data.changes(chosen, start=start, end=end, language=django_code(lang))

    return answer(request, ("changes", slug, start, end, lang), make)


@open_data("on")
def timeline(request: HttpRequest, slug: str, *, lang: str) -> HttpResponse:
    """The two lines of the chart up to a day."""
    treaty = known_treaty(slug)
    as_of = day_of(request, treaty, today=timezone.localdate())
    key = ("timeline", slug, as_of, lang)
    return answer(request, key, lambda: data.timeline(treaty, as_of=as_of, language=django_code(lang)))


@open_data()
def description(request: HttpRequest, *, lang: str) -> HttpResponse:
    """What the data addresses understand and answer: OpenAPI 3.1."""
    return stored_answer(request, ("openapi",), lambda: orjson.dumps(openapi.document()), content_type=JSON)


@open_data()
def nowhere(request: HttpRequest, *, lang: str, rest: str = "") -> HttpResponse:
    """An address under /data/ that does not exist says where the list of those that do stands."""
    told = {"url": absolute(reverse("public:v1_openapi"))}
    raise Refused(_("There is no such address. Those that exist stand in %(url)s.") % told, 404)
