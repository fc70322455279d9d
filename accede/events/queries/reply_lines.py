"""Invitations and what came of each, as lists show them: who, what, how, by whom it was taken down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from accede.coalition.models import Campaign
from accede.core.replies import Answer
from accede.events.models import Event, Guest, Invitation, Reply
from accede.events.queries.door import came, with_last_check_in
from accede.events.queries.events import events_of
from accede.events.queries.funnel import mark_of
from accede.events.queries.invited import Invited, ever_invited, invitations_of_campaign, invitations_of_state
from accede.kit.localdates import clock
from accede.kit.parts import Shown
from accede.mailings.queries.delivery import Fate, fates, is_delivered
from accede.record.queries import names

# What a list may be cut to; the words stand in the filter.
CUTS = (
    ("", pgettext_lazy("invitations", "All")),
    ("conflict", pgettext_lazy("invitations", "Answers that contradict each other")),
    ("open", pgettext_lazy("invitations", "No answer yet")),
    ("accepted", pgettext_lazy("invitations", "Somebody comes")),
    ("declined", pgettext_lazy("invitations", "Nobody comes")),
    ("unreached", pgettext_lazy("invitations", "Letter not delivered")),
    ("withdrawn", pgettext_lazy("invitations", "Withdrawn")),
)


@dataclass(frozen=True)
class ReplyLine:
    """One invitation with the answer that stands, the letter's fate and how many came."""

    each: Invited
    name: str
    sub: str
    mark: str  # the class of the State when invited; "" for who is no State
    fate: Fate | None
    came: int = 0

    @property
    def invitation(self) -> Invitation:
        return self.each.invitation

    @property
    def reply(self) -> Reply | None:
        return self.each.reply

    @property
    def conflict(self) -> bool:
        return bool(self.each.stands.conflict)

    @property
    def who(self) -> str:
        """Who comes, with the title, as it was said."""
        reply = self.each.reply
        return ", ".join(filter(None, [reply.name, reply.title])) if reply else ""

    @property
    def how(self) -> str:
        """By which way, when, and who took it down."""
        return how(self.each.reply) if self.each.reply else ""

    @property
    def reached(self) -> bool:
        return self.fate is None or is_delivered(self.fate)

    def is_in(self, cut: str) -> bool:
        """Whether the line belongs to a cut of CUTS."""
        stands, gone = self.each.stands, self.invitation.withdrawn_date is not None
        return {
            "": not gone,
            "conflict": not gone and self.conflict,
            "open": not gone and not stands.answered,
            "accepted": not gone and stands.accepts,
            "declined": not gone and stands.declines,
            "unreached": not gone and not self.reached,
            "withdrawn": gone,
        }.get(cut, not gone)


def reply_lines(event: Event, *, as_of: date) -> list[ReplyLine]:
    """Every invitation to the event, those that were withdrawn too, by the name of the State or whoever else is
    invited. A fixed number of queries.
    """
    return sorted(_lines(ever_invited(event, as_of=as_of), came(event), as_of), key=lambda line: line.name.casefold())


def lines_of_state(campaign: Campaign, state: str, *, reader: Any, as_of: date) -> list[ReplyLine]:
    """What a State was invited to, of the events that the reader sees, and what came of it, the latest first. A fixed
    number of queries.
    """
    seen = set(events_of(campaign, reader=reader, on=as_of).values_list("pk", flat=True))
    rows = invitations_of_state(campaign.slug, state, as_of=as_of)
    rows = [each for each in rows if each.invitation.event_id in seen]
    guests = Guest.objects.filter(invitation__in=[each.invitation.pk for each in rows])
    heads = Counter(row.invitation_id for row in with_last_check_in(guests) if row.in_now)
    return _lines(rows, heads, as_of)


def _lines(rows: list[Invited], heads: Mapping[Any, int], on: date) -> list[ReplyLine]:
    states = names(on=on)
    found = fates([each.invitation.letter for each in rows if each.invitation.letter])
    return [
        ReplyLine(
            each,
            name=states.get(each.invitation.state.code, each.invitation.name)
            if each.invitation.state
            else each.invitation.name,
            sub=str(each.invitation.mission or each.invitation.organisation or ""),
            mark=mark_of(each.invitation),
            fate=found[each.invitation.letter.pk] if each.invitation.letter else None,
            came=heads.get(each.invitation.pk, 0),
        )
        for each in rows
    ]


def how(reply: Reply) -> str:
    """ "By telephone, 12 June 2003, 10:05; taken down by officer." """
    values = {"way": reply.get_way_display(), "when": clock(reply.said_at), "who": reply.taken_by}
    if reply.taken_by:
        return _("%(way)s, %(when)s; taken down by %(who)s") % values
    return _("%(way)s, %(when)s") % values


def figures(lines: Iterable[ReplyLine]) -> list[Shown]:
    """How many said what; each figure leads to its rows."""
    standing = [line for line in lines if line.is_in("")]

    def of(cut: str) -> int:
        return sum(line.is_in(cut) for line in standing)

    later = sum(line.each.stands.answer is Answer.LATER for line in standing)
    said_later = ngettext("%(count)s will say later", "%(count)s will say later", later) % {"count": later}
    return [
        Shown(of("accepted"), _("accepted"), _("somebody comes, and nothing contradicts it"), url="?show=accepted"),
        Shown(of("declined"), _("declined"), _("nobody comes, and nothing contradicts it"), url="?show=declined"),
        Shown(of("open"), _("without an answer"), said_later, url="?show=open"),
        Shown(of("conflict"), _("to settle"), _("two answers contradict each other"), url="?show=conflict"),
    ]


def to_settle(campaign: Campaign, *, reader: Any, on: date) -> list[tuple[Event, int]]:
    """Events that the reader sees at which answers contradict each other, with how many do. Three queries."""
    events = {each.pk: each for each in events_of(campaign, reader=reader, on=on)}
    rows = invitations_of_campaign(campaign.slug, as_of=on)
    found = Counter(
        each.invitation.event_id
        for each in rows
        if each.stands.conflict and each.invitation.withdrawn_date is None and each.invitation.event_id in events
    )
    for event in events.values():
        event.campaign = campaign  # so that its address needs no query
    return [(events[pk], number) for pk, number in sorted(found.items())]
