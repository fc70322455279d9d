"""Series and venues: what comes back, and where events are held."""

from __future__ import annotations

from typing import Any

from accede.coalition.models import Campaign
from accede.events.models import Series, Venue, VenueRule
from accede.materials.portable import Table, saved, trimmed

_SERIES = ("key", "name", "observance", "month", "day")
_VENUE = ("key", "name", "place", "address", "seats")


def series_data(series: Series) -> dict[str, Any]:
    """A series with what begins how long before each time."""
    return trimmed(
        {
            **{name: getattr(series, name) for name in _SERIES},
            "lead_times": [{"days": each["days"], "what": each["what"]} for each in series.lead_times],
            "note": series.note,
            "source": series.source,
        }
    )


def venue_data(venue: Venue) -> dict[str, Any]:
    """A venue with its rules. That nobody knows whether it is reached without steps is left out."""
    return trimmed(
        {
            **{name: getattr(venue, name) for name in _VENUE},
            "step_free": {True: "yes", False: "no"}.get(venue.step_free, ""),  # type: ignore[arg-type]  # or None
            "languages": venue.languages,
            "guest_list_format": venue.guest_list_format,
            "guest_list_columns": venue.guest_list_columns,
            "contact": venue.contact,
            "note": venue.note,
            "source": venue.source,
            "rules": [
                trimmed({"number": each.number, "kind": each.kind, "words": each.words})
                | ({} if each.hours_before is None else {"hours_before": each.hours_before})
                for each in venue.rules.order_by("number")
            ],
        }
    )


def series_in(table: Table, campaign: Campaign) -> dict[str, Series]:
    """Every series of the file, by key."""
    found: dict[str, Series] = {}
    for inner in table.tables("series"):
        series = Series(
            campaign=campaign,
            key=inner.text("key", required=True),
            name=inner.text("name", required=True),
            observance=inner.flag("observance"),
            month=inner.whole("month"),
            day=inner.whole("day"),
            lead_times=[_lead(each) for each in inner.tables("lead_times")],
            note=inner.text("note"),
            source=inner.text("source", required=True),
        )
        if saved(series, inner):
            found[series.key] = series
        inner.end()
    table.end()
    return found


def _lead(table: Table) -> dict[str, Any]:
    found = {"days": table.whole("days") or 0, "what": table.text("what", required=True)}
    table.end()
    return found


def venues_in(table: Table, campaign: Campaign) -> dict[str, Venue]:
    """Every venue of the file with its rules, by key."""
    found: dict[str, Venue] = {}
    for inner in table.tables("venues"):
        step_free = inner.choice("step_free", ("yes", "no", "-"), "-")
        venue = Venue(
            campaign=campaign,
            key=inner.text("key", required=True),
            name=inner.text("name", required=True),
            place=inner.text("place"),
            address=inner.text("address"),
            seats=inner.whole("seats"),
            step_free={"yes": True, "no": False}.get(step_free),
            languages=inner.words("languages"),
            guest_list_format=inner.text("guest_list_format"),
            guest_list_columns=inner.words("guest_list_columns"),
            contact=inner.text("contact"),
            note=inner.text("note"),
            source=inner.text("source", required=True),
        )
        rules = inner.tables("rules")
        if saved(venue, inner):
            found[venue.key] = venue
            for rule in rules:
                _rule(venue, rule)
        inner.end()
    table.end()
    return found


def _rule(venue: Venue, table: Table) -> None:
    saved(
        VenueRule(
            venue=venue,
            number=table.whole("number") or 0,
            kind=table.choice("kind", VenueRule.Kind.values),
            words=table.text("words", required=True),
            hours_before=table.whole("hours_before"),
        ),
        table,
    )
    table.end()
