"""Where each State stands on a day."""

import pytest

from accede.core.clauses import TreatyRules
from accede.core.dates import Moment
from accede.core.entry import entry_into_force
from accede.core.standing import StateClass, count, membership, standings
from tests.core.icrmw import RULES, act, all_acts, day

ONE = TreatyRules.from_data({"count": 1, "delay": "days:0", "withdrawal": {"notice": "months:12"}})
FIRST = act("XXX", "accession", "1990-01-01")


def standing(acts, on, rules=ONE, state="AAA", **more):
    return standings([FIRST, *acts], rules, as_of=day(on), **more)[state]


def class_of(acts, on, rules=ONE, **more):
    return standing(acts, on, rules, **more).state_class


@pytest.mark.parametrize(
    ("on", "bound", "parties", "signed_only", "signatories"),
    [
        ("1998-12-31", 9, 0, 3, 5),
        ("2003-03-13", 19, 0, 12, 17),
        ("2003-06-01", 21, 0, 10, 17),
        ("2003-07-01", 22, 21, 10, 17),
        ("2004-01-30", 25, 23, 9, 17),
        ("2009-07-01", 41, 41, 15, 30),
        ("2025-03-01", 60, 60, 11, 40),
    ],
)
def test_the_conventions_figures_on_a_day(on, bound, parties, signed_only, signatories):
    figures = count(all_acts(), RULES, as_of=day(on))

    assert {name: figures[name].number for name in ("bound", "parties", "signed_only", "signatories")} == {
        "bound": bound,
        "parties": parties,
        "signed_only": signed_only,
        "signatories": signatories,
    }


def test_a_figure_carries_its_definition_its_day_and_its_rows():
    figure = count(all_acts(), RULES, as_of=day("2004-01-30"))["signed_only"]

    assert (figure.number, figure.definition, figure.as_of) == (9, "signed_only", day("2004-01-30"))
    assert figure.rows == ("BGD", "CHL", "COM", "GNB", "PRY", "SLE", "STP", "TGO", "TUR")


def test_those_who_did_nothing_are_counted_among_the_states_given():
    members = {f"S{number:03}" for number in range(157)} | {one.state for one in all_acts()}
    known = [one for one in all_acts() if str(one.deposited) <= "2004-01-30"]
    done = {one.state for one in known}

    figures = count(known, RULES, as_of=day("2004-01-30"), states={f"S{number:03}" for number in range(157)} | done)

    assert len(done) == 34
    assert figures["none"].number == 157
    assert members > done


def test_mali_is_bound_in_july_2003_and_a_party_from_october():
    mali = {on: standings(all_acts(), RULES, as_of=day(on))["MLI"] for on in ("2003-07-01", "2003-10-01")}

    assert [one.state_class for one in mali.values()] == [StateClass.BOUND, StateClass.PARTY]
    assert [str(one.since) for one in mali.values()] == ["2003-06-05", "2003-10-01"]
    assert mali["2003-07-01"].in_force == day("2003-10-01")
    assert mali["2003-07-01"].notes == ("gap_to_confirm",)


def test_signature_and_ratification_on_one_day_are_both_kept():
    ghana = standings(all_acts(), RULES, as_of=day("2000-09-07"))["GHA"]

    assert ghana.state_class is StateClass.BOUND
    assert (ghana.signature.kind, ghana.instrument.kind) == ("signature", "ratification")


def test_montenegro_has_signed_from_its_date_of_succession():
    succession = act("AAA", "succession_to_signature", "2006-10-23", effective=day("2006-06-03"))

    assert class_of([succession], "2006-06-02") is StateClass.NONE
    assert class_of([succession], "2006-06-03") is StateClass.SIGNED
    assert str(standing([succession], "2007-01-01").since) == "2006-06-03"


