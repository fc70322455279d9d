"""From when a treaty binds each State, and what a deposit would change."""

from dataclasses import replace

import pytest

from accede.core.clauses import Gap, TreatyRules
from accede.core.entry import entry_for_state, entry_into_force, what_if
from tests.core.icrmw import RULES, act, act_of, all_acts, day

ENTRY = entry_into_force(RULES, all_acts())
# BBNJ 68: the first sixty after 120 days, the others after 30. Here the first two.
TWO_CLAUSES = TreatyRules.from_data({"count": 2, "delay": "days:120", "later_delay": "days:30", "gap": "own"})


@pytest.mark.parametrize(
    ("state", "kind", "group", "in_force", "confirm"),
    [
        ("EGY", "accession", "first", "2003-07-01", False),
        ("SLV", "ratification", "first", "2003-07-01", False),
        ("MLI", "accession", "gap", "2003-10-01", True),
        ("KGZ", "accession", "later", "2004-01-01", False),
        ("BFA", "ratification", "later", "2004-03-01", False),
        ("TLS", "accession", "later", "2004-05-01", False),
        ("NER", "accession", "later", "2009-07-01", False),
    ],
)
def test_each_state_has_its_own_date_under_the_convention(state, kind, group, in_force, confirm):
    entry = entry_for_state(RULES, act_of(state, kind), ENTRY)

    assert (entry.group, entry.day, entry.confirm) == (group, day(in_force), confirm)


def test_a_gap_state_joins_the_first_group_where_the_treaty_says_so():
    rules = replace(RULES, gap=Gap.FIRST_GROUP)

    entry = entry_for_state(rules, act_of("MLI", "accession"), ENTRY)

    assert (entry.day, entry.confirm) == (day("2003-07-01"), False)


def test_a_gap_state_is_not_bound_before_the_treaty_is():
    acts = [act(state, "accession", f"2000-01-0{n}") for n, state in enumerate(["AAA", "BBB", "CCC"], 1)]
    treaty = entry_into_force(TWO_CLAUSES, acts)

    entry = entry_for_state(TWO_CLAUSES, acts[2], treaty)

    assert treaty.day == day("2000-05-01")
    assert (entry.group, entry.day, entry.confirm) == ("gap", day("2000-05-01"), False)
    assert [step.code for step in entry.steps] == ["state_rule", "delay", "not_before_treaty", "result"]


def test_later_states_have_their_own_interval():
    acts = [act("AAA", "accession", "2000-01-01"), act("BBB", "accession", "2000-01-02")]
    late = act("CCC", "accession", "2000-06-01")

    entry = entry_for_state(TWO_CLAUSES, late, entry_into_force(TWO_CLAUSES, acts))

    assert (entry.group, entry.day) == ("later", day("2000-07-01"))


def test_a_succession_binds_from_the_date_of_succession_though_recorded_later():
    succession = act("MNE", "succession", "2006-10-23", effective=day("2006-06-03"))

    entry = entry_for_state(RULES, succession, ENTRY)

    assert (entry.group, entry.day) == ("succession", day("2006-06-03"))


def test_the_depositarys_own_date_for_a_state_wins():
    stated = act("AAA", "accession", "2005-01-10", effective=day("2005-02-09"))

    assert entry_for_state(RULES, stated, ENTRY).day == day("2005-02-09")


def test_nobody_is_bound_while_the_treaty_is_not_in_force():
    before = entry_into_force(RULES, all_acts(), as_of=day("2003-03-13"))

    entry = entry_for_state(RULES, act_of("EGY", "accession"), before)

    assert (entry.group, entry.day, entry.latest) == ("not_yet", None, None)


def test_a_year_is_not_enough_to_tell_togos_date_and_a_month_is_for_zimbabwe():
    togo = entry_for_state(RULES, act_of("TGO", "ratification"), ENTRY)
    zimbabwe = entry_for_state(RULES, act_of("ZWE", "accession"), ENTRY)

    assert (togo.day, togo.needs_a_day, togo.earliest, togo.latest) == (
        None,
        True,
        day("2020-05-01"),
        day("2021-04-01"),
    )
    assert [step.code for step in togo.steps] == ["needs_a_day"]
    assert (zimbabwe.day, zimbabwe.needs_a_day) == (day("2025-03-01"), False)


def test_without_a_clause_the_interval_is_not_on_record():
    rules = TreatyRules().with_official(day("1994-01-01"))
    treaty = entry_into_force(rules, [])

    first = entry_for_state(rules, act("AAA", "accession", "1993-05-01"), treaty)
    later = entry_for_state(rules, act("BBB", "accession", "1995-05-01"), treaty)

    assert (first.group, first.day, first.confirm) == ("first", day("1994-01-01"), False)
    assert (later.group, later.day, later.confirm) == ("no_clause", day("1995-05-01"), True)


def test_an_official_date_without_a_known_trigger_still_bounds_everybody():
    rules = TreatyRules.from_data(
        {"delay": "days:30", "official_entry": "2016-11-04", "conditions": [{"kind": "share", "percent": 55}]}
    )
    treaty = entry_into_force(rules, [])

    early = entry_for_state(rules, act("AAA", "acceptance", "2016-09-03"), treaty)
    gap = entry_for_state(rules, act("BBB", "acceptance", "2016-10-20"), treaty)

    assert (early.day, gap.day) == (day("2016-11-04"), day("2016-11-19"))


def test_what_if_two_more_states_had_deposited():
    known = [one for one in all_acts() if str(one.deposited) < "2003-01-01"]

    answer = what_if(RULES, known, {"MLI": day("2003-01-31"), "GTM": day("2003-02-10")})

    assert answer.before.missing[0].have == 19
    assert answer.after.computed == day("2003-05-01")
    assert [one.state for one in answer.after.triggers] == ["MLI"]
    assert {state: one.day for state, one in answer.states.items()} == {
        "MLI": day("2003-05-01"),
        "GTM": day("2003-06-01"),
    }
