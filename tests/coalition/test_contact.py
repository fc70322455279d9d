"""A person's mail address and note are hers, the secretariat's, the Convener's, and her own organisations'."""

from __future__ import annotations

from datetime import date

import pytest

from accede.accounts.models import Grant, User
from accede.coalition import actions

TODAY = date(2004, 1, 30)
PAGE = "/c/test-campaign/coalition/people/ada-example/"
LIST = "/c/test-campaign/coalition/organisations/import/people.csv"
SECRETS = ("ada@example.org", "Call after six")


@pytest.fixture
def ada(campaign, member, officer):
    """Somebody with a post at one of two members."""
    member("MRI")
    member("ICFTU")
    person = actions.add_person(
        campaign=campaign, name="Ada Example", email=SECRETS[0], note=SECRETS[1], by=officer, on=TODAY
    )
    mri = campaign.organisations.get(key="mri")
    actions.add_affiliation(person=person, organisation=mri, title="Director", by=officer, on=TODAY)
    return person


def focal_point(of: str) -> User:
    user = User.objects.create_user(username=f"at-{of}", email=f"at-{of}@accede.example")
    Grant.objects.create(
        user=user, role="member", campaign="test-campaign", organisation=of, from_date=date(1990, 1, 1)
    )
    return user


def told(client, user, address: str) -> list[bool]:
    client.force_login(user)
    answer = client.get(address)
    assert (answer.status_code, b"Ada Example" in answer.content) == (200, True)
    return [each.encode() in answer.content for each in SECRETS]


@pytest.mark.parametrize("address", [PAGE, LIST])
def test_observers_and_other_members_are_not_told_how_a_person_is_reached(client, ada, ines, address):
    assert told(client, ines, address) == [False, False]
    assert told(client, focal_point("icftu"), address) == [False, False]


@pytest.mark.parametrize("address", [PAGE, LIST])
def test_her_own_organisation_the_convener_and_the_secretariat_are_told(client, ada, nora, officer, address):
    for user in (nora, officer, focal_point("mri")):
        assert told(client, user, address) == [True, True]


@pytest.mark.parametrize("address", [PAGE, LIST])
def test_a_person_reads_her_own(client, ada, mateo, address):
    ada.user = mateo
    ada.save()

    assert told(client, mateo, address) == [True, True]
