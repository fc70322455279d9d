"""The roles of an alliance, readable by a lawyer: each class lists what its holder may do.

The same data enforce the rights (`rules.may`) and are shown to people (`ROLES`).
"""

from __future__ import annotations

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


class Role:
    """A name and the rights that go with it."""

    key: ClassVar[str]
    name: ClassVar[str | Promise]
    may: ClassVar[set[Right]]


class Secretariat(Role):
    """The seconded officer. Keeps every room and drafts the report; cannot verify what she entered herself."""

    key, name = "secretariat", _("Secretariat")
    may = set(Right) - {Right.PUBLISH_REPORT}


class Convener(Role):
    """The member whose turn it is. Decides, verifies and publishes."""

    key, name = "convener", _("Convener")
    may = _EDIT | {
        Right.READ_PAPERS,
        Right.READ_LOG,
        Right.VERIFY_ACT,
        Right.WRITE_REPORT,
        Right.PUBLISH_REPORT,
    }


class Member(Role):
    """A member organisation's focal point. Reads the papers, posts events, writes materials."""

    key, name = "member", _("Member's focal point")
    may = {Right.READ_PAPERS, Right.EDIT_EVENTS, Right.EDIT_MATERIALS}


class Observer(Role):
    """Reads the alliance's papers. Signs, votes and nominates nothing."""

    key, name = "observer", _("Observer")
    may = {Right.READ_PAPERS}


class NationalDesk(Role):
    """Follows one government: reads the papers and enters acts that a second person verifies."""

    key, name = "national_desk", _("National desk")
    may = {Right.READ_PAPERS, Right.RECORD_ACT}


class Translator(Role):
    """Works on texts in her languages."""

    key, name = "translator", _("Translator")
    may = {Right.READ_PAPERS, Right.EDIT_MATERIALS}


class Auditor(Role):
    """Reads the papers and the log; changes nothing."""

    key, name = "auditor", _("Auditor")
    may = {Right.READ_PAPERS, Right.READ_LOG}


class Operator(Role):
    """The person at this installation's command line. Every right, and no way to sign in."""

    key, name = "operator", _("Operator of this installation")
    may = set(Right)


ROLES: dict[str, type[Role]] = {
    role.key: role for role in (Secretariat, Convener, Member, Observer, NationalDesk, Translator, Auditor, Operator)
}
