"""Head-counts: a person counts once, a count by eye includes those known by name, nothing unknown becomes a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.heads import Came, Source, heads_of, person_of

ORDER = ("governments", "international", "ngos", "press", "public")


def came(*rows):
    return [Came(str(place), *row) for place, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("rows", "counts", "told"),
    [
        ([], {}, []),
        ([("ngos", "ana")], {}, [("ngos", 1, Source.NAMES)]),
        ([("ngos", "ana"), ("ngos", "ana")], {}, [("ngos", 1, Source.NAMES)]),
        ([("ngos", ""), ("ngos", "")], {}, [("ngos", 2, Source.NAMES)]),
        ([("ngos", "ana")], {"ngos": 12}, [("ngos", 12, Source.COUNT)]),
        ([("ngos", "ana")], {"ngos": 0}, [("ngos", 1, Source.NAMES_OVER_COUNT)]),
        ([("ngos", "ana")], {"ngos": None}, [("ngos", 1, Source.NOT_COUNTED)]),
        ([], {"governments": None, "ngos": None},
         [("governments", 0, Source.NOT_COUNTED), ("ngos", 0, Source.NOT_COUNTED)]),
        ([("ngos", "ana"), ("governments", "ana")], {}, [("governments", 1, Source.NAMES)]),
        ([("ngos", "ana"), ("governments", "bo")], {"press": 3},
         [("governments", 1, Source.NAMES), ("ngos", 1, Source.NAMES), ("press", 3, Source.COUNT)]),
    ],
)  # fmt: skip
def test_a_category_has_the_heads_that_its_sources_give(rows, counts, told):
    found = heads_of(came(*rows), counts, order=ORDER)

    assert [(each.key, each.heads, each.source) for each in found.categories] == told


def test_a_sum_with_a_category_that_nobody_counted_is_a_lower_bound():
    found = heads_of(came(("ngos", "ana")), {"governments": None}, order=ORDER)

    assert (found.total, found.at_least) == (1, True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("H.E. Ms. Ana PÉREZ", "Mission of Arcadia"), ("Perez, Ana", "mission of arcadia"), True),
        (("Ana Pérez", "Mission of Arcadia"), ("Ana Pérez", "Mission of Boeotia"), False),
        (("Ana Pérez", ""), ("Ana Paz", ""), False),
        (("", "Mission of Arcadia"), (" ", "Mission of Arcadia"), True),
    ],
)
def test_two_rows_are_one_person_by_name_and_house(one, other, same):
    assert (person_of(*one) == person_of(*other)) is same


rows_of = st.lists(st.tuples(st.sampled_from(ORDER), st.sampled_from(["", "ana", "bo", "chi", "dee"])), max_size=12)
counts_of = st.dictionaries(st.sampled_from(ORDER), st.none() | st.integers(0, 9))


@given(rows_of, counts_of, st.randoms())
def test_the_order_in_which_people_were_noted_changes_no_number(rows, counts, chance):
    noted = came(*rows)
    turned = list(noted)
    chance.shuffle(turned)

    assert heads_of(noted, counts, order=ORDER) == heads_of(turned, counts, order=ORDER)


@given(rows_of)
def test_without_counts_the_sum_is_the_number_of_people(rows):
    people = {person for _category, person in rows if person}
    nameless = sum(not person for _category, person in rows)

    assert heads_of(came(*rows), {}, order=ORDER).total == len(people) + nameless


@given(rows_of, counts_of)
def test_a_person_noted_once_more_changes_nothing(rows, counts):
    known = [row for row in rows if row[1]]
    again = came(*rows, *known)

    assert heads_of(again, counts, order=ORDER) == heads_of(came(*rows), counts, order=ORDER)


@given(rows_of, counts_of)
def test_a_count_is_never_added_to_the_names_and_never_hides_them(rows, counts):
    for each in heads_of(came(*rows), counts, order=ORDER).categories:
        assert each.heads in (each.named, each.counted)
        assert each.heads >= each.named
        assert each.at_least is (each.key in counts and counts[each.key] is None)
