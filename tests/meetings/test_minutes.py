"""Minutes: written by several, never overwritten; sent round, corrected, approved at a later meeting and sealed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accede.accounts.rules import NotAllowed
from accede.coalition.models import Campaign
from accede.kit import mail
from accede.kit.models import LogEntry, OutgoingMail
from accede.meetings.actions import decisions, minutes, motions
from accede.meetings.models import Meeting, Minutes, MinutesText
from accede.meetings.queries import minutes as queries
from tests.meetings.minutes_cast import AFTER, DAY, NOW, called, there

JUNE = date(2026, 6, 9)


@pytest.fixture
def june(meeting):
    """The next meeting, in June."""
    return Meeting.objects.create(
        campaign=meeting.campaign, key="2026-06-09", day=JUNE, title="June meeting", at=meeting.at, zone=meeting.zone,
        uid="june@test-campaign.example",
    )  # fmt: skip


def save(item, text, base, by, at=NOW):
    return minutes.save_text(item=item, text=text, based_on=base, by=by, on=DAY, at=at)


def send(meeting, by, on=AFTER):
    return minutes.circulate(meeting=meeting, by=by, on=on, at=NOW)


# ------------------------------------------------------------------------------------------------------- writing
def test_every_version_is_kept_and_the_same_text_again_makes_none(items, nora):
    save(items[0], "The Convener opened", 0, nora)
    save(items[0], "The Convener opened the meeting.", 1, nora)
    again = save(items[0], "The Convener opened the meeting.\r\n", 2, nora)

    assert [(row.number, row.based_on, row.text, row.by) for row in MinutesText.objects.order_by("number")] == [
        (1, 0, "The Convener opened", "nora"), (2, 1, "The Convener opened the meeting.", "nora"),
    ]  # fmt: skip
    assert again.number == 2


def test_two_officers_who_edit_the_same_point_overwrite_nothing(items, nora, officer):
    save(items[0], "opened at ten", 0, nora)
    save(items[0], "opened at ten past ten", 1, officer)

    with pytest.raises(minutes.Overtaken) as refusal:
        save(items[0], "opened at ten sharp", 1, nora)

    assert (refusal.value.theirs.number, refusal.value.theirs.text) == (2, "opened at ten past ten")
    assert MinutesText.objects.count() == 2
    assert save(items[0], "opened at ten past ten, sharp", 2, nora).number == 3


def test_who_writes_on_leaves_one_line_in_the_log_and_a_second_writer_another(items, nora, officer):
    for number in range(3):
        save(items[0], f"Text {number}", number, nora, NOW + timedelta(seconds=5 * number))
    save(items[0], "Text of the officer", 3, officer, NOW + timedelta(seconds=20))

    entries = LogEntry.objects.filter(act="meetings.write_minutes").order_by("pk")
    assert [(entry.by, entry.after) for entry in entries] == [("nora", {"version": 1}), ("officer", {"version": 4})]


@pytest.mark.parametrize("person", ["mateo", "ines", "sam"])
def test_only_who_keeps_the_minutes_writes_them(person, items, request):
    with pytest.raises(NotAllowed):
        save(items[0], "I was here", 0, request.getfixturevalue(person))

    assert MinutesText.objects.count() == 0


# ------------------------------------------------------------------------------------------------- sent round
def test_minutes_go_to_everybody_who_was_invited_each_in_her_language(meeting, items, alpha, beta, nora):
    there(meeting, alpha, beta)
    called(meeting, ("Nora", "nora@alpha.example", "en"), ("Ines", "ines@watch.example", "ar"))
    save(items[0], "The Convener opened the meeting.", 0, nora)

    row = send(meeting, nora)

    assert (row.stage, row.corrections_until) == ("circulated", date(2026, 5, 28))
    letters = {letter.to: letter for letter in OutgoingMail.objects.all()}
    assert sorted(letters) == ["ines@watch.example", "nora@alpha.example"]
    english, arabic = letters["nora@alpha.example"], letters["ines@watch.example"]
    assert "Corrections are taken until 28 May 2026" in english.body
    assert "The Convener opened the meeting." in english.body
    assert "The Convener opened the meeting." in arabic.html
    assert 'dir="rtl"' in arabic.html and "http-equiv" not in arabic.html and "<img" not in arabic.html


def test_minutes_wait_in_the_queue_while_the_mail_server_is_down_and_leave_once(
    meeting, items, alpha, beta, nora, settings
):
    called(meeting, ("Nora", "nora@alpha.example", "en"))
    settings.EMAIL_BACKEND = "tests.meetings.minutes_cast.Down"
    send(meeting, nora)

    assert mail.send_pending() == 0
    assert OutgoingMail.objects.get().state == mail.State.QUEUED
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    OutgoingMail.objects.update(not_before=NOW)

    assert (mail.send_pending(), mail.send_pending()) == (1, 0)


def test_minutes_are_not_sent_before_the_meeting_nor_while_a_motion_is_open(meeting, items, alpha, nora):
    with pytest.raises(minutes.NotYet, match="it has no minutes before"):
        send(meeting, nora, on=DAY - timedelta(days=1))
    motions.put_motion(item=items[2], text="Send it.", method="vote", by=nora, on=DAY, at=NOW)
    with pytest.raises(minutes.NotYet, match="no outcome yet"):
        send(meeting, nora)

    assert (Minutes.objects.count(), OutgoingMail.objects.count()) == (0, 0)


# ------------------------------------------------------------------------------------------------ corrections
def test_an_observer_asks_for_a_correction_for_her_organisation_alone(meeting, items, watch, alpha, ines, nora):
    row = send(meeting, nora)

    with pytest.raises(minutes.NotYours):
        minutes.ask_for_correction(minutes=row, text="Wrong", organisation=alpha, by=ines, on=AFTER)
    asked = minutes.ask_for_correction(minutes=row, text="We spoke too.", organisation=watch, by=ines, on=AFTER)

    assert (asked.outcome, asked.organisation) == ("open", watch)


def test_after_the_last_day_no_correction_is_taken(meeting, items, watch, ines, nora):
    row = send(meeting, nora)

    with pytest.raises(minutes.TooLate, match="until 28 May 2026. Raise it at the meeting that approves"):
        minutes.ask_for_correction(minutes=row, text="Late", organisation=watch, by=ines, on=date(2026, 5, 29))


def test_a_correction_that_is_not_taken_over_gets_its_reason_and_one_answer(meeting, items, watch, ines, nora):
    row = send(meeting, nora)
    asked = minutes.ask_for_correction(minutes=row, text="We spoke.", organisation=watch, by=ines, on=AFTER)

    with pytest.raises(Exception, match="needs a reason"):
        minutes.settle_correction(correction=asked, outcome="refused", by=nora, on=AFTER)
    minutes.settle_correction(correction=asked, outcome="refused", answer="It was after closing.", by=nora, on=AFTER)

    with pytest.raises(minutes.Settled):
        minutes.settle_correction(correction=asked, outcome="taken", by=nora, on=AFTER)
    with pytest.raises(NotAllowed):
        minutes.settle_correction(correction=asked, outcome="taken", by=ines, on=AFTER)


# --------------------------------------------------------------------------------------------------- approval
@pytest.fixture
def approved(meeting, june, items, alpha, beta, nora):
    there(meeting, alpha, beta)
    save(items[0], "The Convener opened the meeting.", 0, nora)
    send(meeting, nora)
    return minutes.approve(meeting=meeting, approved_at=june, by=nora, on=JUNE, at=NOW)


def test_approved_minutes_are_sealed_with_their_fingerprint_and_name_the_meeting(approved, june):
    assert (approved.stage, approved.approved_at, len(approved.sha256)) == ("approved", june, 64)
    assert queries.is_whole(approved)
    said = queries.frozen_document(approved)
    assert said.meta["note"] == "Approved at the meeting of 9 June 2026 (June meeting)."
    Minutes.objects.filter(pk=approved.pk).update(snapshot=approved.snapshot | {"by": "sam"})
    approved.refresh_from_db()
    assert not queries.is_whole(approved)


def test_nothing_that_approved_minutes_tell_changes_afterwards(approved, meeting, june, items, nora):
    acts = [
        lambda: save(items[0], "Changed", 1, nora),
        lambda: send(meeting, nora),
        lambda: motions.put_motion(item=items[2], text="X", method="vote", by=nora, on=JUNE, at=NOW),
        lambda: decisions.record_decision(item=items[2], text="X", by=nora, on=JUNE),
        lambda: minutes.approve(meeting=meeting, approved_at=june, by=nora, on=JUNE, at=NOW),
    ]
    for act in acts:
        with pytest.raises(minutes.MinutesStand, match="approved and sealed"):
            act()

    assert (MinutesText.objects.count(), Minutes.objects.count()) == (1, 2)


def test_a_later_correction_is_a_row_beside_the_sealed_text(approved, meeting, watch, ines, nora):
    asked = minutes.ask_for_correction(minutes=approved, text="It was ten past.", organisation=watch, by=ines, on=JUNE)
    minutes.settle_correction(correction=asked, outcome="taken", by=nora, on=JUNE)

    record = queries.minutes_record(meeting, reader=nora, on=JUNE)
    assert [row.text for row in record.later_corrections] == ["It was ten past."]
    assert queries.is_whole(record.approved)


def test_minutes_with_open_corrections_are_not_approved(meeting, june, items, watch, ines, nora):
    row = send(meeting, nora)
    minutes.ask_for_correction(minutes=row, text="We spoke.", organisation=watch, by=ines, on=AFTER)

    with pytest.raises(minutes.OpenCorrections):
        minutes.approve(meeting=meeting, approved_at=june, by=nora, on=JUNE, at=NOW)


def test_minutes_are_approved_at_a_later_meeting_that_has_been(meeting, june, items, nora, mateo):
    with pytest.raises(minutes.NotYet, match="sent round"):
        minutes.approve(meeting=meeting, approved_at=june, by=nora, on=JUNE, at=NOW)
    send(meeting, nora)

    for wrong, day in ((meeting, JUNE), (june, JUNE - timedelta(days=1))):
        with pytest.raises(minutes.WrongMeeting):
            minutes.approve(meeting=meeting, approved_at=wrong, by=nora, on=day, at=NOW)
    with pytest.raises(NotAllowed):
        minutes.approve(meeting=meeting, approved_at=june, by=mateo, on=JUNE, at=NOW)


def test_the_minutes_say_when_the_quorum_is_the_house_s_rule(meeting, items, alpha, beta, nora):
    there(meeting, alpha, beta)
    Campaign.objects.update(quorum="")
    meeting.campaign.refresh_from_db()

    row = send(meeting, nora)

    words = str(row.snapshot)
    assert "3 members in good standing." in words and "There was a quorum." in words
    assert "this is the default of Accede" in words
