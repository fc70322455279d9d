"""The roles of an alliance, readable by a lawyer: each class lists what its holder may do, how far she sees, and for
whom she may hold it.

The same data enforce the rights (`rules.may`), how far a person reads (`coalition.rules.reading_of`) and what may be
given (`coalition.actions.give_role`), and are shown to people on the page "Roles and rights".
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.accounts.rights import Right

_FILES = {Right.KEEP_FILES, Right.LOG_CONTACT, Right.EDIT_ARGUMENTS}

_EDIT = {
    Right.EDIT_COALITION,
    Right.EDIT_MATERIALS,
    Right.EDIT_EVENTS,
    Right.EDIT_STATEMENTS,
    Right.EDIT_FUNDING,
}


class Reach(IntEnum):
    """How far a role sees into what organisations entered; each reach includes the ones below it."""

    PUBLIC = 1  # what is shared with everybody
    ALLIANCE = 2  # and what is shared with members and observers
    MEMBERS = 3  # and what is shared with members only


class Speaks(Enum):
    """For whom a role is held."""

    ALLIANCE = "alliance"  # for the alliance as a whole: a grant names no organisation
    MEMBER = "member"  # for one organisation that is a member on the first day
    OBSERVER = "observer"  # for one organisation that is an observer on the first day
    ANY = "any"  # for one organisation of the campaign, whatever its place, or for none


class Role:
    """A name and the rights that go with it."""

    key: ClassVar[str]
    name: ClassVar[str | Promise]
    about: ClassVar[str | Promise]
    may: ClassVar[set[Right]]
    # What was entered for an organisation alone is seen by that organisation's people, whatever their role.
    reads: ClassVar[Reach] = Reach.ALLIANCE
    # Whether the holder acts for the alliance itself, and so sees what the alliance entered for itself alone.
    of_alliance: ClassVar[bool] = False
    speaks: ClassVar[Speaks] = Speaks.ANY
    # Nobody gives a role with rights that she lacks herself, except from a role of which this is true.
    gives_every_role: ClassVar[bool] = False
    # Whether people give it at all; the operator's is the installation's own.
    is_given: ClassVar[bool] = True
    # Whether its holder signs in with a second factor.
    second_factor: ClassVar[bool] = False
    # Whether the log tells the holder of every act, though not to what it was done where that is not shared with her.
    audits: ClassVar[bool] = False


class Secretariat(Role):
    key, name = "secretariat", _("Secretariat")
    about = _(
        "The officer lent to the alliance. Keeps every room, invites people and gives roles, drafts the report. Does "
        "not vote or nominate, does not publish the report, and cannot verify what she entered herself."
    )
    may = set(Right) - {Right.PUBLISH_REPORT, Right.VOTE, Right.NOMINATE}
    reads = Reach.MEMBERS
    of_alliance = True
    speaks = Speaks.ALLIANCE
    gives_every_role = True
    second_factor = True


class Convener(Role):
    key, name = "convener", _("Convener")
    about = _(
        "The member whose turn it is. Calls meetings, decides, verifies and publishes; votes and nominates for her own "
        "organisation as every member does, and hands the office over at the end of the term."
    )
    may = (_EDIT | _FILES) | {
        Right.TAKE_REPLIES,
        Right.PREPARE_LETTERS,
        Right.RELEASE_LETTERS,
        Right.KEEP_LISTS,
        Right.KEEP_MISSIONS,
        Right.SET_TARGETS,
        Right.READ_PAPERS,
        Right.READ_LOG,
        Right.VERIFY_ACT,
        Right.WRITE_REPORT,
        Right.PUBLISH_REPORT,
        Right.DECIDE_MEMBERSHIP,
        Right.NOMINATE,
        Right.VOTE,
        Right.RUN_ROTATION,
        Right.HAND_OVER,
        Right.PROPOSE_IDEA,
        Right.ADOPT_PLAN,
        Right.KEEP_TASKS,
        Right.CALL_MEETING,
        Right.KEEP_MINUTES,
        Right.APPROVE_MINUTES,
        Right.GIVE_ROLES,
    }
    reads = Reach.MEMBERS
    of_alliance = True
    speaks = Speaks.MEMBER
    second_factor = True


class Member(Role):
    key, name = "member", _("Member's focal point")
    about = _(
        "Speaks for one member organisation. Reads the papers, posts events, writes materials, proposes; nominates and "
        "votes in the name of her organisation, which has one vote, whoever of its people casts it."
    )
    may = _FILES | {
        Right.READ_PAPERS,
        Right.EDIT_EVENTS,
        Right.TAKE_REPLIES,
        Right.EDIT_MATERIALS,
        Right.NOMINATE,
        Right.VOTE,
        Right.PROPOSE_IDEA,
        Right.KEEP_TASKS,
    }
    reads = Reach.MEMBERS
    speaks = Speaks.MEMBER


class Observer(Role):
    key, name = "observer", _("Observer")
    about = _(
        "Speaks for one observer organisation. Reads what is shared with observers, speaks and proposes ideas. Signs, "
        "votes and nominates nothing, and does not count for a quorum."
    )
    may = {Right.READ_PAPERS, Right.PROPOSE_IDEA, Right.KEEP_TASKS, Right.LOG_CONTACT}
    speaks = Speaks.OBSERVER


class NationalDesk(Role):
    key, name = "national_desk", _("National desk")
    about = _(
        "Follows one government: keeps its State file, logs contacts, and enters acts of States, which a second person "
        "verifies."
    )
    may = _FILES | {Right.READ_PAPERS, Right.RECORD_ACT, Right.PROPOSE_IDEA, Right.KEEP_TASKS}


class Translator(Role):
    key, name = "translator", _("Translator")
    about = _("Works on the materials and the argument bank in her languages.")
    may = {Right.READ_PAPERS, Right.EDIT_MATERIALS, Right.EDIT_ARGUMENTS, Right.KEEP_TASKS}


class Auditor(Role):
    key, name = "auditor", _("Auditor")
    about = _("Reads what is shared with everybody, and the log of every act. Changes nothing.")
    may = {Right.READ_PAPERS, Right.READ_LOG}
    reads = Reach.PUBLIC
    # An organisation would let her see what that organisation keeps for itself.
    speaks = Speaks.ALLIANCE
    audits = True


class Operator(Role):
    key, name = "operator", _("Operator of this installation")
    about = _("The person at this installation's command line. Holds every right, and cannot sign in here.")
    may = set(Right)
    reads = Reach.MEMBERS
    of_alliance = True
    speaks = Speaks.ALLIANCE
    gives_every_role = True
    is_given = False


class Everybody(Role):
    """Not given to anybody: what a reader has who did not sign in."""

    key, name = "public", _("Everybody, without signing in")
    about = _("The public. Reads the public pages: the treaty's status, what the alliance publishes. Needs no account.")
    may: ClassVar[set[Right]] = set()
    reads = Reach.PUBLIC
    is_given = False


ROLES: dict[str, type[Role]] = {
    role.key: role for role in (Secretariat, Convener, Member, Observer, NationalDesk, Translator, Auditor, Operator)
}


def given_by(held: set[type[Role]]) -> list[type[Role]]:
    """The roles that somebody with these roles may give, in their order: no right that she lacks herself, unless one
    of her roles gives every role. Without the right to give roles: none.
    """
    rights = set().union(*(role.may for role in held))
    if Right.GIVE_ROLES not in rights:
        return []
    everything = any(role.gives_every_role for role in held)
    return [role for role in ROLES.values() if role.is_given and (everything or role.may <= rights)]
