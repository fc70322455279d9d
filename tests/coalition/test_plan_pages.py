"""The pages of the plan and of purposes: who opens which, what they say, and what they cost."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.coalition import actions
from accede.coalition.models import PlanItem, PlanStep, Serving

BASE = "/c/test-campaign/coalition/"
TODAY = date(2004, 1, 30)
MOVES = ["change", "discuss", "adopt", "set-aside", "outcome", "carry-over", "activities"]


@pytest.fixture
def purpose(campaign, officer):
    return actions.add_purpose(campaign=campaign, text="Mobilise many", order=1, by=officer, on=TODAY)


@pytest.fixture
def idea(campaign, purpose, officer):
    return actions.propose_idea(campaign=campaign, year=2004, title="Print", by=officer, on=TODAY)


def get(client, who, path):
    client.force_login(who)
    return client.get(BASE + path)


def test_everybody_of_the_alliance_reads_the_plan_and_a_stranger_does_not(idea, client, officer, ines, sam):
    for path in ("plan/?year=2004", "plan/2004-print/", "purposes/?year=2004"):
        assert [get(client, who, path).status_code for who in (officer, ines, sam)] == [200, 200, 404]


@pytest.mark.parametrize("move", MOVES)
def test_the_secretariat_moves_an_idea_on_and_an_observer_does_not(idea, client, officer, ines, move):
    assert get(client, officer, f"plan/2004-print/{move}/").status_code == 200
    assert get(client, ines, f"plan/2004-print/{move}/").status_code == 404
    assert client.post(f"{BASE}plan/2004-print/{move}/", {"text": "x", "result": "achieved"}).status_code == 403
    assert not PlanStep.objects.exists()


def test_an_observer_proposes_in_the_browser(campaign, client, ines):
    get(client, ines, "plan/ideas/add/")
    page = client.post(BASE + "plan/ideas/add/", {"title": "March in Dakar", "year": 2005}, follow=True)

    assert PlanItem.objects.values_list("key", "year", "proposed_by__username").get() == (
        "2005-march-in-dakar", 2005, "ines",
    )  # fmt: skip
    assert "Plan of 2005: idea." in page.content.decode()


def test_a_priority_is_adopted_with_what_is_known(idea, client, purpose, nora):
    get(client, nora, "plan/2004-print/adopt/")
    refused = client.post(BASE + "plan/2004-print/adopt/", {"amount": "100"})
    assert refused.status_code == 422
    assert "Name the currency of the budget" in refused.content.decode()
    values = {"amount": "100", "currency": "CHF", "purposes": [purpose.key]}
    page = client.post(BASE + "plan/2004-print/adopt/", values, follow=True).content.decode()

    assert "CHF 100" in page
    assert "Mobilise many" in page
    assert Serving.objects.values_list("purpose", "about_key").get() == (purpose.pk, "2004-print")


def test_two_people_adopt_and_the_second_is_told(idea, client, nora, officer):
    get(client, nora, "plan/2004-print/adopt/")
    actions.adopt(item=idea, by=officer, on=TODAY)
    page = client.post(BASE + "plan/2004-print/adopt/", {})

    assert page.status_code in (409, 422)
    assert PlanStep.objects.count() == 1


def test_a_year_that_is_none_is_refused(campaign, client, ines):
    assert [get(client, ines, f"plan/?year={text}").status_code for text in ("soon", "1899", "²")] == [404, 404, 404]


def test_the_table_of_purposes_names_its_gaps_and_counts_what_was_chosen(idea, client, purpose, nora, officer):
    actions.open_task(campaign=idea.campaign, title="Call", by=officer, on=TODAY)
    assert "gap" in get(client, nora, "purposes/?year=2004").content.decode()
    get(client, nora, "purposes/mobilise-many/activities/?year=2004")
    client.post(BASE + "purposes/mobilise-many/activities/?year=2004", {"chosen": ["coalition.task:call"]})

    (covered,) = get(client, nora, "purposes/?year=2004").context["coverage"].purposes
    assert [(group.words, [each.title for each in group.activities]) for group in covered.groups] == [
        ("Task", ["Call"])
    ]


def test_the_plan_and_the_purposes_cost_the_same_with_one_row_and_with_three(idea, client, ines, nora, purpose):
    first = {path: cost(client, ines, path) for path in ("plan/?year=2004", "purposes/?year=2004")}
    for title in ("March", "Write"):
        actions.propose_idea(campaign=idea.campaign, year=2004, title=title, by=nora, on=TODAY)
    assert cost(client, ines, "plan/?year=2004") == first["plan/?year=2004"]
    for item in PlanItem.objects.all():
        actions.adopt(item=item, purposes=[purpose], by=nora, on=TODAY)

    one_adopted = cost(client, ines, "plan/?year=2004")
    assert one_adopted == first["plan/?year=2004"]
    assert cost(client, ines, "purposes/?year=2004") == first["purposes/?year=2004"]


def cost(client, who, path) -> int:
    get(client, who, path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(BASE + path).status_code == 200
    return len(queries)
