"""Public pages: read the address, ask once, hand out stored bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.coalition import queries as coalition
from accede.kit import stored
from accede.public import queries
from accede.record import queries as record

LANGUAGES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "zh": "中文",
    "ru": "Русский",
}


def django_code(lang: str) -> str:
    """Django's code of a language in an address."""
    return "zh-hans" if lang == "zh" else lang


@require_safe
def home(request: HttpRequest, lang: str | None = None) -> HttpResponse:
    """The status page of the campaign's treaty; of no treaty while no campaign is here: the list of treaties."""
    lang = lang or (translation.get_language() or "en").split("-")[0]
    slug = coalition.public_treaty()
    return status(request, lang, slug) if slug else treaties(request, lang)


@require_safe
def status(request: HttpRequest, lang: str, slug: str, day: date | None = None) -> HttpResponse:
    """The status page of a treaty on a day."""
    today = timezone.localdate()
    treaty = _treaty(slug)
    try:
        as_of = record.check_day(treaty, day or _asked(request) or today, today=today)
    except (record.DayRefused, ValueError) as error:
        return _refused(request, lang, slug, str(error))

    def values() -> dict[str, Any]:
        page = queries.status(slug, as_of=as_of, today=today, language=django_code(lang))
        return {**page, "brand": coalition.public_name(slug, language=lang), "today": today}

    def address(code: str) -> str:
        if as_of == today:
            return reverse("public:status", args=[code, slug])
        return reverse("public:status_on", args=[code, slug, as_of])

    return _page(request, lang, ("status", slug, as_of, today), "public/status.html", values, address)


@require_safe
def states(request: HttpRequest, lang: str, slug: str, day: date) -> HttpResponse:
    """Every State and its class on a day, the States without any act among them."""
    treaty, today = _treaty(slug), timezone.localdate()
    try:
        as_of = record.check_day(treaty, day, today=today)
    except record.DayRefused as error:
        return _refused(request, lang, slug, str(error))

    def values() -> dict[str, Any]:
        rows = record.rows(treaty, as_of=as_of, language=django_code(lang))
        return {
            "treaty": treaty,
            "title": record.title_of(treaty, language=django_code(lang)),
            "as_of": as_of,
            "rows": rows,
            "brand": coalition.public_name(slug, language=lang),
        }

    def address(code: str) -> str:
        return reverse("public:states", args=[code, slug, as_of])

    return _page(request, lang, ("states", slug, as_of), "public/states.html", values, address)


