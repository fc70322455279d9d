"""What the room offers: navigation, beginnings, work, dates, search documents, handover lines, the log's words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, rights_of
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.rules import marks_of
from accede.kit import offers
from accede.kit.localdates import long_day
from accede.kit.offers import (
    Beginning,
    DatedThing,
    HandoverLine,
    NavEntry,
    OthersLine,
    Prepared,
    SearchDocument,
    Span,
    WorkLine,
)
from accede.meetings import queries
from accede.meetings.models import Meeting
from accede.meetings.queries import State

AHEAD = 60  # days: what lies further off is not yet work
SERIES_AHEAD = 366  # days for which a series offers the days that have no meeting yet


@offers.offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry, for who may read the campaign's papers."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return [NavEntry("meetings", "campaign", 45, _("Meetings"), reverse("meetings:list", args=[subject]))]


@offers.offer("beginnings")
def beginnings(*, subject: str, on: date, reader: Any) -> list[Beginning]:
    """How the alliance meets, for who calls its meetings."""
    if not may(reader, Right.CALL_MEETING, campaign=subject, on=on):
        return []
    title, button = _("Say how the alliance meets"), _("Add a series of meetings")
    text = _("Each day of a series becomes a meeting with a call, an agenda and minutes.")
    url = reverse("meetings:add_series", args=[subject])
    return [Beginning(45, title, text, url, button, bool(queries.all_series(campaign_of(subject))))]


@offers.offer("work")
def work(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """For who calls: meetings whose call, update or cancellation has not gone out. For everybody: invitations that she
    has not answered.
    """
    if not subject:
        return []
    rights = rights_of(reader, campaign=subject, on=on)
    if Right.READ_PAPERS not in rights:
        return []
    rows = queries.of_window(campaign_of(subject), reader=reader, on=on, days=AHEAD)
    coming = [row for row in rows if row.day >= on]
    lines = [line for row in coming if (line := _to_send(row, on))] if Right.CALL_MEETING in rights else []
    return lines + [line for row in coming if (line := _to_answer(row, reader))]


@offers.offer("waiting_for_others")
def waiting_for_others(*, subject: str, on: date, reader: Any) -> list[OthersLine]:
    """Answers that those who were called still owe, for who calls meetings."""
    if not may(reader, Right.CALL_MEETING, campaign=subject, on=on):
        return []
    found = []
    for row in queries.of_window(campaign_of(subject), reader=reader, on=on, days=AHEAD):
        if row.day < on or queries.state_of(row) is not State.CALLED:
            continue
        missing = [line for line in queries.lines(row) if line.reply is None]
        last = queries.last_call(row)
        if missing and last:
            title = _("Answers to the call of %(name)s") % {"name": row.title}
            whom = ", ".join(line.recipient.name for line in missing[:3]) + (", …" if len(missing) > 3 else "")
            found.append(OthersLine(title, _address(row, "calls"), whom, since=last.on, due=row.day))
    return found


@offers.offer("prepared")
def prepared(*, subject: str, on: date, reader: Any) -> list[Prepared]:
    """A point for the next meeting from each new thing on record, for who sets the agenda."""
    if not may(reader, Right.CALL_MEETING, campaign=subject, on=on):
        return []
    rows = queries.of_window(campaign_of(subject), reader=reader, on=on, days=AHEAD)
    meeting = next((row for row in rows if row.day >= on and queries.is_coming(row, on=on)), None)
    if meeting is None:
        return []
    new = {each.key for each in offers.ask("news", subject=subject, on=on, reader=reader)}
    told = {"meeting": meeting.title, "day": long_day(meeting.day)}
    return [
        Prepared(
            key=f"{line.key}:agenda",
            about=line.key,
            order=9,
            title=_("Agenda item: %(title)s") % {"title": line.title},
            url=_address(meeting, "agenda"),
            sub=_("For %(meeting)s on %(day)s") % told,
            action=_("Review"),
        )
        for line in queries.offered(meeting, reader=reader, on=on)
        if line.key in new
    ]


@offers.offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """Meetings from the day on, and the coming days of series that have no meeting yet."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return _dated(subject, on, on + timedelta(days=SERIES_AHEAD), reader=reader, on=on)


@offers.offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """The same in a span of days."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return _dated(subject.campaign, subject.first, subject.until, reader=reader, on=on)


@offers.offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every meeting with its agenda; the indexer asks, readers are cut by the right and the marks."""
    return [
        SearchDocument(
            room="meetings",
            key=row.key,
            url=row.get_absolute_url(),
            title=row.title,
            text="\n".join([row.place, row.note, *(f"{item.title}\n{item.note}" for item in row.items.all())]),
            language=row.campaign.language,
            campaign=row.campaign.slug,
            right=Right.READ_PAPERS.value,
            excerpt=queries.when(row),
            day=row.day,
            seen_by=marks_of(row),
        )
        for row in queries.for_index(subject)
    ]


