"""Pages of runs in the browser's eyes: who may open them, what they say, what each costs."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accede.kit import offers
from accede.mailings.queries.coverage import coverage_of
from tests.mailings.conftest import TODAY, a_head

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("accede.mailings.views.runs.timezone.localdate", lambda: TODAY)


@pytest.fixture
def opened(client, officer):
    client.force_login(officer)
    return client


def page(run, name="run", *args):
    return reverse(f"mailings:{name}", args=[run.campaign.slug, run.key, *args])


def test_the_cover_says_the_computed_sentence(opened, run):
    text = opened.get(page(run)).content.decode()

    assert "3 of 3 missions get exactly one letter" in text
    assert "None is left out, none gets two. All letters are ready." in text


def test_on_a_phone_each_letter_stands_with_its_languages_below_it(opened, run):
    text = opened.get(page(run)).content.decode()

    assert "table--stack matrix" in text
    assert re.findall(r'data-label="(\w+)">1<', text)[:2] == ["French", "Arabic"]
    assert 'data-label="Russian" class="zero">0<' in text


def test_the_list_of_all_shows_each_mission_once(opened, run):
    response = opened.get(page(run, "run_all"))

    assert [line.key for line in response.context["page"]] == [
        "mission:aaa-geneva", "mission:bbb-geneva", "mission:ccc-geneva",
    ]  # fmt: skip


def test_the_list_of_runs_says_where_each_stands(opened, run):
    response = opened.get(reverse("mailings:runs", args=[run.campaign.slug]))

    assert [(row.run.key, row.standing.words) for row in response.context["runs"]] == [("panel", "draft")]


def test_a_run_is_begun_by_the_form(opened, campaign, alliance, missions, template, audience):
    from accede.mailings.models import Run

    typed = {
        "title": "Letters of May", "kind": "letter", "template": template.pk, "audience": audience.pk,
        "classes_date": "2026-05-04", "letter_date": "2026-05-05", "channel": "mail", "default_language": "en",
        "facts": "event.title = A panel\nevent.title:fr = Une table ronde",
    }  # fmt: skip

    response = opened.post(reverse("mailings:add_run", args=[campaign.slug]), typed)

    made = Run.objects.get()
    assert response.headers["Location"] == made.get_absolute_url()
    assert made.facts == {"event.title": "A panel", "event.title:fr": "Une table ronde"}
    assert made.opened_by == "officer"


def test_a_decision_for_one_addressee_is_made_by_the_form_and_stands_on_the_list(opened, run, missions):
    address = page(run, "adjust", "mission:ccc-geneva")
    assert opened.get(address).status_code == 200

    opened.post(address, {"language": "fr", "reason": "Asked for it by telephone"})

    lines = opened.get(page(run, "run_all") + "?only=adjusted").context["page"]
    assert [(line.key, line.language) for line in lines] == [("mission:ccc-geneva", "fr")]


@pytest.mark.parametrize("name", ["run", "run_all", "change_run"])
def test_who_reads_papers_alone_is_not_shown_runs(client, mateo, run, name):
    client.force_login(mateo)

    assert client.get(page(run, name)).status_code == 404


def test_blocked_letters_lead_to_what_mends_them(opened, run, missions):
    missions["arcadia"].heads.update(salutation="")
    a_head(missions["boeotia"], "Second Boeotian")

    text = opened.get(page(run)).content.decode()

    assert "1 letter is ready; 2 are blocked" in text
    assert "Add salutation" in text
    assert opened.get("/c/test-campaign/states/AAA/missions/aaa-geneva/heads/1/").status_code == 200
    assert opened.get(page(run, "adjust", "mission:bbb-geneva")).status_code == 200


def test_a_reason_that_blocks_many_letters_stands_there_once_with_all_of_them(opened, run, missions):
    for mission in missions.values():
        mission.heads.update(salutation="")
    missions["corinthia"].email = ""
    missions["corinthia"].save()

    response = opened.get(page(run))

    told = [(each.margin, [line.key for line, _problem in each.concerned]) for each in response.context["reasons"]]
    everybody = ["mission:aaa-geneva", "mission:bbb-geneva", "mission:ccc-geneva"]
    assert told == [("no salutation", everybody), ("no address", everybody[2:])]
    text = response.content.decode()
    assert text.count("<strong><bdi>Add salutation</bdi></strong>") == 1
    assert [text.count(f"/missions/{key}/heads/1/") for key in ("aaa-geneva", "bbb-geneva", "ccc-geneva")] == [1, 1, 1]


@pytest.mark.parametrize("name", ["run", "run_all"])
def test_a_page_costs_the_same_queries_with_three_missions_and_with_nine(opened, run, made_states, a_mission, name):
    opened.get(page(run, name))  # the first visit remembers which campaign was entered

    def cost():
        with offers.only(), CaptureQueriesContext(connection) as asked:
            assert opened.get(page(run, name)).status_code == 200
        return len(asked)

    with_three = cost()
    for state in made_states(6):
        a_mission(state)

    assert len(coverage_of(run, on=TODAY).lines) == 9
    assert cost() == with_three
