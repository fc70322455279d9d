"""Which answer stands, and when two contradict each other."""

from hypothesis import given
from hypothesis import strategies as st

from accede.core.replies import Answer, Said, Stands, stands

COMES, DECLINES, COLLEAGUE, LATER = Answer.COMES, Answer.DECLINES, Answer.COLLEAGUE, Answer.LATER


def told(*rows):
    """Answers in order: (answer, way) or (answer, way, name)."""
    return [Said(number, *row) for number, row in enumerate(rows, 1)]


def test_nothing_said_is_no_answer():
    assert stands([]) == Stands(None, (), True)
    assert (stands([]).answered, stands([]).accepts, stands([]).declines) == (False, False, False)


def test_the_last_answer_by_the_same_way_counts():
    rows = told((COMES, "link"), (DECLINES, "link"))

    assert stands(rows) == Stands(rows[1], (), True)


def test_two_ways_that_contradict_each_other_are_a_conflict_and_nobody_is_certain_to_come():
    rows = told((DECLINES, "note_verbale"), (COMES, "link"))
    found = stands(rows)

    assert found == Stands(rows[1], (1, 2), False)
    assert (found.answered, found.accepts, found.declines) == (True, False, False)


def test_who_comes_may_be_contradicted_while_it_is_certain_that_somebody_does():
    rows = told((COMES, "link"), (COLLEAGUE, "telephone", "Second Secretary"))
    found = stands(rows)

    assert (found.conflict, found.certain, found.accepts) == ((1, 2), True, True)


def test_the_same_colleague_named_twice_is_no_conflict():
    rows = told((COLLEAGUE, "link", "A.  Person"), (COLLEAGUE, "telephone", "a. person"))

    assert stands(rows).conflict == ()


def test_who_will_say_later_contradicts_nothing_and_unsays_nothing_of_another_way():
    assert stands(told((LATER, "link"))).answered is False
    rows = told((COMES, "telephone"), (LATER, "link"))
    assert stands(rows) == Stands(rows[0], (), True)


def test_who_says_later_by_the_same_way_takes_the_answer_back():
    rows = told((COMES, "link"), (LATER, "link"))

    assert stands(rows) == Stands(rows[1], (), True)


def test_what_a_person_settled_stands_until_somebody_answers_again():
    rows = told((DECLINES, "note_verbale"), (COMES, "link"), (COMES, "settled"))
    assert stands(rows) == Stands(rows[2], (), True)

    again = [*rows, Said(4, DECLINES, "telephone")]
    assert stands(again) == Stands(again[3], (), True)


def test_a_link_that_may_be_passed_on_has_a_source_for_each_name():
    rows = told((COLLEAGUE, "link", "First Secretary"), (COLLEAGUE, "link", "Attaché"))

    assert stands(rows).conflict == ()
    assert stands(rows, forwarded=True).conflict == (1, 2)


answers = st.lists(
    st.tuples(st.sampled_from(Answer), st.sampled_from(["link", "telephone", "note_verbale", "settled"])), max_size=8
)


@given(answers, st.booleans())
def test_whatever_was_said_the_answer_that_stands_was_given_and_a_conflict_names_at_least_two(rows, forwarded):
    said = told(*rows)
    found = stands(said, forwarded=forwarded)

    assert (found.said is None) == (not said)
    assert found.said is None or found.said in said
    assert len(found.conflict) != 1
    assert found.certain or found.conflict
    assert not (found.accepts and found.declines)


@given(answers)
def test_order_of_reading_does_not_matter(rows):
    said = told(*rows)

    assert stands(reversed(said)) == stands(said)
