"""What roles offer: what somebody leaves behind, invitations that wait, roles about to end, words of the log."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.models import User
from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import queries
from accede.coalition.queries import invitations as found
from accede.coalition.queries import roles
from accede.kit.localdates import long_day
from accede.kit.offers import OthersLine, WorkLine, offer


@offer("left_behind")
def left_behind(*, subject: tuple[str, User], on: date, reader: Any) -> list[WorkLine]:
    """The open tasks and the terms of office of somebody who leaves, as far as the reader sees them."""
    slug, user = subject
    campaign = queries.campaign(slug)
    tasks = queries.tasks(campaign, reader=reader, on=on)
    hers = [each for each in tasks if user.pk in (each.account_id, each.person.user_id if each.person else None)]
    lines = [WorkLine(each.title, each.get_absolute_url(), due=each.due, sub=_("open task")) for each in hers]
    for held in roles.terms_of(campaign, user, on=on):
        lines.append(WorkLine(held.term.office.name, held.term.get_absolute_url(), sub=held.time))
    return lines


@offer("waiting_for_others")
def invitations(*, subject: str | None, on: date, reader: Any) -> list[OthersLine]:
    """The reader's own invitations that nobody has accepted yet."""
    if not subject or not may(reader, Right.GIVE_ROLES, campaign=subject, on=on):
        return []
    campaign = queries.campaign(subject)
    url = reverse("coalition:sign_ins", args=[subject]) + "#invitations"
    return [
        OthersLine(
            _("Accept your invitation"),
            url,
            whom=row.invitation.name,
            since=row.invitation.sent_date,
            due=row.invitation.good_until,
            late=not row.open,
            sub=row.letter or str(row.invitation.get_role_display()),
        )
        for row in found.invitations(campaign, on=on)
        if row.renewable and row.invitation.invited_by_id == reader.pk
    ]


@offer("work")
def roles_about_to_end(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """For whoever gives roles: roles that end within a month and are followed by no other of the same organisation."""
    if not subject or not may(reader, Right.GIVE_ROLES, campaign=subject, on=on):
        return []
    return [
        WorkLine(
            _("Say who follows as %(role)s") % {"role": held.role.name},
            reverse("coalition:sign_in", args=[subject, held.user.pk]),
            due=held.grant.until_date,
            sub=_("%(name)s, until %(day)s") % {"name": held.user, "day": long_day(held.grant.until_date)},
            action=pgettext("button", "Open"),
        )
        for held in roles.about_to_end(queries.campaign(subject), on=on)
    ]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of inviting."""
    return [
        ("coalition.invite", _("Invitation sent")),
        ("coalition.resend_invitation", _("Invitation sent again")),
        ("coalition.revoke_invitation", _("Invitation taken back")),
        ("coalition.accept_invitation", _("Invitation accepted")),
        ("coalition.link_account", _("Account tied to a person")),
    ]
