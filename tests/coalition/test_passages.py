from __future__ import annotations

from datetime import date

import pytest

from accede.coalition import actions
from accede.coalition.queries.passages import passages
from accede.core.dates import Moment

TODAY = date(2004, 1, 30)
day = Moment.parse


def told(campaign, *, on=TODAY) -> dict[str, str]:
    """Each passage as a reader sees it, by key."""
    found = {}
    for passage in passages(campaign, year=2003, on=on):
        text = "\n".join(passage.paragraphs)
        for quoted in passage.quoted:
            text = text.replace(f"[[{quoted.code}]]", quoted.shown)
        found[passage.key] = text
    return found


@pytest.fixture
def alliance(campaign, add, convener, person, officer):
    union = add("AA", name="Union A")
    actions.admit(organisation=union, kind="member", attested=day("2004-01-30"), source="minutes", by=officer, on=TODAY)
    actions.admit(organisation=add("", name="Bees"), kind="observer", start=day("2003"), by=officer, on=TODAY)
    actions.record_term(
        office=convener, person=person, organisation=union, attested=day("2003"), end=day("<2004-01-30"),
        by=officer, on=TODAY,
    )  # fmt: skip


def test_members_and_observers_are_counted_and_named(campaign, alliance):
    assert told(campaign)["coalition.members"] == (
        "On 30 January 2004 the Committee has 1 member organisation and 1 observer organisation.\n"
        "The members are Union A (AA).\n"
        "The observers are Bees."
    )


def test_a_count_carries_its_definition_its_rows_and_the_page_that_shows_them(campaign, alliance):
    (found,) = [each for each in passages(campaign, year=2003, on=TODAY) if each.key == "coalition.members"]

    members = found.quoted[0]
    assert (members.code, members.number, members.rows) == ("coalition.members", 1, ("aa",))
    assert members.definition == "member on 30 January 2004"
    assert members.url == "/c/test-campaign/coalition/?on=2004-01-30#member"
    assert found.sources == ("minutes",)


def test_a_number_that_is_not_known_for_the_status_day_is_not_given(campaign, alliance):
    (found,) = [
        each for each in passages(campaign, year=2003, on=date(2003, 12, 31)) if each.key == "coalition.members"
    ]

    assert [quoted.number for quoted in found.quoted] == [None, 1]
    assert "Attested for 30 January 2004 as member: Union A (AA)." in found.paragraphs


def test_an_office_is_told_with_its_rule_and_who_held_it_in_the_year(campaign, alliance):
    assert told(campaign)["coalition.office:convener"] == (
        "The Convener rotates every 6 months and is nominated from among the members. "
        "In 2003 the Convener was Ada Example of AA."
    )


def test_what_the_alliance_says_of_the_year_comes_under_its_section(campaign, officer):
    actions.add_assessment(
        campaign=campaign, key="busy", year=2003, section="conclusion", order=1, kind="result",
        text="A busy year.", source="minutes", by=officer, on=TODAY,
    )  # fmt: skip

    found = [each for each in passages(campaign, year=2003, on=TODAY) if each.section == "conclusion"]

    assert [(each.paragraphs, each.sources) for each in found] == [(("A busy year.",), ("minutes",))]
    assert [each for each in passages(campaign, year=2004, on=TODAY) if each.section == "conclusion"] == []
