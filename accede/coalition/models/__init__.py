"""What the coalition keeps. One module a noun; import from here."""

from accede.coalition.models.campaigns import Assessment, Audience, Campaign, Element, Level, Passes, Purpose, Quorum
from accede.coalition.models.offices import Office, OfficeTerm, Secondment
from accede.coalition.models.organisations import (
    Membership,
    Organisation,
    OrganisationName,
    OrganisationRelation,
    Sector,
)
from accede.coalition.models.owned import OWNED, Owned, SharedWith
from accede.coalition.models.people import Affiliation, Person

__all__ = [
    "OWNED",
    "Affiliation",
    "Assessment",
    "Audience",
    "Campaign",
    "Element",
    "Level",
    "Membership",
    "Office",
    "OfficeTerm",
    "Organisation",
    "OrganisationName",
    "OrganisationRelation",
    "Owned",
    "Passes",
    "Person",
    "Purpose",
    "Quorum",
    "Secondment",
    "Sector",
    "SharedWith",
]
