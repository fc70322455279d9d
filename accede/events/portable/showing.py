"""Run sheet, works of an exhibition, stops of its tour, and that a member posted the event itself: in and out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Organisation
from accede.events.models import Event, Exhibit, Posting, SheetLine, TourStop
from accede.events.portable.instants import instant, instant_in
from accede.materials.portable import Table, saved, trimmed

_EXHIBIT = ("title", "photographer", "credit", "place", "caption", "consent_words", "right", "withdrawn_words")


def day_in(table: Table, name: str) -> date | None:
    """A day written as 2026-12-18; what is none is told."""
    text = table.text(name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        table.problem(name, _("“%s” is not a day. Write it as 2003-07-01.") % text)
        return None


# Writing --------------------------------------------------------------------------------------------------
def sheet_data(line: SheetLine) -> dict[str, Any]:
    """A line of the run sheet."""
    names = ("number", "minutes", "what", "who", "where")
    return trimmed({"at": instant(line.at), **{name: getattr(line, name) for name in names}})


def exhibit_data(work: Exhibit) -> dict[str, Any]:
    """A work with its rights."""
    return trimmed(
        {
            "number": work.number,
            **{name: getattr(work, name) for name in _EXHIBIT},
            "year": work.year,
            "consent": work.consent,
            "right_until": work.right_until and work.right_until.isoformat(),
            "withdrawn_date": work.withdrawn_date and work.withdrawn_date.isoformat(),
            "source": work.source if work.source != work.event.source else "",
        }
    )


def stop_data(stop: TourStop) -> dict[str, Any]:
    """A stop of a tour."""
    names = ("number", "place", "venue", "starts", "ends", "note")
    return trimmed({**{name: getattr(stop, name) for name in names}, "host": stop.host and stop.host.key})


def posting_data(event: Event) -> dict[str, Any] | None:
    """That a member posted it, and what was decided."""
    found = Posting.objects.filter(event=event).select_related("organisation").first()
    if found is None:
        return None
    return trimmed(
        {
            "organisation": found.organisation and found.organisation.key,
            "posted_at": instant(found.posted_at),
            "posted_by": found.posted_by,
            "verdict": found.verdict,
            "decided_at": instant(found.decided_at),
            "decided_by": found.decided_by,
            "words": found.words,
        }
    )


# Reading --------------------------------------------------------------------------------------------------
def showing_in(event: Event, table: Table, organisations: Mapping[str, Organisation]) -> None:
    """All four, for an event that is saved."""
    for inner in table.tables("sheet"):
        _sheet(event, inner)
    for inner in table.tables("exhibits"):
        _exhibit(event, inner)
    for inner in table.tables("tour"):
        _stop(event, inner, organisations)
    posting = table.table("posting")
    if posting:
        _posting(event, posting, organisations)


def _sheet(event: Event, table: Table) -> None:
    line = SheetLine(
        event=event,
        number=table.whole("number") or 0,
        at=instant_in(table, "at"),
        minutes=table.whole("minutes"),
        what=table.text("what", required=True),
        who=table.text("who"),
        where=table.text("where"),
    )
    saved(line, table)
    table.end()


def _exhibit(event: Event, table: Table) -> None:
    texts = {name: table.text(name) for name in _EXHIBIT}
    work = Exhibit(
        event=event,
        number=table.whole("number") or 0,
        year=table.whole("year"),
        consent=table.choice("consent", Exhibit.Consent.values, Exhibit.Consent.NOT_KNOWN),
        right_until=day_in(table, "right_until"),
        withdrawn_date=day_in(table, "withdrawn_date"),
        source=table.text("source") or event.source,
        **texts,
    )
    saved(work, table)
    table.end()


def _stop(event: Event, table: Table, organisations: Mapping[str, Organisation]) -> None:
    stop = TourStop(
        event=event,
        number=table.whole("number") or 0,
        place=table.text("place", required=True),
        venue=table.text("venue"),
        host=table.one_of("host", organisations),
        starts=table.moment("starts"),
        ends=table.moment("ends"),
        note=table.text("note"),
    )
    saved(stop, table)
    table.end()


def _posting(event: Event, table: Table, organisations: Mapping[str, Organisation]) -> None:
    posting = Posting(
        event=event,
        organisation=table.one_of("organisation", organisations),
        posted_at=instant_in(table, "posted_at"),  # type: ignore[misc]  # one that is missing is told by `saved`
        posted_by=table.text("posted_by"),
        verdict=table.choice("verdict", Posting.Verdict.values, Posting.Verdict.WAITING),
        decided_at=instant_in(table, "decided_at"),
        decided_by=table.text("decided_by"),
        words=table.text("words"),
    )
    saved(posting, table)
    table.end()
