"""One office, and a second visit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.contacts import Door, comes_soon, plain_name, same_office, window

KINDS = ("foreign", "labour")
DOORS = st.builds(
    Door,
    state=st.sampled_from(["AAA", "BBB"]),
    kind=st.sampled_from(KINDS),
    name=st.sampled_from(["", "Human Rights Department", "department of human rights", "Département des droits"]),
    mission=st.sampled_from(["", "geneva", "new-york"]),
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ministry of Labour", "ministry of labour"),
        ("Ministère de l’Emploi", "ministere emploi"),
        ("Dirección de Asuntos Jurídicos", "DIRECCION  ASUNTOS JURIDICOS"),
        ("وزارة الخارجية", "وزارة  الخارجية"),
    ],
)
def test_names_are_compared_as_people_write_them(one, other):
    assert plain_name(one) == plain_name(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Door("AAA", "foreign", "Desk 1"), Door("AAA", "foreign", "desk 1"), True),
        (Door("AAA", "foreign", "Desk 1"), Door("AAA", "foreign", "Desk 2"), False),
        (Door("AAA", "foreign", "Desk 1"), Door("AAA", "foreign"), True),
        (Door("AAA", "foreign"), Door("AAA", "labour"), False),
        (Door("AAA", "foreign"), Door("BBB", "foreign"), False),
        (Door("AAA", "mission", mission="geneva"), Door("AAA", "mission", mission="geneva"), True),
        (Door("AAA", "mission", mission="geneva"), Door("AAA", "mission", mission="new-york"), False),
        (Door("AAA", "mission", mission="geneva"), Door("AAA", "mission"), True),
    ],
)
def test_which_two_doors_are_one_office(one, other, same):
    assert same_office(one, other) is same


@given(DOORS, DOORS)
def test_one_office_is_the_same_from_both_sides_and_from_itself(one, other):
    assert same_office(one, one)
    assert same_office(one, other) == same_office(other, one)


@given(DAYS, DAYS, st.integers(0, 400))
def test_the_window_holds_exactly_the_days_that_come_soon(day, other, within):
    first, last = window(day, within=within)

    assert (first <= other <= last) == comes_soon(day, other, within=within)


def test_the_bound_counts_and_the_day_after_it_does_not():
    day = date(2026, 5, 4)

    assert comes_soon(day, day + timedelta(days=7), within=7)
    assert not comes_soon(day, day - timedelta(days=8), within=7)
    assert comes_soon(day, day, within=0)
    assert not comes_soon(day, day, within=-1)
