"""The overview of a State's file: what the record and the alliance know, at a fixed cost, cut to the reader."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accede.governments.models import Ally, Mission, ObstacleMove
from accede.governments.queries.standing import lede, standing_of, supposed
from accede.kit.models import LogEntry
from tests.governments import rows as made
from tests.governments.conftest import TODAY
from tests.governments.test_positions import claim, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(campaign, arcadia):
    return f"/c/{campaign.slug}/states/AAA/"


def page(client, user, address: str) -> str:
    client.force_login(user)
    return client.get(address).content.decode()


def fill(campaign, state, step=None, name="first") -> None:
    """One row of every kind, the fact on a step of the State's way."""
    made.a_position(state, campaign)
    made.a_fact(step or made.a_track(state, campaign)[0], campaign)
    made.a_contact(state, campaign)
    obstacle = made.an_obstacle(state, campaign)
    ObstacleMove.objects.create(obstacle=obstacle, number=1, day=TODAY, effect="study")
    made.a_promise(state, campaign)
    Ally.objects.create(campaign=campaign, state=state, sector="unions", name=name, stance="with_us", source="Made")
    Mission.objects.create(
        campaign=campaign, state=state, seat="other", place=name, name="Mission", source="Made", changed_date=TODAY,
        learned_date=TODAY,
    )  # fmt: skip


def test_the_overview_costs_the_same_with_one_row_of_each_kind_and_with_three(
    client, campaign, alliance, arcadia, nora, address
):
    study, *_others = made.a_track(arcadia, campaign)
    fill(campaign, arcadia, study, "first")
    client.force_login(nora)
    one = queries_of(client, address)
    for name in ("second", "third"):
        fill(campaign, arcadia, study, name)
    assert queries_of(client, address) == one


def test_it_tells_what_is_known_and_who_may_write_sees_the_ways_to_it(
    client, campaign, alliance, arcadia, nora, ines, address
):
    fill(campaign, arcadia)
    told = page(client, nora, address)
    for words in (
        "No act on record: neither signed nor bound.", "On the way to deposit", "Studying", "Too many reports",
        "To ratify", "Contact log", "no employers yet", "Add a new position", "Log a contact", "Open a task about this",
    ):  # fmt: skip
        assert words in told
    observer = page(client, ines, address)
    assert "Add a new position" not in observer and "Log a contact" in observer


def test_a_promise_says_how_it_stands(client, campaign, alliance, arcadia, nora, address):
    made.a_promise(arcadia, campaign, due=TODAY, text="Late one")
    kept = made.a_promise(arcadia, campaign, text="Kept one")
    kept.steps.create(number=1, day=TODAY, kind="kept")
    told = page(client, nora, address)
    late, done = told.index("Late one"), told.index("Kept one")
    assert "days late" in told[late:done] and '<span class="tag tag--ok">kept</span>' in told[done:]


def test_what_another_organisation_keeps_makes_no_difference_byte_for_byte(
    client, campaign, alliance, arcadia, beta, nora, mateo, address
):
    fill(campaign, arcadia)
    before = _plain(page(client, nora, address)), _plain(page(client, nora, address + "history/"))
    kept = {"owner": beta, "shared_with": "own"}
    made.a_position(arcadia, campaign, stance="opposed", words="Hidden words", as_of="2026-05-03", **kept)
    made.a_contact(arcadia, campaign, said="Hidden words", **kept)
    made.an_obstacle(arcadia, campaign, words="Hidden words", **kept)
    soon = timezone.now() + timedelta(hours=1)
    made.a_promise(arcadia, campaign, text="Hidden words", owner=beta, embargo_until=soon, embargo_zone="Europe/Paris")
    claim(campaign, arcadia, mateo, words="Hidden words", **kept)

    assert (_plain(page(client, nora, address)), _plain(page(client, nora, address + "history/"))) == before
    assert "Hidden words" in page(client, mateo, address)
    assert "Position added" in page(client, mateo, address + "history/")


