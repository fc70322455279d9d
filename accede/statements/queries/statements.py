"""Reads of statements. `reader` is the person who looks; who may not read gets nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Organisation, Person
from accede.coalition.rules import THE_ALLIANCE, reading_of, shown, visible
from accede.core.dates import Moment
from accede.events.models import Event, Session
from accede.kit import localdates
from accede.statements.models import Ask, Issuer, Quotation, Statement, Verb, Voice
from accede.statements.rules import readable


@dataclass(frozen=True)
class Filter:
    """What a list is cut to; empty parts cut nothing."""

    text: str = ""
    kind: str = ""
    voice: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Details:
    """What stands beside a statement on its page."""

    asks: list[Ask]
    issuers: list[Issuer]
    quotations: list[Quotation]
    kin: list[Statement]


@dataclass(frozen=True)
class Counts:
    """How many texts are whose, and how many things they ask."""

    alliance: int
    joint: int
    own: int
    asks: int
    encouraged: int


def statements(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Statement]:
    """The campaign's statements with what a list shows of them; none for who may not read on the day."""
    rows = visible(Statement.objects.filter(campaign=campaign), reading_of(reader, campaign.slug, on=on))
    rows = rows.select_related("campaign", "owner", "event__owner", "session", "delivered_by")
    return rows if readable(campaign, reader=reader, on=on) else rows.none()


def listing(campaign: Campaign, *, reader: Any, on: date, only: Filter | None = None) -> list[Statement]:
    """Statements in order of time (unknown days last), cut to the filter, with asks and issuers at hand."""
    only = only or Filter()
    rows = statements(campaign, reader=reader, on=on).prefetch_related("asks", "issuers__organisation")
    if only.text:
        rows = rows.filter(
            Q(title__icontains=only.text) | Q(summary__icontains=only.text) | Q(asks__text__icontains=only.text)
        ).distinct()
    if only.kind:
        rows = rows.filter(kind=only.kind)
    if only.voice:
        rows = rows.filter(voice=only.voice)
    told = shown(rows, reading_of(reader, campaign.slug, on=on))
    return [row for row in in_time(told) if only.year is None or in_year(row, only.year)]


def in_time(rows: Iterable[Statement]) -> list[Statement]:
    """Earliest first by the day of delivery, else by the session or event; the key settles ties."""
    return sorted(rows, key=lambda row: (when(row).sort_key, row.key))


def when(statement: Statement) -> Moment:
    """The best day for its place in time: its own if known to the day, else of the session or event."""
    delivered: Moment = statement.delivered
    if delivered.is_day:
        return delivered
    for about in (statement.session, statement.event):
        if about is not None and str(about.starts):
            starts: Moment = about.starts
            return starts
    return delivered


def in_year(statement: Statement, year: int) -> bool:
    """Whether the statement is told under the year; "before 1 July 2003" belongs to 2003."""
    moment = statement.delivered if str(statement.delivered) else when(statement)
    first = moment.earliest or moment.latest
    return first is not None and first.year == year


def as_shown(statement: Statement, *, reader: Any, on: date) -> Statement:
    """The statement for its page: an event that the reader may not see is left out. Not to be saved."""
    return shown([statement], reading_of(reader, statement.campaign.slug, on=on))[0]


def details(statement: Statement, *, reader: Any, on: date) -> Details:
    """Asks, issuers and quotations in their order, and the other texts on the same session or event."""
    same = Q(pk__in=[])
    if statement.event_id:
        same |= Q(event=statement.event_id)
    if statement.session_id:
        same |= Q(session=statement.session_id)
    others = statements(statement.campaign, reader=reader, on=on).filter(same).exclude(pk=statement.pk)
    kin = shown(others, reading_of(reader, statement.campaign.slug, on=on))
    return Details(
        asks=list(statement.asks.order_by("position")),
        issuers=list(statement.issuers.select_related("organisation").order_by("position")),
        quotations=list(statement.quotations.order_by("position")),
        kin=in_time(kin),
    )


def counts(rows: Iterable[Statement]) -> Counts:
    """Counts over statements that came from `listing`."""
    rows = list(rows)
    voices = Counter(row.voice for row in rows)
    asks = [ask for row in rows for ask in row.asks.all()]
    return Counts(
        alliance=voices[Voice.ALLIANCE],
        joint=voices[Voice.JOINT],
        own=voices[Voice.OWN],
        asks=len(asks),
        encouraged=sum(ask.verb in {Verb.ENCOURAGED, Verb.URGED, Verb.CALLED_ON} for ask in asks),
    )


def lede(statement: Statement) -> str:
    """One sentence under the title: kind, whose, when."""
    alliance = statement.campaign.alliance_short or statement.campaign.short_name
    return _("%(kind)s; %(whose)s; %(when)s.") % {
        "kind": capfirst(str(statement.get_kind_display())),
        "whose": alliance if statement.is_the_alliances else statement.get_voice_display(),
        "when": localdates.long_moment(statement.delivered),
    }


def language_names(statement: Statement) -> list[str]:
    """The languages of the text, each in its own name."""
    known = dict(settings.LANGUAGES)
    return [str(known.get(code, code)) for code in statement.languages]


def years(rows: Iterable[Statement]) -> list[int]:
    """The years that a filter can offer, newest first."""
    found = {moment.earliest.year for row in rows if (moment := when(row)).earliest}
    return sorted(found, reverse=True)


def of_year(campaign: Campaign, year: int) -> list[Statement]:
    """The year's statements in order of time, for the report: those that members and observers may read."""
    rows = _complete(visible(Statement.objects.filter(campaign=campaign), THE_ALLIANCE))
    return [row for row in in_time(shown(rows, THE_ALLIANCE)) if in_year(row, year)]


def for_index(campaign: str | None) -> list[Statement]:
    """Every statement (of one campaign, by slug) with its parts, for the indexer of the search."""
    rows = Statement.objects.filter(campaign__slug=campaign) if campaign else Statement.objects.all()
    return list(_complete(rows).prefetch_related("quotations").order_by("pk"))


def searchable(statement: Statement) -> str:
    """All words of a statement that a search should find."""
    parts = [
        statement.body,
        str(statement.session or ""),
        statement.agenda_item,
        statement.occasion,
        statement.summary,
    ]
    parts += [str(part) for name in ("issuers", "asks", "quotations") for part in getattr(statement, name).all()]
    return "\n".join(part for part in parts if part)


def events_of(campaign: Campaign) -> QuerySet[Event]:
    """The events a statement of the campaign can be linked to."""
    return Event.objects.filter(campaign=campaign).order_by("title")


def sessions_of(campaign: Campaign) -> QuerySet[Session]:
    """The sessions a statement of the campaign can be delivered at."""
    return Session.objects.filter(campaign=campaign).order_by("name")


def people_of(campaign: Campaign) -> QuerySet[Person]:
    """The people who can have delivered a statement of the campaign."""
    return Person.objects.filter(campaign=campaign).order_by("name")


def organisations_of(campaign: Campaign) -> QuerySet[Organisation]:
    """The organisations that can have issued a statement of the campaign."""
    return Organisation.objects.filter(campaign=campaign).order_by("name")


def _complete(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    joined = rows.select_related("campaign", "owner", "event__owner", "session", "delivered_by")
    return joined.prefetch_related("asks", "issuers__organisation")
