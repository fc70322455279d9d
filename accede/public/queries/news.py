"""The newest rows of the register as entries of a feed: what each says, and the identity that it keeps for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.kit.localdates import long_day, long_moment
from accede.public.queries.citing import absolute
from accede.record import queries as record

PAGE = 50  # entries of one page of a feed
# The day from which the identities below are promised; part of every tag (RFC 4151).
SINCE = "2026"


@dataclass(frozen=True)
class Item:
    """One entry: an act that came on record, or a correction of one."""

    id: str
    title: str
    summary: str
    link: str
    author: str
    published: datetime
    updated: datetime
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One page of a feed; `pages` is the number of all."""

    items: list[Item]
    number: int
    pages: int


def tag(rest: str) -> str:
    """An identity that stays when addresses move: tag:host,2026:rest."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{rest}"


def page(*, number: int, today: date, language: str, treaty: Any = None, state: str = "") -> Page | None:
    """The page of that number, newest entries first; None past the last one."""
    pages = max(1, -(-record.count_news(treaty=treaty, state=state) // PAGE))
    if number > pages:
        return None
    called = record.names(on=today, language=language)
    rows = record.news(treaty=treaty, state=state, start=(number - 1) * PAGE, size=PAGE)
    return Page([item(row, called.get(row.state, row.state), language) for row in rows], number, pages)


def item(row: record.Entry, name: str, language: str) -> Item:
    """What a feed says of one row of the register. Never who entered it, nor what a person noted beside it."""
    return Item(
        id=tag(f"act/{row.treaty}/{row.key}"),
        title=_title(row, name, language),
        summary=" ".join(_sentences(row)),
        link=absolute(reverse("public:act", args=[record.our_language(language), row.treaty, row.key])),
        author=record.shipped_words(row.source),
        published=row.entered_at,
        updated=row.changed_at,
        categories=(row.treaty, row.state, row.kind, row.state_of_row),
    )


def _title(row: record.Entry, name: str, language: str) -> str:
    told = {
        "state": name,
        "treaty": record.short_title_of(row.treaty, language=language),
        "act": record.kind_word(row.replaces_kind if row.strikes else row.kind),
        "day": long_moment(row.deposited),
    }
    if row.strikes:
        return _("Struck out: %(state)s, %(act)s, %(day)s (%(treaty)s)") % told
    if row.replaces:
        return _("Corrected: %(state)s, %(act)s, %(day)s (%(treaty)s)") % told
    return _("%(state)s: %(act)s, %(day)s (%(treaty)s)") % told


def _sentences(row: record.Entry) -> list[str]:
    told = []
    if not row.strikes:
        act = {"act": capfirst(record.kind_word(row.kind)), "day": long_moment(row.deposited)}
        told.append(_("%(act)s, %(day)s.") % act)
    if row.effective:
        told.append(_("Takes effect on %(day)s.") % {"day": long_day(row.effective)})
    if row.article:
        told.append(_("Article: %(article)s.") % {"article": row.article})
    if row.replaces and row.replaces_deposited is not None:
        was = {"act": record.kind_word(row.replaces_kind), "day": long_moment(row.replaces_deposited)}
        told.append(_("On record before: %(act)s, %(day)s.") % was)
    if row.replaced_by and row.replaced_at:
        told.append(_("No longer stands: it was corrected or struck out later."))
    told.append(_("Source: %(source)s.") % {"source": record.shipped_words(row.source).rstrip(".")})
    return told
