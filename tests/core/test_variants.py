"""Whatever the conditions: each reader gets exactly one letter, or is named; what is left open is told as it is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from accede.core.variants import (
    ANY,
    Condition,
    Dimension,
    Fault,
    Term,
    as_data,
    condition,
    cover,
    faults,
    left_open,
    letters_for,
    matrix,
    means_nobody,
    meetings,
)

RULES = {
    each.name: each
    for each in (
        Dimension("class", values=("bound", "signed", "none")),
        Dimension("stance", values=("in_favour", "opposed", "unknown")),
        Dimension("obstacle", many=True, values=("entry", "cost", "law")),
        Dimension("group", many=True),
        Dimension("state"),
    )
}
WORDS = {
    "class": ("bound", "signed", "none"),
    "stance": ("in_favour", "opposed", "unknown"),
    "obstacle": ("entry", "cost", "law"),
    "group": ("asia", "africa", "elsewhere"),
    "state": ("AAA", "BBB", "CCC"),
}
ONE = ("class", "stance", "state")


@st.composite
def terms(draw):
    name = draw(st.sampled_from(sorted(WORDS)))
    offered = WORDS[name] if name in ONE else (*WORDS[name], ANY)
    return Term(name, draw(st.frozensets(st.sampled_from(offered), min_size=1)), draw(st.booleans()))


conditions = st.lists(terms(), max_size=4).map(lambda found: Condition(tuple(found)))
variants = st.lists(conditions, max_size=6).map(lambda found: dict(zip("ABCDEF", found, strict=False)))


@st.composite
def readers(draw):
    one = {name: frozenset({draw(st.sampled_from(WORDS[name]))}) for name in ONE}
    many = {name: draw(st.frozensets(st.sampled_from(WORDS[name]))) for name in WORDS if name not in ONE}
    return {**one, **many}


many_readers = st.lists(readers(), max_size=12).map(lambda found: {f"reader-{n}": each for n, each in enumerate(found)})


@given(variants, many_readers)
def test_each_reader_gets_exactly_one_letter_or_is_named_once(given_variants, given_readers):
    found = cover(given_readers, given_variants)

    assert sorted([*found.one, *found.none, *found.several]) == sorted(given_readers)
    for key, facts in given_readers.items():
        fits = [letter for letter, each in given_variants.items() if each.fits(facts)]
        told = [found.one[key]] if key in found.one else list(found.several.get(key, ()))
        assert told == fits
    assert found.holds == all(key in found.one for key in given_readers)


@given(variants, many_readers)
def test_a_variant_that_fits_nobody_is_said_and_no_other(given_variants, given_readers):
    idle = cover(given_readers, given_variants).idle

    fits = {letter for facts in given_readers.values() for letter in letters_for(facts, given_variants)}
    assert list(idle) == [letter for letter in given_variants if letter not in fits]


@settings(max_examples=300)
@given(variants, readers())
def test_a_reader_whom_nobody_means_stands_in_exactly_one_region_left_open(given_variants, reader):
    found = left_open(given_variants.values(), RULES)

    regions = [region for region in found.regions if region.fits(reader)]
    if not found.whole:
        return
    assert len(regions) == (0 if letters_for(reader, given_variants) else 1)


@settings(max_examples=300)
@given(variants, readers())
def test_two_letters_for_one_reader_are_told_as_a_meeting_of_the_two(given_variants, reader):
    found = meetings(given_variants, RULES)

    fits = letters_for(reader, given_variants)
    pairs = [(one, other) for place, one in enumerate(fits) for other in fits[place + 1 :]]
    assert [(each.first, each.second) for each in found if each.where.fits(reader)] == pairs


def someone(region: Condition) -> dict[str, frozenset[str]]:
    """A reader who could exist, for a region that says it has one: the smallest that holds all its terms."""
    found: dict[str, frozenset[str]] = {}
    for name, rule in RULES.items():
        of_name = [term for term in region.terms if term.dimension == name]
        unwanted = frozenset().union(*(term.values for term in of_name if not term.holds))
        offered = [*(rule.values or (*WORDS[name], "a word nobody named"))]
        free = [each for each in offered if each not in unwanted]
        if rule.many:
            wanted = [term.values for term in of_name if term.holds]
            found[name] = frozenset(next(each for each in free if each in one or ANY in one) for one in wanted)
        else:
            lists = [term.values for term in of_name if term.holds]
            found[name] = frozenset({next(each for each in free if all(each in one for one in lists))})
    return found


@settings(max_examples=300)
@given(variants)
def test_every_region_left_open_has_a_reader_who_could_exist_and_gets_nothing(given_variants):
    for region in left_open(given_variants.values(), RULES).regions:
        reader = someone(region)
        assert region.fits(reader)
        assert letters_for(reader, given_variants) == ()


@settings(max_examples=300)
@given(variants)
def test_every_meeting_has_a_reader_who_could_exist_and_gets_both(given_variants):
    for each in meetings(given_variants, RULES):
        fits = letters_for(someone(each.where), given_variants)
        assert {each.first, each.second} <= set(fits)


@given(conditions, readers())
def test_a_condition_that_contradicts_itself_fits_no_reader(one, reader):
    assert not (means_nobody(one, RULES) and one.fits(reader))


@given(conditions, readers())
def test_a_condition_written_as_data_and_read_again_means_the_same(one, reader):
    names = [(term.dimension, term.holds) for term in one.terms]
    if len(set(names)) == len(names):  # one term of a kind on a dimension, as data hold them
        assert condition(as_data(one)).fits(reader) == one.fits(reader)
        assert as_data(condition(as_data(one))) == as_data(one)


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["ar", "en", "fr", "zh"]))))
def test_rows_and_columns_add_up_to_everything_that_was_counted(cells):
    table = matrix(cells, rows=["A", "B"], columns=["en", "fr"])

    assert table.adds_up
    assert table.total == len(cells)
    assert [table.at(row, column) for row in table.rows for column in table.columns] == [
        cells.count((row, column)) for row in table.rows for column in table.columns
    ]


def test_six_letters_by_class_position_and_obstacle_leave_nobody_out_and_meet_nowhere():
    six = {
        "A": {"class": ["bound"]},
        "B": {"class": ["signed"], "stance": ["in_favour"]},
        "C": {"class": ["signed"], "not": {"stance": ["in_favour"]}},
        "D": {"class": ["none"], "stance": ["in_favour"]},
        "E": {"class": ["none"], "stance": ["opposed", "unknown"], "not": {"obstacle": ["any"]}},
        "F": {"class": ["none"], "stance": ["opposed", "unknown"], "obstacle": ["any"]},
    }
    read = {letter: condition(data) for letter, data in six.items()}

    assert left_open(read.values(), RULES).regions == ()
    assert meetings(read, RULES) == []


def test_what_is_left_open_is_told_in_the_values_that_remain():
    read = [condition({"class": ["bound"]}), condition({"class": ["signed"], "obstacle": ["any"]})]

    told = [as_data(region) for region in left_open(read, RULES).regions]

    assert told == [{"class": ["none"]}, {"class": ["signed"], "not": {"obstacle": ["any"]}}]


def test_what_is_wrong_with_a_condition_is_named():
    data = {"class": ["bound", "married"], "shoe": ["7"], "stance": [], "not": {"group": "asia"}}

    assert faults(data, RULES) == [
        Fault("value", "class", "married"), Fault("dimension", "shoe"), Fault("empty", "stance"),
        Fault("form", "group"),
    ]  # fmt: skip
    assert faults(["bound"], RULES) == [Fault("form")]
    assert faults({"class": ["bound"], "obstacle": [ANY]}, RULES) == []
