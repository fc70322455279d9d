"""What the room offers: its place in the navigation, search documents, dated things, report passages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.events import queries
from accede.events.models import Event
from accede.kit import offers
from accede.kit.offers import DatedThing, NavEntry, Passage, SearchDocument


@offers.offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry, for who may read the campaign's papers."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return [NavEntry("events", "campaign", 60, _("Events"), reverse("events:list", args=[subject]))]


@offers.offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """Events and sessions whose first day is the day asked for or later."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    campaign = campaign_of(subject)
    rows = [
        *queries.shelf(campaign, queries.EventFilter(), reader=reader, on=on).rows,
        *queries.sessions_of(campaign, reader=reader, on=on),
    ]
    coming = [row for row in rows if row.starts.is_day and row.starts.day >= on]
    found = [
        DatedThing(
            row.starts.day, str(row), row.get_absolute_url(), row.place, f"{row._meta.model_name}-{row.key}"
        )
        for row in coming
    ]
    return sorted(found, key=lambda each: (each.day, each.key))


@offers.offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every event with its programme; the indexer asks, readers are cut by the right named."""
    return [_document(event) for event in queries.searchable(subject)]


def _document(event: Event) -> SearchDocument:
    said = [
        f"{entry.name}, {entry.title}, {entry.affiliation}: {entry.said}" for entry in event.programme.all()
    ]
    texts = [event.occasion, event.summary, event.topics, event.venue, event.place, *said]
    return SearchDocument(
        room="events",
        key=event.key,
        url=event.get_absolute_url(),
        title=event.title,
        text="\n".join(filter(None, texts)),
        language=event.campaign.language,
        campaign=event.campaign.slug,
        right=Right.READ_PAPERS.value,
        excerpt=event.summary,
        day=event.starts.day if event.starts.is_day else None,
    )


@offers.offer("passages")
def report_passages(*, subject: tuple[str, int], on: date, reader: Any) -> list[Passage]:
    """The year's events and sessions in order of time. The report has let its reader in."""
    slug, year = subject
    return queries.year_passages(campaign_of(slug), year)
