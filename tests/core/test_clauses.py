"""A treaty's rules as data."""

import json
import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core import clauses
from accede.core.clauses import (
    FractionOfParties,
    Gap,
    GroupCount,
    NamedStates,
    Organisations,
    RulesError,
    Share,
    TreatyRules,
)
from accede.core.dates import Days, FirstAfterMonths, Months
from tests.core.icrmw import CLAUSES, RULES

EVERYTHING = CLAUSES | {
    "later_delay": "days:30",
    "gap": "with_first_group",
    "organisations": "not_in_addition",
    "organisation_members": {"EUE": ["AUT", "BEL"]},
    "official_accepted": "The depositary counts from the following day.",
    "ends_below": 16,
    "terminated": "2030-01-01",
    "signature_window": {"opens": "2023-09-20", "closes": "2025-09-20"},
    "joining": {"open_to": "parties_to", "treaty": "iccpr", "accession_from": "signature_closed"},
    "conditions": [
        {"kind": "named", "name": "annex_2", "states": ["DZA", "ARG"]},
        {"kind": "group", "name": "coe", "count": 1, "states": ["ALB", "AND"]},
        {"kind": "share", "name": "emissions", "percent": "55", "shares": {"CHN": "20.09", "USA": "17.89"}},
        {"kind": "fraction", "name": "parties", "fraction": "2/3", "parties": 190},
    ],
}


def problems_of(data):
    with pytest.raises(RulesError) as caught:
        TreatyRules.from_data(data)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_the_example_in_the_documentation_is_the_convention():
    example = clauses.__doc__.split("Further keys")[0]
    data = tomllib.loads(example[example.index("    [clauses]") :])["clauses"]

    assert TreatyRules.from_data(data) == RULES


def test_the_conventions_clauses_are_read_into_values():
    assert (RULES.count, RULES.delay, RULES.official_entry) == (20, FirstAfterMonths(3), date(2003, 7, 1))
    assert (RULES.withdrawal.notice, RULES.withdrawal.not_before) == (FirstAfterMonths(12), Months(60))
    assert [(part.article, part.count, part.delay) for part in RULES.provisions] == [
        ("76", 10, Days(0)),
        ("77", 10, Days(0)),
    ]
    assert RULES.committee.sizes == ((0, 10), (41, 14))
    assert RULES.gap is None
    assert RULES.needs_signature


def test_every_setting_is_read():
    rules = TreatyRules.from_data(EVERYTHING)

    assert rules.gap is Gap.FIRST_GROUP
    assert rules.organisations is Organisations.NOT_IN_ADDITION
    assert rules.organisation_members == (("EUE", ("AUT", "BEL")),)
    assert rules.conditions == (
        NamedStates("annex_2", ("ARG", "DZA")),
        GroupCount("coe", 1, ("ALB", "AND")),
        Share("emissions", Decimal(55), (("CHN", Decimal("20.09")), ("USA", Decimal("17.89")))),
        FractionOfParties("parties", Fraction(2, 3), 190),
    )
    assert rules.window.open_on(date(2025, 9, 20))
    assert not rules.window.open_on(date(2025, 9, 21))


@pytest.mark.parametrize("data", [{}, CLAUSES, EVERYTHING, {"reservations": {"permitted": False}}])
def test_rules_written_out_and_read_again_are_the_same_rules(data):
    rules = TreatyRules.from_data(data)

    written = json.loads(json.dumps(rules.to_data()))

    assert TreatyRules.from_data(written) == rules


def test_silence_is_written_as_silence():
    assert TreatyRules().to_data() == {}
    assert TreatyRules.from_data({}) == TreatyRules()
    assert not TreatyRules().has_clause


def test_all_problems_are_reported_at_once_with_the_path_of_the_key():
    assert set(
        problems_of(
            {
                "cuont": 20,
                "count": True,
                "delay": "dyas:3",
                "gap": "ours",
                "official_entry": "1 July 2003",
                "needs_signature": "yes",
                "conditions": [{"kind": "named", "states": ["ARG", "ARG"]}, {"kind": "sahre"}, {}],
                "provisions": [{"article": "76"}],
                "withdrawal": {"notice": 12},
                "committee": {"sizes": []},
            }
        )
    ) == {
        "clauses.cuont",
        "clauses.count",
        "clauses.delay",
        "clauses.gap",
        "clauses.official_entry",
        "clauses.needs_signature",
        "clauses.conditions[1].states",
        "clauses.conditions[2].kind",
        "clauses.conditions[3].kind",
        "clauses.provisions[1].count",
        "clauses.withdrawal.notice",
        "clauses.committee.sizes",
    }


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"count": 20}, "clauses.delay"),
        ({"delay": "days:30"}, "clauses.count"),
        ({"later_delay": "days:30"}, "clauses.later_delay"),
        ({"organisation_members": {"EUE": ["AUT"]}}, "clauses.organisation_members"),
        ({"official_accepted": "because"}, "clauses.official_accepted"),
        ({"provisions": [{"article": "76", "count": 10}] * 2}, "clauses.provisions"),
        ({"reports": {"first": "months:12", "every": "months:0"}}, "clauses.reports.every"),
        ({"joining": {"open_to": "parties_to"}}, "clauses.joining.treaty"),
        ({"joining": {"open_to": "listed"}}, "clauses.joining.states"),
        (
            {"signature_window": {"opens": "2025-01-01", "closes": "2024-01-01"}},
            "clauses.signature_window.closes",
        ),
        ({"withdrawal": "months:12"}, "clauses.withdrawal"),
        ({"committee": {"sizes": [{"size": 14, "parties": 41}, {"size": 10}]}}, "clauses.committee.sizes"),
        ("count = 20", "clauses"),
    ],
)
def test_what_no_single_key_shows_is_found_too(data, path):
    assert path in problems_of(data)


@pytest.mark.parametrize(
    ("condition", "key"),
    [
        ({"kind": "named", "states": []}, "states"),
        ({"kind": "group", "count": 3, "states": ["ALB"]}, "states"),
        ({"kind": "group", "states": ["ALB"]}, "count"),
        ({"kind": "share", "percent": 155}, "percent"),
        ({"kind": "share", "percent": 55, "shares": {"CHN": 60, "USA": 60}}, "shares"),
        ({"kind": "share", "percent": 55, "shares": {"CHN": "nan"}}, "shares.CHN"),
        ({"kind": "fraction", "fraction": "4/3"}, "fraction"),
        ({"kind": "fraction", "fraction": "1/0"}, "fraction"),
        ({"kind": "fraction", "fraction": 0.66}, "fraction"),
    ],
)
def test_a_condition_that_cannot_be_met_or_read_is_refused(condition, key):
    found = problems_of({"count": 20, "delay": "days:30", "conditions": [condition]})

    assert f"clauses.conditions[1].{key}" in found


def test_an_accepted_official_date_keeps_its_reason():
    rules = RULES.with_official(date(2003, 7, 2), "counted otherwise")

    assert TreatyRules.from_data(rules.to_data()).official_accepted == "counted otherwise"


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(EVERYTHING)) | st.text(max_size=4), json_like))
def test_whatever_is_written_either_reads_or_is_refused_with_reasons(data):
    problems: tuple = ()
    try:
        rules = TreatyRules.from_data(data)
    except RulesError as error:
        problems = error.problems

    assert problems or TreatyRules.from_data(rules.to_data()) == rules
