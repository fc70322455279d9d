"""Figures quoted in a text, and whether what a person typed says what the record says."""

import pytest

from accede.kit.offers import Quoted
from accede.reports.queries.quotes import (
    Piece,
    agrees,
    in_words,
    numbers,
    pieces,
    replaced,
    typed_pairs,
    updated,
)


def _quoted(shown, number=None):
    return Quoted("x", shown, number, "what it is", "/rows", ())


def test_a_text_is_cut_at_its_quotes():
    assert pieces("Of [[a.b]], [[c|nine]] signed.") == [
        Piece(text="Of "), Piece(code="a.b"), Piece(text=", "), Piece(code="c", typed="nine"),
        Piece(text=" signed."),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "no quote", "[[ spaced code ]]", "[[]]", "[single]", "[[a|b|c]]", "[[open"])
def test_what_is_no_quote_stays_text(text):
    assert pieces(text) == ([Piece(text=text)] if text else [])


@pytest.mark.parametrize(
    ("typed", "shown", "number", "expected"),
    [
        ("25", "25", 25, True),
        ("twenty-five", "25", 25, True),
        ("Twenty five ratifications", "25", 25, True),
        ("25 ratifications", "25", 25, True),
        ("1,234", "1234", 1234, True),
        ("24", "25", 25, False),
        ("nine", "9 States", 9, True),
        ("ninety", "9", 9, False),
        ("between 24 and 25", "25", 25, False),
        ("many", "25", 25, False),
        ("", "25", 25, False),
        ("1  july 2003", "1 July 2003", None, True),
        ("2 July 2003", "1 July 2003", None, False),
        ("Mariette Grange", "Mariette Grange of ICMC", None, False),
    ],
)
def test_a_typed_value_agrees_only_when_it_says_the_same(typed, shown, number, expected):
    assert agrees(typed, _quoted(shown, number)) is expected


@pytest.mark.parametrize("number", range(100))
def test_every_number_word_is_read_back(number):
    assert numbers(in_words(number)) == [number]


@pytest.mark.parametrize(
    ("typed", "number", "expected"),
    [
        ("24 ratifications", 25, "25 ratifications"),
        ("twenty-four ratifications", 25, "twenty-five ratifications"),
        ("ninety-nine", 100, "100"),
        ("between 24 and 25", 26, "26"),
        ("several", 26, "26"),
    ],
)
def test_updating_keeps_the_words_around_a_single_number(typed, number, expected):
    assert updated(typed, _quoted(str(number), number)) == expected


def test_replacing_touches_every_place_where_the_same_was_typed_and_no_other():
    text = "[[a|1]] [[a|2]] [[b|1]] [[a|1]] [[a]]"

    assert replaced(text, "a", "1", "3") == "[[a|3]] [[a|2]] [[b|1]] [[a|3]] [[a]]"
    assert typed_pairs(text) == [("a", "1"), ("a", "2"), ("b", "1")]
