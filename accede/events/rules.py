"""Who may see and change events: fetch and permit in one step."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404

from accede.accounts.rights import Right
from accede.coalition.rules import campaign_for
from accede.events.models import Attendance, Evaluation, Event, Handout, Link, Party, ProgrammeEntry, Session

Row = TypeVar("Row", Event, Session)


def event_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Event:
    """The campaign's event, when the person holds the right on the day; Http404 or NotAllowed otherwise."""
    return _of(Event, user, campaign, key, right, on)


def session_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Session:
    """The campaign's session, when the person holds the right on the day; Http404 or NotAllowed otherwise."""
    return _of(Session, user, campaign, key, right, on)


def _of(model: type[Row], user: Any, campaign: str, key: str, right: Right, on: date) -> Row:
    home = campaign_for(user, campaign, right, on=on)
    found = model.objects.filter(campaign=home, key=key).first()
    if found is None:
        raise Http404
    found.campaign = home  # so that its address needs no query
    return found


def entry_of(event: Event, position: int) -> ProgrammeEntry:
    """The part of that number in the programme, or Http404."""
    found = ProgrammeEntry.objects.filter(event=event, position=position).first()
    if found is None:
        raise Http404
    found.event = event
    return found


def evaluation_of(event: Event) -> Evaluation | None:
    """The event's evaluation, if there is one."""
    found = Evaluation.objects.filter(event=event).first()
    if found:
        found.event = event
    return found


PARTS: dict[str, type[Model]] = {"party": Party, "link": Link, "handout": Handout, "attendance": Attendance}


def part_of(event: Event, kind: str, number: int) -> Any:
    """A party, link, hand-out or attendance of the event by its number, or Http404."""
    model: Any = PARTS.get(kind)
    found = model and model.objects.filter(event=event, pk=number).first()
    if not found:
        raise Http404
    found.event = event
    return found
