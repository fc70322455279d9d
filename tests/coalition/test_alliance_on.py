"""`accede coalition`: the 2003 campaign on any day of 2003 and 2004, with what is known and what is only attested."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from accede.coalition import actions
from accede.coalition.queries.alliance_on import alliance_on
from accede.core.dates import Moment
from accede.kit import portable

SHIPPED = Path(__file__).resolve().parents[2] / "campaigns" / "migrant-workers-2003"
SLUG = "migrant-workers-2003"
TODAY = date(2004, 1, 30)
MEMBERS = [
    "December 18", "Human Rights Watch", "International Catholic Migration Commission",
    "International Confederation of Free Trade Unions", "International Labour Office",
    "International Organization for Migration", "Migrant Forum in Asia", "Migrants Rights International",
    "Office of the High Commissioner for Human Rights", "Public Services International",
    "United Nations Educational, Scientific and Cultural Organization",
    "Women’s International League for Peace and Freedom", "World Council of Churches",
]  # fmt: skip
OBSERVERS = ["Amnesty International", "International Federation of the Red Cross"]
SECRETARIAT = ("Secretariat", None, "Migrants Rights International")
GRANGE = ("Convener", "Mariette Grange", "International Catholic Migration Commission")
REDPATH = ("Convener", "Jillyanne Redpath", "International Organization for Migration")
ON_REPORT = "attested 2004-01-30"


@pytest.fixture
def campaign_2003(tmp_path, operator):
    """The coalition's part of the shipped campaign, on a treaty that a test made."""
    import shutil

    from accede.record.models import Treaty

    Treaty.objects.create(slug="icrmw", shipped=True, source="a test", titles={"en": "Convention"})
    shutil.copytree(SHIPPED / "coalition", tmp_path / "c" / "coalition")
    for name in ("campaign.toml", "SOURCE.md"):
        shutil.copy(SHIPPED / name, tmp_path / "c" / name)
    loaded = portable.load(tmp_path / "c", operator)
    assert str(loaded.report) == ""
    return SLUG


def told(*arguments: str) -> dict:
    out = StringIO()
    call_command("coalition", "--campaign", SLUG, "--json", *arguments, stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2003-01-01", ON_REPORT), ("2003-07-01", ON_REPORT), ("2003-12-18", ON_REPORT), ("2004-01-29", ON_REPORT),
        ("2004-01-30", "yes"), ("2004-01-31", ON_REPORT), ("2004-07-01", ON_REPORT), ("2004-12-31", ON_REPORT),
    ],
)  # fmt: skip
def test_membership_on_any_day_says_what_is_known_and_what_is_only_attested(campaign_2003, day, known):
    found = told("--as-of", day)

    assert found["members"] == [{"name": name, "known": known} for name in MEMBERS]
    assert found["observers"] == [{"name": name, "known": known} for name in OBSERVERS]
    assert found["partners"] == []


@pytest.mark.parametrize(
    ("day", "convener"),
    [
        ("2003-01-01", [(*GRANGE, "attested 2003")]),
        ("2003-07-01", [(*GRANGE, "attested 2003")]),
        ("2003-12-31", [(*GRANGE, "attested 2003")]),
        ("2004-01-01", [(*REDPATH, ON_REPORT), (*GRANGE, "attested 2003")]),
        ("2004-01-30", [(*REDPATH, "yes")]),
        ("2004-06-30", [(*REDPATH, ON_REPORT)]),
    ],
)
def test_the_convener_on_any_day_says_what_is_known_and_what_is_only_attested(campaign_2003, day, convener):
    rows = told("--as-of", day)["offices"]

    assert [(row["office"], row["person"], row["organisation"], row["known"]) for row in rows] == [
        *convener, (*SECRETARIAT, "yes" if day == "2004-01-30" else ON_REPORT),
    ]  # fmt: skip
    assert all(set(row) == {"office", "person", "organisation", "from", "to", "known"} for row in rows)


def test_the_answer_has_exactly_the_keys_that_were_promised_and_thirteen_members_need_seven(campaign_2003):
    found = told("--as-of", "2004-01-30")

    assert list(found) == ["members", "observers", "partners", "offices", "quorum"]
    assert found["quorum"] == 7


def test_without_json_the_same_stands_in_a_table(campaign_2003):
    out = StringIO()
    call_command("coalition", "--campaign", SLUG, "--as-of", "2003-07-01", stdout=out)

    text = out.getvalue()
    assert "Members: 0 known for this day, 13 only attested for another time" in text
    assert "Mariette Grange, International Catholic Migration Commission" in text
    assert "no rule on record: more than half of the members is assumed" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--as-of", "2004-02-30"), "is no day: write it like 2004-01-30"),
        (("--as-of", "2999-01-01"), "is still to come"),
        (("--as-of", "1997-12-31"), "lies before the alliance, which was first convened in 1998"),
        (("--campaign", "nowhere"), "There is no campaign “nowhere” here"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words_with_exit_code_2(campaign_2003, arguments, words):
    errors = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("coalition", "--campaign", SLUG, *arguments, stdout=StringIO(), stderr=errors)

    assert left.value.code == 2
    assert words in errors.getvalue()


def test_a_suspended_member_is_listed_and_does_not_count_for_the_quorum(member, campaign, officer):
    for acronym in ("AA", "BB", "CC"):
        member(acronym)
    actions.suspend(
        membership=campaign.memberships.get(organisation__key="cc"), day=Moment.parse("2004"), by=officer, on=TODAY
    )

    found = alliance_on(campaign, on=date(2005, 1, 1))
    assert [row["name"] for row in found.members] == ["Organisation AA", "Organisation BB", "Organisation CC"]
    assert (found.quorum, found.bounds.known) == (2, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_day_costs_five_queries_however_many_members(rows, member, campaign, django_assert_num_queries):
    for number in range(rows):
        member(f"A{number}")

    with django_assert_num_queries(5):
        assert len(alliance_on(campaign, on=TODAY).members) == rows
