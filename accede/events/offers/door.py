"""The guest list that a venue waits for, as work; what the log says of acts at the door and on the list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.rules import may_change, reading_of
from accede.events.queries.deadlines import ListDue, lists_due
from accede.kit.offers import WorkLine, offer

# How long before its deadline the list stands in Today's work, and how long after the event a list that was never sent.
AHEAD, AFTER = timedelta(days=14), timedelta(days=1)


@offer("work")
def lists_to_send(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """The guest lists that venues wait for, for who keeps them."""
    if not subject or not may(reader, Right.TAKE_REPLIES, campaign=subject, on=on):
        return []
    reading = reading_of(reader, subject, on=on)
    found = lists_due(campaign_of(subject), first=on - AFTER)
    return [
        _line(due, on)
        for due in found
        if due.sent is None and due.day and due.day <= on + AHEAD and may_change(due.event, reading)
    ]


def _line(due: ListDue, on: date) -> WorkLine:
    venue = due.event.held_at.name if due.event.held_at else ""
    return WorkLine(
        title=_("Send the guest list of “%(event)s” to %(venue)s") % {"event": due.event.title, "venue": venue},
        url=reverse("events:guests", args=[due.event.campaign.slug, due.event.key]),
        due=due.day,
        late=bool(due.day and due.day < on),
        sub=_("until %(moment)s") % {"moment": due.words},
        action=_("Open the guest list"),
    )


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on the guest list and at the door."""
    return [
        ("events.add_guest", _("Guest put on the list")),
        ("events.change_guest", _("Guest corrected")),
        ("events.leave_out_guest", _("Guest taken off the list")),
        ("events.bring_back_guest", _("Guest put back on the list")),
        ("events.send_guest_list", _("Guest list sent to the venue")),
        ("events.check_in", _("Guest noted as come")),
        ("events.take_back_check_in", _("Note that a guest came taken back")),
        ("events.count_by_eye", _("Heads counted anew")),
        ("events.register", _("Somebody registered for an event")),
        ("events.confirm_registration", _("Registration confirmed")),
        ("events.cancel_registration", _("Registration cancelled")),
        ("events.erase_guest", _("What is held about a guest erased")),
    ]
