"""Everything of the room travels: out, in, and out again to the byte."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from accede.coalition.models import Campaign
from accede.kit.imports import Report
from accede.kit.portable import Folder
from accede.meetings import actions, queries
from accede.meetings.models import Decision, Meeting, Minutes, MinutesText, Motion, Paper, Reservation, Series, Vote
from accede.meetings.portable import MeetingsPart

from .conftest import TODAY

NOW = datetime(2026, 5, 12, 8, 30, tzinfo=UTC)


@pytest.fixture
def full(meeting, items, nora, alpha, beta):
    """A meeting with a row in every table."""
    actions.send_call(meeting=meeting, by=nora, on=TODAY, at=NOW)
    actions.change_meeting(meeting=meeting, values={"place": "Room 5"}, by=nora, on=TODAY, at=NOW, reason="Strike")
    recipient = queries.recipient_of(meeting, "gita@gamma.example")
    actions.answer(meeting=meeting, recipient=recipient, says="remote", words="«oui»", by=None, on=TODAY, at=NOW)
    content = b"%PDF\x00\xff"
    Paper.objects.create(
        meeting=meeting, number=1, item=items[1], title="Plan", name="plan.pdf", content=content, owner=beta,
        sha256=hashlib.sha256(content).hexdigest(), shared_with="named", shared_keys=["alpha", "gamma"],
    )  # fmt: skip
    actions.note(meeting=meeting, how="proxy", organisation=beta, held_by=alpha, by=nora, on=TODAY)
    MinutesText.objects.create(item=items[1], number=1, text="Two\nlines", by="nora", at=NOW)
    motion = Motion.objects.create(
        item=items[2], number=1, text="Send it", method="vote", outcome="adopted", opened_at=NOW, closed_at=NOW,
        reckoning={"for": 1},
    )  # fmt: skip
    Vote.objects.create(motion=motion, organisation=beta, choice="for", cast_by=alpha, at=NOW)
    Reservation.objects.create(motion=motion, organisation=alpha, text="Not on paper", at=NOW)
    first = Decision.objects.create(
        campaign=meeting.campaign, year=2026, number=1, item=items[2], motion=motion, text="Send", on=TODAY
    )
    Decision.objects.create(
        campaign=meeting.campaign, year=2026, number=2, item=items[1], text="Wait", on=TODAY, replaces=first
    )
    Minutes.objects.create(
        meeting=meeting, number=1, stage="approved", on=TODAY, at=NOW, approved_at=meeting, snapshot={"a": [1, None]},
        sha256="0" * 64,
    ).corrections.create(number=1, item=items[0], organisation=beta, text="Spelling", on=TODAY)  # fmt: skip
    return meeting


def files(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def emptied():
    """The room without a row, as on another installation."""
    from accede.meetings import models

    Decision.objects.update(replaces=None)
    names = """Vote Reservation Decision Motion MinutesText Correction Minutes Paper Attendance AgendaItem Reply
        CallRecipient Call MeetingAct Meeting Series"""
    for name in names.split():
        getattr(models, name).objects.all().delete()


def test_everything_comes_back_to_the_byte(full, campaign, tmp_path):
    MeetingsPart().write(Folder(tmp_path / "one"), campaign=campaign.slug)
    emptied()

    report = Report()
    MeetingsPart().read(Folder(tmp_path / "one", report), by=None, report=report, campaign=campaign.slug)
    assert str(report) == ""
    MeetingsPart().write(Folder(tmp_path / "two"), campaign=campaign.slug)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert sorted(files(tmp_path / "one")) == [
        "meetings/2026-05-12.toml", "meetings/papers/2026-05-12/1.bin", "meetings/series/monthly.toml",
    ]  # fmt: skip
    assert (Meeting.objects.get().uid, Series.objects.count()) == ("may@test-campaign.example", 1)
    assert Decision.objects.get(number=2).replaces.number == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Room 5", "Room 5\"\nroom = \"x", "“room” is not known here"),
        ("Europe/Zurich", "Europe/Atlantis", "not a time zone we know"),
        ('series = "monthly"', 'series = "weekly"', "“weekly” is not in this campaign"),
        ('day = "2026-05-12"', 'day = "12 May"', "“12 May” cannot be read here"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_is_named(full, campaign, tmp_path, old, new, words):
    MeetingsPart().write(Folder(tmp_path), campaign=campaign.slug)
    emptied()
    file = tmp_path / "meetings/2026-05-12.toml"
    file.write_text(file.read_text().replace(old, new, 1))

    report = Report()
    MeetingsPart().read(Folder(tmp_path, report), by=None, report=report, campaign=Campaign.objects.get().slug)
    assert words in str(report) and "meetings/2026-05-12.toml" in str(report)


def test_a_paper_that_is_another_file_is_named(full, campaign, tmp_path):
    MeetingsPart().write(Folder(tmp_path), campaign=campaign.slug)
    emptied()
    (tmp_path / "meetings/papers/2026-05-12/1.bin").write_bytes(b"other")

    report = Report()
    MeetingsPart().read(Folder(tmp_path, report), by=None, report=report, campaign=campaign.slug)
    assert "1.bin is missing or is another one" in str(report)
