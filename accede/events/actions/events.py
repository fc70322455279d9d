"""Events and the sessions they stood beside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.events.models import Event, Party, Session
from accede.kit.keys import free_key
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS


@transaction.atomic
def add_event(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> Event:
    """Put an event on record. `values` are fields of Event; a key is made if none is given.

    An event that members did not hold in many places begins with the alliance as its organiser.
    Raises NotAllowed, ValidationError.
    """
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Event, str(facts["title"]), campaign=campaign)
    event = writing.add(Event(campaign=campaign, **facts), "events.add_event", EDIT, by=by, on=on)
    if not event.distributed:
        writing.add(Party(event=event), "events.add_party", EDIT, by=by, on=on)
    return event


@transaction.atomic
def change_event(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> Event:
    """Correct what is recorded of an event. Raises NotAllowed, ValidationError."""
    return writing.change(event, values, "events.change_event", EDIT, by=by, on=on)


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