def test_togo_counts_from_the_latest_possible_day_and_is_uncertain_until_then():
    togo = {
        on: standings(all_acts(), RULES, as_of=day(on))["TGO"]
        for on in ("2019-12-31", "2020-01-01", "2020-12-31", "2021-04-01")
    }

    assert [one.state_class for one in togo.values()] == [
        StateClass.SIGNED,
        StateClass.SIGNED,
        StateClass.BOUND,
        StateClass.PARTY,
    ]
    assert [one.uncertain for one in togo.values()] == [False, True, True, False]
    assert [str(one.since) for one in togo.values()] == ["2001-11-15", "2001-11-15", "2020", "<2021-04-02"]
    assert togo["2021-04-01"].in_force is None


def test_an_act_of_unknown_date_never_counts_and_leaves_all_days_uncertain():
    unknown = [act("AAA", "accession", ">2000-01-01")]

    assert class_of(unknown, "2050-01-01") is StateClass.NONE
    assert [standing(unknown, on).uncertain for on in ("1999-12-31", "2050-01-01")] == [False, True]


def test_a_withdrawal_takes_effect_after_its_notice_and_a_return_opens_a_new_interval():
    acts = [
        act("AAA", "accession", "2000-01-01"),
        act("AAA", "denunciation", "2001-01-01"),
        act("AAA", "accession", "2005-01-01"),
    ]

    assert standing(acts, "2001-06-01").notes == ("notice_pending",)
    assert [class_of(acts, on) for on in ("2001-12-31", "2002-01-01", "2005-01-01")] == [
        StateClass.PARTY,
        StateClass.WITHDRAWN,
        StateClass.PARTY,
    ]
    assert str(standing(acts, "2003-01-01").since) == "2002-01-01"
    intervals = membership([FIRST, *acts], ONE)["AAA"].party
    assert [(str(one.start), str(one.end) if one.end else None) for one in intervals] == [
        ("2000-01-01", "2002-01-01"),
        ("2005-01-01", None),
    ]


def test_a_state_that_denounces_and_accedes_on_one_day_never_leaves():
    rules = TreatyRules.from_data({"count": 1, "delay": "months:3", "withdrawal": {"notice": "months:3"}})
    acts = [
        act("AAA", "accession", "1993-05-10"),
        act("AAA", "denunciation", "1999-01-05"),
        act("AAA", "accession", "1999-01-05"),
    ]

    assert [class_of(acts, on, rules) for on in ("1999-04-04", "1999-04-05", "2010-01-01")] == [StateClass.PARTY] * 3
    times = membership([FIRST, *acts], rules)["AAA"]
    assert [str(one.start) for one in times.bound] == ["1993-05-10", "1999-04-05"]
    assert [str(one.start) for one in times.party] == ["1993-08-10", "1999-04-05"]


def test_a_rescinded_notice_leaves_no_trace_in_the_membership():
    acts = [
        act("AAA", "accession", "2000-01-01"),
        act("AAA", "denunciation", "2016-11-10"),
        act("AAA", "rescission", "2017-02-10"),
    ]

    assert class_of(acts, "2018-01-01") is StateClass.PARTY
    assert standing(acts, "2018-01-01").notes == ("notice_rescinded",)
    assert membership([FIRST, *acts], ONE)["AAA"].party[0].end is None


def test_the_announced_effect_of_a_notice_wins_over_the_clause():
    acts = [
        act("AAA", "accession", "2000-01-01"),
        act("AAA", "denunciation", "2001-01-01", effective=day("2001-06-01")),
    ]

    assert [class_of(acts, on) for on in ("2001-05-31", "2001-06-01")] == [
        StateClass.PARTY,
        StateClass.WITHDRAWN,
    ]


def test_a_notice_that_the_treaty_refuses_changes_nothing_but_is_noted():
    acts = [*all_acts(), act("MEX", "denunciation", "2008-06-30")]

    mexico = standings(acts, RULES, as_of=day("2012-01-01"))["MEX"]

    assert (mexico.state_class, mexico.notes) == (StateClass.PARTY, ("notice_refused",))


