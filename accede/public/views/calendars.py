"""Days of entry into force and reports due, as calendars that other programs subscribe to (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration, vText, vUri

from accede.public.queries import days
from accede.public.queries.citing import absolute, licence
from accede.public.views.common import django_code, language_tag, stored_answer
from accede.public.views.opening import known_state, known_treaty, open_file
from accede.record import queries as record

ICS = "text/calendar; charset=utf-8"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@open_file()
def of_treaty(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """The days of one treaty."""
    treaty, today = known_treaty(slug), timezone.localdate()
    title = record.short_title_of(treaty, language=django_code(lang))

    def make() -> bytes:
        found = days.of_treaty(treaty, today=today, language=django_code(lang))
        stamp = record.newest_entries().get(slug, NEVER)
        return written(found, title, reverse("public:treaty_calendar", args=[lang, slug]), lang, stamp)

    response = stored_answer(request, ("ics", slug, today, lang), make, content_type=ICS)
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    return response


@open_file()
def of_state(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    """The days of one State under every treaty."""
    found, today = known_state(code), timezone.localdate()
    name = record.state_name(found.code, on=today, language=django_code(lang))
    own = reverse("public:state_calendar", args=[lang, found.code.lower()])

    def make() -> bytes:
        happenings = days.of_state(found.code, today=today, language=django_code(lang))
        stamp = max(record.newest_entries().values(), default=NEVER)
        return written(happenings, name, own, lang, stamp)

    response = stored_answer(request, ("ics", own, today), make, content_type=ICS)
    response["Content-Disposition"] = f'inline; filename="{found.code.lower()}.ics"'
    return response


def written(found: list[days.Happening], title: str, own: str, lang: str, stamp: datetime) -> bytes:
    """The calendar as bytes. `stamp`, when the newest act came on record, dates every event: the same record gives
    the same bytes, and a new act makes calendars look again.
    """
    chosen, tag = licence(), language_tag(lang)
    name = _("Accede: %(name)s") % {"name": title}
    calendar = Calendar()
    calendar.add("prodid", f"-//Accede//Record//{tag.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", vText(name, params={"LANGUAGE": tag}))
    calendar.add("x-wr-calname", name)
    calendar.add("description", vText(chosen.words, params={"LANGUAGE": tag}))
    calendar.add("url", vUri(absolute(own)))
    calendar.add("source", vUri(absolute(own)), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", vDuration(timedelta(days=1)), parameters={"VALUE": "DURATION"})
    for happening in found:
        calendar.add_component(_event(happening, tag, stamp))
    return bytes(calendar.to_ical())


def _event(happening: days.Happening, tag: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{happening.uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", happening.day)
    event.add("dtend", happening.day + timedelta(days=1))
    event.add("summary", vText(happening.title, params={"LANGUAGE": tag}))
    event.add("description", vText(happening.told, params={"LANGUAGE": tag}))
    event.add("url", vUri(happening.url))
    event.add("categories", list(happening.categories))
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")
    return event
