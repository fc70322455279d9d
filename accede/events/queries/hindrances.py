"""Who must not get a letter of a run: who answered is not reminded, who is invited is not invited again, who is not
invited any more is asked for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.events.models import Event
from accede.events.queries.invited import Invited, ever_invited, withdrawn_by
from accede.kit.letter_fields import Hindrance
from accede.kit.localdates import long_day
from accede.mailings.models import Run, RunKind

FEW = 100  # addressees whose invitations are looked up by their names


def hindrances(run: Run, event: Event, asked: Iterable[str], *, on: date) -> list[Hindrance]:
    """For each of the addressees of a run that invites or reminds, why it must not go there. Two queries."""
    if run.kind not in (RunKind.INVITATION, RunKind.REMINDER):
        return []
    if event.cancelled_date:
        return [_cancelled(each) for each in asked]
    wanted = set(asked)
    # A letter that is about to leave is asked about alone; a whole run has all invitations read at once.
    few = wanted if len(wanted) <= FEW else None
    found = [_of_one(run, each, on) for each in _latest(ever_invited(event, as_of=on, only=few))]
    return [each for each in found if each is not None and each.addressee in wanted]


def _latest(rows: list[Invited]) -> list[Invited]:
    """Of each addressee the invitation that stands, else the one that was withdrawn last."""
    by_end = sorted(rows, key=lambda each: each.invitation.withdrawn_date or date.max)
    return list({_addressee(each): each for each in by_end}.values())


def _of_one(run: Run, each: Invited, on: date) -> Hindrance | None:
    own = each.invitation.letter is not None and each.invitation.letter.run_id == run.pk
    if not _addressee(each):
        return None
    if withdrawn_by(each.invitation, on):
        return _withdrawn(each)
    if own:
        return None
    if run.kind == RunKind.REMINDER:
        return _answered(each) if each.answered else None
    return _invited(each) if each.invitation.letter else None


def _cancelled(addressee: str) -> Hindrance:
    words = _("This event was cancelled. Nobody is invited to it any more.")
    return Hindrance(addressee, "cancelled", pgettext("run of letters", "cancelled"), words)


def _withdrawn(each: Invited) -> Hindrance:
    """No run invites again whom a person took off: she invites again on the page of the invitation, then it may."""
    words = _("This invitation was withdrawn on %(day)s") % {"day": long_day(each.invitation.withdrawn_date)}
    return Hindrance(_addressee(each), "withdrawn", _("invitation withdrawn"), words)


def _answered(each: Invited) -> Hindrance:
    reply = each.reply
    values = {"answer": reply.get_answer_display() if reply else ""}
    words = _("Answered meanwhile: %(answer)s. Only who did not answer is reminded.") % values
    return Hindrance(_addressee(each), "answered", _("answered"), words)


def _invited(each: Invited) -> Hindrance:
    words = _("Invited to this event already, by a letter of %(day)s.") % {
        "day": long_day(each.invitation.invited_date)
    }
    return Hindrance(_addressee(each), "invited", _("invited already"), words)


def _addressee(each: Invited) -> str:
    invitation = each.invitation
    if invitation.letter:
        return str(invitation.letter.addressee)
    return f"mission:{invitation.mission.key}" if invitation.mission else ""