def test_an_instrument_withdrawn_before_entry_into_force_leaves_the_signature():
    never = TreatyRules.from_data({"count": 9, "delay": "days:180"})
    acts = [
        act("AAA", "signature", "1996-09-24"),
        act("AAA", "ratification", "2000-06-30"),
        act("AAA", "denunciation", "2023-11-03"),
    ]

    assert [class_of(acts, on, never) for on in ("2023-11-02", "2023-11-03")] == [
        StateClass.BOUND,
        StateClass.SIGNED,
    ]
    assert class_of(acts[1:], "2023-11-03", never) is StateClass.WITHDRAWN


def test_a_signatory_that_does_not_intend_to_join_stays_a_signatory_with_a_note():
    acts = [act("AAA", "signature", "2000-12-31"), act("AAA", "no_intention", "2002-05-06")]

    now = standing(acts, "2010-01-01")

    assert (now.state_class, now.notes) == (StateClass.SIGNED, ("no_intention",))


def test_an_instrument_in_brackets_makes_a_state_that_was_bound_and_is_no_longer():
    acts = [act("AAA", "signature", "1998-04-29"), act("AAA", "ratification", "2002-12-17", counted=False)]

    now = standing(acts, "2018-01-09")

    assert (now.state_class, now.since, now.notes) == (
        StateClass.WITHDRAWN,
        Moment.unknown(),
        ("in_brackets",),
    )


def test_a_predecessor_counts_towards_entry_into_force_and_is_gone_after_its_last_day():
    rules = TreatyRules.from_data({"count": 2, "delay": "months:3"})
    acts = [act("DDR", "accession", "1990-08-16"), act("ESP", "ratification", "1991-04-11")]
    ended = {"DDR": day("1990-10-02")}

    on_its_last_day = standings(acts, rules, as_of=day("1990-10-02"), ended=ended)
    afterwards = standings(acts, rules, as_of=day("1991-07-11"), ended=ended)

    assert entry_into_force(rules, acts).computed == day("1991-07-11")
    assert on_its_last_day["DDR"].state_class is StateClass.BOUND
    assert set(afterwards) == {"ESP"}
    assert str(membership(acts, rules, ended=ended)["DDR"].bound[0].end) == "1990-10-03"


def test_below_the_number_a_treaty_goes_on_unless_it_says_otherwise():
    goes_on = {"count": 2, "delay": "days:0", "withdrawal": {"notice": "days:10"}}
    acts = [
        act("AAA", "accession", "2000-01-01"),
        act("BBB", "accession", "2000-01-02"),
        act("BBB", "denunciation", "2001-01-01"),
        act("CCC", "signature", "2000-01-01"),
    ]

    without = standings(acts, TreatyRules.from_data(goes_on), as_of=day("2001-01-11"))
    ended = standings(acts, TreatyRules.from_data(goes_on | {"ends_below": 2}), as_of=day("2001-01-11"))

    assert without["AAA"].state_class is StateClass.PARTY
    assert (ended["AAA"].state_class, ended["AAA"].notes) == (StateClass.WITHDRAWN, ("treaty_ended",))
    assert str(ended["AAA"].since) == "2001-01-11"
    assert ended["CCC"].state_class is StateClass.SIGNED


def test_a_treaty_without_a_clause_shows_its_parties_with_a_note():
    rules = TreatyRules().with_official(day("1994-01-01"))

    now = standing([act("AAA", "accession", "1995-05-01")], "2000-01-01", rules)

    assert (now.state_class, now.notes) == (StateClass.PARTY, ("interval_not_on_record",))


def test_nothing_done_later_changes_the_standing_of_a_day():
    known = [one for one in all_acts() if str(one.deposited) <= "2004-01-30"]

    then = standings(known, RULES, as_of=day("2004-01-30"))
    now = standings(all_acts(), RULES, as_of=day("2004-01-30"))

    assert {state: now[state] for state in then} == then
    assert {one.state_class for state, one in now.items() if state not in then} == {StateClass.NONE}
