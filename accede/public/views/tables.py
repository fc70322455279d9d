"""The record as CSV: RFC 4180, UTF-8, one header line, no comment lines; what its columns hold stands in a file beside
it (CSV on the Web).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.kit.sheets import as_csv
from accede.public.queries import citing, tables
from accede.public.views.common import django_code, stored_answer
from accede.public.views.opening import day_of, known_treaty, one_of, open_data
from accede.record import queries as record

CSV = "text/csv; charset=utf-8; header=present"


def answer(
    request: HttpRequest, key: tuple[Any, ...], make: Callable[[], tables.Table], *, name: str, beside: str
) -> HttpResponse:
    """The stored file under its name, with the address of its description."""
    response = stored_answer(request, ("csv", *key), lambda: _written(make()), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Link"] = f'<{citing.absolute(beside)}>; rel="describedby"; type="application/csvm+json"'
    return response


@open_data("rows")
def acts(request: HttpRequest, slug: str, *, lang: str) -> HttpResponse:
    """Every act of a treaty that stands, one per row; with `rows=all` also what was corrected or struck out."""
    return _acts(request, known_treaty(slug), lang, reverse("public:v1_acts_beside", args=[slug]), name=f"{slug}-acts")


@open_data("rows")
def all_acts(request: HttpRequest, *, lang: str) -> HttpResponse:
    """The acts of all treaties on record."""
    return _acts(request, None, lang, reverse("public:v1_all_acts_beside"), name="all-acts")


def _acts(request: HttpRequest, treaty: Any, lang: str, beside: str, *, name: str) -> HttpResponse:
    today = timezone.localdate()
    history = one_of(request, "rows", ("standing", "all")) == "all"

    def make() -> tables.Table:
        return tables.acts_table(treaty, today=today, language=django_code(lang), history=history)

    key = ("acts", treaty.slug if treaty else "", today, lang, history)
    return answer(request, key, make, name=f"{name}.csv", beside=beside)


@open_data("on")
def status(request: HttpRequest, slug: str, *, lang: str) -> HttpResponse:
    """Every State under a treaty on a day."""
    treaty = known_treaty(slug)
    as_of = day_of(request, treaty, today=timezone.localdate())

    def make() -> tables.Table:
        return tables.status_table(treaty, as_of=as_of, language=django_code(lang))

    beside = reverse("public:v1_status_beside", args=[slug])
    return answer(request, ("status", slug, as_of, lang), make, name=f"{slug}-{as_of}.csv", beside=beside)


# ------------------------------------------------------------------------------------- what stands beside
@open_data()
def acts_beside(request: HttpRequest, slug: str, *, lang: str) -> HttpResponse:
    """The columns, licence and source of a treaty's acts."""
    treaty = known_treaty(slug)
    return _beside(request, treaty, reverse("public:v1_acts_csv", args=[slug]), tables.ACTS, lang)


@open_data()
def all_acts_beside(request: HttpRequest, *, lang: str) -> HttpResponse:
    """The columns, licence and source of the acts of all treaties."""
    return _beside(request, None, reverse("public:v1_all_acts_csv"), tables.ACTS, lang)


@open_data()
def status_beside(request: HttpRequest, slug: str, *, lang: str) -> HttpResponse:
    """The columns, licence and source of the status on a day."""
    treaty = known_treaty(slug)
    return _beside(request, treaty, reverse("public:v1_status_csv", args=[slug]), tables.STATUS, lang)


def _beside(request: HttpRequest, treaty: Any, path: str, columns: Any, lang: str) -> HttpResponse:
    today = timezone.localdate()

    def make() -> bytes:
        key = ["treaty", "key"] if columns is tables.ACTS else ["treaty", "as_of", "state"]
        return orjson.dumps(tables.description(path, columns, key=key, **_told(treaty, path, today, lang)))

    key = ("csvw", path, today, lang)
    return stored_answer(request, key, make, content_type="application/csvm+json")


def _told(treaty: Any, path: str, today: date, lang: str) -> dict[str, str]:
    language = django_code(lang)
    if treaty is None:
        return {
            "title": _("Acts of all treaties on record"),
            "source": _("Each act names its own source."),
            "citation": citing.citation_of_all(as_of=today, path=path),
        }
    return {
        "title": record.title_of(treaty, language=language),
        "source": record.shipped_words(treaty.source),
        "citation": citing.citation(treaty, as_of=today, path=path, language=language),
    }


def _written(table: tables.Table) -> bytes:
    return as_csv([table.header, *table.rows])
