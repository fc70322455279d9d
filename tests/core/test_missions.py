"""Who heads a mission on a day: one, none, two at once, one who left yesterday; and in which order missions stand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Answer, Moment
from accede.core.missions import (
    Basis,
    Case,
    Headed,
    Headship,
    Rank,
    Standing,
    bare_name,
    changed_lately,
    headed_on,
    in_precedence,
    unchecked,
)

DAY = date(2026, 5, 4)
LONG_AGO = date(2020, 1, 1)


def head(key="a", first="", last="", learned=LONG_AGO, rank=Rank.AMBASSADOR) -> Headship:
    return Headship(key, learned, Moment.parse(first), Moment.parse(last), rank)


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        ([], Headed(Case.NONE)),
        ([head(first="2024-02-01")], Headed(Case.ONE, ("a",))),
        ([head()], Headed(Case.ONE, ("a",))),  # a directory without days
        ([head(last="2026-05-03")], Headed(Case.LEFT, left="a")),
        ([head(last="2026-05-04")], Headed(Case.ONE, ("a",))),  # her last day
        ([head(last="2026-05")], Headed(Case.UNSURE, perhaps=("a",))),
        ([head(first="2026-05")], Headed(Case.UNSURE, perhaps=("a",))),
        ([head(first="2026-06-01")], Headed(Case.NONE, coming="a")),
        ([head("a", last="2026-04"), head("b", "2026-05-01")], Headed(Case.ONE, ("b",), left="a")),
        ([head("a", "2020"), head("b", "2026-05-01")], Headed(Case.SEVERAL, ("a", "b"))),
        ([head("a", rank=Rank.CHARGE), head("b", "2026-05-01")], Headed(Case.SEVERAL, ("b", "a"))),
        ([head("a", "2020"), head("b", "2026-05")], Headed(Case.UNSURE, ("a",), ("b",))),
        ([head(learned=DAY + timedelta(1))], Headed(Case.NONE)),  # not known yet
        ([head("a", last="2025"), head("b", last="2026-03")], Headed(Case.LEFT, left="b")),
    ],
)
def test_who_heads_a_mission_on_a_day(heads, found):
    assert headed_on(heads, as_of=DAY) == found


def test_a_directory_says_that_she_was_there_when_it_was_read_and_nothing_of_before():
    one = head(learned=DAY)

    assert one.on(DAY) is Answer.YES
    assert one.on(DAY - timedelta(1)) is Answer.NOT_KNOWN


def test_a_term_that_ends_before_it_begins_is_impossible_and_one_without_a_first_day_is_not():
    assert head(first="2026-05-04", last="2026-05-03").impossible
    assert not head(first="2026-05", last="2026-05-03").impossible
    assert not head(last="2019-05-03").impossible


def test_numbers_of_the_directory_come_first_then_rank_then_credentials_then_the_name():
    missions = [
        Standing("zeta", "Zeta", rank=Rank.AMBASSADOR),
        Standing("none", "Aleph"),
        Standing("late", "Late", rank=Rank.AMBASSADOR, credentials=Moment.parse("2025-03-01")),
        Standing("charge", "Charge", rank=Rank.CHARGE, credentials=Moment.parse("2001")),
        Standing("early", "Early", rank=Rank.AMBASSADOR, credentials=Moment.parse("2024-03")),
        Standing("second", "Second", number=2, rank=Rank.CHARGE),
        Standing("first", "First", number=1),
        Standing("alpha", "Alpha", rank=Rank.AMBASSADOR),
    ]

    found = in_precedence(missions)

    assert [(each.key, each.basis) for each in found] == [
        ("first", Basis.GIVEN), ("second", Basis.GIVEN), ("early", Basis.CREDENTIALS), ("late", Basis.CREDENTIALS),
        ("alpha", Basis.NAME), ("zeta", Basis.NAME), ("charge", Basis.CREDENTIALS), ("none", Basis.NAME),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "lately"),
    [
        (DAY, True),
        (DAY - timedelta(28), True),
        (DAY - timedelta(29), False),
        (DAY + timedelta(1), False),
        (None, False),
    ],
)  # fmt: skip
def test_a_change_is_lately_for_so_many_days_and_not_before_it_was_made(changed, lately):
    assert changed_lately(changed, as_of=DAY, days=28) is lately


@pytest.mark.parametrize(
    ("checked", "stale"), [(None, True), (DAY, False), (DAY - timedelta(180), False), (DAY - timedelta(181), True)]
)
def test_what_nobody_checked_within_the_days_is_unchecked(checked, stale):
    assert unchecked(checked, as_of=DAY, days=180) is stale


moments = st.one_of(
    st.just(""),
    st.dates(date(2015, 1, 1), date(2030, 1, 1)).map(str),
    st.dates(date(2015, 1, 1), date(2030, 1, 1)).map(lambda day: str(day)[:7]),
)


@given(st.lists(st.tuples(moments, moments, st.sampled_from(list(Rank))), max_size=5), st.dates(LONG_AGO, DAY))
def test_each_head_stands_in_at_most_one_place_and_the_case_says_how_many_are_certain(terms, day):
    heads = [head(str(n), first, last, rank=rank) for n, (first, last, rank) in enumerate(terms)]

    found = headed_on(heads, as_of=day)

    assert not set(found.certain) & set(found.perhaps)
    assert found.left not in found.certain
    assert (found.case is Case.SEVERAL) == (len(found.certain) > 1)
    assert (found.case is Case.ONE) == (len(found.certain) == 1 and not found.perhaps)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("H.E. Ms. Ana PÉREZ", "Perez, Ana", True),
        ("S.E. M. Jean d’Exemple", "Jean d'Exemple", True),
        ("سعادة السيد سالم المثال", "سالم المثال", True),
        ("Ana Perez", "Ana Perez Example", False),
        ("Mr", "Ms", False),
    ],
)
def test_a_name_is_compared_without_forms_of_address_accents_and_order(one, other, same):
    assert (bare_name(one) == bare_name(other)) is same
