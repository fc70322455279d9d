"""What rotations, terms and handovers offer: work, what others have to do, days, lines of a handover, words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import queries
from accede.coalition.models import Campaign
from accede.coalition.queries import office_work, work
from accede.kit.offers import DatedThing, HandoverLine, OthersLine, Span, WorkLine, offer

YEAR = timedelta(days=366)


@offer("work")
def waiting(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """To nominate, answer, vote, count, hand over, confirm."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    campaign = queries.campaign(subject)
    return office_work.waiting(campaign, reader=reader, on=on, at=_moment(campaign, on))


@offer("waiting_for_others")
def with_others(*, subject: str | None, on: date, reader: Any) -> list[OthersLine]:
    """Members that have not voted, nominees that have not answered, packs not released or read."""
    if not subject:
        return []
    campaign = queries.campaign(subject)
    return office_work.others(campaign, reader=reader, on=on, at=_moment(campaign, on))


@offer("dates")
def closings(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """The days within a year on which nominations and ballots close."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return office_work.closings(queries.campaign(subject), first=on, until=on + YEAR)


@offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """The same in a span."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return office_work.closings(queries.campaign(subject.campaign), first=subject.first, until=subject.until)


@offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Rotations that go on, and the coming ends of terms."""
    slug, _office = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    campaign = queries.campaign(slug)
    days = [
        *office_work.closings(campaign, first=on, until=on + YEAR),
        *work.coming(campaign, on=on, until=on + YEAR),
    ]
    dated = [HandoverLine("dates", 30, each.title, each.url, due=each.day, sub=each.sub) for each in days]
    return [*office_work.handed_on(campaign, at=_moment(campaign, on)), *dated]


def _moment(campaign: Campaign, on: date) -> datetime:
    return office_work.moment_on(campaign, on=on, now=timezone.now())


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of a rotation and a handover."""
    return [
        ("coalition.open_rotation", _("Nominations opened")),
        ("coalition.close_nominations", _("Nominations closed before their time")),
        ("coalition.call_off", _("Rotation called off")),
        ("coalition.nominate", _("Nomination recorded")),
        ("coalition.answer_nomination", _("Answer to a nomination recorded")),
        ("coalition.withdraw_nomination", _("Nomination withdrawn")),
        ("coalition.open_ballot", _("Ballot opened")),
        ("coalition.vote", _("Vote of a member cast")),
        ("coalition.count_ballot", _("Ballot counted")),
        ("coalition.decide_rotation", _("Rotation decided")),
        ("coalition.open_term", _("Term opened by a rotation")),
        ("coalition.write_notes", _("Notes of a handover written")),
        ("coalition.release_handover", _("Handover released")),
        ("coalition.confirm_handover", _("Handover read")),
    ]
