"""Who may see and change events: fetch and permit in one step."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.rules import campaign_for, may_change, owned_for, reading_of, row_of
from accede.events.models import (
    Attendance,
    EntryPhoto,
    Evaluation,
    Event,
    Exhibit,
    Guest,
    Handout,
    Invitation,
    Link,
    Party,
    Posting,
    ProgrammeEntry,
    Series,
    Session,
    SheetLine,
    TourStop,
    Venue,
    VenueRule,
)
from accede.mailings.models import Run

Part = TypeVar("Part", bound=Model)


def event_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Event:
    """The campaign's event, when the person holds the right on the day; Http404 or NotAllowed otherwise."""
    return owned_for(Event.objects.select_related("owner"), user, campaign, key, right, on=on)


def session_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Session:
    """The campaign's session, when the person holds the right on the day; Http404 or NotAllowed otherwise."""
    return row_of(Session, campaign_for(user, campaign, right, on=on), key)


def series_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Series:
    """The campaign's series, when the person holds the right on the day; Http404 or NotAllowed otherwise."""
    return row_of(Series, campaign_for(user, campaign, right, on=on), key)


def venue_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Venue:
    """The campaign's venue, when the person holds the right on the day; Http404 or NotAllowed otherwise."""
    return row_of(Venue, campaign_for(user, campaign, right, on=on), key)


def rule_of(venue: Venue, number: int) -> VenueRule:
    """The venue's rule of that number, or Http404."""
    found = VenueRule.objects.filter(venue=venue, number=number).first()
    if found is None:
        raise Http404
    found.venue = venue
    return found


def may_edit(event: Event, *, user: Any, on: date) -> bool:
    """Whether the person may change this event."""
    slug = event.campaign.slug
    return may(user, Right.EDIT_EVENTS, campaign=slug, on=on) and may_change(event, reading_of(user, slug, on=on))


def _part(model: type[Part], event: Event, **which: Any) -> Part:
    """The row of the event, with the event as it was read already; or Http404."""
    found = model._default_manager.filter(event=event, **which).first()
    if found is None:
        raise Http404
    found.event = event  # type: ignore[attr-defined]  # every part of an event has one
    return found


def entry_of(event: Event, position: int) -> ProgrammeEntry:
    """The part of that number in the programme, or Http404."""
    return _part(ProgrammeEntry, event, position=position)


def posting_for(user: Any, campaign: str, key: str, *, on: date) -> Posting:
    """How a member posted the event, for who sees it and may edit events; whether she decides, the act says."""
    event = event_for(user, campaign, key, on=on)
    require(user, Right.EDIT_EVENTS, campaign=campaign, on=on)
    found = Posting.objects.filter(event=event).select_related("organisation").first()
    if found is None:
        raise Http404
    found.event = event
    return found


def photo_or_none(entry: ProgrammeEntry) -> EntryPhoto | None:
    """The photograph of somebody in the programme, if one is kept."""
    return EntryPhoto.objects.filter(entry=entry).first()


def photo_of(entry: ProgrammeEntry) -> EntryPhoto:
    """The photograph, or Http404; an erased one is none."""
    found = photo_or_none(entry)
    if found is None or not found.content:
        raise Http404
    return found


def line_of(event: Event, number: int) -> SheetLine:
    """The line of that number in the run sheet, or Http404."""
    return _part(SheetLine, event, number=number)


def work_of(event: Event, number: int) -> Exhibit:
    """The work of that number in the exhibition, or Http404."""
    return _part(Exhibit, event, number=number)


def stop_of(event: Event, number: int) -> TourStop:
    """The stop of that number on the tour, or Http404."""
    return _part(TourStop, event, number=number)


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


def run_of(campaign: str, key: str) -> Run | None:
    """The run of letters of that key, for what the room says in it; its reader was let in by mailings."""
    return Run.objects.filter(campaign__slug=campaign, key=key).first()


def invitation_for(
    user: Any, campaign: str, event: str, key: str, right: Right = Right.TAKE_REPLIES, *, on: date
) -> Invitation:
    """An invitation of the event, when the person holds the right on the day; Http404 or NotAllowed otherwise."""
    home = event_for(user, campaign, event, right, on=on)
    found = Invitation.objects.select_related("mission", "state", "letter").filter(event=home, key=key).first()
    if found is None:
        raise Http404
    found.event = home
    return found


def guest_of(event: Event, key: str) -> Guest:
    """Somebody on the event's guest list, or taken off it, by the key on her badge; or Http404."""
    return _part(Guest, event, key=key)
