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
from accede.coalition.models.references import ABOUT, ABOUT_NOBODY, About
from accede.coalition.models.tasks import DueChange, Task, TaskClosing

__all__ = [
    "ABOUT",
    "ABOUT_NOBODY",
    "OWNED",
    "About",
    "Affiliation",
    "Assessment",
    "Audience",
    "Campaign",
    "DueChange",
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
    "Task",
    "TaskClosing",
]
