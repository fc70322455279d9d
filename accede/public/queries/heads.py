"""What the data answers share: treaty, licence, citation and links at their head; days and texts as JSON has them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from accede.public.queries.citing import absolute, citation, citation_of_all, licence
from accede.record import queries as record


def head(treaty: Any, as_of: date, language: str, path: str) -> dict[str, Any]:
    page = reverse("public:status_on", args=[language, treaty.slug, as_of])
    return {
        **about(treaty, language),
        **terms(as_of, language, path),
        "citation": citation(treaty, as_of=as_of, path=page, language=language),
        "source": record.shipped_words(treaty.source),
        "record_as_of": iso(treaty.as_of),
        "warning": record.shipped_words(treaty.warning) or None,
        "links": {"self": absolute(path), **links_of(treaty.slug, as_of, language)},
    }


def head_of_all(as_of: date, language: str, path: str) -> dict[str, Any]:
    known = [treaty.as_of for treaty in record.snapshot().treaties.values() if treaty.as_of]
    return {
        **terms(as_of, language, path),
        "citation": citation_of_all(as_of=as_of, path=path),
        "record_as_of": iso(max(known, default=None)),
        "links": {"self": absolute(path)},
    }


def terms(as_of: date, language: str, path: str) -> dict[str, Any]:
    chosen = licence()
    return {
        "as_of": as_of.isoformat(),
        "language": record.our_language(language),
        "licence": {"name": chosen.name, "url": chosen.url, "statement": chosen.words},
        "documentation": absolute(reverse("public:data", args=[language])),
    }


def about(treaty: Any, language: str) -> dict[str, Any]:
    return {
        "treaty": treaty.slug,
        "number": treaty.number or None,
        "title": record.title_of(treaty, language=language),
        "short_title": record.short_title_of(treaty, language=language),
    }


def links_of(slug: str, as_of: date, language: str) -> dict[str, str]:
    """Addresses of the same treaty in other forms."""
    return {
        "page": absolute(reverse("public:status_on", args=[language, slug, as_of])),
        "status": absolute(reverse("public:v1_status", args=[slug])),
        "status_csv": absolute(reverse("public:v1_status_csv", args=[slug])),
        "acts": absolute(reverse("public:v1_acts", args=[slug])),
        "acts_csv": absolute(reverse("public:v1_acts_csv", args=[slug])),
        "timeline": absolute(reverse("public:v1_timeline", args=[slug])),
        "feed": absolute(reverse("public:treaty_feed", args=[language, slug])),
        "calendar": absolute(reverse("public:treaty_calendar", args=[language, slug])),
        "map": absolute(reverse("public:picture", args=[language, slug, as_of, "map", "svg"])),
        "chart": absolute(reverse("public:picture", args=[language, slug, as_of, "chart", "svg"])),
    }


def force(treaty: Any, as_of: date) -> dict[str, Any]:
    found = record.entry(treaty, as_of=as_of)
    return {"computed": iso(found.computed), "official": iso(found.official)}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def text_or_none(value: object) -> str | None:
    return str(value) if value else None
