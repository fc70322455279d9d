"""What every public view shares: the treaty or a 404, the day asked for, the stored page, the menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accede.kit import stored
from accede.public.queries import meta
from accede.record import queries as record

HTML = "text/html; charset=utf-8"
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


def treaty_or_404(slug: str) -> Any:
    try:
        return record.treaty(slug)
    except LookupError as error:
        raise Http404(str(error)) from None


def asked_day(request: HttpRequest) -> date | None:
    """The day that the form asks for; raises ValueError with plain words."""
    text = request.GET.get("on", "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("“%(text)s” is not a day. Write it as 2004-01-30.") % {"text": text}) from None


def stored_answer(
    request: HttpRequest,
    key: tuple[Any, ...],
    make: Callable[[], bytes],
    *,
    content_type: str = "text/html; charset=utf-8",
) -> HttpResponse:
    """The stored answer under the key, for the record as it stands; all of it is made from one version."""
    with record.one_snapshot() as read:
        return stored.answer(request, (read.token, *key), make, content_type=content_type)


def stored_page(
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
            "site_url": settings.SITE_URL,
            "og_locale": LOCALES[lang],
            "og_locales": [locale for code, locale in LOCALES.items() if code != lang],
            "alternates": [(code, name, address(code)) for code, name in LANGUAGES.items()],
            "lang": lang,
            "public_nav": menu(lang, address(lang)),
            **meta.of_site(lang),
            **values(),
        }
        return render_to_string(template, context, request=request).encode()

    with translation.override(django_code(lang)):
        response = stored_answer(request, (lang, *key), make)
    response["Content-Language"] = lang
    # "/" alone chooses the language by the browser's wish.
    response.varies_by_address_alone = request.path == address(lang)  # type: ignore[attr-defined]  # kit.middleware
    return response


def menu(lang: str, here: str) -> list[tuple[str, str, bool]]:
    """The public site's menu; the page's own entry is marked."""
    entries = [
        (_("Status"), reverse("public:home", args=[lang])),
        (_("Treaties"), reverse("public:treaties", args=[lang])),
        (_("What we count"), reverse("public:counting", args=[lang])),
    ]
    return [(words, url, url == here) for words, url in entries]


def refused(request: HttpRequest, lang: str, slug: str, words: str) -> HttpResponse:
    with translation.override(django_code(lang)):
        context = {"words": words, "slug": slug, "lang": lang}
        return HttpResponse(render_to_string("public/refused.html", context, request=request), status=400)
