"""Reports due to the Committee."""

import pytest

from accede.core.clauses import ReportCycle
from accede.core.cycle import Lateness, ReportDue, lateness, report_dates
from accede.core.dates import Days, Months
from accede.core.entry import entry_for_state, entry_into_force
from tests.core.icrmw import RULES, act_of, all_acts, day


@pytest.mark.parametrize(
    ("state", "kind", "due"),
    [
        ("EGY", "accession", "2004-07-01"),
        ("KGZ", "accession", "2005-01-01"),
        ("BFA", "ratification", "2005-03-01"),
        ("TLS", "accession", "2005-05-01"),
    ],
)
def test_the_first_report_is_due_a_year_after_entry_into_force_for_that_state(state, kind, due):
    in_force = entry_for_state(RULES, act_of(state, kind), entry_into_force(RULES, all_acts())).day

    dates = report_dates(RULES.reports, in_force, until=day("2006-01-01"))

    assert dates == (ReportDue(1, day(due)),)


def test_later_reports_follow_every_five_years():
    dates = report_dates(RULES.reports, day("2003-07-01"), until=day("2014-07-01"))

    assert [str(one.treaty_day) for one in dates] == ["2004-07-01", "2009-07-01", "2014-07-01"]


def test_the_committees_day_stands_beside_the_treatys():
    dates = report_dates(RULES.reports, day("2003-07-01"), until=day("2010-01-01"), committee={2: day("2011-05-01")})

    assert dates[1] == ReportDue(2, day("2009-07-01"), day("2011-05-01"))
    assert [str(one.day) for one in dates] == ["2004-07-01", "2011-05-01"]


def test_a_leap_day_does_not_creep():
    cycle = ReportCycle(Months(12), Months(48))

    dates = report_dates(cycle, day("2003-02-28"), until=day("2013-01-01"))

    assert [str(one.treaty_day) for one in dates] == ["2004-02-28", "2008-02-28", "2012-02-28"]


def test_the_cycle_ends_with_the_calendar():
    assert len(report_dates(RULES.reports, day("9990-01-01"), until=day("9999-12-31"))) == 2
    assert len(report_dates(ReportCycle(Days(1), Days(3000)), day("9990-01-01"), until=day("9999-12-31"))) == 2


def test_azerbaijans_first_report_came_two_years_and_eleven_months_late():
    assert lateness(day("2004-07-01"), day("2007-06-22")) == Lateness(2, 11, 21)


@pytest.mark.parametrize("received", ["2004-06-30", "2004-07-01"])
def test_a_report_in_time_is_not_late(received):
    assert lateness(day("2004-07-01"), day(received)) is None
