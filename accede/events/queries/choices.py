"""What the forms of a campaign may name."""

from __future__ import annotations

from django.db.models import QuerySet

from accede.coalition.models import Campaign, Organisation, Person
from accede.events.models import Event, Session
from accede.materials.models import Item
from accede.record.models import State


def organisations_in(campaign: Campaign) -> QuerySet[Organisation]:
    """Organisations, by name."""
    return Organisation.objects.filter(campaign=campaign).order_by("name")


def people_in(campaign: Campaign) -> QuerySet[Person]:
    """People, by name."""
    return Person.objects.filter(campaign=campaign).order_by("name")


def sessions_in(campaign: Campaign) -> QuerySet[Session]:
    """Sessions of bodies, by name."""
    return Session.objects.filter(campaign=campaign).order_by("name")


def items_in(campaign: Campaign) -> QuerySet[Item]:
    """Items of the library, by title."""
    return Item.objects.filter(campaign=campaign).order_by("title")


def other_events(event: Event) -> QuerySet[Event]:
    """The other events of the campaign, by title."""
    return Event.objects.filter(campaign=event.campaign).exclude(pk=event.pk).order_by("title")


def states() -> QuerySet[State]:
    """States, by code."""
    return State.objects.order_by("code")
