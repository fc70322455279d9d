"""Lists of events and sessions, the event in full, and the figures of the room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, reading_of, seen, visible
from accede.events.models import Evaluation, Event, Handout, Link, Party, ProgrammeEntry, Session
from accede.events.queries import sentences
from accede.events.queries.order import by_date, is_to_come, year_of
from accede.kit.parts import Shown


@dataclass(frozen=True)
class EventFilter:
    """What a list of events is cut to; empty values cut nothing."""

    q: str = ""
    kind: str = ""
    year: int | None = None
    held_by: str = ""  # alliance, members
    sort: str = "date"


@dataclass(frozen=True)
class Shelf:
    """A sorted list and what it was cut to."""

    rows: list[Event]
    cut: EventFilter


def events_of(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Event]:
    """The events of the campaign that the reader sees on the day, with what a list shows."""
    reading = reading_of(reader, campaign.slug, on=on)
    return (
        visible(Event.objects.filter(campaign=campaign), reading)
        .select_related("session", "evaluation", "owner")
        .prefetch_related(Prefetch("parties", Party.objects.select_related("organisation").order_by("pk")))
        .annotate(voices=Count("programme"))
    )


def shelf(campaign: Campaign, cut: EventFilter, *, reader: Any, on: date) -> Shelf:
    """The events that match, by date (moments sort in Python: their text is no order)."""
    found = events_of(campaign, reader=reader, on=on)
    if cut.q:
        found = found.filter(pk__in=_matching(campaign, cut.q))
    if cut.kind:
        found = found.filter(kind=cut.kind)
    if cut.held_by:
        found = found.filter(distributed=cut.held_by == "members")
    rows = [event for event in found if cut.year is None or year_of(event.starts) == cut.year]
    keys = {
        "title": lambda event: event.title.casefold(),
        "date": by_date,
    }
    rows.sort(key=keys[cut.sort.lstrip("-")], reverse=cut.sort.startswith("-"))
    for event in rows:
        event.campaign = campaign  # so that its address needs no query
    return Shelf(rows, cut)


def _matching(campaign: Campaign, q: str) -> QuerySet[Any]:
    words = Q()
    for name in ("title", "summary", "place", "venue", "occasion", "programme__name", "programme__said"):
        words |= Q(**{f"{name}__icontains": q})
    return Event.objects.filter(words, campaign=campaign).values("pk")


def event_in_full(event: Event, *, reader: Any, on: date) -> Any:
    """The same event with everything its page shows the reader, in a fixed number of queries."""
    found: Any = (
        Event.objects.filter(pk=event.pk)
        .select_related(
            "campaign", "session", "evaluation", "owner", "series", "held_at", "country", "posting__organisation"
        )
        .prefetch_related(*_parts(reading_of(reader, event.campaign.slug, on=on)))
        .get()
    )
    found.campaign = event.campaign
    found.programme_in_order = sorted(found.programme.all(), key=lambda entry: entry.position)
    found.any_said = any(entry.said for entry in found.programme_in_order)
    return found


def _parts(reading: Reading) -> tuple[Prefetch[Any], ...]:
    return (
        Prefetch("parties", Party.objects.select_related("organisation__campaign").order_by("pk")),
        Prefetch(
            "programme",
            ProgrammeEntry.objects.select_related("person__campaign").prefetch_related("organisations__campaign"),
        ),
        Prefetch(
            "links", seen(Link.objects.select_related("other__campaign", "other__session"), reading).order_by("pk")
        ),
        Prefetch("linked_from", seen(Link.objects.select_related("event__campaign"), reading).order_by("pk")),
        Prefetch("handouts", seen(Handout.objects.select_related("item__campaign"), reading).order_by("pk")),
        Prefetch("attendance"),
    )


def sessions_of(campaign: Campaign, *, reader: Any, on: date) -> list[Session]:
    """Sessions at which the campaign did something, by date; those without a date last."""
    mine = visible(Event.objects.filter(campaign=campaign), reading_of(reader, campaign.slug, on=on))
    held = Count("events", filter=Q(events__in=mine.values("pk")))
    found = Session.objects.filter(campaign=campaign).annotate(held=held)
    rows: list[Session] = sorted(found, key=by_date)
    for session in rows:
        session.campaign = campaign  # so that its address needs no query
    return rows


def figures(rows: list[Any], *, on: date) -> list[Shown]:
    """What the strip above the list says of it; each figure carries its definition."""
    by_members = sum(event.distributed for event in rows)
    evaluated = sum(_evaluation(event) is not None for event in rows)
    voices = sum(event.voices for event in rows)
    return [
        Shown(len(rows) - by_members, _("single events"), _("held in one place")),
        Shown(by_members, _("held by members"), _("entries; one may stand for activities in many places")),
        Shown(voices, _("parts in programmes"), _("speakers and moderators; one person may have several")),
        Shown(evaluated, _("evaluated"), _("of %(count)s events on record") % {"count": len(rows)}),
    ]


def _evaluation(event: Event) -> Evaluation | None:
    return getattr(event, "evaluation", None)


def searchable(campaign: str | None) -> QuerySet[Event]:
    """Every event with its programme, for the index of the search; None means every campaign."""
    found = Event.objects.select_related("campaign", "owner").prefetch_related("programme").order_by("pk")
    return found if campaign is None else found.filter(campaign__slug=campaign)


def events_at(session: Session, *, reader: Any, on: date) -> list[Event]:
    """The events held beside a session, by date."""
    rows = list(events_of(session.campaign, reader=reader, on=on).filter(session=session))
    for event in rows:
        event.campaign = session.campaign  # so that its address needs no query
    return sorted(rows, key=by_date)


def lede(event: Event, *, today: date) -> str:
    """One sentence with the state of things: what it is, when and where; of a day to come not as if it were over."""
    when = sentences.span(event.starts, event.ends)
    if event.cancelled_date:
        told = _("It was planned for %(when)s and is cancelled.") % {"when": when}
        return f"{capfirst(str(event.get_kind_display()))}. {told}"
    told = (sentences.planned if is_to_come(event, on=today) else sentences.held)(event, when)
    return f"{capfirst(str(event.get_kind_display()))}. {told}"


def evaluation_lines(event: Event) -> list[tuple[str, str]]:
    """What the evaluation says, each line with its question; nothing where nothing was written."""
    row = _evaluation(event)
    if row is None:
        return []
    names = ("verdict", "expected", "happened", "worked", "why", "next_time")
    fields: Any = row._meta
    told = [name for name in names if getattr(row, name)]
    return [(capfirst(str(fields.get_field(name).verbose_name)), getattr(row, name)) for name in told]
