"""When a treaty enters into force, and why."""

from dataclasses import replace

import pytest

from accede.core.clauses import TreatyRules
from accede.core.dates import NeedsADay
from accede.core.entry import Missing, entry_into_force
from accede.core.steps import Step
from tests.core.icrmw import RULES, act, act_of, all_acts, day

TWO = TreatyRules.from_data({"count": 2, "delay": "days:30"})


def codes(entry):
    return [step.code for step in entry.steps]


def step(entry, code):
    return next(step for step in entry.steps if step.code == code)


def test_the_convention_enters_into_force_by_its_20th_and_21st_instruments():
    entry = entry_into_force(RULES, all_acts())

    assert (entry.trigger_day, entry.computed, entry.official, entry.agrees) == (
        day("2003-03-14"),
        day("2003-07-01"),
        day("2003-07-01"),
        True,
    )
    assert set(entry.triggers) == {act_of("SLV", "ratification"), act_of("GTM", "ratification")}
    assert codes(entry) == ["rule", "trigger", "trigger", "delay", "rounding", "result", "official"]
    assert {(one.values["first"], one.values["last"]) for one in entry.steps if one.code == "trigger"} == {(20, 21)}
    assert {one.values["ordinal"] for one in entry.steps if one.code == "trigger"} == {20, 21}
    assert step(entry, "delay").day == day("2003-06-14")


def test_before_the_trigger_it_says_how_many_are_missing():
    entry = entry_into_force(RULES, all_acts(), as_of=day("2003-03-13"))

    assert (entry.computed, entry.official, entry.day) == (None, None, None)
    assert entry.missing == (Missing("count", "", 19, 20, (), False),)
    assert codes(entry) == ["rule", "missing"]


def test_between_trigger_and_entry_the_coming_day_is_known():
    entry = entry_into_force(RULES, all_acts(), as_of=day("2003-03-14"))

    assert entry.day == day("2003-07-01")


def test_without_a_clause_only_the_official_date_speaks():
    entry = entry_into_force(TreatyRules().with_official(day("1994-01-01")), [act("AAA", "accession", "1990-01-01")])

    assert (entry.computed, entry.day, entry.agrees) == (None, day("1994-01-01"), None)
    assert codes(entry) == ["no_clause", "official"]


def test_the_official_date_wins_and_the_difference_raises_an_alarm():
    rules = replace(TWO, official_entry=day("2019-05-30"), official_accepted="The depositary's notification.")

    entry = entry_into_force(rules, [act("AAA", "accession", "2019-01-01"), act("BBB", "accession", "2019-04-29")])

    assert (entry.computed, entry.day, entry.agrees) == (day("2019-05-29"), day("2019-05-30"), False)
    assert entry.steps[-1] == Step(
        "differs",
        day("2019-05-30"),
        {
            "computed": day("2019-05-29"),
            "official": day("2019-05-30"),
            "accepted": "The depositary's notification.",
        },
    )


def test_an_instrument_withdrawn_before_entry_into_force_stops_counting():
    acts = [
        act("AAA", "accession", "2000-01-01"),
        act("AAA", "denunciation", "2000-02-01"),
        act("BBB", "accession", "2000-03-01"),
    ]

    assert entry_into_force(TWO, acts).missing == (Missing("count", "", 1, 2, (), False),)


def test_an_instrument_with_a_day_of_withdrawal_counts_until_then():
    first = act("AAA", "accession", "2000-01-01", counted=False, withdrawn=day("2000-02-01"))

    assert entry_into_force(TWO, [first, act("BBB", "accession", "2000-01-31")]).computed == day("2000-03-01")
    assert entry_into_force(TWO, [first, act("BBB", "accession", "2000-02-01")]).computed is None


def test_an_instrument_in_brackets_counts_for_nothing():
    acts = [act("AAA", "accession", "2000-01-01", counted=False), act("BBB", "accession", "2000-01-02")]

    assert entry_into_force(TWO, acts).missing[0].have == 1


def test_once_reached_a_withdrawal_undoes_nothing_but_is_marked():
    acts = [
        act("AAA", "accession", "2000-01-01"),
        act("BBB", "accession", "2000-01-10"),
        act("AAA", "denunciation", "2000-01-20"),
    ]

    entry = entry_into_force(TWO, acts)

    assert entry.computed == day("2000-02-09")
    assert step(entry, "withdrawn_in_gap").values == {"states": ("AAA",), "confirm": True}


def test_a_state_that_comes_back_counts_again_and_counts_once():
    acts = [
        act("AAA", "accession", "2000-01-01"),
        act("AAA", "denunciation", "2000-02-01"),
        act("AAA", "accession", "2000-03-01"),
        act("AAA", "ratification", "2000-03-02"),
        act("BBB", "accession", "2000-04-01"),
    ]

    assert entry_into_force(TWO, acts).trigger_day == day("2000-04-01")


def test_the_day_of_deposit_itself_can_be_the_day():
    rules = TreatyRules.from_data({"count": 1, "delay": "days:0"})

    assert entry_into_force(rules, [act("SWE", "accession", "1967-10-04")]).computed == day("1967-10-04")


def test_a_succession_counts_from_its_receipt_towards_entry_into_force():
    late = act("BBB", "succession", "2000-06-01", effective=day("1999-01-01"))

    assert entry_into_force(TWO, [act("AAA", "accession", "2000-01-01"), late]).trigger_day == day("2000-06-01")


def test_signatures_and_provisional_application_do_not_count_but_definitive_signatures_do():
    acts = [
        act("AAA", "signature", "2000-01-01"),
        act("BBB", "provisional_application", "2000-01-01"),
        act("CCC", "definitive_signature", "2000-01-02"),
        act("DDD", "formal_confirmation", "2000-01-03"),
    ]

    assert entry_into_force(TWO, acts).trigger_day == day("2000-01-03")


def test_a_date_without_a_day_does_no_harm_where_it_makes_no_difference():
    acts = [
        act("AAA", "accession", "1999"),
        act("BBB", "accession", "2000-01-10"),
        act("CCC", "accession", "2003"),
    ]

    assert entry_into_force(TWO, acts).computed == day("2000-02-09")


def test_a_deciding_date_without_a_day_is_named():
    undated = act("BBB", "accession", "2000-03")

    entry = entry_into_force(TWO, [act("AAA", "accession", "2000-01-01"), undated])

    assert (entry.computed, entry.needs_a_day) == (None, (undated,))
    assert (entry.earliest, entry.latest) == (day("2000-03-31"), day("2000-04-30"))
    assert codes(entry) == ["rule", "needs_a_day"]
    with pytest.raises(NeedsADay, match="the accession of BBB"):
        entry.require()


def test_any_day_of_a_month_will_do_where_all_lead_to_one_date():
    rules = TreatyRules.from_data({"count": 1, "delay": "first_of_nth_month:6"})

    entry = entry_into_force(rules, [act("BFA", "ratification", "1998-09")])

    assert entry.require() == day("1999-03-01")
    assert step(entry, "trigger").values["deposited"] == "1998-09"
    assert step(entry, "trigger").day is None
