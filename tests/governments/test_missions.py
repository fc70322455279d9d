"""Missions: who heads them on a day, in words; the directory; what keeps it true."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accede.core.missions import Case
from accede.governments.models import Mission, MissionHead
from accede.governments.queries import missions
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db
BEFORE = date(2026, 1, 10)


def a_mission(campaign, state, seat="geneva", **values) -> Mission:
    facts = {"name": "Permanent Mission", "learned_date": BEFORE, "changed_date": BEFORE, "source": "Made up"}
    return Mission.objects.create(campaign=campaign, state=state, seat=seat, **facts | values)


def a_head(mission, name, **values) -> MissionHead:
    number = mission.heads.count() + 1
    facts = {"learned_date": BEFORE, "source": "Made up"}
    return MissionHead.objects.create(mission=mission, number=number, name=name, **facts | values)


@pytest.mark.parametrize(
    ("heads", "case", "words"),
    [
        ([], "none", "Nobody is known to head it."),
        ([("Ada", "2024-02-01", "")], "one", "Ada heads it (from 1 February 2024)."),
        ([("Ada", "", "")], "one", "Ada heads it; the first day is not known."),
        ([("Ada", "", "2026-05-03")], "left", "Ada left yesterday; nobody is known to have followed."),
        ([("Ada", "", "2026-04")], "left", "Ada has left (April 2026); nobody is known to have followed."),
        ([("Ada", "", ""), ("Bo", "2026-05-01", "")], "several",
         "Bo and Ada head it at once on record: end the term of who left."),
        ([("Ada", "", "2026-05")], "unsure",
         "It is not known whether Ada heads it on this day: enter the days of the term."),
        ([("Ada", "2020", "2026-05"), ("Bo", "2026-05-01", "")], "unsure",
         "Bo heads it; it is not known whether Ada still does: enter the days of the term."),
        ([("Ada", "", "2026-05-03"), ("Bo", "2026-06-01", "")], "left",
         "Ada left yesterday; nobody is known to have followed. Bo follows (from 1 June 2026)."),
    ],
)  # fmt: skip
def test_who_heads_a_mission_is_said_in_words(heads, case, words, campaign, arcadia):
    mission = a_mission(campaign, arcadia)
    for name, first, last in heads:
        a_head(mission, name, from_date=first, until_date=last)

    found = missions.head_on(mission, as_of=TODAY)

    assert (found.case, found.words) == (case, words)
    assert (found.head is not None) == (case == "one")


@pytest.mark.parametrize("seats", [["geneva"], ["geneva", "new_york", "brussels"]])
def test_the_missions_of_a_file_cost_four_queries(seats, campaign, arcadia, django_assert_num_queries):
    for seat in reversed(seats):
        a_head(a_mission(campaign, arcadia, seat, email="mission@arcadia.example"), "Ada")

    with django_assert_num_queries(4):
        found = missions.missions_of(campaign, arcadia, as_of=TODAY)

    assert [(each.mission.seat, each.on.case) for each in found] == [(seat, Case.ONE) for seat in seats]


def test_what_was_learned_or_changed_later_is_not_there_on_an_earlier_day(campaign, arcadia, boeotia):
    row = a_mission(
        campaign, arcadia, changed_date=TODAY, checked_date=TODAY, bounced_date=TODAY, closed_date=TODAY,
    )  # fmt: skip
    a_mission(campaign, boeotia, learned_date=TODAY)

    (then,) = missions.missions_on(campaign, as_of=TODAY - timedelta(1))

    assert (then.mission, then.changed, then.checked, then.bounced, then.closed) == (row, False, None, None, False)
    assert missions.missions_of(campaign, arcadia, as_of=TODAY) == []
