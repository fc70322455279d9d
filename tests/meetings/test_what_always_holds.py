"""What the database itself refuses."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils import timezone

from accede.meetings.models import Attendance, Meeting, Motion, Series, Vote


@pytest.fixture
def motion(items):
    return Motion.objects.create(item=items[2], number=1, text="Send it", method="vote", opened_at=timezone.now())


def test_an_organisation_has_one_vote_on_a_motion(motion, alpha):
    Vote.objects.create(motion=motion, organisation=alpha, choice="for", at=timezone.now())

    with pytest.raises(IntegrityError, match="meetings_vote_is_one_for_each_organisation|UNIQUE"):
        Vote.objects.create(motion=motion, organisation=alpha, choice="against", at=timezone.now())


def test_an_organisation_that_once_voted_cannot_be_deleted(motion, joined):
    gone = joined("delta")
    gone.memberships.all().delete()
    Vote.objects.create(motion=motion, organisation=gone, choice="for", at=timezone.now())

    with pytest.raises(ProtectedError):
        gone.delete()


def test_a_proxy_is_held_by_another_organisation(meeting, alpha):
    row = Attendance(meeting=meeting, number=1, organisation=alpha, how="proxy", held_by=alpha)

    with pytest.raises(ValidationError, match="name both"):
        row.full_clean()


def test_a_day_of_a_series_has_one_meeting(meeting):
    twin = Meeting(series=meeting.series, series_day=meeting.series_day, campaign=meeting.campaign, key="twin",
                   title="Twin", day=meeting.day, at=meeting.at, uid="twin@test")  # fmt: skip

    with pytest.raises(ValidationError, match="has its meeting already"):
        twin.full_clean()


def test_a_time_zone_that_nobody_knows_is_refused_in_words(series):
    series.zone = "Europe/Atlantis"

    with pytest.raises(ValidationError, match="Europe/Zurich or America/Mexico_City"):
        Series.full_clean(series)
