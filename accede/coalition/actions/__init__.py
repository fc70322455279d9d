"""What people do to the coalition. Each act: one transaction, one entry in the log, the right required.

starting (an empty campaign with its first officer), campaigns (as a folder brings it, change, purposes, what is said
of a year), organisations, people, memberships (admit, end), offices (terms, secondments), corrections (of the smaller
rows), tasks, roles (given and ended, people suspended, accounts closed), invitations (by a link in a letter), samples
(for whom the sample's sign-ins speak), writing (how each of them writes).
"""

from accede.coalition.actions.bringing import bring
from accede.coalition.actions.campaigns import (
    CampaignExists,
    add_assessment,
    add_purpose,
    change_campaign,
    start_campaign,
)
from accede.coalition.actions.corrections import (
    change_affiliation,
    change_assessment,
    change_purpose,
    change_relation,
    change_secondment,
    remove_affiliation,
    remove_assessment,
    remove_purpose,
    remove_relation,
    remove_secondment,
    remove_term,
)
from accede.coalition.actions.membership_acts import (
    AlreadyCorrected,
    OutOfOrder,
    apply_for,
    decide,
    load_act,
    reinstate,
    suspend,
)
from accede.coalition.actions.memberships import (
    AlreadyIn,
    NotRunning,
    admit,
    change_membership,
    correct_act,
    end_membership,
    remove_membership,
    strike_act,
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
from accede.coalition.actions.reminding import remind_of_tasks
from accede.coalition.actions.sharing import guard
from accede.coalition.actions.starting import CannotStart, Plan, Started, TooLate, problems_with, start, start_first
from accede.coalition.actions.tasks import (
    AlreadyClosed,
    DueTooEarly,
    NoSuchThing,
    NotClosed,
    NotYours,
    OrganisationLeft,
    ResultMissing,
    change_task,
    close_task,
    give_task,
    may_keep_or_refuse,
    open_task,
    reopen_task,
)
from accede.coalition.actions.undoing import undo_change
from accede.coalition.actions.writing import Impossible, InUse, KeyTaken
from accede.kit.refusals import Refused

__all__ = [
    "AlreadyClosed",
    "AlreadyCorrected",
    "AlreadyIn",
    "CampaignExists",
    "CannotStart",
    "DueTooEarly",
    "Impossible",
    "InUse",
    "KeyTaken",
    "NoSuchThing",
    "NotClosed",
    "NotEligible",
    "NotRunning",
    "NotYours",
    "OrganisationLeft",
    "OutOfOrder",
    "Plan",
    "Refused",
    "ResultMissing",
    "Started",
    "TermsOverlap",
    "TooLate",
    "add_affiliation",
    "add_assessment",
    "add_name",
    "add_office",
    "add_organisation",
    "add_person",
    "add_purpose",
    "admit",
    "apply_for",
    "bring",
    "change_affiliation",
    "change_assessment",
    "change_campaign",
    "change_membership",
    "change_organisation",
    "change_person",
    "change_purpose",
    "change_relation",
    "change_secondment",
    "change_task",
    "change_term",
    "close_task",
    "correct_act",
    "decide",
    "end_membership",
    "give_task",
    "guard",
    "load_act",
    "may_keep_or_refuse",
    "open_task",
    "problems_with",
    "record_term",
    "reinstate",
    "relate",
    "remind_of_tasks",
    "remove_affiliation",
    "remove_assessment",
    "remove_membership",
    "remove_organisation",
    "remove_person",
    "remove_purpose",
    "remove_relation",
    "remove_secondment",
    "remove_term",
    "reopen_task",
    "second",
    "start",
    "start_campaign",
    "start_first",
    "strike_act",
    "suspend",
    "undo_change",
]
