"""The matrix of treaties and States, as page and as data; and the States that a treaty does not bind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.kit import stored
from accede.kit.sheets import as_csv
from accede.public.queries import matrix as pages
from accede.public.views.asking import day_in, one_of, treaties_in
from accede.public.views.common import (
    asked_day,
    campaigns_treaty,
    day_of_path,
    day_up_to,
    django_code,
    in_words,
    stored_answer,
    stored_page,
    treaty_or_404,
)
from accede.record import queries as record

# Cells of one page: beyond that the rows are paged, so that a page stays small on a slow line.
CELLS = 1400
CLASSES = ("party", "bound", "signed", "none", "withdrawn")


@dataclass(frozen=True)
class View:
    """What the address asks for."""

    treaties: tuple[Any, ...]
    chosen: bool  # the address names the treaties itself
    as_of: date
    cut: record.MatrixCut
    page: int

    @property
    def plain(self) -> bool:
        """Whether it is the view that everybody gets."""
        return not self.chosen and self.cut == record.MatrixCut() and self.page == 1

    def query(self, **more: Any) -> str:
        """The same view as the query of an address; empty for the plain one."""
        pairs: list[tuple[str, Any]] = [("treaty", one.slug) for one in self.treaties] if self.chosen else []
        cut = {
            "group": self.cut.group, "under": self.cut.under, "class": self.cut.state_class,
            "bound": self.cut.bound, "sort": "" if self.cut.sort == "name" else self.cut.sort,
            "page": self.page if self.page > 1 else "",
        }  # fmt: skip
        pairs += [(name, value) for name, value in (cut | more).items() if value]
        return f"?{urlencode(pairs)}" if pairs else ""


def _asked(request: HttpRequest, day: date | str | None, today: date) -> View:
    chosen = treaties_in(request)
    usual = pages.usual_treaties(campaigns_treaty())
    treaties = tuple(chosen or usual or record.treaties()[:7])
    under = one_of(request, "under", [one.slug for one in treaties])
    cut = record.MatrixCut(
        group=one_of(request, "group", record.snapshot().groups),
        under=under,
        state_class=one_of(request, "class", CLASSES) if under else "",
        bound=one_of(request, "bound", ("all", "none")),
        sort=one_of(request, "sort", record.SORTS, "name"),
    )
    as_of = day_up_to(day_of_path(day) or asked_day(request) or today, today=today)
    number = request.GET.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1
    return View(treaties, bool(chosen) and tuple(chosen) != tuple(usual), as_of, cut, max(page, 1))


@require_safe
@in_words
def matrix(request: HttpRequest, lang: str, day: date | str | None = None) -> HttpResponse:
    """Treaties × States on a day; `?format=csv` gives the same view as a sheet."""
    today = timezone.localdate()
    view = _asked(request, day, today)
    if one_of(request, "format", ("html", "csv"), "html") == "csv":
        return _sheet(request, lang, view)

    def values() -> dict[str, Any]:
        language = django_code(lang)
        found = record.matrix(view.treaties, as_of=view.as_of, cut=view.cut, language=language)
        per_page = max(25, CELLS // max(1, len(view.treaties)))
        per_page = len(found.rows) if len(found.rows) <= per_page * 1.1 else per_page
        page = Paginator(found.rows, max(1, per_page)).get_page(view.page)
        return {
            **pages.choices(view.treaties, view.cut, language=language),
            "matrix": found, "page": page, "as_of": view.as_of, "today": today, "sort": view.cut.sort,
            "totals": pages.totals(found), "cut": view.cut, "n": len(view.treaties),
            "csv": reverse("public:matrix_on", args=[lang, view.as_of]) + view.query(page="", format="csv"),
            "stays": reverse("public:matrix_on", args=[lang, view.as_of]) + view.query(),
            "brand": coalition.public_name("", language=lang),
        }  # fmt: skip

    def address(code: str) -> str:
        if view.as_of == today:
            return reverse("public:matrix", args=[code]) + view.query()
        return reverse("public:matrix_on", args=[code, view.as_of]) + view.query()

    key = ("matrix", view.as_of, today, view.query(), view.cut)
    return stored_page(request, lang, key, "public/matrix.html", values, address, passing=not view.plain)


@require_safe
@in_words
def matrix_csv(request: HttpRequest, lang: str) -> HttpResponse:
    """The same view as a sheet; `?on=` names the day."""
    return _sheet(request, lang, _asked(request, None, timezone.localdate()))


def _sheet(request: HttpRequest, lang: str, view: View) -> HttpResponse:
    def make() -> bytes:
        found = record.matrix(view.treaties, as_of=view.as_of, cut=view.cut, language=django_code(lang))
        return as_csv(record.matrix_lines(found))

    key = ("matrix.csv", lang, view.as_of, view.query(page=""))
    response = stored_answer(request, key, make, content_type="text/csv; charset=utf-8", keep=stored.passing)
    response["Content-Disposition"] = f'attachment; filename="matrix-{view.as_of}.csv"'
    return response


@require_safe
@in_words
def not_bound(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """The States that a treaty does not bind, with the other core treaties that do bind them."""
    today = timezone.localdate()
    treaty = treaty_or_404(slug)
    as_of = record.check_day(treaty, day_in(request, "on", today) or today, today=today)
    sort = one_of(request, "sort", ("number", "-number", "name", "-name", "class", "-class"), "-number")
    group = one_of(request, "group", record.snapshot().groups)

    def values() -> dict[str, Any]:
        found = pages.not_bound(treaty, as_of=as_of, sort=sort, group=group, language=django_code(lang))
        return {
            **found, "treaty": treaty, "as_of": as_of, "today": today, "sort": sort, "group": group,
            "older": bool(treaty.as_of and as_of > treaty.as_of), "brand": coalition.public_name(slug, language=lang),
        }  # fmt: skip

    def address(code: str) -> str:
        pairs = {"on": as_of.isoformat() if as_of != today else "", "sort": sort if sort != "-number" else "",
                 "group": group}  # fmt: skip
        query = urlencode({name: value for name, value in pairs.items() if value})
        return reverse("public:not_bound", args=[code, slug]) + (f"?{query}" if query else "")

    passing = as_of != today or bool(group) or sort != "-number"
    key = ("not-bound", slug, as_of, today, sort, group)
    return stored_page(request, lang, key, "public/not_bound.html", values, address, passing=passing)
