"""Numbers of rows in addresses tell nothing, and lead back to their rows."""

from __future__ import annotations

import pytest
from django.urls import resolve, reverse

from accede.kit.opaque import number_behind, word_for


def test_a_word_leads_back_to_its_number_and_to_no_other_kind():
    words = [word_for("log entry", number) for number in (0, 1, 2, 2**40)]

    assert [number_behind("log entry", word) for word in words] == [0, 1, 2, 2**40]
    assert len(set(words)) == 4
    assert all(len(word) == 26 for word in words)
    with pytest.raises(ValueError, match="not one of our words"):
        number_behind("letter", words[1])


def test_neighbours_have_nothing_in_common_that_a_reader_could_count():
    first, second = word_for("log entry", 1000), word_for("log entry", 1001)

    assert sum(one == other for one, other in zip(first, second, strict=True)) < 10


def test_another_secret_makes_other_words(settings):
    before = word_for("letter", 7)
    settings.SECRET_KEY = "another secret of this installation " * 2

    assert word_for("letter", 7) != before


def test_addresses_of_log_entries_and_letters_hold_the_word_alone():
    for name, kind in (("kit:undo", "log entry"), ("today:letter", "letter")):
        address = reverse(name, args=[41])
        assert address.rstrip("/").endswith(word_for(kind, 41))
        assert list(resolve(address).kwargs.values()) == [41]


@pytest.mark.parametrize("word", ["a" * 26, "7", "=" * 26])
def test_what_is_no_word_of_ours_is_no_number(word):
    with pytest.raises(ValueError, match="not one of our words"):
        number_behind("letter", word)
