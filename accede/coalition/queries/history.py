"""What hangs on a record of the coalition, so that its history tells of it too."""

from __future__ import annotations

from django.db.models import Model

from accede.coalition.models import (
    Affiliation,
    Assessment,
    Campaign,
    Membership,
    Office,
    OfficeTerm,
    Organisation,
    OrganisationRelation,
    Person,
    Purpose,
    Secondment,
)
from accede.kit.log import Parts


def parts_of_organisation(organisation: Organisation) -> tuple[Parts, ...]:
    """Its places in the alliance and its relations, also those removed."""
    return tuple(_of(model, "organisation", organisation) for model in (Membership, OrganisationRelation))


def parts_of_person(person: Person) -> tuple[Parts, ...]:
    """The posts and secondments, as far as the log may name whose they were: those removed stand in the log alone."""
    return tuple(_of(model, "person", person) for model in (Affiliation, Secondment))


def parts_of_purposes(campaign: Campaign) -> Parts:
    """The purposes of the alliance."""
    return _of(Purpose, "campaign", campaign)


def parts_of_year(campaign: Campaign) -> Parts:
    """What the alliance says of its years."""
    return _of(Assessment, "campaign", campaign)


def parts_of_offices(campaign: Campaign) -> tuple[Parts, ...]:
    """Offices, their terms, and people lent to the alliance."""
    return tuple(_of(model, "campaign", campaign) for model in (Office, OfficeTerm, Secondment))


def _of(model: type[Model], column: str, owner: Model) -> Parts:
    return Parts(model._default_manager.filter(**{column: owner}), column, [owner.pk])
