"""What search engines may read, and where it stands: robots.txt and the maps of the site, in six languages."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.public.queries.citing import absolute
from accede.public.views.common import stored_answer
from accede.public.views.opening import anonymous
from accede.record import queries as record

XML = "application/xml; charset=utf-8"
PRIVATE = ("/desk/", "/c/", "/accounts/")


PER_TREATY = ("status", "treaty_data", "not_bound", "changes", "periods")


class InSixLanguages(Sitemap):  # type: ignore[type-arg]  # not subscriptable at run time
    """Addresses in every language, each naming the others; under the address that the operator set."""

    i18n = True
    alternates = True

    def get_protocol(self, protocol: str | None = None) -> str:
        return str(urlsplit(settings.SITE_URL).scheme)

    def get_domain(self, site: Any = None) -> str:
        return str(urlsplit(settings.SITE_URL).netloc)

    def _location(self, item: tuple[Any, str], force_lang_code: str | None = None) -> str:
        # Django's own would change the active language for each of the seven addresses of an entry.
        found, code = item
        return address(*found, (force_lang_code or code).split("-")[0])


@cache
def address(name: str, key: str, lang: str) -> str:
    """The path of a page in a language; `key` is a treaty's or a State's, "" for none."""
    return reverse(f"public:{name}", args=[lang, key] if key else [lang])


class Pages(InSixLanguages):
    """Pages about the whole record."""

    def items(self) -> list[tuple[str, str]]:
        return [(name, "") for name in ("home", "treaties", "matrix", "all_states", "all_changes", "counting", "data")]


class Treaties(InSixLanguages):
    """The status page of each treaty, and what can be taken of it."""

    def __init__(self) -> None:
        self.newest = record.newest_entries()

    def items(self) -> list[tuple[str, str]]:
        return [(name, slug) for slug in record.snapshot().treaties for name in PER_TREATY]

    def lastmod(self, item: tuple[str, str]) -> datetime | None:
        return self.newest.get(item[1])


class States(InSixLanguages):
    """The page of each State, organisation and territory."""

    def items(self) -> list[tuple[str, str]]:
        return [("state", state.code) for state in record.states(on=timezone.localdate())]


SECTIONS = {"pages": Pages, "treaties": Treaties, "states": States}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The map of maps."""

    def make() -> bytes:
        found = [{"location": absolute(reverse("public:sitemap", args=[name])), "last_mod": None} for name in SECTIONS]
        return render_to_string("sitemap_index.xml", {"sitemaps": found}).encode()

    return anonymous(stored_answer(request, ("sitemaps",), make, content_type=XML))


@require_safe
def section(request: HttpRequest, name: str) -> HttpResponse:
    """One map."""
    if name not in SECTIONS:
        raise Http404(name)

    def make() -> bytes:
        return render_to_string("sitemap.xml", {"urlset": SECTIONS[name]().get_urls()}).encode()

    key = ("sitemap", name, timezone.localdate())
    return anonymous(stored_answer(request, key, make, content_type=XML))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public pages."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), ""]
    lines += [f"Sitemap: {absolute(reverse('public:sitemaps'))}", ""]
    return anonymous(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))
