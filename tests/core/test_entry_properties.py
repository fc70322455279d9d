"""What must hold of every entry into force, whatever the clause and the history."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from accede.core.acts import Act, Kind
from accede.core.dates import Moment
from accede.core.entry import entry_for_state, entry_into_force
from tests.core.strategies import (
    BINDING_KINDS,
    HORIZON,
    STATES,
    acts,
    exact,
    full_acts,
    nth_day,
    rules,
    vague,
)

histories = acts([*BINDING_KINDS, Kind.SIGNATURE, Kind.DENUNCIATION])


def or_never(day):
    return day or date.max


@given(rules(), histories, st.randoms())
def test_the_order_of_the_acts_changes_nothing(clause, history, random):
    shuffled = history[:]
    random.shuffle(shuffled)

    assert entry_into_force(clause, shuffled) == entry_into_force(clause, history)


@given(rules(), histories, st.permutations(range(14)))
def test_numbering_the_acts_of_a_day_otherwise_changes_no_date(clause, history, numbers):
    renumbered = [Act(numbers[act.id], act.treaty, act.state, act.kind, act.deposited) for act in history]

    one, other = entry_into_force(clause, history), entry_into_force(clause, renumbered)

    assert (one.computed, one.trigger_day) == (other.computed, other.trigger_day)
    assert {act.state for act in one.triggers} == {act.state for act in other.triggers}


@given(rules(), histories, st.sampled_from(STATES), st.sampled_from(BINDING_KINDS), exact)
def test_one_more_instrument_never_delays(clause, history, state, kind, deposited):
    more = [*history, Act(99, "made", state, kind, deposited)]

    assert or_never(entry_into_force(clause, more).computed) <= or_never(entry_into_force(clause, history).computed)


@given(rules(), acts(BINDING_KINDS), st.integers(0, HORIZON))
def test_an_earlier_deposit_never_delays(clause, history, number):
    earlier = [
        Act(act.id, act.treaty, act.state, act.kind, Moment.on(min(act.deposited.day, nth_day(number))))
        for act in history
    ]

    assert or_never(entry_into_force(clause, earlier).computed) <= or_never(entry_into_force(clause, history).computed)


@given(rules(), histories, st.integers(0, HORIZON))
def test_what_comes_after_the_trigger_changes_nothing(clause, history, number):
    full, known = entry_into_force(clause, history), entry_into_force(clause, history, as_of=nth_day(number))

    if full.trigger_day is not None and full.trigger_day <= nth_day(number):
        assert known == full
    else:
        assert known.computed is None


@given(rules(), histories)
def test_it_is_either_reached_with_triggers_or_missing_something(clause, history):
    entry = entry_into_force(clause, history)

    assert (entry.computed is None) is bool(entry.missing)
    assert (entry.computed is not None) is bool(entry.triggers)
    assert all(act.deposited.day == entry.trigger_day for act in entry.triggers)
    if entry.computed is not None:
        assert clause.delay.after(entry.trigger_day) == entry.computed


@given(rules(), acts([*BINDING_KINDS, Kind.DENUNCIATION], st.one_of(exact, vague), max_size=8), st.data())
def test_any_day_within_what_is_known_leads_between_earliest_and_latest(clause, history, data):
    entry = entry_into_force(clause, history)
    guessed = []
    for act in history:
        first, last = act.deposited.earliest or date(1990, 1, 1), act.deposited.latest or date(2030, 1, 1)
        day = data.draw(st.dates(first, last))
        guessed.append(Act(act.id, act.treaty, act.state, act.kind, Moment.on(day)))

    if Kind.DENUNCIATION not in {act.kind for act in history}:
        guess = entry_into_force(clause, guessed).computed
        assert or_never(entry.earliest) <= or_never(guess) <= or_never(entry.latest)
        if entry.computed is not None:
            assert guess == entry.computed


@given(rules(), full_acts())
def test_no_state_is_bound_before_the_treaty_is_in_force(clause, history):
    entry = entry_into_force(clause, history)

    for act in history:
        own = entry_for_state(clause, act, entry)
        if own.day is not None and own.group not in ("stated",):
            assert own.day >= entry.latest
        if entry.latest is None:
            assert own.group == "not_yet"


@given(rules(), histories, st.sampled_from(STATES), exact, exact)
def test_a_state_that_deposits_later_is_not_bound_earlier(clause, history, state, one, other):
    first, second = sorted((one.day, other.day))
    entry = entry_into_force(clause, history)
    if clause.later_delay is not None:
        return  # the first group may wait longer than those after it: the treaty wants it so

    early, late = (
        entry_for_state(clause, Act(98, "made", state, Kind.ACCESSION, Moment.on(day)), entry)
        for day in (first, second)
    )

    assert or_never(early.day) <= or_never(late.day)
