"""Motions with their reckoning, sealed minutes with their fingerprint and decisions with their tasks travel as text."""

from __future__ import annotations

from accede.kit.portable import Folder
from accede.meetings.actions import decisions, minutes, motions
from accede.meetings.models import DecisionTask, Minutes, Motion
from accede.meetings.portable import MeetingsPart
from accede.meetings.queries.minutes import is_whole
from accede.meetings.queries.motions import floor
from accede.meetings.queries.motions import motions as motions_of
from tests.meetings.minutes_cast import AFTER, DAY, NOW, there
from tests.meetings.test_minutes import june  # noqa: F401 -- the next meeting
from tests.meetings.test_portable import emptied, files


def _held(meeting, items, alpha, beta, watch, nora, ines):
    values = {"by": nora, "on": DAY, "at": NOW}
    there(meeting, alpha, beta)
    minutes.save_text(item=items[0], text="Opened “at ten”.\n\n- one\n- two", based_on=0, **values)
    motion = motions.put_motion(
        item=items[2], text="Send it.", method="consensus", proposed_by=alpha, seconded_by=beta, **values
    )
    motions.reserve(motion=motion, organisation=beta, text="Not on paper.", **values)
    motions.close_motion(motion=motion, silence_consents=True, **values)
    decided = motion.decision
    decisions.open_task_of(decision=decided, title="Write", organisation=beta, by=nora, on=AFTER)
    row = minutes.circulate(meeting=meeting, by=nora, on=AFTER, at=NOW)
    asked = minutes.ask_for_correction(minutes=row, text="We spoke.", organisation=watch, by=ines, on=AFTER)
    minutes.settle_correction(correction=asked, outcome="refused", answer="Not there.", by=nora, on=AFTER)


def test_what_was_decided_and_sealed_travels_and_keeps_its_reasons(
    meeting, june, items, alpha, beta, watch, nora, ines, operator, tmp_path  # noqa: F811 -- the fixture
):  # fmt: skip
    _held(meeting, items, alpha, beta, watch, nora, ines)
    minutes.approve(meeting=meeting, approved_at=june, by=nora, on=june.day, at=NOW)
    before = motions_of(meeting, floor=floor(meeting))[items[2].pk][0].steps
    MeetingsPart().write(Folder(tmp_path / "one"), campaign="test-campaign")
    DecisionTask.objects.all().delete()
    emptied()

    folder = Folder(tmp_path / "one")
    MeetingsPart().read(folder, by=operator, report=folder.report, campaign="test-campaign")
    MeetingsPart().write(Folder(tmp_path / "two"), campaign="test-campaign")

    assert folder.report.problems == []
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert [is_whole(row) for row in Minutes.objects.order_by("number")] == [True, True]
    assert meeting.minutes == type(meeting).objects.get(key=meeting.key).minutes == 90
    motion = Motion.objects.get()
    again = motions_of(motion.item.meeting, floor=floor(motion.item.meeting))[motion.item_id][0]
    assert again.steps == before and motion.seconded_by == beta
    assert DecisionTask.objects.get().decision == motion.decision
