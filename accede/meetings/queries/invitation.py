"""The entry that a call makes, changes or takes out of people's calendars (RFC 5545 and 5546)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from accede.kit.calendars import add_zones
from accede.meetings.models import Call, Meeting
from accede.meetings.queries.meetings import local_time


@dataclass(frozen=True)
class Attendee:
    """Whom the entry is for."""

    name: str
    email: str
    votes: bool


def entry(meeting: Meeting, *, kind: str, sequence: int, to: Attendee, text: str, stamp: datetime) -> str:
    """The calendar with the one entry, for one attendee: nobody learns from it who else was called.

    The name (UID) stays for good and the number (SEQUENCE) is that of the meeting's last change, so that a calendar
    replaces what it holds; a cancellation has the method CANCEL and the status CANCELLED.
    """
    cancelled = kind == Call.Kind.CANCEL
    calendar = Calendar()
    calendar.add("prodid", "-//Accede//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "REQUEST")
    event = Event()
    local = local_time(meeting)
    event.add("uid", meeting.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", sequence)
    event.add("dtstart", local.starts)
    event.add("dtend", local.ends(meeting.minutes))
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("description", text)
    if where := ", ".join(part for part in (meeting.place, meeting.link) if part):
        event.add("location", where)
    if meeting.link:
        event.add("url", meeting.link)
    event.add("organizer", _organiser(meeting), encode=False)
    event.add("attendee", _attendee(to, cancelled=cancelled), encode=False)
    calendar.add_component(event)
    add_zones(calendar)
    return bytes(calendar.to_ical()).decode()


def _organiser(meeting: Meeting) -> vCalAddress:
    """The address from which the letters come: programs refuse an update from anybody else."""
    address = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    address.params["CN"] = vText(meeting.campaign.alliance or meeting.campaign.name)
    return address


def _attendee(to: Attendee, *, cancelled: bool) -> vCalAddress:
    address = vCalAddress(f"mailto:{to.email}")
    address.params["CN"] = vText(to.name)
    address.params["CUTYPE"] = vText("INDIVIDUAL")
    address.params["ROLE"] = vText("REQ-PARTICIPANT" if to.votes else "OPT-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    if not cancelled:
        address.params["RSVP"] = vText("TRUE")
    return address
