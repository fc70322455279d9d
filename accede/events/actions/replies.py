"""What was answered to an invitation: by the link without an account, or told to somebody who takes it down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.events.actions.guests import follow_reply
from accede.events.actions.invitations import AlreadyInvited, NotInvitedAnyMore, invite, revoke_link
from accede.events.models import Invitation, Reply
from accede.events.queries.closing import is_closed
from accede.events.queries.invited import invited_by
from accede.events.readers import Scan
from accede.kit import log
from accede.kit.refusals import Refused

__all__ = [
    "AlreadyInvited", "Meanwhile", "NotInvitedAnyMore", "NothingToSettle", "TooLate", "answer", "invite",
    "revoke_link", "settle", "take_reply",
]  # fmt: skip

Way, Answer = Reply.Way, Reply.Answer


class TooLate(Refused):
    """Answers by the link are closed."""


class Meanwhile(Refused):
    """Somebody answered for the same invitation since the page was opened; the message says what stands."""


class NothingToSettle(Refused):
    """No two answers contradict each other."""


@transaction.atomic
def answer(
    *, invitation: Invitation, turn: int, values: Mapping[str, Any], at: datetime, seen: int | None = None
) -> Reply:
    """What the bearer of the link answers, without an account. `values`: answer, name, title, heads, words.

    `seen` is the number of the last answer when she opened the page (None: she was not shown any, the link may be
    passed on): what came in since and says otherwise is shown to her first. The same answer sent again is one answer.
    Raises NotInvitedAnyMore, TooLate, Meanwhile, ValidationError.
    """
    held = _held(invitation)
    if held.withdrawn_date or held.turn != turn:
        words = _("This link is not valid any more. Use the one in our latest letter, or telephone us.")
        raise NotInvitedAnyMore(words)
    if is_closed(held.event, at=at):
        raise TooLate(_("Answers are closed. Please telephone or write to us."))
    known = invited_by(held, as_of=timezone.localtime(at).date())
    last = known.replies[-1] if known.replies else None
    if last and last.way == Way.LINK and _same(last, values):
        return last
    stood = known.reply
    if seen is not None and last and stood and last.number > seen and stood.answer != values["answer"]:
        words = _("Meanwhile another answer came in: %(answer)s. Send yours again if it shall count instead.")
        raise Meanwhile(words % {"answer": stood.get_answer_display()})
    row = _add(held, {**values, "way": Way.LINK, "said_at": at}, number=_next(held), at=at)
    log.record("events.answer", target=row, by=None, on=timezone.localtime(at).date(), after=_told(row))
    return row


@transaction.atomic
def take_reply(
    *,
    invitation: Invitation,
    values: Mapping[str, Any],
    by: Any,
    on: date,
    at: datetime,
    scan: Scan | None = None,
    replaces: bool = False,
) -> Reply:
    """Take down what was answered by telephone, note verbale, mail or in person; also after answers by link are closed.

    `values`: answer, way, said_at, name, title, heads, words. `replaces`: she said that it takes the place of whatever
    was answered before, so nothing is left to settle. Raises NotAllowed, NotInvitedAnyMore, ValidationError.
    """
    require(by, Right.TAKE_REPLIES, campaign=invitation.campaign_slug, on=on)
    guard(invitation, by=by, on=on)
    held = _held(invitation)
    if held.withdrawn_date:
        raise NotInvitedAnyMore(_("This invitation was withdrawn. Invite again before you record an answer."))
    _check_moment(held, values["said_at"], at)
    kept = {"scan": scan.content, "scan_name": scan.name, "scan_type": scan.content_type} if scan else {}
    facts = {**values, **kept, "taken_by": log.username(by)}
    row = _add(held, facts, number=_next(held), at=at)
    log.record("events.take_reply", target=row, by=by, on=on, after=_told(row))
    if replaces and invited_by(held, as_of=on).stands.conflict:
        same = {name: getattr(row, name) for name in ("answer", "name", "title", "heads")}
        _settle(held, {**same, "words": _("It takes the place of earlier answers.")}, by=by, on=on, at=at)
    return row


@transaction.atomic
def settle(*, invitation: Invitation, values: Mapping[str, Any], by: Any, on: date, at: datetime) -> Reply:
    """Decide which of two answers counts that contradict each other; both stay on record. `values`: answer, name,
    title, heads, words. Raises NotAllowed, NothingToSettle, ValidationError.
    """
    require(by, Right.TAKE_REPLIES, campaign=invitation.campaign_slug, on=on)
    guard(invitation, by=by, on=on)
    held = _held(invitation)
    if not invited_by(held, as_of=on).stands.conflict:
        raise NothingToSettle(_("No two answers contradict each other here. Somebody may have settled it already."))
    return _settle(held, values, by=by, on=on, at=at)


def _settle(held: Invitation, values: Mapping[str, Any], *, by: Any, on: date, at: datetime) -> Reply:
    facts = {**values, "way": Way.SETTLED, "said_at": at, "taken_by": log.username(by)}
    row = _add(held, facts, number=_next(held), at=at)
    log.record("events.settle", target=row, by=by, on=on, after=_told(row))
    return row


def _held(invitation: Invitation) -> Invitation:
    """The invitation, held until the act is done: two who answer at once come one after the other."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    held.event = invitation.event
    return held


def _next(held: Invitation) -> int:
    return held.replies.count() + 1


def _add(held: Invitation, facts: Mapping[str, Any], *, number: int, at: datetime) -> Reply:
    row = Reply(invitation=held, number=number, **facts)
    row.full_clean()
    row.save()
    follow_reply(invitation=held, at=at)
    return row


def _same(last: Reply, values: Mapping[str, Any]) -> bool:
    blank = {"name": "", "title": "", "words": "", "heads": 1}
    return all(getattr(last, name) == values.get(name, blank.get(name)) for name in ("answer", *blank))


def _told(row: Reply) -> dict[str, Any]:
    return {"answer": row.answer, "way": row.way, "number": row.number, "scan_type": row.scan_type}


def _check_moment(held: Invitation, said_at: datetime, at: datetime) -> None:
    if said_at > at:
        raise Refused(_("This moment is still to come. Give the one at which the answer was given."), field="said_at")
    if timezone.localtime(said_at).date() < held.invited_date:
        raise Refused(_("That was before the invitation. Give the moment of the answer."), field="said_at")
