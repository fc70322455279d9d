"""The roles of an alliance, readable by a lawyer: each class lists what its holder may do.

The same data enforce the rights (`rules.may`) and are shown to people (`ROLES`).
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.accounts.rights import Right

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


class Role:
    """A name and the rights that go with it."""

    key: ClassVar[str]
    name: ClassVar[str | Promise]
    may: ClassVar[set[Right]]
    # What was entered for an organisation alone is seen by that organisation's people, whatever their role.
    reads: ClassVar[Reach] = Reach.ALLIANCE
    # Whether the holder acts for the alliance itself, and so sees what the alliance entered for itself alone.
    of_alliance: ClassVar[bool] = False
    # Whether the holder signs in with a second factor: codes of an app, or a passkey.
    second_factor: ClassVar[bool] = False


class Secretariat(Role):
    """The seconded officer. Keeps every room and drafts the report; cannot verify what she entered herself."""

    key, name = "secretariat", _("Secretariat")
    may = set(Right) - {Right.PUBLISH_REPORT, Right.VOTE, Right.NOMINATE}
    reads = Reach.MEMBERS
    of_alliance = True
    second_factor = True


class Convener(Role):
    """The member whose turn it is. Decides, verifies and publishes."""

    key, name = "convener", _("Convener")
    may = _EDIT | {
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
    second_factor = True


class Member(Role):
    """A member organisation's focal point. Reads the papers, posts events, writes materials; nominates and votes
    in the name of her organisation, once for all its people."""

    key, name = "member", _("Member's focal point")
    may = {
        Right.READ_PAPERS,
        Right.EDIT_EVENTS,
        Right.EDIT_MATERIALS,
        Right.NOMINATE,
        Right.VOTE,
        Right.PROPOSE_IDEA,
        Right.KEEP_TASKS,
    }
    reads = Reach.MEMBERS


class Observer(Role):
    """Reads the alliance's papers, speaks and proposes ideas. Signs, votes and nominates nothing."""

    key, name = "observer", _("Observer")
    may = {Right.READ_PAPERS, Right.PROPOSE_IDEA, Right.KEEP_TASKS}


class NationalDesk(Role):
    """Follows one government: reads the papers and enters acts that a second person verifies."""

    key, name = "national_desk", _("National desk")
    may = {Right.READ_PAPERS, Right.RECORD_ACT, Right.PROPOSE_IDEA, Right.KEEP_TASKS}


class Translator(Role):
    """Works on texts in her languages."""

    key, name = "translator", _("Translator")
    may = {Right.READ_PAPERS, Right.EDIT_MATERIALS, Right.KEEP_TASKS}


class Auditor(Role):
    """Reads everything public and the log; changes nothing."""

    key, name = "auditor", _("Auditor")
    may = {Right.READ_PAPERS, Right.READ_LOG}
    reads = Reach.PUBLIC


class Operator(Role):
    """The person at this installation's command line. Every right, and no way to sign in."""

    key, name = "operator", _("Operator of this installation")
    may = set(Right)
    reads = Reach.MEMBERS
    of_alliance = True


ROLES: dict[str, type[Role]] = {
    role.key: role for role in (Secretariat, Convener, Member, Observer, NationalDesk, Translator, Auditor, Operator)
}
