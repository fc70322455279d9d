"""Dated things as a calendar that other programs subscribe to (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from accede.coalition.models import Campaign
from accede.kit.calendars import add_zones
from accede.kit.offers import DatedThing

REFRESH = timedelta(hours=6)


def written(found: Iterable[tuple[Campaign, list[DatedThing]]], *, stamp: date) -> bytes:
    """The calendar as bytes: the same things on the same day (`stamp`) give the same bytes. A thing that is moved
    keeps its UID, so that it moves in the calendars that took it.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Accede//Desk//{(get_language() or 'en').upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Accede: my calendar"))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    stamped = datetime.combine(stamp, time(), tzinfo=UTC)
    for campaign, things in found:
        for each in things:
            calendar.add_component(_event(campaign, each, stamped))
    add_zones(calendar)
    return bytes(calendar.to_ical())


def _event(campaign: Campaign, each: DatedThing, stamped: datetime) -> Event:
    event = Event()
    event.add("uid", each.uid or _uid(campaign, each))
    event.add("dtstamp", stamped)
    event.add("sequence", each.sequence)
    if each.at:
        begins = _in_zone(each.at, each.zone)
        event.add("dtstart", begins)
        event.add("dtend", _in_zone(each.until, each.zone) if each.until else begins + timedelta(hours=1))
    else:
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    event.add("summary", each.title)
    told = "\n".join(part for part in (each.sub, campaign.short_name) if part)
    event.add("description", told)
    if each.place:
        event.add("location", each.place)
    event.add("url", urljoin(settings.SITE_URL, each.url))
    event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _in_zone(moment: datetime, zone: str) -> datetime:
    """As people of the zone say it, so that calendars follow its clock changes."""
    return moment.astimezone(ZoneInfo(zone)) if zone else moment


def _uid(campaign: Campaign, each: DatedThing) -> str:
    # Without a key of its own a thing is known by where it stands and what it is called.
    name = each.key or hashlib.sha256(f"{each.url} {each.title}".encode()).hexdigest()[:32]
    return f"{campaign.slug}.{name}@{urlsplit(settings.SITE_URL).hostname}"


def digest(made: bytes) -> str:
    """For the ETag."""
    return hashlib.sha256(made).hexdigest()[:32]
