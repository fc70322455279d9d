"""Photographs of those who speak: kept only with consent and credit, drawn anew so that no position is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.events.models import EntryPhoto, ProgrammeEntry
from accede.kit import log

EDIT = Right.EDIT_EVENTS


@transaction.atomic
def set_photo(
    *, entry: ProgrammeEntry, content: bytes, credit: str, consent: str, public: bool, by: Any, on: date
) -> EntryPhoto:
    """Keep a photograph in the place of an earlier one. `content` is a PNG that its reader drew anew; empty keeps the
    picture that is there. The log names credit and consent, never the picture. Raises NotAllowed, ValidationError.
    """
    require(by, EDIT, campaign=entry.campaign_slug, on=on)
    guard(entry, by=by, on=on)
    photo = EntryPhoto.objects.filter(entry=entry).first() or EntryPhoto(entry=entry)
    photo.content = content or photo.content
    photo.content_type, photo.credit, photo.consent, photo.public = "image/png", credit, consent, public
    photo.full_clean()
    photo.save()
    log.record("events.set_photo", target=entry, by=by, on=on, after={"credit": credit, "public": public})
    return photo


@transaction.atomic
def remove_photo(*, entry: ProgrammeEntry, by: Any, on: date) -> None:
    """Take a photograph away for good, as when consent is withdrawn: no copy is kept. Raises NotAllowed."""
    require(by, EDIT, campaign=entry.campaign_slug, on=on)
    guard(entry, by=by, on=on)
    EntryPhoto.objects.filter(entry=entry).delete()
    log.record("events.remove_photo", target=entry, by=by, on=on)
