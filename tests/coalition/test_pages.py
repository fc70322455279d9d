from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.coalition import actions
from accede.coalition.models import (
    Assessment,
    Membership,
    OfficeTerm,
    Organisation,
    OrganisationRelation,
    Person,
    Purpose,
)
from accede.core.dates import Moment

TODAY = date(2004, 1, 30)
BASE = "/c/test-campaign/coalition/"
READ = ["", "organisations/", "organisations/aa/", "people/", "people/ada-example/", "offices/", "year/"]
WRITE = [
    "organisations/add/", "organisations/aa/change/", "organisations/aa/admit/",
    "organisations/aa/relations/add/", "memberships/aa-member/end/",
    "people/add/", "people/ada-example/change/", "people/ada-example/posts/add/",
    "offices/terms/add/", "offices/secondments/add/", "purposes/add/", "year/add/",
    "membership/aa-member/change/", "term/convener-ada-example-aa/change/",
    "affiliation/ada-example-aa/change/", "purpose/care/change/", "assessment/2003-busy/change/",
    "relation/aa-has_members-others/change/", "secondment/ada-example-aa/change/",
]  # fmt: skip
OPEN_TO_OBSERVERS = ["/coalition/tasks/add/", "/coalition/plan/ideas/add/"]  # they propose and keep tasks
day = Moment.parse


@pytest.fixture
def alliance(campaign, add, person, convener, officer):
    union = add("AA")
    actions.admit(organisation=union, kind="member", start=day("2001-01-01"), source="a test", by=officer, on=TODAY)
    actions.record_term(
        office=convener, person=person, organisation=union, start=day("2004-01-01"), by=officer, on=TODAY
    )
    actions.add_affiliation(person=person, organisation=union, title="President", by=officer, on=TODAY)
    actions.relate(organisation=union, kind="has_members", unnamed="others", by=officer, on=TODAY)
    actions.second(person=person, organisation=union, by=officer, on=TODAY)
    actions.add_purpose(campaign=campaign, text="Care", order=1, by=officer, on=TODAY)
    actions.add_assessment(
        campaign=campaign,
        year=2003,
        section="conclusion",
        order=1,
        kind="result",
        text="Busy",
        by=officer,
        on=TODAY,
    )
    return union


@pytest.mark.parametrize("path", READ)
def test_an_observer_reads_every_page_and_sees_no_way_to_change_it(alliance, client, ines, path):
    client.force_login(ines)

    page = client.get(BASE + path)

    assert page.status_code == 200
    changing = re.findall(r"/coalition/[^\"]*(?:add|change|admit|end|remove)/", page.content.decode())
    assert [address for address in changing if address not in OPEN_TO_OBSERVERS] == []


@pytest.mark.parametrize("path", WRITE)
def test_the_secretariat_opens_every_form_and_an_observer_none(alliance, client, officer, ines, path):
    client.force_login(officer)
    assert client.get(BASE + path).status_code == 200

    client.force_login(ines)
    assert client.get(BASE + path).status_code == 404
    assert client.post(BASE + path, {}).status_code == 403


@pytest.mark.parametrize("path", READ + WRITE)
def test_a_stranger_finds_nothing(alliance, client, sam, path):
    client.force_login(sam)

    assert client.get(BASE + path).status_code == 404


def test_who_has_not_signed_in_is_asked_to(campaign, client):
    answer = client.get(BASE)

    assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next={BASE}")


def test_the_overview_counts_members_and_names_the_convener(alliance, client, ines):
    client.force_login(ines)

    text = client.get(BASE).content.decode()

    assert "First convened in 1998. 1 member and 0 observers on 30 January 2004." in text
    assert "Ada Example" in text


def test_for_a_day_without_an_answer_the_overview_says_so_and_why(alliance, add, client, ines, officer):
    actions.admit(organisation=add("BB"), kind="observer", attested=day("2004-01-30"), by=officer, on=TODAY)
    client.force_login(ines)

    text = client.get(BASE + "?on=2003-07-01").content.decode()

    assert "Who belonged to it on 1 July 2003 is not known for certain." in text
    assert "Attested for 30 January 2004: 1 observer. Nothing is claimed for another day." in text


def test_an_organisation_is_added_by_its_form(campaign, client, officer):
    client.force_login(officer)

    answer = client.post(
        BASE + "organisations/add/",
        {"name": "World Union", "acronym": "WU", "kind": "organisation", "sectors": ["labour", "women"]},
    )

    union = Organisation.objects.get()
    assert (answer.status_code, answer.url) == (302, BASE + "organisations/wu/")
    assert (union.name, union.sectors) == ("World Union", ["labour", "women"])


def test_a_form_with_an_error_says_what_to_do_and_keeps_what_was_typed(campaign, client, officer):
    client.force_login(officer)

    answer = client.post(BASE + "organisations/add/", {"acronym": "WU", "kind": "organisation"})

    assert answer.status_code == 422
    assert answer.content.decode().count("Enter the name of the organisation.") == 2
    assert 'value="WU"' in answer.content.decode()


def test_a_change_by_the_form_leaves_other_fields_alone(alliance, client, officer):
    client.force_login(officer)

    client.post(BASE + "organisations/aa/change/", {"name": "Union A", "acronym": "AA", "kind": "platform"})

    union = Organisation.objects.get()
    assert (union.name, union.kind, union.key) == ("Union A", "platform", "aa")


