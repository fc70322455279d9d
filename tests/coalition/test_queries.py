from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from accede.accounts.rights import Right
from accede.accounts.rules import NotAllowed
from accede.coalition import actions, queries
from accede.coalition.rules import campaign_for, organisation_of
from accede.core.dates import Answer, Moment

TODAY = date(2004, 1, 30)
day = Moment.parse


@pytest.fixture
def alliance(add, officer):
    """One member since 2001, one member and one observer only attested for today."""
    actions.admit(organisation=add("AA"), kind="member", start=day("2001-01-01"), by=officer, on=TODAY)
    actions.admit(organisation=add("BB"), kind="member", attested=day("2004-01-30"), by=officer, on=TODAY)
    actions.admit(organisation=add("CC"), kind="observer", attested=day("2004-01-30"), by=officer, on=TODAY)


def test_on_the_attested_day_the_number_of_members_is_known_with_its_rows(campaign, alliance):
    members = queries.members_on(campaign, on=TODAY)["member"]

    assert (members.certain, members.open, members.known) == (2, 0, True)
    assert members.organisations == ("aa", "bb")


def test_on_another_day_the_number_is_not_known_but_has_bounds_and_a_reason(campaign, alliance):
    members = queries.members_on(campaign, on=date(2003, 7, 1))["member"]

    assert (members.certain, members.open, members.known) == (1, 1, False)
    assert members.attested_words == "30 January 2004"


def test_each_place_says_yes_no_or_not_known_and_from_what(campaign, alliance):
    words = {place.organisation.acronym: place.words for place in queries.places(campaign, on=date(2000, 1, 1))}

    assert words == {
        "AA": "no: not yet",
        "BB": "not known: attested for 30 January 2004",
        "CC": "not known: attested for 30 January 2004",
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_counting_the_alliance_costs_one_query(campaign, add, officer, rows, django_assert_num_queries):
    for number in range(rows):
        actions.admit(organisation=add(f"O{number}"), kind="member", start=day("2001"), by=officer, on=TODAY)

    with django_assert_num_queries(1):
        members = queries.members_on(campaign, on=TODAY)["member"]

    assert members.certain == rows


def test_who_holds_an_office_is_certain_attested_for_the_year_or_not_known(campaign, add, convener, officer):
    actions.record_term(
        office=convener,
        organisation=add("AA"),
        attested=day("2003"),
        end=day("<2004-01-30"),
        by=officer,
        on=TODAY,
    )
    actions.record_term(office=convener, organisation=add("BB"), attested=day("2004-01-30"), by=officer, on=TODAY)

    def holders(on: date) -> list[tuple[str, Answer]]:
        (office,) = queries.offices(campaign, on=on)
        return [(held.term.organisation.acronym, held.finding.answer) for held in office.holders]

    assert holders(TODAY) == [("BB", Answer.YES)]
    assert holders(date(2003, 7, 1)) == [("AA", Answer.NOT_KNOWN)]
    assert holders(date(2002, 7, 1)) == []


def test_organisations_are_found_by_every_name_sector_kind_and_place(campaign, alliance, add, officer):
    labour = add("ILO", name="International Labour Office", sectors=["labour"])
    actions.add_name(
        organisation=labour,
        language="fr",
        name="Bureau international du Travail",
        acronym="BIT",
        by=officer,
        on=TODAY,
    )

    def found(**filters) -> list[str]:
        return [row.organisation.acronym for row in queries.organisations(campaign, on=TODAY, **filters)]

    assert found(text="bit") == found(text="travail bureau") == ["ILO"]
    assert found(sector="labour") == ["ILO"]
    assert found(sector="unknown") == ["AA", "BB", "CC"]
    assert found(place="observer") == ["CC"]
    assert found(place="none") == ["ILO"]
    assert found(kind="government") == []


def test_the_day_shown_is_the_one_asked_for_else_the_campaign_s_else_today(campaign):
    today = date(2026, 11, 23)

    assert queries.shown_day(campaign, "2003-07-01", today=today) == date(2003, 7, 1)
    assert queries.shown_day(campaign, "", today=today) == date(2004, 1, 30)
    campaign.shown_on_date = None
    assert queries.shown_day(campaign, None, today=today) == today


@pytest.mark.parametrize("nonsense", ["2003-02-31", "yesterday", "2003", "0000-00-00"])
def test_a_day_that_does_not_exist_is_no_page(campaign, nonsense):
    with pytest.raises(queries.NoSuchDay, match="is no day of the calendar"):
        queries.shown_day(campaign, nonsense, today=TODAY)


def test_periods_are_cut_at_the_day_and_later_ones_left_out(campaign):
    campaign.periods = [["1993-01-01", "1998-12-31"], ["1999-01-01", ""]]

    assert queries.periods(campaign, on=TODAY) == [
        (date(1993, 1, 1), date(1998, 12, 31)), (date(1999, 1, 1), TODAY),
    ]  # fmt: skip
    assert queries.periods(campaign, on=date(1995, 5, 5)) == [(date(1993, 1, 1), date(1995, 5, 5))]


def test_a_stranger_and_a_name_that_does_not_exist_get_the_same_answer(campaign, sam, nora):
    answers = []
    for user, slug in ((sam, "test-campaign"), (nora, "no-such-campaign")):
        with pytest.raises(Http404) as refusal:
            campaign_for(user, slug, on=TODAY)
        answers.append(str(refusal.value))

    assert answers[0] == answers[1]


def test_a_reader_without_the_right_asked_for_is_told_which_one_she_lacks(campaign, ines):
    assert campaign_for(ines, "test-campaign", on=TODAY) == campaign
    with pytest.raises(NotAllowed, match="Edit organisations, people"):
        campaign_for(ines, "test-campaign", Right.EDIT_COALITION, on=TODAY)


def test_an_organisation_of_another_campaign_is_not_there(campaign, add, treaty, operator):
    add("AA")
    other = actions.start_campaign(slug="other", name="Other", short_name="Other", treaty=treaty, by=operator, on=TODAY)

    with pytest.raises(Http404):
        organisation_of(other, "aa")
