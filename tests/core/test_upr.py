"""Which recommendations are about a treaty, and when a session was held."""

from __future__ import annotations

import tomllib

import pytest

from accede.core.dates import Moment, Precision
from accede.core.upr import SESSIONS, Match, TreatyWords, session_held

MADE_UP = TreatyWords(
    titles=(
        "Convention on the Rights of All Lighthouse Keepers and Members of their Families",
        "Keepers Convention",
    ),
    names=("Convention on Lighthouse Keepers and Their Families",),
    abbreviations=("CRLK",),
    doubtful=("Conventions on Lighthouse Keepers",),
    doubtful_abbreviations=("LC",),
    core=True,
)


@pytest.mark.parametrize(
    ("text", "match", "rule"),
    [
        (
            "The Convention on the Rights of all Lighthouse Keepers and members of their families",
            "exact",
            "title",
        ),
        (
            "The\nInternational Convention for Rights of Lighthouse Keepers & Members of Families.",
            "exact",
            "title",
        ),
        ("Consider the Keepers Convention", "exact", "title"),
        ("Sign the Convention on lighthouse keepers and their families", "exact", "name"),
        ("Ratify ICCPR, CRLK and CED", "exact", "abbreviation"),
        ("Ratify crlk", "none", ""),
        ("Ratify the OP-CRLKX", "none", ""),
        ("Report to the LC", "doubtful", "abbreviation"),
        ("Ratify the ILO conventions on lighthouse keepers", "doubtful", "name"),
        ("Ratify all core human rights treaties", "doubtful", "several"),
        ("Respect the rights of lighthouse keepers and ratify ILO Convention 189", "none", ""),
        ("Ratify the Convention; lighthouse keepers and their families deserve it", "none", ""),
        ("", "none", ""),
    ],
)
def test_a_recommendation_is_matched_by_a_rule_that_says_its_name(text, match, rule):
    found = MADE_UP.match(text)
    assert (found.match.value, found.rule) == (match, rule)


def test_the_exact_rule_speaks_before_the_doubtful_one():
    found = MADE_UP.match("Ratify the core human rights treaties, particularly the CRLK")
    assert (found.match, str(found)) == (Match.EXACT, "abbreviation: CRLK")


def test_only_a_core_treaty_may_be_meant_by_the_core_treaties():
    other = TreatyWords.from_data(["Convention on Harbours"], {}, core=False)
    assert other.match("Ratify all core human rights treaties").match is Match.NONE


def test_words_of_a_treaty_are_read_from_its_data():
    table = tomllib.loads('names = ["Harbour Convention"]\nabbreviations = ["CH"]')
    words = TreatyWords.from_data(["Convention on Harbours"], table, core=False)
    assert [words.match(text).rule for text in ("the Harbour Convention", "CH", "Convention for Harbours")] == [
        "name", "abbreviation", "title",
    ]  # fmt: skip


def test_sessions_of_the_table_follow_each_other_and_are_known_to_the_month():
    months = [session_held(number) for number in sorted(SESSIONS)]
    assert {month.precision for month in months} == {Precision.MONTH}
    assert months == sorted(months, key=lambda month: month.sort_key)
    assert (str(session_held(1)), str(session_held(20))) == ("2008-04", "2014-11")
    assert session_held(99) == Moment.unknown()
