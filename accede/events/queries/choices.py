"""What the forms of a campaign may name."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from accede.coalition.models import Campaign, Organisation, Person
from accede.events.models import Event, Invitation, Series, Session, Venue
from accede.governments.models import Mission
from accede.mailings.models import Audience, Template, TemplateKind
from accede.materials.models import Item
from accede.record.models import State, StateKind


def organisations_in(campaign: Campaign) -> QuerySet[Organisation]:
    """Organisations, by name."""
    return Organisation.objects.filter(campaign=campaign).order_by("name")


def people_in(campaign: Campaign) -> QuerySet[Person]:
    """People, by name."""
    return Person.objects.filter(campaign=campaign).order_by("name")


def sessions_in(campaign: Campaign) -> QuerySet[Session]:
    """Sessions of bodies, by name."""
    return Session.objects.filter(campaign=campaign).order_by("name")


def series_in(campaign: Campaign) -> QuerySet[Series]:
    """Series and observances, by name."""
    return Series.objects.filter(campaign=campaign).order_by("name")


def venues_in(campaign: Campaign) -> QuerySet[Venue]:
    """Venues on file, by name."""
    return Venue.objects.filter(campaign=campaign).order_by("name")


def items_in(campaign: Campaign) -> QuerySet[Item]:
    """Items of the library, by title."""
    return Item.objects.filter(campaign=campaign).order_by("title")


def other_events(event: Event) -> QuerySet[Event]:
    """The other events of the campaign, by title."""
    return Event.objects.filter(campaign=event.campaign).exclude(pk=event.pk).order_by("title")


def states(*, on: date, kept: State | None = None) -> QuerySet[State]:
    """States that existed on the day, by code: no organisations, no territories. `kept` is among them anyway."""
    begun = Q(from_date__isnull=True) | Q(from_date__lte=on)
    lasting = Q(until_date__isnull=True) | Q(until_date__gt=on)
    there = Q(kind__in=(StateKind.STATE, StateKind.OTHER_STATE, StateKind.FORMER)) & begun & lasting
    return State.objects.filter(there | Q(pk=kept.pk) if kept else there).order_by("code")


def missions_to_invite(event: Event) -> QuerySet[Mission]:
    """Open missions of the campaign that are not invited to the event now, by name; those whose invitation was
    withdrawn are among them.
    """
    known = Invitation.objects.filter(event=event, mission__isnull=False, withdrawn_date__isnull=True).values("mission")
    rows = Mission.objects.filter(campaign=event.campaign, closed_date__isnull=True)
    return rows.exclude(pk__in=known).order_by("name")


def letter_templates(campaign: Campaign) -> QuerySet[Template]:
    """Templates of letters to missions that are in use, by name."""
    rows = Template.objects.filter(campaign=campaign, retired_date__isnull=True, kind=TemplateKind.LETTER)
    return rows.order_by("name")


def audiences(campaign: Campaign) -> QuerySet[Audience]:
    """Saved audiences, by name."""
    return Audience.objects.filter(campaign=campaign).order_by("name")
