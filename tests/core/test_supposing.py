"""What if these States deposited: the real acts and the supposed ones under the treaty's clause."""

from datetime import date

import pytest

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment
from accede.core.standing import StateClass
from accede.core.supposing import next_committee, suppose

DAY = date(2026, 9, 21)


def act(state: str, kind: Kind, deposited: str) -> Act:
    return Act(id=f"{state}-{kind}", treaty="t", state=state, kind=kind, deposited=Moment.parse(deposited))


def rules(**more) -> TreatyRules:
    return TreatyRules.from_data({"count": 3, "delay": "first_after_months:3"} | more)


ACTS = [act("MEX", Kind.SIGNATURE, "1991-05-22"), act("EGY", Kind.ACCESSION, "1993-02-19")]


def test_two_more_bring_the_treaty_into_force_and_the_deposits_are_named():
    found = suppose(rules(), ACTS, {"MEX": DAY, "CHL": DAY})

    assert (found.before.day, found.after.day) == (None, date(2027, 1, 1))
    assert [one.id for one in found.after.triggers] == ["if-CHL", "if-MEX"]
    assert {one.state: (one.kind, one.entry.day) for one in found.states} == {
        "CHL": (Kind.ACCESSION, date(2027, 1, 1)),
        "MEX": (Kind.RATIFICATION, date(2027, 1, 1)),
    }


def test_one_more_is_not_enough_and_says_how_many_are_lacking():
    found = suppose(rules(), ACTS, {"MEX": DAY})

    assert found.after.day is None
    assert [(one.have, one.need) for one in found.after.missing] == [(2, 3)]
    assert found.states[0].entry.group == "not_yet"


def test_counts_are_given_without_and_with_on_the_day_of_deposit_and_of_force():
    found = suppose(rules(), ACTS, {"MEX": DAY, "CHL": DAY})

    numbers = [
        (one.day, one.without["bound"].number, one.supposed["bound"].number, one.supposed["parties"].number)
        for one in found.days
    ]
    assert numbers == [(DAY, 1, 3, 0), (date(2027, 1, 1), 1, 3, 3)]
    assert found.days[0].supposed["bound"].rows == ("CHL", "EGY", "MEX")


def test_a_state_bound_already_adds_nothing_and_is_said_to_be_so():
    found = suppose(rules(), ACTS, {"EGY": DAY})

    (egypt,) = found.states
    assert (egypt.before, egypt.entry) == (StateClass.BOUND, None)
    assert not found.moved
    assert found.days[0].supposed["bound"].number == 1


def test_a_treaty_in_force_keeps_its_official_day_and_the_new_state_waits_its_own_interval():
    known = [*ACTS, act("MEX", Kind.RATIFICATION, "1999-03-08"), act("MLI", Kind.ACCESSION, "2003-06-05")]
    found = suppose(rules(official_entry="2003-10-01"), known, {"CHL": DAY})

    assert found.after.day == found.before.day == date(2003, 10, 1)
    assert found.states[0].entry.day == date(2027, 1, 1)


def test_a_deposit_in_the_past_moves_the_computed_day_and_drops_the_official_one():
    known = [*ACTS, act("MEX", Kind.RATIFICATION, "1999-03-08"), act("MLI", Kind.ACCESSION, "2003-06-05")]
    found = suppose(rules(official_entry="2003-10-01"), known, {"CHL": date(1999, 5, 1)})

    assert (found.before.day, found.after.day) == (date(2003, 10, 1), date(1999, 9, 1))


def test_an_official_day_whose_acts_are_not_held_stands():
    found = suppose(rules(official_entry="2003-10-01"), ACTS, {"CHL": DAY, "PER": DAY})

    assert found.after.day == date(2003, 10, 1)


def test_two_stages_give_later_states_an_interval_of_their_own():
    known = [*ACTS, act("MEX", Kind.RATIFICATION, "1999-03-08"), act("MLI", Kind.ACCESSION, "2003-06-05")]
    found = suppose(rules(later_delay="days:30"), known, {"CHL": DAY})

    assert found.states[0].entry.day == date(2026, 10, 21)


def test_named_states_still_lacking_are_named():
    named = {"kind": "named", "name": "Annex 2", "states": ["CHL", "EGY", "IND"]}
    found = suppose(TreatyRules.from_data({"conditions": [named], "delay": "days:180"}), ACTS, {"CHL": DAY})

    assert [one.lacking for one in found.after.missing] == [("IND",)]


def test_a_treaty_without_a_clause_says_so():
    found = suppose(TreatyRules(), ACTS, {"CHL": DAY})

    assert not found.known
    assert found.after.day is None


def test_what_speaks_against_a_deposit_is_told():
    found = suppose(rules(joining={"open_to": "listed", "states": ["EGY", "MEX"]}), ACTS, {"CHL": DAY})

    assert [one.code for one in found.states[0].findings] == ["may_not_join"]


def test_the_committee_grows_with_the_parties_and_the_next_size_is_known():
    sizes = {"sizes": [{"size": 10}, {"size": 14, "parties": 3}]}
    own = rules(committee=sizes, count=2)
    found = suppose(own, [*ACTS, act("MEX", Kind.RATIFICATION, "1999-03-08")], {"CHL": DAY})

    assert [one.size for one in found.committee] == [10, 14]
    assert next_committee(own, 2) == (14, 1)
    assert next_committee(own, 3) is None


def test_nothing_supposed_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        suppose(rules(), ACTS, {})
