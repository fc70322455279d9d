"""A call, its updates and its end: one letter a person, once, in her language, and a calendar that follows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes, policy

import icalendar
import ics
import pytest
import vobject

from accede.accounts.rules import NotAllowed
from accede.coalition.actions.erasing import erase_person
from accede.coalition.models import Person
from accede.kit import mail
from accede.kit.mail.transport import message_of
from accede.kit.models import LogEntry, OutgoingMail
from accede.meetings import actions, queries
from accede.meetings.models import Call, CallRecipient

from .conftest import MEETING_DAY, TODAY

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


def call(meeting, by, on=TODAY):
    return actions.send_call(meeting=meeting, by=by, on=on, at=NOW)


def move(meeting, by, **values):
    return actions.change_meeting(meeting=meeting, values=values, reason="Room", by=by, on=TODAY, at=NOW)


def letters(call):
    keys = call.recipients.values_list("mail_key", flat=True)
    return {row.to: row for row in OutgoingMail.objects.filter(key__in=list(keys))}


def entry_for(call, address):
    return icalendar.Calendar.from_ical(letters(call)[address].calendar).walk("VEVENT")[0]


def test_a_call_reaches_the_people_of_members_and_observers_each_in_her_language(meeting, nora):
    made = call(meeting, nora)

    assert [(row.to, row.language) for row in sorted(letters(made).values(), key=lambda row: row.to)] == [
        ("gita@gamma.example", "en"), ("ines@watch.example", "ar"), ("mateo@beta.example", "es"),
        ("nora@alpha.example", "en"),
    ]  # fmt: skip
    assert (made.kind, made.sequence) == ("request", 0)
    assert LogEntry.objects.get(act="meetings.send_call").after == {"kind": "request", "letters": 4}


def test_a_meeting_of_the_members_alone_calls_no_observer(meeting, nora):
    meeting.shared_with = "members"
    meeting.save()

    assert "ines@watch.example" not in letters(call(meeting, nora))


def test_who_left_her_post_is_not_called(meeting, nora):
    from accede.coalition.models import Affiliation

    Affiliation.objects.filter(key="gita").update(end="2026-04-30")

    assert "gita@gamma.example" not in letters(call(meeting, nora))
    assert [row.key for row in queries.unreached(meeting, queries.to_call(meeting, on=TODAY))] == ["gamma"]


def test_a_focal_point_by_role_alone_is_called(meeting, nora, sam, joined):
    from accede.accounts.models import Grant

    joined("delta")
    Grant.objects.create(user=sam, role="member", campaign="test-campaign", organisation="delta", from_date=TODAY)

    row = CallRecipient.objects.get(call=call(meeting, nora), email="sam@accede.example")
    assert (row.person, row.name, row.organisation.key, row.votes) == (None, "Sam", "delta", True)


def test_an_observer_cannot_call(meeting, ines):
    with pytest.raises(NotAllowed):
        call(meeting, ines)


def test_calling_twice_sends_nothing_and_says_so(meeting, nora):
    call(meeting, nora)

    with pytest.raises(actions.NothingToSend, match="nothing has changed since. Nothing was sent"):
        call(meeting, nora)
    assert (Call.objects.count(), OutgoingMail.objects.count()) == (1, 4)


def test_people_who_were_erased_are_told_of_no_change_and_keep_nobody_from_being_told(meeting, nora, officer, joined):
    joined("delta", person="dora")
    call(meeting, nora)
    for person in Person.objects.filter(key__in=["gita", "dora"]):
        CallRecipient.objects.filter(email=person.email).update(person=None)  # as of a focal point by role alone
        erase_person(person=person, by=officer, on=TODAY)

    move(meeting, nora, place="Room 7")

    others = ["ines@watch.example", "mateo@beta.example", "nora@alpha.example"]
    assert sorted(letters(call(meeting, nora))) == others
    assert [line.recipient.email for line in queries.lines(meeting)].count("") == 2
    actions.cancel_meeting(meeting=meeting, reason="Strike", by=nora, on=TODAY, at=NOW)
    assert sorted(letters(call(meeting, nora))) == others


def test_somebody_who_joined_after_the_call_is_called_alone(meeting, nora, joined):
    call(meeting, nora)
    joined("delta", person="dora")

    assert list(letters(call(meeting, nora))) == ["dora@delta.example"]


def test_the_entry_says_where_when_and_for_whom(meeting, nora, items):
    event = entry_for(call(meeting, nora), "mateo@beta.example")

    assert str(event["uid"]) == meeting.uid
    assert (event["sequence"], str(event["status"])) == (0, "CONFIRMED")
    assert event["dtstart"].dt.isoformat() == "2026-05-12T10:00:00+02:00"
    assert event["dtstart"].params["TZID"] == "Europe/Zurich"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=90)
    assert str(event["attendee"]) == "mailto:mateo@beta.example"
    assert dict(event["attendee"].params) | {"CN": ""} == {
        "CN": "", "CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE",
    }  # fmt: skip
    assert str(event["organizer"]).startswith("mailto:") and event["organizer"].params["CN"].startswith("Committee")
    assert str(event["location"]) == "Room 3, https://meet.example/committee"
    assert "10:05 Plan of the year" in str(event["description"])


def test_an_observer_is_an_optional_participant(meeting, nora):
    event = entry_for(call(meeting, nora), "ines@watch.example")

    assert event["attendee"].params["ROLE"] == "OPT-PARTICIPANT"


def test_three_independent_readers_accept_the_entry_and_its_time_zone(meeting, nora):
    text = letters(call(meeting, nora))["gita@gamma.example"].calendar
    vobject.icalendar.registerTzid("Europe/Zurich", None)  # it keeps the zone of the first file that it read

    calendar = icalendar.Calendar.from_ical(text)
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Zurich"]
    assert vobject.readOne(text).vevent.dtstart.value.astimezone(UTC) == datetime(2026, 5, 12, 8, tzinfo=UTC)
    [event] = ics.Calendar(text).events
    assert (event.uid, event.begin.datetime.astimezone(UTC)) == (meeting.uid, datetime(2026, 5, 12, 8, tzinfo=UTC))


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_readers_that_use_our_time_zone_agree_on_the_day_the_clock_changes(meeting, nora, day):
    meeting.day, meeting.at = date.fromisoformat(day), time(3, 30)
    meeting.save()
    text = letters(call(meeting, nora))["gita@gamma.example"].calendar
    ours = text.replace("Europe/Zurich", "Of the alliance")  # a name that no program knows by itself

    told = vobject.readOne(ours).vevent.dtstart.value.astimezone(UTC)
    assert told == queries.local_time(meeting).starts.astimezone(UTC)


def test_a_meeting_moved_after_calls_went_out_loses_nothing(meeting, nora):
    first = call(meeting, nora)
    move(meeting, nora, day=date(2026, 5, 19), at=time(14))
    assert queries.state_of(meeting) == "changed"

    update = call(meeting, nora)
    event = entry_for(update, "mateo@beta.example")
    assert (update.kind, event["sequence"], str(event["uid"])) == ("update", 1, meeting.uid)
    assert event["dtstart"].dt.isoformat() == "2026-05-19T14:00:00+02:00"
    assert first.told["day"] == MEETING_DAY.isoformat()
    assert [(act.kind, act.was["day"], act.reason) for act in meeting.acts.all()] == [("changed", "2026-05-12", "Room")]
    assert "day: 2026-05-12 → 2026-05-19" in letters(update)["gita@gamma.example"].body


def test_a_change_of_place_is_an_update_and_a_change_of_the_note_is_none(meeting, nora):
    call(meeting, nora)
    move(meeting, nora, note="Bring the draft")
    with pytest.raises(actions.NothingToSend):
        call(meeting, nora)

    move(meeting, nora, place="Room 5")
    assert entry_for(call(meeting, nora), "gita@gamma.example")["location"].startswith("Room 5")


def test_a_change_before_the_first_call_needs_no_number(meeting, nora):
    move(meeting, nora, place="Room 5")

    assert call(meeting, nora).sequence == 0


def test_a_cancelled_meeting_leaves_the_calendars_and_cannot_be_moved(meeting, nora):
    call(meeting, nora)
    actions.cancel_meeting(meeting=meeting, reason="Strike", by=nora, on=TODAY, at=NOW)
    assert queries.state_of(meeting) == "untold"

    made = call(meeting, nora)
    calendar = icalendar.Calendar.from_ical(letters(made)["mateo@beta.example"].calendar)
    event = calendar.walk("VEVENT")[0]
    assert (str(calendar["method"]), str(event["status"]), event["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert str(event["uid"]) == meeting.uid and len(letters(made)) == 4
    with pytest.raises(actions.NotAnyMore, match="was cancelled"):
        move(meeting, nora, place="Room 5")


def test_who_is_not_invited_any_more_is_told_and_the_others_hear_nothing(meeting, nora):
    from accede.coalition.models import Affiliation

    call(meeting, nora)
    Affiliation.objects.filter(key="gita").update(end="2026-05-03")

    made = call(meeting, nora)
    assert {row.to: row.calendar.count("METHOD:CANCEL") for row in letters(made).values()} == {"gita@gamma.example": 1}
    assert [row.email for row in queries.in_calendars(meeting)].count("gita@gamma.example") == 0


def test_the_letter_has_text_html_from_right_to_left_and_an_entry(meeting, nora):
    row = letters(call(meeting, nora))["ines@watch.example"]
    message = message_from_bytes(message_of(row).message().as_bytes(), policy=policy.default)

    html = message.get_body(("html",)).get_content()
    assert '<html lang="ar" dir="rtl">' in html and "<img" not in html
    assert [part.get_content_type() for part in message.walk() if not part.is_multipart()] == [
        "text/plain", "text/html", "text/calendar", "application/ics",
    ]  # fmt: skip
    assert str(message["reply-to"]) == "nora@accede.example"


def test_mail_that_is_down_for_an_hour_is_shown_and_tried_again(meeting, nora, monkeypatch, mailoutbox):
    call(meeting, nora)
    with monkeypatch.context() as down:
        down.setattr("accede.kit.mail.transport.Transport.make_ready", _nobody_there)
        assert mail.send_pending() == 0

    lines = queries.lines(meeting)
    assert "the mail server did not take it yet" in next(line.fate for line in lines if line.mail.attempts)
    OutgoingMail.objects.update(not_before=NOW - timedelta(hours=1))
    assert mail.send_pending() == 4
    assert queries.troubled(queries.lines(meeting)) == [] and len(mailoutbox) == 4


def _nobody_there(self):
    raise ConnectionRefusedError("nobody there")
