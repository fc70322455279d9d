"""The training campaign: everything in it is invented, it loads, it comes out as it went in, and says what it is."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from accede.accounts.queries import operator as the_operator
from accede.coalition import queries
from accede.coalition.models import Campaign
from accede.kit import portable, stored
from campaigns.make_training import write

FOLDER = settings.ROOT / "campaigns" / "training"
SLUG, SHOWN = "training", date(2026, 10, 20)
BANNER = "Training campaign: everything in it is invented."


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def _loaded_once(_shipped_once, django_db_blocker):
    """The campaign for all tests of the file, inside a transaction that is rolled back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = portable.load(FOLDER, the_operator())
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_loaded_once, shipped):
    stored.shelf.clear()
    assert str(_loaded_once.report) == ""
    return Campaign.objects.get(slug=_loaded_once.campaign)


@pytest.fixture
def signed_in(loaded, client, operator):
    from accede.accounts.actions import give_grant, open_account

    user = open_account(name="Lea Learner", email="lea@accede.example", by=operator, on=SHOWN)
    give_grant(user=user, role="observer", campaign=SLUG, organisation="eio", by=operator, on=SHOWN)
    client.force_login(user)
    return client


def test_its_maker_writes_the_same_bytes(shipped, tmp_path):
    write(tmp_path / "made")

    assert contents(tmp_path / "made") == contents(FOLDER)


def test_it_loads_without_a_problem_and_comes_out_as_it_went_in(loaded, tmp_path):
    portable.export(tmp_path / "out", SLUG)

    assert contents(tmp_path / "out") == contents(FOLDER)


def test_the_alliance_of_the_day_shown_is_the_one_that_its_note_tells_of(loaded):
    there = queries.members_on(loaded, on=SHOWN)
    convener = queries.offices(loaded, on=SHOWN)[0]

    assert {kind: each.certain for kind, each in there.items() if each.certain} == {
        "member": 7, "observer": 2, "partner": 1, "endorser": 1,
    }  # fmt: skip
    assert [(held.term.holder, held.term.end.day) for held in convener.holders] == [
        ("Bruna Sample, IWA", date(2026, 12, 31))
    ]
    standing = {each.key: each.answer.value for each in queries.good_standing(loaded, on=SHOWN)}
    assert [key for key, answer in standing.items() if answer == "no"] == ["umf"]


def test_every_address_in_it_leads_nowhere():
    text = "\n".join(each.decode() for each in contents(FOLDER).values())
    mail = set(re.findall(r"[\w.+-]+@([\w.-]+\w)", text))
    links = set(re.findall(r"https?://([^/\s\"',)]+)", text))

    assert mail == {"training.invalid", "missions.training.invalid"}
    assert links != set()
    assert {each for each in links if not each.endswith("training.invalid")} == set()


def test_it_says_that_it_is_invented_and_when_it_is_shown():
    said = tomllib.loads((FOLDER / "campaign.toml").read_text())

    assert (said["slug"], said["sample"], said["shown_on_date"]) == (SLUG, True, SHOWN)
    assert "invented" in said["shown_on_reason"]
    assert "invented" in said["alliance"]["alliance"]
    assert (FOLDER / "SOURCE.md").read_text().startswith("# Everything here is invented")


@pytest.mark.parametrize("path", ["coalition/", "coalition/plan/", "coalition/tasks/", "meetings/", "events/"])
def test_the_banner_stands_on_its_pages(signed_in, path):
    assert BANNER in signed_in.get(f"/c/{SLUG}/{path}").content.decode()


@pytest.mark.parametrize("path", ["/desk/", "/desk/calendar/"])
def test_the_banner_stands_on_the_desk_while_it_shows_this_campaign(signed_in, path):
    assert BANNER in signed_in.get(path, {"campaign": SLUG}).content.decode()


@pytest.mark.parametrize("path", ["/en/", "/en/status/mine-ban/", "/fr/"])
def test_the_public_pages_never_show_it(loaded, client, path):
    page = client.get(path)

    assert page.status_code == 200
    assert not re.search("Training campaign|Example Alliance|/c/training|Campagne d", page.content.decode())


def test_a_new_sample_loads_it_after_the_real_campaign():
    loaded = [Path(words[1]).name for words in settings.FIRST_START if words[0] == "load"]
    assert loaded == ["migrant-workers-2003", SLUG]


def test_its_invitations_reply_by_every_way_and_are_counted_for_it_alone(loaded):
    from accede.events.models import Event, Invitation, Reply
    from accede.events.queries.funnel import STEPS, funnel_of

    found = funnel_of(Event.objects.get(key="autumn-morning"), as_of=SHOWN)

    assert [found.total.step(name) for name in STEPS] == [190, 186, 108, 87, 73]
    assert (found.total.unclear, found.seats) == (1, 73)
    assert set(Reply.objects.values_list("way", flat=True)) == {"link", "telephone", "note_verbale", "mail", "settled"}
    assert {row.event.campaign for row in Invitation.objects.select_related("event__campaign")} == {loaded}
