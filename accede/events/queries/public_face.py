"""What everybody may read of an event: what its editors put on its public page, and nothing besides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from accede.coalition.models import Campaign
from accede.coalition.queries import public_campaigns, shared_words
from accede.coalition.rules import THE_ALLIANCE, visible
from accede.events.models import EntryPhoto, EntryStanding, Event, Party, ProgrammeEntry
from accede.events.queries import sentences
from accede.events.queries.open_page import moment_there
from accede.events.queries.order import by_date
from accede.events.queries.places import first_day, zone
from accede.events.queries.registering import why_closed
from accede.kit.shell import training_words

_ABSENT = (EntryStanding.DECLINED, EntryStanding.DID_NOT_COME, EntryStanding.PROPOSED)


@dataclass(frozen=True)
class PublicVoice:
    """Somebody who is named on the page, as printed for this event."""

    position: int
    name: str
    title: str
    role: str
    biography: str
    said: str  # empty unless it may be quoted
    credit: str = ""  # of the photograph; empty where none is shown


@dataclass(frozen=True)
class PublicEvent:
    """An event as its public page tells it. Names and texts stand in the language of the campaign."""

    key: str
    campaign: str
    language: str
    alliance: str
    title: str
    kind: str
    when: str
    begins: datetime | None
    ends: datetime | None
    zone: str
    day: date | None
    where: str
    address: str
    step_free: bool | None
    languages: tuple[str, ...]
    paragraphs: tuple[str, ...]
    organisers: tuple[str, ...]
    voices: tuple[PublicVoice, ...]
    cancelled: date | None
    cancelled_words: str
    register: bool
    closes: str  # until when people may register; empty where nobody wrote it down

    @property
    def seal(self) -> str:
        """Another text is another hash: what a stored page is kept by."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:24]


def public_events() -> list[Event]:
    """Every event with a public page in the campaigns that the public is shown, the latest first. Two queries."""
    rows = _open(Event.objects.filter(campaign__in=[each.pk for each in public_campaigns()]))
    return sorted(rows.select_related("campaign"), key=by_date, reverse=True)


def _open(rows: QuerySet[Event]) -> QuerySet[Event]:
    """What has a public page, and all of the alliance may know."""
    return visible(rows.filter(public_page=True), THE_ALLIANCE)


def public_address(event: Event, *, language: str) -> str:
    """The path of the page that everybody may read, in a language of addresses ("fr", "zh"); empty where there is none:
    nobody wants one, not all may know the event, or its campaign has no public face. Two queries at most.
    """
    if not event.public_page or event.campaign.pk not in {each.pk for each in public_campaigns()}:
        return ""
    open_to_all = _open(Event.objects.filter(pk=event.pk)).exists()
    return reverse("public:event", args=[language, event.campaign.slug, event.key]) if open_to_all else ""


def why_not_public(event: Event) -> str:
    """Why the public page that somebody wants is shown to nobody; empty where none is wanted."""
    return (training_words(event.campaign.slug) or shared_words(event)) if event.public_page else ""


def public_event(campaign: str, key: str, *, at: datetime) -> tuple[Event, PublicEvent] | None:
    """The event and what its public page tells; None where there is none. `at` decides whether people may register."""
    home = next((each for each in public_campaigns() if each.slug == campaign), None)
    rows = _open(Event.objects.filter(campaign=home, key=key)) if home else Event.objects.none()
    found = (
        rows.select_related("campaign", "held_at")
        .prefetch_related(
            Prefetch("parties", Party.objects.select_related("organisation").order_by("pk")),
            Prefetch(
                "programme",
                ProgrammeEntry.objects.filter(public=True)
                .exclude(standing__in=_ABSENT)
                .prefetch_related(Prefetch("photo", EntryPhoto.objects.defer("content")))
                .order_by("position"),
            ),
        )
        .first()
    )
    return (found, _told(found, at)) if found else None


def _told(event: Event, at: datetime) -> PublicEvent:
    there = zone(event)
    hall = event.held_at
    campaign: Campaign = event.campaign
    return PublicEvent(
        key=event.key,
        campaign=campaign.slug,
        language=campaign.language,
        alliance=campaign.alliance or campaign.name,
        title=event.title,
        kind=str(event.get_kind_display()),
        when=sentences.span(event.starts, event.ends),
        begins=event.begins_at.astimezone(there) if event.begins_at else None,
        ends=event.ends_at.astimezone(there) if event.ends_at else None,
        zone=str(there),
        day=first_day(event),
        where=", ".join(part for part in (event.venue, event.place) if part),
        address=hall.address if hall else "",
        step_free=hall.step_free if hall else None,
        languages=tuple(event.languages),
        paragraphs=_paragraphs(event.public_text),
        organisers=tuple(sentences.party_name(event, each) for each in event.parties.all()),
        voices=tuple(_voice(entry) for entry in event.programme.all()),
        cancelled=event.cancelled_date,
        cancelled_words=event.cancelled_words,
        register=why_closed(event, at=at) is None,
        closes=moment_there(event.registration_closes_at, event),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


def _voice(entry: Any) -> PublicVoice:
    photo = getattr(entry, "photo", None)
    return PublicVoice(
        position=entry.position,
        name=entry.name,
        title=", ".join(part for part in (entry.title, entry.affiliation) if part),
        role=str(entry.get_role_display()),
        biography=entry.biography,
        said=entry.said if entry.may_be_quoted else "",
        credit=photo.credit if photo and photo.public else "",
    )


def public_photo(campaign: str, key: str, position: int) -> EntryPhoto | None:
    """The photograph of somebody who is named on the public page, and agreed to being shown there."""
    slugs = {each.slug for each in public_campaigns()}
    events = (
        _open(Event.objects.filter(campaign__slug=campaign, key=key)) if campaign in slugs else Event.objects.none()
    )
    found = EntryPhoto.objects.filter(
        public=True, entry__public=True, entry__position=position, entry__event__in=events.values("pk")
    ).exclude(entry__standing__in=_ABSENT)
    photo = found.first()
    return photo if photo and photo.content else None
