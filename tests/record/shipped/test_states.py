"""The shipped States: membership of the United Nations, names by day and language, exact aliases, groups."""

from __future__ import annotations

from collections import Counter

import pytest

# The membership of the United Nations at the end of each year in which it changed.
TOTALS = {
    1945: 51, 1946: 55, 1947: 57, 1948: 58, 1949: 59, 1950: 60, 1955: 76, 1956: 80,
    1957: 82, 1958: 82, 1960: 99, 1961: 104, 1962: 110, 1963: 113, 1964: 115, 1965: 117,
    1966: 122, 1967: 123, 1968: 126, 1970: 127, 1971: 132, 1973: 135, 1974: 138, 1975: 144,
    1976: 147, 1977: 149, 1978: 151, 1979: 152, 1980: 154, 1981: 157, 1983: 158, 1984: 159,
    1990: 159, 1991: 166, 1992: 179, 1993: 184, 1994: 185, 1999: 188, 2000: 189, 2002: 191,
    2006: 192, 2011: 193, 2026: 193,
}  # fmt: skip


def holds(row, day):
    """Whether a row with from and until holds on a day; an open side holds."""
    return (not row["from"] or row["from"] <= day) and (not row["until"] or day < row["until"])


def members(states, day):
    return {row["state"] for row in states.memberships if row["group"] == "un" and holds(row, day)}


@pytest.mark.parametrize(("year", "number"), TOTALS.items())
def test_the_united_nations_had_so_many_members_at_the_end_of_the_year(states, year, number):
    assert len(members(states, f"{year}-12-31")) == number


def test_157_of_the_then_191_members_had_done_nothing_on_30_january_2004(states, treaties):
    members_then = members(states, "2004-01-30")
    acted = {act.state for act in treaties["icrmw"].acts if str(act.deposited) <= "2004-01-30"}

    assert (len(members_then), len(members_then - acted)) == (191, 157)


def test_there_are_193_member_states_and_four_others(states):
    kinds = Counter(row["kind"] for row in states.states)

    assert (kinds["state"], kinds["other_state"]) == (193, 4)
    assert sorted(row["code"] for row in states.states if row["kind"] == "other_state") == [
        "COK",
        "NIU",
        "PSE",
        "VAT",
    ]


def test_predecessors_are_states_with_an_end(states):
    former = {row["code"]: row["until"] for row in states.states if row["kind"] == "former"}

    assert {code: former[code] for code in ("YUG", "CSK", "DDR")} == {
        "YUG": "1992-04-27",
        "CSK": "1993-01-01",
        "DDR": "1990-10-03",
    }


def test_every_state_has_one_name_a_language_on_every_day(states):
    rows = [row for row in states.states if row["kind"] in ("state", "other_state", "former")]
    by_state: dict[tuple[str, str], list] = {}
    for name in states.names:
        by_state.setdefault((name["state"], name["language"]), []).append(name)

    for day in ("1990-12-18", "2003-07-01", "2004-01-30", "2013-10-24", "2018-01-09", "2026-11-23"):
        odd = [
            (row["code"], language)
            for row in rows
            for language in ("ar", "en", "es", "fr", "ru", "zh")
            if sum(holds(name, day) for name in by_state.get((row["code"], language), [])) != 1
        ]
        assert (day, odd) == (day, [])


@pytest.mark.parametrize(
    ("code", "language", "day", "name"),
    [
        ("CPV", "en", "2013-10-23", "Cape Verde"),
        ("CPV", "en", "2013-10-24", "Cabo Verde"),
        ("SWZ", "fr", "2004-01-30", "Swaziland"),
        ("SWZ", "fr", "2018-04-19", "Eswatini"),
        ("TUR", "es", "2004-01-30", "Turquía"),
        ("TUR", "en", "2022-06-01", "Türkiye"),
        ("SRB", "en", "2004-11-11", "Serbia and Montenegro"),
        ("LBY", "en", "2004-06-18", "Libyan Arab Jamahiriya"),
        ("MAR", "ar", "2003-07-01", "المغرب"),
    ],
)
def test_a_name_changes_on_its_day(states, code, language, day, name):
    rows = [row for row in states.names if (row["state"], row["language"]) == (code, language)]

    assert [row["name"] for row in rows if holds(row, day)] == [name]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Côte d'Ivoire", "CIV"),
        ("St. Vincent and the Grenadines", "VCT"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Czech Republic", "CZE"),
        ("Czechia", "CZE"),
        ("Swaziland", "SWZ"),
        ("Türkiye", "TUR"),
        ("European Union", "EUE"),
        ("European Community", "EUE"),
        ("State of Palestine", "PSE"),
        ("Niue", "NIU"),
        ("Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Niger", "NER"),
    ],
)
def test_a_printed_name_finds_its_state(states, text, code):
    assert {row["text"]: row["state"] for row in states.aliases}[text] == code


def test_no_alias_stands_twice_and_all_name_a_state_on_record(states):
    codes = {row["code"] for row in states.states}
    texts = [row["text"] for row in states.aliases]

    assert len(texts) == len(set(texts))
    assert [row["text"] for row in states.aliases if row["state"] not in codes] == []


def test_groups_have_the_members_of_their_lists(states):
    number = Counter(row["group"] for row in states.memberships if not row["until"])

    assert [number[group] for group in ("african", "asia-pacific", "eastern-european", "grulac", "weog")] == [
        54, 55, 23, 33, 29,
    ]  # fmt: skip
    assert (number["eu"], number["arab"], number["ldc"]) == (27, 22, 45)
    assert {row["group"] for row in states.memberships} == {row["key"] for row in states.groups}


def test_a_receiving_state_is_told_from_a_sending_one_by_the_figures(states):
    figures = {(row["state"], row["year"]): row for row in states.migrants}

    assert int(figures["DEU", "2020"]["immigrants"]) > int(figures["DEU", "2020"]["emigrants"])
    assert int(figures["PHL", "2020"]["immigrants"]) < int(figures["PHL", "2020"]["emigrants"])
