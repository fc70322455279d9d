"""Calling people to a meeting, telling them what has changed, and what they answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log, mail
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused
from accede.meetings import queries
from accede.meetings.actions.meetings import NotAnyMore
from accede.meetings.models import Call, CallRecipient, Meeting, MeetingAct, Reply
from accede.meetings.queries import Attendee, Invited, Plan

TEMPLATES = {Call.Kind.REQUEST: "call", Call.Kind.UPDATE: "update", Call.Kind.CANCEL: "cancel"}


class NothingToSend(Refused):
    """Everybody has been called, and nothing has changed since: no letter leaves."""


class NobodyToCall(Refused):
    """No member and no observer has anybody with an address."""


@transaction.atomic
def send_call(*, meeting: Meeting, by: Any, on: date, at: datetime) -> Call:
    """Send what people do not know yet: the invitation, the update, or the cancellation; each in her language, with
    an entry that makes, changes or takes out the one in her calendar. The letters are rows in the same transaction.

    Calling again when nothing has changed sends nothing and raises NothingToSend.
    """
    require(by, Right.CALL_MEETING, campaign=meeting.campaign.slug, on=on)
    # Two who press the button at once: the second finds what the first has sent.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    plan = queries.plan(meeting, on=on)
    if plan.empty:
        raise _nothing(plan)
    last = Call.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    call = Call.objects.create(
        meeting=meeting, number=last + 1, kind=plan.kind, sequence=meeting.sequence, told=queries.told(meeting), on=on,
        at=at,
    )  # fmt: skip
    for number, invited in enumerate(plan.invite, start=1):
        _write(call, invited, number, str(plan.kind), by=by)
    gone = call
    if plan.withdraw and plan.invite:
        gone = Call.objects.create(
            meeting=meeting, number=last + 2, kind=Call.Kind.CANCEL, sequence=meeting.sequence, told=call.told, on=on,
            at=at,
        )  # fmt: skip
    for number, row in enumerate(plan.withdraw, start=1):
        invited = Invited(row.name, row.email, row.language, row.organisation, row.votes, row.person)
        _write(gone, invited, number, Call.Kind.CANCEL, by=by)
    log.record("meetings.send_call", target=meeting, by=by, on=on, after={"kind": plan.kind, "letters": plan.count})
    return call


@transaction.atomic
def answer(
    *, meeting: Meeting, recipient: CallRecipient, says: str, words: str, by: Any, on: date, at: datetime
) -> Reply:
    """Note what an invited person says beforehand. The bearer of her address answers without an account (`by` is None);
    a colleague who calls meetings answers on her behalf. The last answer counts.
    """
    if by is not None and not _is_own(recipient, by):
        require(by, Right.CALL_MEETING, campaign=meeting.campaign.slug, on=on)
    # Many answer in the minutes after a call: each gets a number of her own.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    kinds = set(meeting.acts.values_list("kind", flat=True))
    if MeetingAct.Kind.CANCELLED in kinds:
        raise NotAnyMore(_("This meeting was cancelled. No answer is needed."))
    if MeetingAct.Kind.CLOSED in kinds:
        raise NotAnyMore(_("This meeting is over. Attendance is noted in its minutes."))
    last = Reply.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    reply = Reply(
        meeting=meeting, number=last + 1, person=recipient.person, name=recipient.name, email=recipient.email,
        organisation=recipient.organisation, says=says, words=words, sequence=meeting.sequence, at=at,
    )  # fmt: skip
    reply.full_clean()
    reply.save()
    log.record("meetings.answer", target=meeting, by=by, on=on, after={"says": says})
    return reply


def _is_own(recipient: CallRecipient, by: Any) -> bool:
    person = recipient.person
    return by.email.lower() == recipient.email.lower() or (person is not None and person.user_id == by.pk)


def _nothing(plan: Plan) -> Refused:
    if plan.last is None:
        return NobodyToCall(
            _("No member and no observer has a person with a mail address. Add people and their posts first.")
        )
    return NothingToSend(
        _("Everybody was called, last on %(day)s, and nothing has changed since. Nothing was sent.")
        % {"day": long_day(plan.last.on)}
    )


def _write(call: Call, invited: Invited, number: int, kind: str, *, by: Any) -> None:
    """One letter with its entry, in the language of the person who gets it."""
    meeting = call.meeting
    key = f"{meeting.uid}:{call.number}:{number}"
    reply = "" if kind == Call.Kind.CANCEL else queries.reply_address(meeting, invited.email)
    with translation.override(invited.language):
        context = queries.letter(meeting, reply=reply)
        to = Attendee(invited.name, invited.email, invited.votes)
        entry = queries.entry(
            meeting, kind=kind, sequence=meeting.sequence, to=to, text=context["description"], stamp=call.at
        )
    letter = mail.queue(
        f"meetings/{TEMPLATES[Call.Kind(kind)]}", to=invited, about=meeting, by=by, context=context,
        language=invited.language, key=key, campaign=meeting.campaign.slug, reply_to=getattr(by, "email", ""),
        calendar=entry,
    )  # fmt: skip
    CallRecipient.objects.create(
        call=call, person=invited.person, name=invited.name, organisation=invited.organisation, votes=invited.votes,
        email=invited.email, language=invited.language, mail_key=letter.key or "",
    )  # fmt: skip
