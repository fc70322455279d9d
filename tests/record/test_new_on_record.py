"""What the record offers to the first page and the calendar: new acts, figures, the days of the campaign's treaty."""

from __future__ import annotations

from datetime import date

import pytest

from accede.record import queries
from accede.record.queries import new_on_record

DAY = date(2004, 1, 30)

pytestmark = pytest.mark.usefixtures("shipped")


def test_the_newest_act_says_how_many_are_bound_and_when_the_treaty_enters_into_force_for_the_state():
    found = new_on_record.news(queries.treaty("icrmw"), on=DAY)

    assert [(each.title, each.what, each.sentences) for each in found] == [
        (
            "Timor-Leste",
            "accession",
            (
                "The number of States bound is now 25.",
                "The treaty enters into force for Timor-Leste on 1 May 2004.",
            ),
        )
    ]


def test_an_act_is_news_for_a_month():
    treaty = queries.treaty("icrmw")

    assert [each.title for each in new_on_record.news(treaty, on=date(2004, 3, 1))] == ["Timor-Leste"]
    assert new_on_record.news(treaty, on=date(2004, 3, 2)) == []
    assert new_on_record.news(treaty, on=date(2004, 1, 29)) == []


def test_the_figures_of_the_day_carry_their_definitions():
    found = new_on_record.day_figures(queries.treaty("icrmw"), on=DAY)

    assert [(each.number, each.what) for each in found] == [
        (25, "bound"),
        (23, "parties on the day"),
        (9, "signed only"),
    ]
    assert all(each.note for each in found)


def test_the_calendar_of_a_span_has_its_acts_and_the_entries_into_force_that_fall_into_it():
    found = new_on_record.calendar(queries.treaty("icrmw"), first=date(2003, 7, 1), until=date(2003, 7, 31))

    told = [(each.day, each.title) for each in found if "force" in each.title or ":" in each.title]
    assert (date(2003, 7, 1), "Migrant Workers Convention in force for Guatemala") in told
    assert all(date(2003, 7, 1) <= day <= date(2003, 7, 31) for day, _title in told)
