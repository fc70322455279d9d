"""Conditions besides a count: named States, shares, groups, fractions, organisations."""

from accede.core.clauses import TreatyRules
from accede.core.entry import Missing, entry_into_force
from tests.core.icrmw import act, day


def rules_with(*conditions, **more):
    return TreatyRules.from_data({"delay": "days:30", "conditions": list(conditions)} | more)


def test_named_states_must_all_come_and_the_lacking_are_named():
    rules = rules_with({"kind": "named", "name": "annex_2", "states": ["CHN", "EGY", "USA"]}, delay="days:180")
    acts = [act("CHN", "ratification", "1998-01-01"), act("FJI", "ratification", "1996-10-10")]

    assert entry_into_force(rules, acts).missing == (Missing("named", "annex_2", 1, 3, ("EGY", "USA"), False),)
    acts += [act("EGY", "ratification", "2001-01-01"), act("USA", "ratification", "2000-01-01")]
    assert entry_into_force(rules, acts).trigger_day == day("2001-01-01")


def test_a_ratification_taken_back_makes_a_named_state_lacking_again():
    rules = rules_with({"kind": "named", "states": ["RUS", "USA"]})
    acts = [
        act("RUS", "ratification", "2000-06-30"),
        act("RUS", "denunciation", "2023-11-03"),
        act("USA", "ratification", "2024-01-01"),
    ]

    assert entry_into_force(rules, acts).missing[0].lacking == ("RUS",)


PARIS = rules_with(
    {
        "kind": "share",
        "name": "emissions",
        "percent": 55,
        "shares": {"AAA": "30", "BBB": 25, "CCC": 1.5, "DDD": 20},
    },
    count=3,
)


def test_a_share_and_a_count_trigger_on_the_day_the_last_becomes_true():
    by_share_last = [
        act("AAA", "acceptance", "2016-04-22"),
        act("CCC", "acceptance", "2016-04-23"),
        act("EEE", "acceptance", "2016-09-03"),
        act("BBB", "acceptance", "2016-10-05"),
    ]

    entry = entry_into_force(PARIS, by_share_last)

    assert (entry.trigger_day, entry.computed) == (day("2016-10-05"), day("2016-11-04"))
    conditions = {one.values["kind"]: one for one in entry.steps if one.code == "condition"}
    assert (conditions["count"].day, conditions["share"].day) == (day("2016-09-03"), day("2016-10-05"))
    assert (conditions["share"].values["have"], conditions["share"].values["need"]) == ("56.5", "55")


def test_exactly_the_share_is_enough_and_a_hair_less_is_not():
    enough = [act("AAA", "acceptance", "2016-01-01"), act("BBB", "acceptance", "2016-01-02")]
    third = act("EEE", "acceptance", "2016-01-03")
    less = [act("AAA", "acceptance", "2016-01-01"), act("DDD", "acceptance", "2016-01-02")]

    assert entry_into_force(PARIS, [*enough, third]).trigger_day == day("2016-01-03")
    assert entry_into_force(PARIS, [*less, third]).missing[0].have == "50"


def test_shares_that_are_not_held_leave_the_official_date_to_speak():
    rules = rules_with({"kind": "share", "name": "emissions", "percent": 55}, count=1, official_entry="2016-11-04")

    entry = entry_into_force(rules, [act("AAA", "acceptance", "2016-01-01")])

    assert (entry.computed, entry.day, entry.agrees) == (None, day("2016-11-04"), None)
    assert entry.missing == (Missing("share", "emissions", "0", "55", (), True),)
    assert [one.code for one in entry.steps] == ["rule", "condition", "condition", "not_held", "official"]


def test_a_number_out_of_a_group_waits_for_the_group():
    rules = rules_with({"kind": "group", "name": "coe", "count": 2, "states": ["ALB", "AND", "AUT"]}, count=3)
    acts = [
        act("ALB", "ratification", "2013-01-01"),
        act("XXX", "ratification", "2013-01-02"),
        act("YYY", "ratification", "2013-01-03"),
        act("AUT", "ratification", "2013-01-04"),
    ]

    assert entry_into_force(rules, acts).trigger_day == day("2013-01-04")


def test_two_thirds_of_the_parties_are_rounded_up():
    rules = rules_with({"kind": "fraction", "name": "parties", "fraction": "2/3", "parties": 4}, delay="days:0")
    acts = [act(state, "acceptance", f"2000-01-0{n}") for n, state in enumerate(["AAA", "BBB", "CCC"], 1)]

    assert entry_into_force(rules, acts[:2]).missing[0].need == 3
    assert entry_into_force(rules, acts).computed == day("2000-01-03")


def test_a_fraction_of_the_parties_at_the_time_asks_how_many_there_are():
    rules = rules_with({"kind": "fraction", "name": "parties", "fraction": "3/4"})
    acts = [act("AAA", "acceptance", "2000-01-01"), act("BBB", "acceptance", "2001-01-01")]

    assert entry_into_force(rules, acts).missing[0].not_held
    assert entry_into_force(rules, acts, parties_on=lambda on: 2).trigger_day == day("2001-01-01")
    assert entry_into_force(rules, acts, parties_on=lambda on: 0).trigger_day == day("2000-01-01")


def organised(rule, **more):
    return TreatyRules.from_data({"count": 2, "delay": "days:0", "organisations": rule} | more)


def test_organisations_count_or_never_count():
    acts = [
        act("EUE", "formal_confirmation", "2000-01-01", organisation=True),
        act("NOR", "accession", "2000-02-01"),
    ]

    assert entry_into_force(organised("count"), acts).computed == day("2000-02-01")
    assert entry_into_force(organised("never"), acts).missing[0].have == 1


def test_an_organisation_does_not_count_in_addition_to_its_members():
    rules = organised("not_in_addition", organisation_members={"EUE": ["AUT", "BEL"]})
    union, norway = (
        act("EUE", "approval", "2000-01-01", organisation=True),
        act("NOR", "accession", "2000-02-01"),
    )
    austria = act("AUT", "ratification", "2000-01-15")

    assert entry_into_force(rules, [union, norway]).computed == day("2000-02-01")
    assert entry_into_force(rules, [union, austria]).missing[0].have == 1
    assert entry_into_force(rules, [union, austria, norway]).computed == day("2000-02-01")


def test_an_organisation_whose_members_are_not_held_does_not_count_in_addition():
    union = act("EUE", "approval", "2000-01-01", organisation=True)

    assert entry_into_force(organised("not_in_addition"), [union]).missing[0].have == 0
