"""Who must not get a letter of a run: who answered is not reminded, who is invited is not invited again."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accede.events.models import Event
from accede.events.queries.invited import Invited, invited
from accede.kit.letter_fields import Hindrance
from accede.kit.localdates import long_day
from accede.mailings.models import Run, RunKind


def hindrances(run: Run, event: Event, *, on: date) -> list[Hindrance]:
    """For each addressee of a run that invites or reminds, why it must not go there. Two queries."""
    rows = [
        each for each in invited(event, as_of=on) if each.invitation.letter and each.invitation.letter.run_id != run.pk
    ]
    if run.kind == RunKind.REMINDER:
        return [_answered(each) for each in rows if each.answered]
    if run.kind == RunKind.INVITATION:
        return [_invited(each) for each in rows]
    return []


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
    return each.invitation.letter.addressee if each.invitation.letter else ""