@offers.offer("handover")
def handover(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Meetings that lie ahead, with what is still to be sent."""
    slug, _office = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    found = []
    for row in queries.of_window(campaign_of(slug), reader=reader, on=on, days=SERIES_AHEAD):
        if row.day >= on and queries.is_coming(row, on=on):
            line = _to_send(row, on)
            sub = line.title if line else str(queries.state_of(row).label)
            found.append(
                HandoverLine(
                    "dates", 20, row.title, row.get_absolute_url(), due=row.day, sub=sub, late=bool(line and line.late)
                )
            )
    return found


@offers.offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of this room."""
    return [
        ("meetings.add_series", _("Series of meetings added")),
        ("meetings.change_series", _("Series of meetings changed")),
        ("meetings.add_meeting", _("Meeting made")),
        ("meetings.change_meeting", _("Meeting moved or corrected")),
        ("meetings.cancel_meeting", _("Meeting cancelled")),
        ("meetings.open_meeting", _("Meeting opened")),
        ("meetings.close_meeting", _("Meeting closed")),
        ("meetings.send_call", _("Call, update or cancellation sent")),
        ("meetings.answer", _("Invitation answered")),
        ("meetings.add_item", _("Point put on an agenda")),
        ("meetings.take_over", _("Point taken over from another room")),
        ("meetings.change_item", _("Point of an agenda corrected")),
        ("meetings.move_item", _("Point of an agenda moved")),
        ("meetings.remove_item", _("Point taken off an agenda")),
        ("meetings.add_paper", _("Paper handed in")),
        ("meetings.remove_paper", _("Paper taken back")),
        ("meetings.note_attendance", _("Attendance noted")),
        ("meetings.change_attendance", _("Attendance changed")),
        ("meetings.take_back_attendance", _("Attendance taken back")),
    ]


def _to_send(row: Meeting, on: date) -> WorkLine | None:
    """What has to go out for a meeting, with the day by which it must."""
    state, url = queries.state_of(row), _address(row, "calls")
    due = queries.call_due(row) or row.day
    if state is State.PLANNED:
        words = _("Send the call of %(name)s") % {"name": row.title}
    elif state is State.CHANGED:
        words, due = _("Tell people that %(name)s has changed") % {"name": row.title}, on
    elif state is State.UNTOLD:
        words, due = _("Tell people that %(name)s is cancelled") % {"name": row.title}, on
    else:
        return None
    return WorkLine(words, url, due, due < on, queries.when(row), _("Send it"))


def _to_answer(row: Meeting, reader: Any) -> WorkLine | None:
    if queries.state_of(row) not in (State.CALLED, State.CHANGED):
        return None
    mine = queries.own_line(row, reader)
    if mine is None or mine.email.lower() in queries.replies(row):
        return None
    title = _("Say whether you come: %(name)s") % {"name": row.title}
    return WorkLine(title, _address(row, "answer"), row.day, False, queries.when(row), _("Answer"))


def _dated(slug: str, first: date, until: date, *, reader: Any, on: date) -> list[DatedThing]:
    campaign = campaign_of(slug)
    rows = queries.between(campaign, first, until, reader=reader, on=on)
    found = [_of_meeting(row) for row in rows]
    for series in queries.all_series(campaign):
        for each in queries.unmade_days(series, max(first, on), until):
            found.append(
                DatedThing(
                    each.day, series.title, series.get_absolute_url(), _("by its series; no meeting made yet"),
                    f"series-{series.key}-{each.day}", each.local.starts, each.local.ends(series.minutes), series.zone,
                    series.place,
                )
            )  # fmt: skip
    return sorted(found, key=lambda each: (each.day, each.key))


def _of_meeting(row: Meeting) -> DatedThing:
    local, state = queries.local_time(row), queries.state_of(row)
    return DatedThing(
        day=row.day, title=row.title, url=row.get_absolute_url(), sub=str(state.label), key=f"meeting-{row.key}",
        at=local.starts, until=local.ends(row.minutes), zone=row.zone, place=row.place, uid=row.uid,
        sequence=row.sequence, cancelled=state in (State.CANCELLED, State.UNTOLD),
    )  # fmt: skip


def _address(row: Meeting, name: str) -> str:
    return reverse(f"meetings:{name}", args=[row.campaign.slug, row.key])