@require_safe
def state(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    """One State under every treaty on record."""
    today = timezone.localdate()
    try:
        found = record.state(code.upper())
    except LookupError:
        raise Http404(code) from None

    def values() -> dict[str, Any]:
        return {
            "state": found,
            "name": record.state_name(found.code, on=today, language=django_code(lang)),
            "treaties": record.state_acts(found.code, as_of=today),
            "as_of": today,
            "brand": coalition.public_name("", language=lang),
        }

    def address(language: str) -> str:
        return reverse("public:state", args=[language, found.code])

    return _page(request, lang, ("state", found.code, today), "public/state.html", values, address)


@require_safe
def treaties(request: HttpRequest, lang: str) -> HttpResponse:
    """The treaties on record."""
    today = timezone.localdate()

    def values() -> dict[str, Any]:
        return {"treaties": queries.treaties(as_of=today, language=django_code(lang)), "as_of": today}

    def address(code: str) -> str:
        return reverse("public:treaties", args=[code])

    return _page(request, lang, ("treaties", today), "public/treaties.html", values, address)


@require_safe
def counting(request: HttpRequest, lang: str) -> HttpResponse:
    """What is counted, and why."""

    def address(code: str) -> str:
        return reverse("public:counting", args=[code])

    return _page(request, lang, ("counting",), "public/counting.html", lambda: {"terms": queries.terms()}, address)


@require_safe
def status_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same figures and States as data; `?on=` names the day, `?lang=` the language of names."""
    today = timezone.localdate()
    treaty = _treaty(slug)
    lang = request.GET.get("lang", "en")
    unknown = sorted(set(request.GET) - {"on", "lang"})
    if unknown:
        words = {"error": f"{', '.join(unknown)}: not understood. Write on=2004-01-30 and lang=en."}
        return HttpResponse(orjson.dumps(words), status=400, content_type="application/json")
    try:
        as_of = record.check_day(treaty, _asked(request) or today, today=today)
    except (record.DayRefused, ValueError) as error:
        return HttpResponse(orjson.dumps({"error": str(error)}), status=400, content_type="application/json")
    if lang not in LANGUAGES:
        words = {"error": f"lang={lang}: choose one of {', '.join(LANGUAGES)}."}
        return HttpResponse(orjson.dumps(words), status=400, content_type="application/json")

    def make() -> bytes:
        return orjson.dumps(record.standing_data(treaty, as_of=as_of, language=django_code(lang)))

    key = (record.version(), "json", slug, as_of, lang)
    return stored.answer(request, key, make, content_type="application/json")


@require_safe
def acts_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Every act of a treaty as it stands, one per row."""
    treaty = _treaty(slug)

    def make() -> bytes:
        sheet = io.StringIO()
        writer = csv.writer(sheet, lineterminator="\n")
        writer.writerow(["treaty", "state", "kind", "deposited", "effective", "article", "source"])
        for act in record.act_rows(treaty=treaty):
            writer.writerow(
                [
                    slug,
                    act.state.code,
                    act.kind,
                    act.deposited,
                    act.effective_date or "",
                    act.article,
                    act.source,
                ]
            )
        return sheet.getvalue().encode()

    response = stored.answer(request, (record.version(), "csv", slug), make, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-acts.csv"'
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public pages."""
    return HttpResponse(
        "User-agent: *\nDisallow: /desk/\nDisallow: /c/\nDisallow: /accounts/\n", content_type="text/plain"
    )


# ---------------------------------------------------------------------------------------------- parts
def _treaty(slug: str) -> Any:
    try:
        return record.treaty(slug)
    except LookupError as error:
        raise Http404(str(error)) from None


def _asked(request: HttpRequest) -> date | None:
    """The day that the form asks for; raises ValueError with plain words."""
    text = request.GET.get("on", "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("“%(text)s” is not a day. Write it as 2004-01-30.") % {"text": text}) from None


def _page(
    request: HttpRequest,
    lang: str,
    key: tuple[Any, ...],
    template: str,
    values: Callable[[], dict[str, Any]],
    address: Callable[[str], str],
) -> HttpResponse:
    """The stored page for this version, language and key."""

    def make() -> bytes:
        context = {
            "canonical": settings.SITE_URL + address(lang),
            "alternates": [(code, name, address(code)) for code, name in LANGUAGES.items()],
            "lang": lang,
            "public_nav": _nav(lang, address(lang)),
            **values(),
        }
        return render_to_string(template, context, request=request).encode()

    with translation.override(django_code(lang)):
        response = stored.answer(request, (record.version(), lang, *key), make)
    response["Content-Language"] = lang
    return response


def _nav(lang: str, here: str) -> list[tuple[str, str, bool]]:
    """The public site's menu; the page's own entry is marked."""
    entries = [
        (_("Status"), reverse("public:home", args=[lang])),
        (_("Treaties"), reverse("public:treaties", args=[lang])),
        (_("What we count"), reverse("public:counting", args=[lang])),
    ]
    return [(words, url, url == here) for words, url in entries]


def _refused(request: HttpRequest, lang: str, slug: str, words: str) -> HttpResponse:
    with translation.override(django_code(lang)):
        context = {"words": words, "slug": slug, "lang": lang}
        return HttpResponse(render_to_string("public/refused.html", context, request=request), status=400)