def _plain(text: str) -> str:
    """Without the token that differs on every answer."""
    return "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_another_date_is_supposed_by_the_clause_and_writes_nothing(client, campaign, alliance, arcadia, nora, address):
    entries = LogEntry.objects.count()
    told = page(client, nora, f"{address}?deposit=2026-09-21")
    assert "Arcadia would be bound from 21 September 2026 (accession)" in told
    assert "Arcadia is the 1st State bound." in told
    assert LogEntry.objects.count() == entries
    refused = page(client, nora, f"{address}?deposit=1066-10-14")
    assert client.get(f"{address}?deposit=yesterday").status_code == 200
    assert "14 October 1066" in refused


def test_a_state_that_is_bound_shows_what_follows_instead_of_the_way(
    client, campaign, alliance, arcadia, bound, nora, address
):
    fill(campaign, arcadia)
    bound(arcadia)
    told = page(client, nora, address)
    assert "What follows from the deposit" in told and "On the way to deposit" not in told
    one = standing_of(campaign, arcadia, as_of=TODAY)
    assert lede(one, [], as_of=TODAY).startswith("Bound: accession deposited on 15 January 2025.")
    before = standing_of(campaign, arcadia, as_of=date(2025, 1, 14))
    assert lede(before, [], as_of=date(2025, 1, 14)) == "No act on record: neither signed nor bound."
    assert supposed(campaign, arcadia, "Arcadia", day=TODAY, today=TODAY).refused != ""


def test_the_acts_page_leads_to_the_record_and_offers_an_act_to_who_may_enter_one(
    client, campaign, alliance, arcadia, bound, nora, officer, address
):
    bound(arcadia)
    told = page(client, nora, address + "acts/")
    assert "accession" in told and "Record an act" not in told
    assert f"/desk/record/acts/add/?state=AAA&amp;treaty={campaign.treaty.slug}" in page(
        client, officer, address + "acts/"
    )


def test_the_history_is_for_who_writes_or_may_read_the_log(client, campaign, alliance, arcadia, nora, sam, address):
    claim(campaign, arcadia, nora)
    assert "Position added" in page(client, nora, address + "history/")
    client.force_login(sam)
    assert client.get(address + "history/").status_code == 404


def test_a_task_about_a_state_stands_in_its_file_and_leads_back_to_it(client, campaign, alliance, arcadia, nora):
    client.force_login(nora)
    typed = {"title": "Write to Arcadia", "about": "record.state:AAA", "due": "2030-01-01"}
    answer = client.post(reverse("coalition:add_task", args=[campaign.slug]), typed, follow=True)
    assert "Write to Arcadia" in answer.content.decode()
    assert f'href="/c/{campaign.slug}/states/AAA/"' in answer.content.decode()
    assert "Write to Arcadia" in client.get(f"/c/{campaign.slug}/states/AAA/").content.decode()


def test_an_empty_file_invites_whoever_may_write_to_the_next_step(
    client, campaign, alliance, arcadia, mateo, ines, address
):
    steps = ("obstacles/add/", "contacts/add/", "promises/add/")
    told = page(client, mateo, address)
    assert "Obstacles and answers" in told and "Contact log" in told
    assert all(f'href="{address}{step}"' in told for step in steps)
    observer = page(client, ines, address)
    assert [step for step in steps if f'href="{address}{step}"' in observer] == ["contacts/add/"]


def test_a_campaign_that_opens_on_a_day_of_its_own_says_so_and_leads_to_today(
    client, campaign, alliance, arcadia, mateo, address
):
    today, room = timezone.localdate(), f"/c/{campaign.slug}/states/"
    assert "?on=" not in page(client, mateo, room)
    campaign.shown_on_date = today - timedelta(days=30)
    campaign.save()
    for shown in (room, address):
        assert f'href="{shown}?on={today}"' in page(client, mateo, shown)
        assert "Without a choice this campaign is shown" not in page(client, mateo, f"{shown}?on={today}")
