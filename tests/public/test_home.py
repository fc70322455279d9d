"""The home page: the status of the one campaign's treaty, the list of several, the treaties when there is none."""

from __future__ import annotations

from datetime import date

import pytest

from accede.coalition import actions
from accede.coalition.models import Campaign
from accede.kit import stored
from accede.record.models import Treaty


@pytest.fixture
def start(shipped, operator):
    stored.shelf.clear()

    def started(slug: str, treaty: str, **facts):
        facts = {"name": f"Campaign {slug}", "short_name": f"Campaign {slug}", **facts}
        row = Treaty.objects.get(slug=treaty)
        return actions.start_campaign(slug=slug, treaty=row, **facts, by=operator, on=date(2026, 1, 1))

    return started


def heading(page) -> str:
    text = page.content.decode()
    return text.split("<h1")[1].split(">", 1)[1].split("</h1>")[0].strip()


def test_without_a_campaign_the_treaties_on_record(start, client):
    assert heading(client.get("/en/")) == "Treaties on record"


def test_with_one_campaign_the_status_of_its_treaty(start, client):
    start("landmines", "mine-ban")

    page = client.get("/en/").content.decode()

    assert "164 States bound" in page
    assert "Campaign landmines" in page


def test_with_several_each_with_its_treaty_s_counts_in_the_reader_s_language(start, client):
    start("landmines", "mine-ban", names={"fr": "Campagne contre les mines"})
    start("arms", "att")

    page = client.get("/fr/")

    rows = page.content.decode().split('class="card stack')[1:]
    assert ["Campagne contre les mines" in row for row in rows] == [True, False]
    assert ['href="/fr/status/mine-ban/"' in row for row in rows] == [True, False]
    assert ["<strong>164" in row for row in rows] == [True, False]


def test_a_campaign_that_is_started_or_renamed_is_seen_at_once(start, client, operator):
    first = start("landmines", "mine-ban")
    client.get("/en/")
    start("arms", "att")

    assert "Campaign arms" in client.get("/en/").content.decode()

    first.short_name = "Renamed"
    actions.change_campaign(campaign=first, by=operator, on=date(2026, 1, 2), short_name="Renamed")
    assert "Renamed" in client.get("/en/").content.decode()
    assert "Renamed" in client.get("/en/status/mine-ban/").content.decode()


def test_the_invented_campaign_for_learning_is_never_shown(start, client):
    start("training", "att")
    start("landmines", "mine-ban")

    assert "164 States bound" in client.get("/en/").content.decode()
    assert "Campaign training" not in client.get("/en/status/att/").content.decode()


@pytest.mark.parametrize("campaigns", [2, 4])
def test_the_list_costs_one_query_for_campaigns_however_many(start, client, django_assert_max_num_queries, campaigns):
    for number in range(campaigns):
        start(f"c{number}", "mine-ban")
    client.get("/en/")

    with django_assert_max_num_queries(3):
        client.get("/en/")
    assert Campaign.objects.count() == campaigns
