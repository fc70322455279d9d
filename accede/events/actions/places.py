"""Series, observances, venues and what the house there asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.events.models import Series, Venue, VenueRule
from accede.kit.keys import free_key
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS


@transaction.atomic
def add_series(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> Series:
    """Put a yearly day or a round of events on record. Raises NotAllowed, ValidationError."""
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Series, str(facts["name"]), campaign=campaign)
    return writing.add(Series(campaign=campaign, **facts), "events.add_series", EDIT, by=by, on=on)


@transaction.atomic
def change_series(*, series: Series, values: Mapping[str, Any], by: Any, on: date) -> Series:
    """Correct a series. Raises NotAllowed, ValidationError."""
    return writing.change(series, values, "events.change_series", EDIT, by=by, on=on)


@transaction.atomic
def remove_series(*, series: Series, by: Any, on: date) -> None:
    """Take a series out of which there is no event. Raises NotAllowed, StillNeeded."""
    writing.remove(series, "events.remove_series", EDIT, by=by, on=on)


@transaction.atomic
def add_venue(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> Venue:
    """Put a venue on file. Raises NotAllowed, ValidationError."""
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Venue, str(facts["name"]), campaign=campaign)
    return writing.add(Venue(campaign=campaign, **facts), "events.add_venue", EDIT, by=by, on=on)


@transaction.atomic
def change_venue(*, venue: Venue, values: Mapping[str, Any], by: Any, on: date) -> Venue:
    """Correct a venue. Raises NotAllowed, ValidationError."""
    return writing.change(venue, values, "events.change_venue", EDIT, by=by, on=on)


@transaction.atomic
def remove_venue(*, venue: Venue, by: Any, on: date) -> None:
    """Take a venue out in which no event is held. Raises NotAllowed, StillNeeded."""
    writing.remove(venue, "events.remove_venue", EDIT, by=by, on=on)


@transaction.atomic
def add_rule(*, venue: Venue, values: Mapping[str, Any], by: Any, on: date) -> VenueRule:
    """Write down what the house asks, at the end. Raises NotAllowed, ValidationError."""
    last = venue.rules.aggregate(last=Max("number"))["last"] or 0
    rule = VenueRule(venue=venue, number=last + 1, **values)
    return writing.add(rule, "events.add_rule", EDIT, by=by, on=on)


@transaction.atomic
def change_rule(*, rule: VenueRule, values: Mapping[str, Any], by: Any, on: date) -> VenueRule:
    """Correct a rule of a venue. Raises NotAllowed, ValidationError."""
    return writing.change(rule, values, "events.change_rule", EDIT, by=by, on=on)


@transaction.atomic
def remove_rule(*, rule: VenueRule, by: Any, on: date) -> None:
    """Take a rule of a venue out; the numbers of the others stay. Raises NotAllowed."""
    writing.remove(rule, "events.remove_rule", EDIT, by=by, on=on)
