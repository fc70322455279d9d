"""The alliance on a day, as the first page and the calendar show it."""

from __future__ import annotations

from datetime import date

from accede.coalition import actions
from accede.coalition.queries import day
from accede.core.dates import Moment

TODAY = date(2004, 1, 30)


def office_held(campaign, officer, organisation, start: str, end: str):
    office = actions.add_office(
        campaign=campaign, name="Convener", rotates=True, term_months=6, order=1, by=officer, on=TODAY
    )
    actions.record_term(
        office=office, organisation=organisation, start=Moment.parse(start), end=Moment.parse(end), by=officer, on=TODAY
    )
    return office


def test_members_and_observers_are_counted_on_the_day(campaign, member, officer):
    member("AAA")
    member("BBB")

    (figure,) = day.day_figures(campaign, on=TODAY)

    assert (figure.number, figure.what, figure.note) == ("2 + 0", "members and observers", "on 30 January 2004")


def test_the_clock_of_a_term_says_the_month_and_the_last_day(campaign, member, officer):
    office_held(campaign, officer, member("AAA"), "2004-01-01", "2004-06-30")

    (first,) = day.in_office(campaign, on=date(2004, 1, 1))
    (second,) = day.in_office(campaign, on=date(2004, 2, 1))
    (last,) = day.in_office(campaign, on=date(2004, 6, 30))

    assert first.clock == (1, 182, "Month 1 of 6. The term ends on 30 June 2004.")
    assert second.clock == (32, 182, "Month 2 of 6. The term ends on 30 June 2004.")
    assert last.clock == (182, 182, "Month 6 of 6. The term ends on 30 June 2004.")


def test_no_clock_runs_where_a_term_is_only_attested(campaign, member, officer):
    office = actions.add_office(campaign=campaign, name="Convener", rotates=True, term_months=6, by=officer, on=TODAY)
    actions.record_term(
        office=office, organisation=member("AAA"), attested=Moment.parse("2004-01-30"), by=officer, on=TODAY
    )

    (found,) = day.in_office(campaign, on=TODAY)

    assert found.clock is None
    assert [name for name, _time in found.holders] == ["AAA"]


def test_the_calendar_has_the_first_and_last_days_of_terms_in_the_span_and_no_others(campaign, member, officer):
    office_held(campaign, officer, member("AAA"), "2004-01-01", "2004-06-30")

    found = day.calendar(campaign, first=date(2004, 6, 1), until=date(2004, 6, 30))

    assert [(each.day, each.title, each.sub) for each in found] == [
        (date(2004, 6, 30), "Term of the Convener ends", "AAA")
    ]
