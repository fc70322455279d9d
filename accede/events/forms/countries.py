"""The list of countries that a form offers: States, by their names on the day that it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.events.models import Event
from accede.events.queries import choices
from accede.record import queries as record
from accede.record.models import State


def day_of(event: Event, *, on: date) -> date:
    """The first day of an event whose day is known, else the day on which the form is filled in."""
    return (event.starts.earliest or on) if event.pk else on


def offer_countries(field: Any, *, on: date, kept: State | None = None) -> None:
    """Offers the States that existed on the day, by name. What was kept before is offered still, so that a form which
    is about something else loses nothing.
    """
    names = record.names(on=on)
    field.queryset = choices.states(on=on, kept=kept)
    rows = [(names.get(row.code, row.code), row.pk) for row in field.queryset]
    nothing = [("", field.empty_label)] if field.empty_label is not None else []
    field.choices = [*nothing, *((pk, name) for name, pk in sorted(rows, key=lambda row: record.folded(row[0])))]
