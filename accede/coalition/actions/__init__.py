"""What people do to the coalition. Each act: one transaction, one entry in the log, the right required.

campaigns (start, change), organisations, people, memberships (admit, end), offices (terms, secondments).
"""

from accede.coalition.actions.campaigns import CampaignExists, add_assessment, add_purpose, start_campaign
from accede.coalition.actions.memberships import (
    AlreadyIn,
    NotRunning,
    admit,
    change_membership,
    end_membership,
)
from accede.coalition.actions.offices import (
    NotEligible,
    TermsOverlap,
    add_office,
    change_term,
    record_term,
    second,
)
from accede.coalition.actions.organisations import (
    add_name,
    add_organisation,
    change_organisation,
    relate,
    remove_organisation,
)
from accede.coalition.actions.people import add_affiliation, add_person, change_person, remove_person
from accede.coalition.actions.writing import Impossible, InUse, KeyTaken, Refused

__all__ = [
    "AlreadyIn",
    "CampaignExists",
    "Impossible",
    "InUse",
    "KeyTaken",
    "NotEligible",
    "NotRunning",
    "Refused",
    "TermsOverlap",
    "add_affiliation",
    "add_assessment",
    "add_name",
    "add_office",
    "add_organisation",
    "add_person",
    "add_purpose",
    "admit",
    "change_membership",
    "change_organisation",
    "change_person",
    "change_term",
    "end_membership",
    "record_term",
    "relate",
    "remove_organisation",
    "remove_person",
    "second",
    "start_campaign",
]
