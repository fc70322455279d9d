"""What minutes offer: what waits to be sent round, corrected and approved, and the days for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.kit.localdates import long_day
from accede.kit.offers import AgendaLine, DatedThing, Span, WorkLine, offer
from accede.meetings.models import Meeting
from accede.meetings.queries.minutes_stages import Waiting, waiting_minutes

YEAR = timedelta(days=366)


@offer("work")
def waiting(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Minutes to be sent round, to be answered, to be approved; and for everybody who reads them, to be corrected."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    keeps = may(reader, Right.KEEP_MINUTES, campaign=subject, on=on)
    found = waiting_minutes(campaign_of(subject), reader=reader, on=on)
    lines = [_line(each, keeps, on) for each in found]
    return [line for line in lines if line is not None]


def _line(each: Waiting, keeps: bool, on: date) -> WorkLine | None:
    url = minutes_url(each.meeting)
    when = long_day(each.meeting.day)
    if each.kept is None:
        title = _("Send the minutes of %(day)s round") % {"day": when}
        return WorkLine(title, url, sub=each.meeting.title, action=pgettext("button", "Write")) if keeps else None
    if each.open_corrections and keeps:
        words = ngettext(
            "%(n)s correction to the minutes of %(day)s waits for an answer",
            "%(n)s corrections to the minutes of %(day)s wait for an answer",
            each.open_corrections,
        )
        title = words % {"n": each.open_corrections, "day": when}
        return WorkLine(title, url, sub=each.meeting.title, action=pgettext("button", "Answer"))
    until = each.kept.corrections_until
    if until and on <= until:
        title = _("Read the minutes of %(day)s and correct them") % {"day": when}
        return WorkLine(title, url, due=until, sub=each.meeting.title, action=pgettext("button", "Read"))
    title = _("Have the minutes of %(day)s approved") % {"day": when}
    return WorkLine(title, url, sub=each.meeting.title, action=pgettext("button", "Approve")) if keeps else None


@offer("dates")
def correction_days(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """Until when corrections of minutes are taken, from the day on."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return _dated(subject, on, on + YEAR, reader=reader, on=on)


@offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """The same in a span of days."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return _dated(subject.campaign, subject.first, subject.until, reader=reader, on=on)


def _dated(slug: str, first: date, until: date, *, reader: Any, on: date) -> list[DatedThing]:
    return [
        DatedThing(
            each.kept.corrections_until,
            _("Last day for corrections to the minutes of %(day)s") % {"day": long_day(each.meeting.day)},
            minutes_url(each.meeting),
            sub=each.meeting.title,
            key=f"meetings:corrections:{each.meeting.key}",
        )
        for each in waiting_minutes(campaign_of(slug), reader=reader, on=on)
        if each.kept and each.kept.corrections_until and first <= each.kept.corrections_until <= until
    ]


@offer("agenda")
def to_approve(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """Minutes that the next meeting approves."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    found = waiting_minutes(campaign_of(slug), reader=reader, on=on, for_all=True)
    return [
        AgendaLine(
            f"meetings:minutes:{each.meeting.key}",
            5,
            _("Approve the minutes of %(day)s") % {"day": long_day(each.meeting.day)},
            sub=each.meeting.title,
            url=minutes_url(each.meeting),
        )
        for each in found
    ]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on minutes."""
    return [
        ("meetings.write_minutes", _("Minutes written")),
        ("meetings.circulate_minutes", _("Minutes sent round")),
        ("meetings.ask_for_correction", _("Correction of minutes asked for")),
        ("meetings.settle_correction", _("Correction of minutes answered")),
        ("meetings.approve_minutes", _("Minutes approved and sealed")),
    ]


def minutes_url(meeting: Meeting) -> str:
    """Where the minutes of a meeting stand."""
    return reverse("meetings:minutes", args=[meeting.campaign.slug, meeting.key])
