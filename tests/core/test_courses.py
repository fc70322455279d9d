"""A State's course answers for every day what the plain computation gives for that day."""

from hypothesis import given
from hypothesis import strategies as st

from accede.core.standing import Course, lives, standings
from tests.core.strategies import HORIZON, STATES, full_acts, nth_day, rules

ended = st.dictionaries(st.sampled_from(STATES), st.integers(0, HORIZON).map(nth_day), max_size=2)


@given(rules(), full_acts(), ended)
def test_every_day_is_as_computed_plainly(clause, acts, gone):
    courses = {state: Course(life) for state, life in lives(acts, clause, states=STATES, ended=gone).items()}

    for on in (nth_day(number) for number in range(-3, HORIZON + 60, 4)):
        found = {state: course.on(on) for state, course in courses.items() if course.life.exists_on(on)}
        assert found == standings(acts, clause, as_of=on, states=STATES, ended=gone)


@given(rules(), full_acts())
def test_days_may_be_asked_in_any_order(clause, acts):
    forth = {state: Course(life) for state, life in lives(acts, clause).items()}
    back = {state: Course(life) for state, life in lives(acts, clause).items()}
    days = [nth_day(number) for number in range(-3, HORIZON + 60, 7)]

    first = [{state: course.on(on) for state, course in forth.items()} for on in days]
    last = [{state: course.on(on) for state, course in back.items()} for on in reversed(days)]

    assert first == last[::-1]
