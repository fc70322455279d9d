"""The table in memory answers as the plain computation does."""

import random
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core import table as module
from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment
from accede.core.standing import StateClass, count, lives, standing_in, standings
from accede.core.table import CODES, StandingTable
from tests.core.icrmw import RULES, act, all_acts, day
from tests.core.strategies import HORIZON, STATES, full_acts, nth_day, rules

ended = st.dictionaries(st.sampled_from(STATES), st.integers(0, HORIZON).map(nth_day), max_size=2)


def plain(acts, clause, on, **more):
    return {state: one.state_class for state, one in standings(acts, clause, as_of=on, **more).items()}


@given(st.lists(st.tuples(rules(), full_acts()), min_size=1, max_size=3), ended)
def test_every_state_treaty_and_day_is_as_computed_plainly(treaties, gone):
    named = {f"treaty-{number}": pair for number, pair in enumerate(treaties)}
    table = StandingTable.build(named, states=STATES, ended=gone)

    for on in (nth_day(number) for number in range(-3, HORIZON + 60, 9)):
        codes = table.on(on)
        for row, (slug, (clause, acts)) in enumerate(named.items()):
            assert table.classes_on(slug, on) == plain(acts, clause, on, states=STATES, ended=gone)
            assert codes[row].tolist() == table.treaty_on(slug, on).tolist()


def test_the_convention_on_a_thousand_days_is_as_computed_plainly(long_share):
    table = StandingTable.build({"icrmw": (RULES, all_acts())})
    seeded = random.Random(18121990)
    everybody = lives(all_acts(), RULES)

    for _ in range(int(1000 * long_share)):
        on = date(1990, 1, 1) + timedelta(days=seeded.randrange(14000))
        assert table.classes_on("icrmw", on) == {
            state: standing_in(life, on).state_class for state, life in everybody.items()
        }


def made_record(treaties, states, seed):
    """Many treaties with a random history each, so that pictures and changes both come into play."""
    seeded = random.Random(seed)
    record = {}
    for number in range(treaties):
        acts = [
            Act(
                f"{number}-{n}",
                f"t{number}",
                f"S{seeded.randrange(states):03}",
                seeded.choice([Kind.SIGNATURE, Kind.ACCESSION, Kind.ACCESSION, Kind.DENUNCIATION]),
                Moment.on(date(1960, 1, 1) + timedelta(days=seeded.randrange(20000))),
            )
            for n in range(states)
        ]
        record[f"t{number:03}"] = (
            TreatyRules.from_data({"count": 20, "delay": "days:90", "withdrawal": {"notice": "months:12"}}),
            acts,
        )
    return record


def test_pictures_and_the_changes_since_fit_together():
    record = made_record(treaties=12, states=120, seed=7)
    table = StandingTable.build(record)

    assert len(table._pictures) > 2
    for number in range(0, 20000, 1201):
        on = date(1960, 1, 1) + timedelta(days=number)
        shown = [[CODES[code] for code in row] for row in table.on(on).tolist()]
        for row, (clause, acts) in zip(shown, record.values(), strict=True):
            known = plain(acts, clause, on, states=table.states)
            assert row == [known[state] for state in table.states]


def test_the_counts_are_the_figures():
    table = StandingTable.build({"icrmw": (RULES, all_acts())}, states=["AUT", "USA"])
    on = day("2004-01-30")

    figures = count(all_acts(), RULES, as_of=on, states=["AUT", "USA"])

    assert table.counts(on)["icrmw"] == {
        name: figures[name].number for name in ("bound", "parties", "signed_only", "withdrawn", "none")
    }
    assert table.counts(on)["icrmw"]["bound"] == 25


def test_a_state_that_has_ended_is_absent_and_not_none():
    acts = [act("DDR", "accession", "1990-08-16")]
    clause = TreatyRules.from_data({"count": 1, "delay": "days:0"})
    table = StandingTable.build({"op": (clause, acts)}, ended={"DDR": day("1990-10-02")})

    assert table.treaty_on("op", day("1990-10-02")).tolist() == [module.PARTY]
    assert table.treaty_on("op", day("1990-10-03")).tolist() == [module.ABSENT]
    assert table.classes_on("op", day("1990-10-03")) == {}


def test_answers_cannot_spoil_the_table():
    table = StandingTable.build({"icrmw": (RULES, all_acts())})
    on = day("2004-01-30")

    table.on(on)[:] = 9
    with pytest.raises(ValueError, match="read-only"):
        table.treaty_on("icrmw", on)[:] = 9

    assert np.array_equal(table.on(on)[0], table.treaty_on("icrmw", on))
    assert table.on(on).max() <= module.WITHDRAWN


def test_an_empty_record_has_an_empty_table():
    table = StandingTable.build({})

    assert table.on(day("2004-01-30")).shape == (0, 0)
    assert table.counts(day("2004-01-30")) == {}


def test_days_before_and_after_everything_have_answers():
    table = StandingTable.build({"icrmw": (RULES, all_acts())})

    assert set(table.classes_on("icrmw", date.min).values()) == {StateClass.NONE}
    assert table.counts(date.max)["icrmw"]["bound"] == 60


def test_an_unknown_treaty_is_a_key_error():
    with pytest.raises(KeyError):
        StandingTable.build({}).treaty_on("nowhere", day("2004-01-30"))


def test_a_treaty_nobody_has_touched_shows_everybody_with_nothing_done():
    table = StandingTable.build({"new": (TreatyRules(), [])}, states=["AAA", "BBB"])

    assert table.treaty_on("new", day("2004-01-30")).tolist() == [module.NONE, module.NONE]
