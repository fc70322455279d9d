"""Atom feeds of the register: every act as it comes on record, for all treaties, one treaty or one State."""

from __future__ import annotations

import html
import io
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from accede.public.queries import news
from accede.public.queries.citing import absolute, licence
from accede.public.views.common import django_code, language_tag, stored_answer
from accede.public.views.opening import Refused, known_state, known_treaty, open_file
from accede.record import queries as record

ATOM = "application/atom+xml; charset=utf-8"
# When nothing ever came on record; a feed must name a time.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Register(Atom1Feed):
    """Atom with the pages before and after (RFC 5005) and the licence (RFC 4946)."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for rel, url in self.feed["links"]:
            handler.addQuickElement("link", "", {"rel": rel, "href": url})

    def latest_post_date(self) -> datetime:
        """The newest change in it: never the clock, so that the same record gives the same bytes."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


@open_file("page")
def of_all(request: HttpRequest, lang: str) -> HttpResponse:
    """Acts of every treaty as they come on record."""
    title = _("Acts on record: all treaties")
    return _feed(request, lang, "acts", title, reverse("public:feed", args=[lang]), reverse("public:home", args=[lang]))


@open_file("page")
def of_treaty(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """Acts of one treaty as they come on record."""
    treaty = known_treaty(slug)
    title = _("Acts on record: %(name)s") % {"name": record.short_title_of(treaty, language=django_code(lang))}
    own, page = (reverse(name, args=[lang, slug]) for name in ("public:treaty_feed", "public:status"))
    return _feed(request, lang, f"acts/{slug}", title, own, page, treaty=treaty)


@open_file("page")
def of_state(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    """Acts of one State as they come on record."""
    found, today = known_state(code), timezone.localdate()
    name = record.state_name(found.code, on=today, language=django_code(lang))
    own = reverse("public:state_feed", args=[lang, found.code.lower()])
    page = reverse("public:state", args=[lang, found.code])
    title = _("Acts on record: %(name)s") % {"name": name}
    return _feed(request, lang, f"states/{found.code.lower()}", title, own, page, state=found.code)


def _feed(request: HttpRequest, lang: str, key: str, title: str, own: str, page: str, **chosen: Any) -> HttpResponse:
    today, number = timezone.localdate(), _page_number(request)

    def make() -> bytes:
        found = news.page(number=number, today=today, language=django_code(lang), **chosen)
        if found is None:
            raise Refused(_("page=%(page)s: the feed has fewer pages.") % {"page": number}, 404)
        feed = _empty(lang, key, title, own, page, found)
        for item in found.items:
            feed.add_item(
                title=item.title, link=item.link, unique_id=item.id, pubdate=item.published,
                # The library says that it is HTML.
                description=html.escape(item.summary, quote=False),
                updateddate=item.updated, author_name=item.author, categories=item.categories,
            )  # fmt: skip
        written = io.StringIO()
        feed.write(written, "utf-8")
        return written.getvalue().encode()

    return stored_answer(request, ("atom", key, today, lang, number), make, content_type=ATOM)


def _empty(lang: str, key: str, title: str, own: str, page: str, found: news.Page) -> Register:
    chosen = licence()
    here = absolute(own)
    near = {"first": 1, "previous": found.number - 1, "next": found.number + 1, "last": found.pages}
    links = [(rel, _numbered(here, number)) for rel, number in near.items() if 1 <= number <= found.pages]
    return Register(
        title=title,
        link=absolute(page),
        description=_("Every act as it comes on record; corrections are entries of their own."),
        language=language_tag(lang),
        author_name="Accede",
        feed_url=_numbered(here, found.number),
        feed_guid=news.tag(f"feed/{key}/{lang}"),
        feed_copyright=chosen.words,
        links=[*links, ("license", chosen.url)],
    )


def _numbered(address: str, number: int) -> str:
    return address if number == 1 else f"{address}?page={number}"


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    if not text.isascii() or not text.isdigit() or not int(text[:9]) >= 1 or len(text) > 6:
        raise Refused(_("page=%(page)s: write a whole number from 1 on.") % {"page": text})
    return int(text)
