"""What the coalition keeps. One module a noun; import from here."""

from accede.coalition.models.campaigns import Assessment, Audience, Campaign, Element, Level, Passes, Purpose, Quorum
from accede.coalition.models.handover import Handover
from accede.coalition.models.importing import SheetImport, SheetLine
from accede.coalition.models.invitations import Invitation
from accede.coalition.models.memberships import Membership, MembershipAct
from accede.coalition.models.merging import Distinction, Merge
from accede.coalition.models.offices import OFFICE_ROLES, Decision, Office, OfficeTerm, Secondment, Turn
from accede.coalition.models.organisations import (
    Organisation,
    OrganisationLogo,
    OrganisationName,
    OrganisationRelation,
    Sector,
)
from accede.coalition.models.owned import EMBARGOED, OWNED, Embargoed, Owned, SharedWith
from accede.coalition.models.people import Affiliation, Person
from accede.coalition.models.plan import PlanItem, PlanStep, Serving
from accede.coalition.models.references import ABOUT, ABOUT_NOBODY, About
from accede.coalition.models.rotation import Ballot, Cast, Nomination, Rotation
from accede.coalition.models.tasks import DueChange, Task, TaskClosing

__all__ = [
    "ABOUT",
    "ABOUT_NOBODY",
    "EMBARGOED",
    "OFFICE_ROLES",
    "OWNED",
    "About",
    "Affiliation",
    "Assessment",
    "Audience",
    "Ballot",
    "Campaign",
    "Cast",
    "Decision",
    "Distinction",
    "DueChange",
    "Element",
    "Embargoed",
    "Handover",
    "Invitation",
    "Level",
    "Membership",
    "MembershipAct",
    "Merge",
    "Nomination",
    "Office",
    "OfficeTerm",
    "Organisation",
    "OrganisationLogo",
    "OrganisationName",
    "OrganisationRelation",
    "Owned",
    "Passes",
    "Person",
    "PlanItem",
    "PlanStep",
    "Purpose",
    "Quorum",
    "Rotation",
    "Secondment",
    "Sector",
    "Serving",
    "SharedWith",
    "SheetImport",
    "SheetLine",
    "Task",
    "TaskClosing",
    "Turn",
]
