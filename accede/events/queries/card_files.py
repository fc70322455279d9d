"""Badges, place cards and guest lists as files that a job makes: which bytes, and what they depend on."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings

from accede.events.models import Event
from accede.events.queries import badges, guest_files
from accede.events.queries.guests import GuestList, guest_list
from accede.kit import documents


def card_bytes(*, campaign: str, event: str, kind: str, language: str, only: str, on: str) -> bytes:
    """The PDF of one of badges.KINDS for everybody on the list, or for the guest whose key is `only`. `on` is the ISO
    day from which names of States are, and the file's own day.
    """
    row, day = _event(campaign, event), date.fromisoformat(on)
    made_at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    found = guest_list(row, language=language, as_of=day)
    return badges.cards(row, found, kind, language=language, site=settings.SITE_URL, made_at=made_at, only=only)


def card_version(*, campaign: str, event: str, kind: str, language: str, only: str, on: str) -> str:
    """What the file tells of: every word on a card, in the order of the cards. Asked with the same values."""
    row = _event(campaign, event)
    found = guest_list(row, language=language, as_of=date.fromisoformat(on))
    told = [kind, row.title, row.campaign.name, row.campaign.alliance_short, *_words(found, only)]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _words(found: GuestList, only: str) -> list[Any]:
    rows = [each for each in found.rows if not only or each.guest.key == only]
    return [(each.guest.key, each.guest.name, each.guest.title, each.house) for each in rows]


def list_bytes(*, campaign: str, event: str, form: str, language: str, on: str) -> bytes:
    """The guest list as a file of guest_files.FORMATS, as it stands on the ISO day `on`."""
    row, day = _event(campaign, event), date.fromisoformat(on)
    found = guest_list(row, language=language, as_of=day)
    return guest_files.guest_file(row, found, form, language=language, on=day)


def list_version(*, campaign: str, event: str, form: str, language: str, on: str) -> str:
    """What the file tells of: every word in it. Asked with the same values."""
    row, day = _event(campaign, event), date.fromisoformat(on)
    found = guest_list(row, language=language, as_of=day)
    told = documents.as_data(guest_files.document(row, found, language=language, on=day))
    return hashlib.sha256(repr([form, told]).encode()).hexdigest()


def _event(campaign: str, key: str) -> Event:
    return Event.objects.select_related("campaign", "held_at").get(campaign__slug=campaign, key=key)
