"""An organisation has one place in the alliance at a time, and counts once."""

from __future__ import annotations

from datetime import date

import pytest

from accede.coalition import actions, queries
from accede.coalition.models import Campaign, Membership, Organisation
from accede.core.dates import Moment
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db


def moment(text: str) -> Moment:
    return Moment.parse(text)


@pytest.fixture
def wcc(campaign) -> Organisation:
    return Organisation.objects.create(campaign=campaign, key="wcc", name="World Council of Churches", source="made")


def admitted(organisation, officer, start, **facts) -> Membership:
    return actions.admit(
        organisation=organisation, kind="member", start=moment(start), source="made", by=officer, on=TODAY, **facts
    )


def test_a_second_place_that_certainly_overlaps_is_refused_though_no_date_is_exact(wcc, officer):
    admitted(wcc, officer, "2003-05", attested=moment("2004-01-30"))

    with pytest.raises(actions.AlreadyIn):
        admitted(wcc, officer, "2003-06")


def test_a_correction_that_makes_two_places_overlap_is_refused(wcc, officer):
    admitted(wcc, officer, "2000-01-01", end=moment("2001-12-31"))
    second = admitted(wcc, officer, "2003-01-01")

    with pytest.raises(actions.AlreadyIn):
        actions.change_membership(membership=second, start=moment("2001-06-01"), by=officer, on=TODAY)

    second.refresh_from_db()
    assert str(second.start) == "2003-01-01"


def test_leaving_and_coming_back_is_two_places_and_one_organisation(wcc, campaign: Campaign, officer):
    admitted(wcc, officer, "2000-01-01", end=moment("2001-12-31"))
    admitted(wcc, officer, "2003-01-01")

    assert queries.members_on(campaign, on=date(2004, 1, 30))["member"].certain == 1


def test_an_organisation_with_two_rows_counts_once(wcc, campaign: Campaign, officer):
    """Two rows can come from a folder; the count names organisations."""
    for key in ("a", "b"):
        Membership.objects.create(
            campaign=campaign, key=key, organisation=wcc, kind="member", start=moment("2003-01-01"), source="made"
        )

    counted = queries.members_on(campaign, on=date(2004, 1, 30))["member"]

    assert (counted.certain, counted.organisations) == (1, ("wcc",))


def test_a_title_that_is_an_address_gets_a_number(campaign, officer):
    row = actions.add_organisation(campaign=campaign, name="Add", source="made", by=officer, on=TODAY)

    assert row.key == "add-2"
