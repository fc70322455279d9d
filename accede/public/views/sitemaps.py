"""What search engines may read, and where it stands: robots.txt and the maps of the site, in six languages."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accede.public.queries.citing import absolute
from accede.public.views.common import stored_answer
from accede.public.views.opening import anonymous
from accede.record import queries as record

XML = "application/xml; charset=utf-8"
PRIVATE = ("/desk/", "/c/", "/accounts/")


class InSixLanguages(Sitemap):
    """Addresses in every language, each naming the others; under the address that the operator set."""

    i18n = True
    alternates = True

    def get_protocol(self, protocol: str | None = None) -> str:
        return str(urlsplit(settings.SITE_URL).scheme)

    def get_domain(self, site: Any = None) -> str:
        return str(urlsplit(settings.SITE_URL).netloc)


def here() -> str:
    """The language of the address that is being written."""
    return (get_language() or "en").split("-")[0]


class Pages(InSixLanguages):
    """Pages about the whole record."""

    def items(self) -> list[str]:
        return ["home", "treaties", "counting", "data"]

    def location(self, item: str) -> str:
        return reverse(f"public:{item}", args=[here()])


class Treaties(InSixLanguages):
    """The status page of each treaty, and what can be taken of it."""

    def __init__(self) -> None:
        self.newest = record.newest_entries()

    def items(self) -> list[tuple[str, str]]:
        return [(slug, name) for slug in record.snapshot().treaties for name in ("status", "treaty_data")]

    def location(self, item: tuple[str, str]) -> str:
        return reverse(f"public:{item[1]}", args=[here(), item[0]])

    def lastmod(self, item: tuple[str, str]) -> datetime | None:
        return self.newest.get(item[0])


class States(InSixLanguages):
    """The page of each State, organisation and territory."""

    def items(self) -> list[str]:
        return [state.code for state in record.states(on=timezone.localdate())]

    def location(self, item: str) -> str:
        return reverse("public:state", args=[here(), item])


SECTIONS = {"pages": Pages, "treaties": Treaties, "states": States}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The map of maps."""

    def make() -> bytes:
        found = [{"location": absolute(reverse("public:sitemap", args=[name])), "last_mod": None} for name in SECTIONS]
        return render_to_string("sitemap_index.xml", {"sitemaps": found}).encode()

    return anonymous(stored_answer(request, ("sitemaps"), make, content_type=XML))


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
