"""With whose eyes a person reads: her role's reach, her organisations, and whether she acts for the alliance."""

from __future__ import annotations

from datetime import date

from accede.accounts.models import Grant
from accede.accounts.roles import Reach
from accede.coalition.rules import EVERYBODY, Reading, reading_of
from tests.conftest import CAMPAIGN, TODAY


def test_a_stranger_reads_what_is_shared_with_everybody(sam, nora):
    assert reading_of(sam, CAMPAIGN, on=TODAY) == EVERYBODY
    assert reading_of(nora, "another-campaign", on=TODAY) == EVERYBODY


def test_the_convener_reads_with_members_and_for_the_alliance(nora):
    assert reading_of(nora, CAMPAIGN, on=TODAY) == Reading(reach=Reach.MEMBERS, of_alliance=True)


def test_a_focal_point_reads_for_her_organisations_while_her_grants_run(mateo):
    Grant.objects.update(organisation="icmc", until_date=date(2004, 1, 31))
    Grant.objects.create(
        user=mateo, role="observer", campaign=CAMPAIGN, organisation="amnesty", from_date=date(2004, 2, 1)
    )

    january = reading_of(mateo, CAMPAIGN, on=TODAY)
    february = reading_of(mateo, CAMPAIGN, on=date(2004, 2, 1))

    assert january == Reading(reach=Reach.MEMBERS, organisations=frozenset({"icmc"}))
    assert february == Reading(reach=Reach.ALLIANCE, organisations=frozenset({"amnesty"}))
