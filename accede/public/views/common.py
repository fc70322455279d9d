"""What every public view shares: the treaty or a 404, the day asked for, the stored page, the menu."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accede.coalition import queries as coalition
from accede.kit import stored
from accede.kit.localdates import long_day
from accede.public.queries import meta
from accede.record import queries as record

HTML = "text/html; charset=utf-8"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LANGUAGES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "zh": "中文",
    "ru": "Русский",
}
# As social sites write a language; United Nations texts are nobody's in particular, so each names one country.
LOCALES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "ar": "ar_AR", "zh": "zh_CN", "ru": "ru_RU"}


def django_code(lang: str) -> str:
    """Django's code of a language in an address."""
    return "zh-hans" if lang == "zh" else lang


def language_tag(lang: str) -> str:
    """The tag of a language as feeds and calendars name it (BCP 47)."""
    return "zh-Hans" if lang == "zh" else lang


class NotHere(Http404):
    """What the address names is not on record; the page says so and leads to the list of what is."""

    def __init__(self, words: str, *, to: str = "treaties") -> None:
        super().__init__(words)
        self.to = to


def in_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A public page whose refusals are pages too: an unknown treaty or State, a day without an answer, too
    much asked at once. The language of the address comes first."""

    @wraps(view)
    def answered(request: HttpRequest, lang: str, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(django_code(lang)):
            slug = str(kwargs.get("slug", ""))
            try:
                return view(request, lang, *args, **kwargs)
            except NotHere as error:
                return refused(request, lang, "", str(error), to=error.to, status=404)
            except TooManyFieldsSent:
                words = _("The address asks for too much at once. Name fewer States or treaties.")
                return refused(request, lang, slug, words)
            except (record.DayRefused, record.BadQuestion) as error:
                return refused(request, lang, slug, str(error))

    return answered


def campaigns_treaty() -> str:
    """The treaty of the only campaign here; empty when there is none or more than one."""
    found = coalition.public_campaigns()
    return str(found[0].treaty.slug) if len(found) == 1 else ""


def treaty_or_404(slug: str) -> Any:
    try:
        return record.treaty(slug)
    except LookupError:
        raise NotHere(_("No treaty “%(slug)s” is on record.") % {"slug": slug}) from None


def state_or_404(code: str) -> Any:
    try:
        return record.state(code.upper())
    except LookupError as error:
        raise NotHere(str(error), to="all_states") from None


def asked_day(request: HttpRequest) -> date | None:
    """The day that the form asks for; raises DayRefused (a ValueError) with plain words."""
    text = request.GET.get("on", "").strip()
    return read_day(text) if text else None


def read_day(text: str) -> date:
    """The day written as 2004-01-30; raises DayRefused with plain words."""
    try:
        if _DAY.fullmatch(text):  # Python also reads 20040130 and 2004-W05-5
            return date.fromisoformat(text)
    except ValueError:
        pass  # refused below like any other text that is no day
    raise record.DayRefused(_("“%(text)s” is not a day. Write it as 2004-01-30.") % {"text": text[:40]})


def day_of_path(day: date | str | None) -> date | None:
    """The day of an address; raises DayRefused when what stands there is no day."""
    return read_day(day) if isinstance(day, str) else day


def day_up_to(day: date, *, today: date) -> date:
    """The day itself; raises DayRefused when it lies in the future. For pages about no single treaty."""
    if day > today:
        raise record.DayRefused(
            _("%(day)s lies in the future: the record answers for days up to %(today)s.")
            % {"day": long_day(day), "today": long_day(today)}
        )
    return day


def stored_answer(
    request: HttpRequest,
    key: tuple[Any, ...],
    make: Callable[[], bytes],
    *,
    content_type: str = "text/html; charset=utf-8",
    keep: stored.Shelf | None = None,
) -> HttpResponse:
    """The stored answer under the key, for the record as it stands; all of it is made from one version."""
    with record.pinned() as read:
        return stored.answer(request, (read.token, *key), make, content_type=content_type, keep=keep)


def in_a_series(
    response: HttpResponse, treaty: Any, as_of: date, *, last: date, on: Callable[[date], bytes]
) -> HttpResponse:
    """Tells the front door how the answer of another day is made, from the treaty's adoption to the last day."""
    if not treaty.adopted_date or treaty.adopted_date <= as_of:
        series = stored.Series(record.version(), as_of, treaty.adopted_date or date.min, last, on)
        response.series = series  # type: ignore[attr-defined]  # read by the front door
    return response


def stored_page(
    request: HttpRequest,
    lang: str,
    key: tuple[Any, ...],
    template: str,
    values: Callable[[], dict[str, Any]],
    address: Callable[[str], str],
    *,
    passing: bool = False,
) -> HttpResponse:
    """The stored page for this version, language and key. `passing`: an answer to an arbitrary question; it is
    kept on a small shelf of its own, and search engines are asked to leave it out."""

    def make() -> bytes:
        return rendered(request, lang, template, values(), address, passing=passing).encode()

    with translation.override(django_code(lang)):
        keep = stored.passing if passing else None
        response = stored_answer(request, (lang, *key), make, keep=keep)
    response["Content-Language"] = lang
    # "/" alone chooses the language by the browser's wish.
    response.varies_by_address_alone = request.path == address(lang)  # type: ignore[attr-defined]  # kit.middleware
    if passing:
        response["X-Robots-Tag"] = "noindex"
    return response


def rendered(
    request: HttpRequest,
    lang: str,
    template: str,
    values: dict[str, Any],
    address: Callable[[str], str],
    *,
    passing: bool = False,
) -> str:
    """The page, in the active language, with all that every public page has."""
    context = {
        "canonical": settings.SITE_URL + address(lang),
        "site_url": settings.SITE_URL,
        "og_locale": LOCALES[lang],
        "og_locales": [locale for code, locale in LOCALES.items() if code != lang],
        "alternates": [(code, name, address(code)) for code, name in LANGUAGES.items()],
        "lang": lang,
        "public_nav": menu(lang, address(lang)),
        **meta.of_site(lang),
        "noindex": passing,
        **values,
    }
    return render_to_string(template, context, request=request)


def menu(lang: str, here: str) -> list[tuple[str, str, bool]]:
    """The public site's menu; the page's own entry is marked."""
    entries = [
        (_("Status"), reverse("public:home", args=[lang])),
        (_("Treaties"), reverse("public:treaties", args=[lang])),
        (_("Matrix"), reverse("public:matrix", args=[lang])),
        (_("States"), reverse("public:all_states", args=[lang])),
        (_("Changes"), reverse("public:all_changes", args=[lang])),
        (_("Events"), reverse("public:events", args=[lang])),
        (_("What we count"), reverse("public:counting", args=[lang])),
    ]
    return [(words, url, url == here) for words, url in entries]


def refused(
    request: HttpRequest, lang: str, slug: str, words: str, *, to: str = "treaties", status: int = 400
) -> HttpResponse:
    """A page that says why there is no answer, and leads on: to the treaty's latest status, or to a list."""
    with translation.override(django_code(lang)):
        address = reverse("public:status", args=[lang, slug]) if slug else reverse(f"public:{to}", args=[lang])
        labels = {
            "treaties": _("Show all treaties on record"),
            "all_states": _("Show all States on record"),
            "events": _("Show all events"),
        }
        context = {
            "words": words,
            "lang": lang,
            "leads": address,
            "label": _("Show the latest status") if slug else labels[to],
            "missing": status == 404,
            "public_nav": menu(lang, ""),
            "noindex": True,
        }
        return HttpResponse(render_to_string("public/refused.html", context, request=request), status=status)
