"""What the embeds show: the counts of a treaty on a day with their definitions, or its map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.kit import drawing
from accede.public.queries.citing import absolute, licence, limit
from accede.public.queries.fragments import MARKS
from accede.public.queries.status import headline
from accede.record import queries as record

# Width and height, in pixels, of the frames that the page of addresses proposes.
SIZES = {"counter": (420, 480), "map": (720, 700)}


@dataclass(frozen=True)
class Count:
    """One count with the word for it and what it counts."""

    number: int
    words: str
    definition: str


def embed(shape: str, treaty: Any, *, as_of: date, language: str) -> dict[str, Any]:
    """The values of one embed, in the active language."""
    figures = record.figures(treaty, as_of=as_of)
    shared = {
        "title": record.short_title_of(treaty, language=language),
        "as_of": as_of,
        "headline": headline(figures),
        "source": treaty.source.rstrip("."),
        "limit": limit(treaty, as_of=as_of),
        "licence": licence(),
        "page": absolute(reverse("public:status_on", args=[language, treaty.slug, as_of])),
    }
    return shared | (_map(treaty, as_of, language) if shape == "map" else {"counts": _counts(figures)})


def _counts(figures: dict[str, Any]) -> list[Count]:
    named = (("bound", _("bound")), ("parties", _("parties on this day")), ("signed_only", _("signed only")))
    return [Count(figures[key].number, words, record.definition(figures[key])) for key, words in named]


def _map(treaty: Any, as_of: date, language: str) -> dict[str, Any]:
    classes = record.by_class(record.rows(treaty, as_of=as_of, language=language))
    return {
        "legend": [(mark, len(classes.get(name, []))) for name, mark in zip(MARKS, "pcsnx", strict=True)],
        "map": drawing.world_map(
            record.classes(treaty, as_of=as_of),
            language=language,
            day=as_of,
            names=record.names(on=as_of, language=language),
        ),
        "map_note": drawing.map_note(),
    }


def code(shape: str, treaty: Any, *, language: str, title: str) -> str:
    """The `<iframe>` to copy into a page of one's own."""
    width, height = SIZES[shape]
    address = absolute(reverse(f"public:embed_{shape}", args=[record.our_language(language), treaty.slug]))
    return (
        f'<iframe src="{address}" title="{title}" width="{width}" height="{height}" loading="lazy" '
        f'referrerpolicy="no-referrer" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )
