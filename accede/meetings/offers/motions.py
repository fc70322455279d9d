"""What motions offer: votes that wait for the reader's organisation, and for others."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.kit.offers import OthersLine, WorkLine, offer
from accede.meetings.queries.motions_waiting import open_motions


@offer("work")
def votes(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Open motions on which an organisation of the reader has not voted."""
    if not subject or not may(reader, Right.VOTE, campaign=subject, on=on):
        return []
    return [
        WorkLine(
            _("Vote for %(names)s: %(text)s")
            % {"names": ", ".join(each.short for each in record.mine), "text": str(record.motion)},
            record.motion.get_absolute_url(),
            sub=record.motion.item.meeting.title,
            action=pgettext("button", "Vote"),
        )
        for record in open_motions(campaign_of(subject), reader=reader, on=on)
        if record.mine
    ]


@offer("waiting_for_others")
def members(*, subject: str | None, on: date, reader: Any) -> list[OthersLine]:
    """For who keeps the minutes: open motions on which members that are there have not voted."""
    if not subject or not may(reader, Right.KEEP_MINUTES, campaign=subject, on=on):
        return []
    return [
        OthersLine(
            _("Votes on: %(text)s") % {"text": str(record.motion)},
            record.motion.get_absolute_url(),
            whom=ngettext("%(n)s member", "%(n)s members", len(record.waiting)) % {"n": len(record.waiting)},
            since=record.motion.opened_at.date(),
            sub=", ".join(record.waiting),
        )
        for record in open_motions(campaign_of(subject), reader=reader, on=on)
        if record.waiting
    ]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on motions."""
    return [
        ("meetings.put_motion", _("Motion put to the meeting")),
        ("meetings.cast_vote", _("Vote of an organisation cast")),
        ("meetings.take_back_vote", _("Vote taken off the roll")),
        ("meetings.reserve", _("Reservation noted")),
        ("meetings.close_motion", _("Motion closed")),
        ("meetings.withdraw_motion", _("Motion withdrawn")),
    ]
