"""What an organisation keeps to itself leaves no trace for anybody else: every answer is the same to a byte with and
without it. That it is there at all is seen by its owner.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.governments import leaks
from tests.governments.leaks import EMBARGOED, KINDS, LATER, OWN, READERS, SLUG

pytestmark = [pytest.mark.walk, pytest.mark.django_db]
# One of each kind kept to its owner, and one under an embargo of those that can be.
HIDDEN = dict.fromkeys(KINDS, OWN) | {f"{kind} later": LATER for kind in sorted(EMBARGOED)}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The campaign with its cast and two made-up States; all of it rolled back."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic(), leaks.at_the_moment():
        yield _world()
        transaction.set_rollback(True)


def _world() -> leaks.World:
    from accede.coalition.models import Campaign, Membership, Organisation
    from accede.core.dates import Moment
    from accede.governments.models import Track, TrackStep
    from accede.record.models import Treaty
    from tests.governments.conftest import a_state

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Made for the tests")
    names = {"name": "Campaign for the Test Treaty", "short_name": "Test Treaty", "alliance_short": "Committee"}
    campaign = Campaign.objects.create(slug=SLUG, treaty=treaty, **names)
    organisations = {}
    for key in ("alpha", "beta", "gamma", "watch"):
        row = Organisation.objects.create(campaign=campaign, key=key, name=f"Organisation {key}", acronym=key.upper())
        kind = "observer" if key == "watch" else "member"
        start = Moment.parse("2020-01-01")
        Membership.objects.create(campaign=campaign, key=key, organisation=row, kind=kind, start=start)
        organisations[key] = row
    states = [a_state("AAA", "Arcadia"), a_state("BBB", "Boeotia")]
    track = Track.objects.create(campaign=campaign, state=states[0], key="track", tradition="other", source="Law")
    TrackStep.objects.create(track=track, number=1, kind="study")
    users = {name: _user(name, *role) for name, role in {**READERS, "mateo": ("member", "beta")}.items()}
    return leaks.World(campaign, organisations, states, users, {**_clients(users), "nobody": Client()})


def _user(name: str, role: str, organisation: str):
    from accede.accounts.models import Grant, User

    user = User.objects.create_user(username=name, email=f"{name}@{organisation or 'desk'}.example", name=name.title())
    if role:
        since = date(1990, 1, 1)
        Grant.objects.create(user=user, role=role, campaign=SLUG, organisation=organisation, from_date=since)
    return user


def _clients(users) -> dict[str, Client]:
    clients = {name: Client() for name in users}
    for name, client in clients.items():
        client.force_login(users[name])
    return clients


@pytest.fixture(scope="module")
def told(world, django_db_blocker):
    """Every answer in the world without and in the world with what is hidden."""
    readers = [*READERS, "nobody"]
    with django_db_blocker.unblock():
        return [leaks.answers(world, readers, {}), leaks.answers(world, [*readers, leaks.KEEPER], HIDDEN)]


@pytest.mark.long
@pytest.mark.parametrize("who", [*READERS, "nobody"])
def test_every_answer_is_the_same_to_a_byte_with_and_without_what_is_hidden(told, who):
    without, found = (world[who] for world in told)

    assert sorted(asked for asked in without.keys() | found.keys() if without.get(asked) != found.get(asked)) == []


@pytest.mark.parametrize("word", HIDDEN)
def test_its_owner_sees_it(told, word):
    name = f"zqhidden-{word.replace(' ', '-')}".encode()

    assert any(name in answer for asked, answer in told[1]["mateo"].items() if not asked.startswith("POST"))


def test_the_walk_asks_for_every_page_of_the_room_and_compares_every_sign(told):
    asked = told[0]["officer"]

    assert {"/c/test-campaign/states/", "/c/test-campaign/states/AAA/"} <= asked.keys()
    assert asked["/c/test-campaign/states/AAA/"].startswith(b"200\n")
    assert b"Arcadia" in asked["/c/test-campaign/states/AAA/"]
    assert asked["/desk/log/"].startswith(b"200\n")
    assert asked[leaks.VISIT].startswith(b"302\n")


def test_every_table_of_the_room_that_somebody_keeps_is_planted_and_untold():
    from django.apps import apps

    from accede.coalition.models import Owned

    owned = [model for model in apps.get_app_config("governments").get_models() if issubclass(model, Owned)]
    assert [model for model in owned if not getattr(model, "UNTOLD", False)] == []
    # A new one is planted in leaks.KINDS (notices come of the visit), and then named here.
    assert {model._meta.model_name for model in owned} == {
        "contact", "contactsource", "official", "visitnotice", "position", "obstacle", "ask", "promise", "stepfact",
        "ally", "champion", "statetag", "targetlist",
    }  # fmt: skip
