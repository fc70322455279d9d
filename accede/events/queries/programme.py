"""The programme in full, and its balance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accede.coalition.models import Sector
from accede.coalition.rules import reading_of, visible
from accede.core.panels import Voice, balance, missing
from accede.events.models import EntryPhoto, EntryStanding, Event, Gender, ProgrammeEntry
from accede.events.queries.places import first_day, zone
from accede.materials.models import Item
from accede.record import queries as record

REGIONS = ("african", "asia-pacific", "eastern-european", "grulac", "weog")
SECTORS: dict[str, Any] = {
    "government": gettext_lazy("governments"),
    **{value: label for value, label in Sector.choices},  # noqa: C416 -- the labels are lazy
    "academia": gettext_lazy("universities and research"),
    "media": gettext_lazy("media"),
    "arts": gettext_lazy("arts"),
    "other": pgettext_lazy("sector", "other"),
}
# Who is counted: one who declined, or did not come, did not speak.
_ABSENT = (EntryStanding.DECLINED, EntryStanding.DID_NOT_COME)


def region_word(key: str) -> str:
    """A regional group of the United Nations in the active language."""
    return record.group_word(key, key)


@dataclass(frozen=True)
class Count:
    """One line of the balance."""

    label: str
    count: int
    hundredths: int


@dataclass(frozen=True)
class Balance:
    """One question put to the panel, with what each answer counts and what is missing."""

    title: str
    lines: list[Count]
    missing: list[str]


def programme_of(event: Event, *, reader: Any, on: Any) -> list[Any]:
    """The parts in order, with the papers that the reader sees, and whether there is a photograph; each knows its
    hours on the wall. A fixed number of queries.
    """
    papers = visible(Item.objects.all(), reading_of(reader, event.campaign.slug, on=on))
    found = (
        ProgrammeEntry.objects.filter(event=event)
        .select_related("person__campaign")
        .prefetch_related(
            "organisations",
            Prefetch("papers", papers.select_related("campaign").order_by("title")),
            Prefetch("photo", EntryPhoto.objects.defer("content")),
        )
        .order_by("position")
    )
    there = zone(event)
    rows: list[Any] = list(found)
    for row in rows:
        row.event = event
        row.begins = row.begins_at and row.begins_at.astimezone(there)
        row.ends = row.ends_at and row.ends_at.astimezone(there)
        row.other_day = row.begins.date() if row.begins and row.begins.date() != first_day(event) else None
        row.has_photo = hasattr(row, "photo")
        row.sector_label = str(SECTORS.get(row.sector, row.sector))
        row.region_label = region_word(row.region) if row.region else ""
    return rows


def balance_of(rows: list[Any]) -> list[Balance]:
    """How the sectors, the regions and the genders stand in a programme; nothing of what nobody said.

    Counts parts of which nobody says that they were declined or not taken; one person with two parts counts twice.
    """
    voices = [Voice(row.gender, row.sector, row.region) for row in rows if row.standing not in _ABSENT]
    genders = {str(value): str(label) for value, label in Gender.choices}
    asked = (
        ("sector", _("Sectors"), {key: str(label) for key, label in SECTORS.items()}, False),
        ("region", _("Regions"), {key: region_word(key) for key in REGIONS}, True),
        ("gender", _("Gender"), genders, False),
    )
    return [
        Balance(
            title,
            [
                Count(words.get(share.word, share.word) or _("not said"), share.count, share.hundredths)
                for share in balance(voices, name, words)
            ],
            [words[word] for word in missing(voices, name, words)] if tells else [],
        )
        for name, title, words, tells in asked
        if any(getattr(voice, name) for voice in voices)  # where nobody said anything there is nothing to weigh
    ]
