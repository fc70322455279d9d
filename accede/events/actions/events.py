"""Events and the sessions they stood beside."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.models import Campaign, Organisation
from accede.events.models import Event, Party, Session
from accede.kit.keys import free_key
from accede.kit.refusals import Refused
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS
# What stands in people's calendars: a change of it is a new number of the entry there.
IN_CALENDARS = (
    "title", "starts", "ends", "begins_at", "ends_at", "time_zone", "place", "venue", "cancelled_date",
)  # fmt: skip


class NotNow(Refused):
    """The event is cancelled already, or was not."""


@transaction.atomic
def add_event(
    *, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date, held_by: Organisation | None = None
) -> Event:
    """Put an event on record. `values` are fields of Event; a key is made if none is given.

    An event that members did not hold in many places begins with `held_by`, else the alliance, as its organiser.
    Raises NotAllowed, ValidationError.
    """
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Event, str(facts["title"]), campaign=campaign)
    facts.setdefault("uid", f"{uuid.uuid4().hex}@{urlsplit(settings.SITE_URL).hostname}")
    event = writing.add(Event(campaign=campaign, **facts), "events.add_event", EDIT, by=by, on=on)
    if not event.distributed:
        writing.add(Party(event=event, organisation=held_by), "events.add_party", EDIT, by=by, on=on)
    return event


@transaction.atomic
def change_event(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> Event:
    """Correct what is recorded of an event. Raises NotAllowed, ValidationError."""
    return _changed(event, values, "events.change_event", by=by, on=on)


def _changed(event: Event, values: Mapping[str, Any], act: str, *, by: Any, on: date) -> Event:
    stood = Event.objects.get(pk=event.pk)
    row = writing.change(event, values, act, EDIT, by=by, on=on)
    renumber(row, stood)
    return row


def renumber(row: Event, stood: Event) -> None:
    """Give the entry in people's calendars its next number when what stands there changed. The number is no fact of
    the event, so neither the log nor undoing knows it: it only ever goes up.
    """
    if any(getattr(row, name) != getattr(stood, name) for name in IN_CALENDARS):
        row.sequence = stood.sequence + 1
        Event.objects.filter(pk=row.pk).update(sequence=row.sequence)


@transaction.atomic
def publish_event(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> Event:
    """Say what the public page tells, and whether people register there. Raises NotAllowed, ValidationError."""
    return _changed(event, values, "events.publish_event", by=by, on=on)


@transaction.atomic
def cancel_event(*, event: Event, words: str, by: Any, on: date) -> Event:
    """Say that the event is not held, from the day `on`. It stays on record, and calendars that took it say so.

    Raises NotAllowed, NotNow, ValidationError.
    """
    if event.cancelled_date:
        raise NotNow(_("This event is cancelled already."))
    values = {"cancelled_date": on, "cancelled_words": words}
    return _changed(event, values, "events.cancel_event", by=by, on=on)


@transaction.atomic
def hold_event(*, event: Event, by: Any, on: date) -> Event:
    """Take a cancellation back. Raises NotAllowed, NotNow, ValidationError."""
    if not event.cancelled_date:
        raise NotNow(_("This event is not cancelled."))
    values = {"cancelled_date": None, "cancelled_words": ""}
    return _changed(event, values, "events.hold_event", by=by, on=on)


@transaction.atomic
def remove_event(*, event: Event, by: Any, on: date) -> None:
    """Take an event out to which nothing refers. Raises NotAllowed, StillNeeded."""
    writing.remove(event, "events.remove_event", EDIT, by=by, on=on)


@transaction.atomic
def add_session(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> Session:
    """Put a session of an international body on record. Raises NotAllowed, ValidationError."""
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Session, str(facts["name"]), campaign=campaign)
    return writing.add(Session(campaign=campaign, **facts), "events.add_session", EDIT, by=by, on=on)


@transaction.atomic
def change_session(*, session: Session, values: Mapping[str, Any], by: Any, on: date) -> Session:
    """Correct what is recorded of a session. Raises NotAllowed, ValidationError."""
    return writing.change(session, values, "events.change_session", EDIT, by=by, on=on)


@transaction.atomic
def remove_session(*, session: Session, by: Any, on: date) -> None:
    """Take a session out to which nothing refers. Raises NotAllowed, StillNeeded."""
    writing.remove(session, "events.remove_session", EDIT, by=by, on=on)
