"""The balance of a panel."""

from hypothesis import given
from hypothesis import strategies as st

from accede.core.panels import Share, Voice, balance, missing

GENDERS = ("woman", "man", "other")


def test_a_panel_is_counted_by_what_each_said_of_herself():
    voices = [Voice("woman"), Voice("man"), Voice("man"), Voice()]

    assert balance(voices, "gender", GENDERS) == [Share("woman", 1, 4), Share("man", 2, 4), Share("", 1, 4)]
    assert [each.hundredths for each in balance(voices, "gender", GENDERS)] == [25, 50, 25]


def test_a_word_that_is_not_in_the_list_is_counted_after_it():
    assert [each.word for each in balance([Voice(sector="b"), Voice(sector="a")], "sector", ["a"])] == ["a", "b"]


def test_what_is_missing_is_told_once_somebody_has_said_something():
    assert missing([Voice(region="weog"), Voice()], "region", ["african", "weog"]) == ["african"]
    assert missing([Voice()], "region", ["african", "weog"]) == []


def test_an_empty_programme_has_no_balance():
    assert balance([], "gender", GENDERS) == []


@given(st.lists(st.sampled_from(["woman", "man", "other", "", "else"])))
def test_the_counts_add_up_to_all_parts(found):
    shares = balance([Voice(each) for each in found], "gender", GENDERS)

    assert sum(each.count for each in shares) == len(found)
