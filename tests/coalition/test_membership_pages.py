"""Membership on a day, its acts in the browser, sectors as a chart, names in the reader's language, choosers."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.coalition import actions, queries
from accede.coalition.forms.fields import _chosen
from accede.coalition.models import Membership, MembershipAct
from accede.core.dates import Moment

TODAY = date(2004, 1, 30)
BASE = "/c/test-campaign/coalition/"
day = Moment.parse


@pytest.fixture
def union(add, officer):
    found = add("ICFTU", "International Confederation", sectors=["labour", "women"])
    actions.admit(organisation=found, kind="member", start=day("2001-01-01"), by=officer, on=TODAY)
    actions.add_name(
        organisation=found, language="fr", name="Confédération internationale", acronym="CISL", by=officer, on=TODAY
    )
    return found


def test_the_page_of_a_day_says_yes_no_or_not_known_and_from_what(union, add, client, ines, officer):
    only_attested = add("XY")
    actions.admit(organisation=only_attested, kind="member", attested=day("2003"), by=officer, on=TODAY)
    client.force_login(ines)

    page = client.get(f"{BASE}memberships/?on=2003-07-01").content.decode()

    assert "not known: attested for 2003" in page
    assert "<b>1–2</b>" in page
    assert "1 attested for 2003" in page


@pytest.mark.parametrize(
    ("asked", "words"), [("2999-01-01", "is still to come"), ("1997-12-31", "first convened in 1998")]
)
def test_a_day_of_which_nothing_can_be_counted_is_refused_in_words(union, client, ines, asked, words):
    client.force_login(ines)

    page = client.get(f"{BASE}memberships/?on={asked}")

    assert page.status_code == 422
    assert words in page.content.decode()


def test_the_page_of_a_day_costs_the_same_however_many_members(member, client, ines):
    client.force_login(ines)
    costs = []
    for number in range(3):
        member(f"A{number}")
        with CaptureQueriesContext(connection) as cost:
            assert client.get(f"{BASE}memberships/").status_code == 200
        costs.append(len(cost))

    assert costs[1] == costs[2]


def test_an_organisation_counts_in_each_of_its_sectors_and_none_on_record_is_a_row(union, add, campaign, officer):
    actions.admit(organisation=add("XY"), kind="member", attested=day("2003"), by=officer, on=TODAY)

    found = queries.sector_balance(queries.places(campaign, on=TODAY), ["member"])

    assert [(row.sector, row.certain, row.open) for row in found if row.certain or row.open] == [
        ("labour", 1, 0), ("women", 1, 0), ("unknown", 0, 1),
    ]  # fmt: skip


def test_the_chart_has_the_same_figures_as_its_table(union, client, ines):
    client.force_login(ines)

    page = client.get(f"{BASE}memberships/").content.decode()

    assert page.count('role="img" aria-label="Members by sector"') == 2
    assert '<th scope="row">labour organisations</th><td class="n">1</td>' in page


@pytest.mark.parametrize("asked", ["CISL", "icftu", "confédération"])
def test_an_organisation_is_found_under_any_of_its_names(union, campaign, asked):
    assert [row.organisation for row in queries.organisations(campaign, on=TODAY, text=asked)] == [union]


def test_the_page_speaks_the_language_of_the_reader_where_a_name_is_on_record(union, client, ines):
    ines.language = "fr"
    ines.save()
    client.force_login(ines)

    page = client.get(f"{BASE}organisations/icftu/", headers={"Accept-Language": "fr"}).content.decode()

    assert "<h1>Confédération internationale</h1>" in page
    assert "International Confederation" in page


def test_a_chooser_shows_every_acronym_and_every_organisation_of_a_person(union, add, campaign, person, officer):
    for organisation in (union, add("XY")):
        actions.add_affiliation(person=person, organisation=organisation, by=officer, on=TODAY)

    assert [_chosen(row) for row in queries.all_organisations(campaign)] == [
        "International Confederation (ICFTU, CISL)", "Organisation XY (XY)",
    ]  # fmt: skip
    assert [_chosen(row) for row in queries.all_people(campaign)] == ["Ada Example (ICFTU, XY)"]


def test_the_acts_are_recorded_corrected_and_struck_in_the_browser(union, client, officer):
    client.force_login(officer)
    acts = f"{BASE}organisations/icftu/acts/"
    client.post(f"{acts}apply/", {"place": "observer", "day": "2000-05"})
    client.post(f"{acts}decide/", {"place": "observer", "outcome": "refuse", "day": "2000-06", "decided_by": "All"})
    client.post(f"{BASE}memberships/icftu-member/suspend/", {"day": "2003-03-03"})
    admission = MembershipAct.objects.get(kind="admission")
    client.post(f"{BASE}memberships/acts/{admission.key}/correct/", {"day": "2001-02-01"})

    page = client.get(f"{BASE}organisations/icftu/").content.decode()
    assert [act.kind for act in MembershipAct.objects.order_by("pk")] == [
        "admission", "application", "decision", "suspension", "admission",
    ]  # fmt: skip
    assert str(Membership.objects.get().start) == "2001-02-01"
    assert "<del>admission as member</del>" in page

    suspension = MembershipAct.objects.get(kind="suspension")
    client.post(f"{BASE}memberships/acts/{suspension.key}/strike/", {})
    assert MembershipAct.objects.filter(struck=True).count() == 1


def test_a_suspension_outside_the_membership_is_refused_beside_its_day(union, client, officer):
    client.force_login(officer)

    answer = client.post(f"{BASE}memberships/icftu-member/suspend/", {"day": "2000-03-03"})

    assert answer.status_code == 422
    assert "it does not run then" in answer.content.decode()


@pytest.mark.parametrize("path", ["organisations/icftu/acts/apply/", "memberships/icftu-member/suspend/",
                                  "organisations/icftu/names/add/", "organisations/icftu/merge/"])  # fmt: skip
def test_an_observer_opens_no_form(union, client, ines, path):
    client.force_login(ines)

    assert client.get(BASE + path).status_code == 404


def test_a_history_that_was_recorded_otherwise_says_so(union, client, ines):
    Membership.objects.update(start="2000-01-01")
    client.force_login(ines)

    page = client.get(f"{BASE}organisations/icftu/").content.decode()

    assert "by its acts the admission is 1 January 2001, the record keeps 1 January 2000" in page
