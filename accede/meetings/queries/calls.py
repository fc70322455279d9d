"""What a call would do now, and what became of those that were sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.coalition.models import Organisation
from accede.kit.models import MailState, OutgoingMail
from accede.meetings.models import Call, CallRecipient, Meeting, MeetingAct, Reply
from accede.meetings.queries import people
from accede.meetings.queries.meetings import act_of, last_call
from accede.meetings.queries.people import Invited

SALT = "meetings.reply"


@dataclass(frozen=True)
class Plan:
    """What the next call is: to whom which entry goes. Empty when everybody knows everything."""

    kind: str  # of Call.Kind; "" when there is nothing to send
    invite: list[Invited] = field(default_factory=list)  # new, or told of what has changed
    withdraw: list[CallRecipient] = field(default_factory=list)  # the meeting does not concern them any more
    unreached: list[Organisation] = field(default_factory=list)
    last: Call | None = None

    @property
    def empty(self) -> bool:
        return not self.kind

    @property
    def count(self) -> int:
        return len(self.invite) + len(self.withdraw)


@dataclass(frozen=True)
class Line:
    """One person on the page of calls: what went to her, what became of it, what she answered."""

    recipient: CallRecipient
    mail: OutgoingMail | None
    reply: Reply | None
    outdated: bool  # she answered before the last change

    @property
    def fate(self) -> str:
        return mail_word(self.mail)


def plan(meeting: Meeting, *, on: date) -> Plan:
    """What would be sent if the meeting were called now. Reads only."""
    last, held = last_call(meeting), people.in_calendars(meeting)
    if act_of(meeting, MeetingAct.Kind.CANCELLED):
        kind = Call.Kind.CANCEL if held else ""
        return Plan(kind, withdraw=held, last=last)
    now = people.to_call(meeting, on=on)
    unreached = people.unreached(meeting, now)
    known = {row.email.lower(): row for row in held}
    wanted = {each.email.lower() for each in now}
    gone = [row for row in held if row.email.lower() not in wanted]
    told = {email for email, row in known.items() if row.call.sequence == meeting.sequence}
    fresh = [each for each in now if each.email.lower() not in told]
    if not fresh and not gone:
        return Plan("", unreached=unreached, last=last)
    changed = any(each.email.lower() in known for each in fresh)
    kind = Call.Kind.UPDATE if changed else Call.Kind.REQUEST if fresh else Call.Kind.CANCEL
    return Plan(kind, fresh, gone, unreached, last)


def lines(meeting: Meeting) -> list[Line]:
    """Everybody to whom a call went, with the fate of the last letter and the last answer. Three queries."""
    rows = people.recipients(meeting)
    letters = {row.key: row for row in OutgoingMail.objects.filter(key__in=[row.mail_key for row in rows])}
    answers = people.replies(meeting)
    said = {row.pk: answers.get(row.email.lower()) for row in rows if row.email}
    return [_line(meeting, row, letters.get(row.mail_key), said.get(row.pk)) for row in rows]


def troubled(found: Iterable[Line]) -> list[Line]:
    """The lines whose letter did not leave at the first try, came back, or of which nobody knows."""
    return [line for line in found if line.mail is not None and _is_troubled(line.mail)]


def mail_word(mail: OutgoingMail | None) -> str:
    """What became of a letter, in words."""
    if mail is None:
        return pgettext("letter", "sent from another installation")
    if mail.state == MailState.QUEUED and mail.attempts:
        return pgettext("letter", "waits: the mail server did not take it yet; it is tried again by itself")
    return {
        MailState.QUEUED: pgettext("letter", "waits to be sent"),
        MailState.CLAIMED: pgettext("letter", "is being sent"),
        MailState.SENT: pgettext("letter", "sent"),
        MailState.DOUBTFUL: pgettext("letter", "nobody knows whether it left: settle it under outgoing mail"),
        MailState.BOUNCED: pgettext("letter", "came back: the address does not take it"),
        MailState.SUPPRESSED: pgettext("letter", "not sent: we do not write to this address any more"),
    }[MailState(mail.state)]


def calls_of(meeting: Meeting) -> QuerySet[Call]:
    """The meeting's calls, the latest first."""
    return Call.objects.filter(meeting=meeting).prefetch_related("recipients").order_by("-number")


def reply_token(meeting: Meeting, email: str) -> str:
    """What stands in the address by which an invited person answers without an account."""
    return signing.dumps([meeting.uid, email.lower()], salt=SALT, compress=True)


def reply_address(meeting: Meeting, email: str) -> str:
    """The whole address for answering."""
    path = reverse("meetings:reply", args=[meeting.campaign.slug, reply_token(meeting, email)])
    return settings.SITE_URL + path


def invited_by(token: str, campaign: str) -> tuple[Meeting, CallRecipient] | None:
    """The meeting and the person whom a token names; None for a token that is not ours or concerns nobody now."""
    try:
        uid, email = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    meeting = Meeting.objects.select_related("campaign", "series").filter(uid=uid, campaign__slug=campaign).first()
    recipient = people.recipient_of(meeting, email) if meeting else None
    return (meeting, recipient) if meeting and recipient else None


def summary(found: Iterable[Line]) -> list[tuple[str, int]]:
    """How many said what, and how many said nothing."""
    rows = list(found)
    said = [line.reply.says for line in rows if line.reply]
    words = {
        Reply.Says.PRESENT: pgettext("counted people", "come"),
        Reply.Says.REMOTE: pgettext("counted people", "join from afar"),
        Reply.Says.APOLOGIES: pgettext("counted people", "cannot come"),
    }
    counts = [(word, said.count(says)) for says, word in words.items()]
    return [*counts, (_("no answer yet"), len(rows) - len(said))]


def _is_troubled(mail: OutgoingMail) -> bool:
    if mail.state in (MailState.QUEUED, MailState.CLAIMED):
        return mail.attempts > 1 or bool(mail.words)
    return mail.state != MailState.SENT


def _line(meeting: Meeting, row: CallRecipient, mail: OutgoingMail | None, reply: Reply | None) -> Line:
    return Line(row, mail, reply, outdated=reply is not None and reply.sequence != meeting.sequence)