def test_an_organisation_is_admitted_and_leaves_by_forms(campaign, add, client, officer):
    add("WU")
    client.force_login(officer)

    client.post(BASE + "organisations/wu/admit/", {"kind": "observer", "start": "2003", "source": "minutes"})
    client.post(BASE + "memberships/wu-observer/end/", {"last_day": "2003-12-31"})

    place = Membership.objects.get()
    assert (place.kind, str(place.start), str(place.end), place.source) == (
        "observer",
        "2003",
        "2003-12-31",
        "minutes",
    )


def test_contradicting_dates_are_refused_beside_the_field(campaign, add, client, officer):
    add("WU")
    client.force_login(officer)

    answer = client.post(BASE + "organisations/wu/admit/", {"kind": "member", "start": "2003", "end": "2002"})

    assert answer.status_code == 422
    assert "The last day lies before the first day. Correct one of them." in answer.content.decode()
    assert Membership.objects.count() == 0


def test_a_refused_term_stands_in_the_form_with_its_reason(alliance, add, convener, client, officer):
    other = add("BB")
    client.force_login(officer)

    answer = client.post(
        BASE + "offices/terms/add/",
        {"office": convener.pk, "organisation": other.pk, "start": "2004-01-15"},
    )

    assert answer.status_code == 422
    assert "Convener is held by Ada Example, AA on a day of this term." in answer.content.decode()
    assert OfficeTerm.objects.count() == 1


def test_a_person_of_another_campaign_cannot_be_chosen(alliance, treaty, convener, client, operator, officer):
    other = actions.start_campaign(slug="other", name="Other", short_name="Other", treaty=treaty, by=operator, on=TODAY)
    stranger = actions.add_person(campaign=other, name="Stranger", by=operator, on=TODAY)
    client.force_login(officer)

    answer = client.post(BASE + "offices/terms/add/", {"office": convener.pk, "person": stranger.pk, "start": "2005"})

    assert answer.status_code == 422
    assert "Stranger" not in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "changed", "model", "field", "value"),
    [
        ("purpose/care/", {"text": "Care more", "order": 1}, Purpose, "text", "Care more"),
        ("assessment/2003-busy/",
         {"text": "Very busy", "year": 2003, "section": "conclusion", "kind": "result", "order": 1},
         Assessment, "text", "Very busy"),
        ("relation/aa-has_members-others/", {"kind": "has_partners", "unnamed": "many"},
         OrganisationRelation, "kind", "has_partners"),
    ],
)  # fmt: skip
def test_a_smaller_row_is_corrected_and_taken_back(alliance, client, officer, path, changed, model, field, value):
    client.force_login(officer)

    client.post(BASE + path + "change/", changed)
    assert getattr(model.objects.get(), field) == value

    assert client.get(BASE + path + "remove/").status_code == 200  # it asks first
    client.post(BASE + path + "remove/")
    assert model.objects.count() == 0


def test_the_campaign_s_own_facts_are_changed_by_who_manages_it(campaign, client, officer, nora):
    facts = {
        "short_name": "Test",
        "name": "Campaign",
        "convened": "1999",
        "levels": ["national"],
        "ongoing": "true",
    }

    client.force_login(nora)
    assert client.post(BASE + "change/", facts).status_code == 403
    client.force_login(officer)
    answer = client.post(BASE + "change/", facts)

    campaign.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, BASE)
    assert (campaign.short_name, str(campaign.convened), campaign.levels) == ("Test", "1999", ["national"])
    assert campaign.periods == []


def test_a_relation_is_to_one_organisation_or_to_unnamed_ones_not_both(alliance, add, client, officer):
    other = add("BB")
    client.force_login(officer)

    answer = client.post(
        BASE + "organisations/aa/relations/add/",
        {"kind": "coordinates", "other": other.pk, "unnamed": "others"},
    )

    assert answer.status_code == 422
    assert "Choose one organisation, or say who is not named; not both." in answer.content.decode()


def test_a_person_is_added_with_other_ways_of_writing_the_name(campaign, client, officer):
    client.force_login(officer)

    client.post(BASE + "people/add/", {"name": "Ada Example", "other_names": "A. Example\nAda E.\n"})

    assert Person.objects.get().other_names == ["A. Example", "Ada E."]


def test_removing_goes_by_post_and_only_while_nothing_refers(alliance, add, client, officer):
    add("BB")
    client.force_login(officer)

    assert client.get(BASE + "organisations/bb/remove/").status_code == 200  # it asks first
    client.post(BASE + "organisations/bb/remove/")
    kept = client.post(BASE + "organisations/aa/remove/", follow=True)

    assert list(Organisation.objects.values_list("key", flat=True)) == ["aa"]
    assert "other records refer to it" in kept.content.decode()


# The campaign for the reader and once more for the menu, then what the page itself and its history read.
@pytest.mark.parametrize(
    ("path", "queries"), [("", 2 + 6), ("organisations/", 2 + 3), ("people/", 2 + 2), ("offices/", 2 + 4)]
)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_queries_however_many_rows(alliance, add, campaign, client, officer, path, queries, rows):
    for number in range(rows):
        union = add(f"O{number}")
        actions.admit(organisation=union, kind="member", start=day("2001"), by=officer, on=TODAY)
        someone = actions.add_person(campaign=campaign, name=f"Person {number}", by=officer, on=TODAY)
        actions.add_affiliation(person=someone, organisation=union, by=officer, on=TODAY)
    client.force_login(officer)

    with CaptureQueriesContext(connection) as made:
        client.get(BASE + path)

    assert len([each for each in made.captured_queries if 'FROM "coalition_' in each["sql"]]) == queries
