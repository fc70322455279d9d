"""Erasing what is held about a guest: the act; the mechanics are the kit's."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts import erasing
from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.events.models import Guest
from accede.events.queries import badges, guest_files
from accede.events.queries.guest_holdings import subject_of_guest
from accede.kit import made, persons


@transaction.atomic
def erase_guest(*, guest: Guest, by: Any, on: date) -> persons.Outcome:
    """Erase what is held about a guest: her row, her registration, letters to her, her name in lists that were sent and
    in texts, unless somebody else on record bears it. That somebody came stays, and is counted. There is no way back.

    Raises NotAllowed, NotTheOwners.
    """
    require(by, Right.ERASE_PERSON, campaign=guest.campaign_slug, on=on)
    guard(guest.event, by=by, on=on)
    outcome = persons.erase(subject_of_guest(guest))
    for kind in (badges.MADE, guest_files.MADE):
        made.forget(kind, campaign=guest.campaign_slug, event=guest.event.key)
    erasing.record("events.erase_guest", guest, outcome, by=by, on=on, campaign=guest.campaign_slug)
    return outcome
