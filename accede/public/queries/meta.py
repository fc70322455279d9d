"""What other sites and search engines read of a page: card, description, schema.org data, feeds to discover."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accede.kit.localdates import long_day
from accede.public.queries.citing import absolute, citation, licence
from accede.public.queries.pictures import CARD
from accede.public.queries.status import headline
from accede.record import queries as record


@dataclass(frozen=True)
class Card:
    """The picture beside a link to the page."""

    address: str
    words: str
    width: int = CARD[0]
    height: int = CARD[1]


def of_status(treaty: Any, *, as_of: date, language: str, counts: tuple[str, str] | None = None) -> dict[str, Any]:
    """Head of a treaty's status page on a day; `counts`: its headline, when that is known."""
    lang = record.our_language(language)
    short = record.short_title_of(treaty, language=language)
    counts = counts or headline(record.figures(treaty, as_of=as_of))
    said = _("%(treaty)s on %(day)s: %(bound)s, %(signed)s. Every State with its dates, and the sources.") % {
        "treaty": short, "day": long_day(as_of), "bound": counts[0], "signed": counts[1],
    }  # fmt: skip
    card = absolute(reverse("public:picture", args=[lang, treaty.slug, as_of, "card", "png"]))
    page = reverse("public:status_on", args=[lang, treaty.slug, as_of])
    return {
        "og_title": f"{short}: {counts[0]}, {counts[1]}",
        "description": said,
        "card": Card(card, _("World map: %(words)s") % {"words": said}),
        "linked": linked([_dataset(treaty, as_of, language, said), _crumbs(lang, [(short, page)])]),
        "feeds": [
            (_("New acts: %(name)s") % {"name": short}, reverse("public:treaty_feed", args=[lang, treaty.slug])),
            *of_site(language)["feeds"],
        ],
        "calendar": reverse("public:treaty_calendar", args=[lang, treaty.slug]),
        "citation": citation(treaty, as_of=as_of, path=page, language=language),
        "licence": licence(),
    }


def of_state(code: str, name: str, *, language: str) -> dict[str, Any]:
    """Head of a State's page."""
    lang = record.our_language(language)
    feed = reverse("public:state_feed", args=[lang, code.lower()])
    return {
        "description": _("%(state)s: what it signed and what binds it, treaty by treaty, with dates.")
        % {"state": name},
        "linked": linked([_crumbs(lang, [(name, reverse("public:state", args=[lang, code]))])]),
        "feeds": [(_("New acts: %(name)s") % {"name": name}, feed), *of_site(language)["feeds"]],
        "calendar": reverse("public:state_calendar", args=[lang, code.lower()]),
        "data": reverse("public:v1_state", args=[code.lower()]),
        "licence": licence(),
    }


def of_site(language: str) -> dict[str, Any]:
    """What every public page's head has."""
    lang = record.our_language(language)
    return {"feeds": [(_("New acts: all treaties"), reverse("public:feed", args=[lang]))], "licence": licence()}


def linked(things: list[dict[str, Any]]) -> SafeString:
    """schema.org data for a data block of the page. A block of this type is never run, so the content-security policy
    lets it stand; no text in it can end the block early.
    """
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return SafeString(safe)


def _dataset(treaty: Any, as_of: date, language: str, said: str) -> dict[str, Any]:
    lang, slug, chosen = record.our_language(language), treaty.slug, licence()
    page = absolute(reverse("public:status_on", args=[lang, slug, as_of]))
    found: dict[str, Any] = {
        "@type": "Dataset",
        "@id": absolute(reverse("public:status", args=[lang, slug])) + "#dataset",
        "name": record.title_of(treaty, language=language),
        "description": said,
        "url": page,
        "inLanguage": "zh-Hans" if lang == "zh" else lang,
        "license": chosen.url,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Accede", "url": absolute("/")},
        "isBasedOn": record.shipped_words(treaty.source),
        "creditText": citation(treaty, as_of=as_of, path=reverse("public:status_on", args=[lang, slug, as_of]),
                               language=language),
        "distribution": [
            _file("text/csv", absolute(reverse("public:v1_acts_csv", args=[slug]))),
            _file("text/csv", absolute(reverse("public:v1_status_csv", args=[slug])) + f"?on={as_of}"),
            _file("application/json", absolute(reverse("public:v1_status", args=[slug])) + f"?on={as_of}"),
            _file("application/atom+xml", absolute(reverse("public:treaty_feed", args=[lang, slug]))),
        ],
    }  # fmt: skip
    if treaty.adopted_date:
        found["temporalCoverage"] = f"{treaty.adopted_date}/{as_of}"
    newest = record.newest_entries().get(slug)
    if newest:
        found["dateModified"] = newest.isoformat(timespec="seconds")
    return found


def _file(form: str, address: str) -> dict[str, str]:
    return {"@type": "DataDownload", "encodingFormat": form, "contentUrl": address}


def _crumbs(lang: str, places: list[tuple[str, str]]) -> dict[str, Any]:
    named = [(_("Treaties"), reverse("public:treaties", args=[lang])), *places]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": absolute(path)}
            for number, (name, path) in enumerate(named, start=1)
        ],
    }
