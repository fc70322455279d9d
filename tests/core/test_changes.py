"""What happened between two days: by deposit and by effect, never by the day on which we heard of it."""

from datetime import date

from accede.core.acts import Act, Kind
from accede.core.changes import EventKind, class_changes, events_between
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment
from accede.core.standing import StateClass, lives

RULES = TreatyRules.from_data({"count": 2, "delay": "first_after_months:3", "withdrawal": {"notice": "months:12"}})


def act(number: int, state: str, kind: Kind, deposited: str) -> Act:
    return Act(id=number, treaty="t", state=state, kind=kind, deposited=Moment.parse(deposited))


ACTS = [
    act(1, "MEX", Kind.SIGNATURE, "1991-05-22"),
    act(2, "EGY", Kind.ACCESSION, "1993-02-19"),
    act(3, "MEX", Kind.RATIFICATION, "1999-03-08"),
    act(4, "MEX", Kind.DECLARATION, "1999-03-08"),
    act(5, "TGO", Kind.RATIFICATION, "2020"),
    act(6, "EGY", Kind.DENUNCIATION, "2021-02-01"),
]


def told(start: date, end: date):
    found = events_between(lives(ACTS, RULES), start=start, end=end)
    return [(str(one.kind), one.state, str(one.when)) for one in found]


def test_events_go_by_deposit_and_entries_into_force_by_their_own_day():
    assert told(date(1999, 1, 1), date(1999, 12, 31)) == [
        ("bound", "MEX", "1999-03-08"),
        ("statement", "MEX", "1999-03-08"),
        ("in_force", "EGY", "1999-07-01"),
        ("in_force", "MEX", "1999-07-01"),
    ]


def test_the_first_day_is_not_counted_and_the_last_is():
    assert told(date(1999, 3, 8), date(1999, 7, 1)) == [
        ("in_force", "EGY", "1999-07-01"),
        ("in_force", "MEX", "1999-07-01"),
    ]
    assert told(date(1999, 3, 7), date(1999, 3, 8))[0] == ("bound", "MEX", "1999-03-08")


def test_a_date_that_may_lie_outside_is_given_and_marked():
    found = events_between(lives(ACTS, RULES), start=date(2020, 6, 1), end=date(2020, 12, 31))

    assert [(one.kind, one.state, one.exact) for one in found] == [(EventKind.BOUND, "TGO", False)]


def test_leaving_is_told_twice_the_notice_and_the_day_of_its_effect():
    assert told(date(2021, 1, 31), date(2022, 12, 31)) == [
        ("notice", "EGY", "2021-02-01"),
        ("in_force", "TGO", "2021-04-01"),
        ("left", "EGY", "2022-02-01"),
    ]


def test_an_entry_into_force_that_rests_on_a_year_is_marked_as_not_exact():
    found = events_between(lives(ACTS, RULES), start=date(2021, 3, 1), end=date(2021, 12, 31))

    assert [(one.kind, one.state, one.exact) for one in found] == [(EventKind.IN_FORCE, "TGO", False)]


def test_classes_are_compared_at_the_end_of_both_days():
    found = class_changes(lives(ACTS, RULES), start=date(1999, 3, 8), end=date(2022, 2, 1))

    assert [(one.state, one.before, one.after) for one in found] == [
        ("EGY", StateClass.BOUND, StateClass.WITHDRAWN),
        ("MEX", StateClass.BOUND, StateClass.PARTY),
        ("TGO", StateClass.NONE, StateClass.PARTY),
    ]


def test_a_state_that_ended_has_no_class_afterwards():
    found = class_changes(
        lives(ACTS, RULES, ended={"EGY": date(2000, 1, 1)}), start=date(1999, 12, 31), end=date(2001, 1, 1)
    )

    assert [(one.state, one.before, one.after) for one in found] == [("EGY", StateClass.PARTY, None)]
