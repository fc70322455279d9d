"""Every page of the room that lists something asks the same number of questions for one row and for three."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accede.coalition.actions import stage_sheet
from accede.coalition.models import SheetImport
from accede.mailings.actions.delivery import send_out
from accede.mailings.models import Audience, AudienceKind, MailingList
from tests.governments.sheets import as_csv
from tests.mailings.list_rows import someone
from tests.mailings.released import a_letter, a_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def asks(client, officer):
    """How many queries a page takes once it was opened before."""
    client.force_login(officer)

    def count(url):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    return count


def a_list(campaign, number):
    row = MailingList.objects.create(
        campaign=campaign, key=f"news-{number}", name=f"News {number}", consent_text="Once a month.", open=True
    )
    someone(row)
    return row


def an_audience(campaign, number, **query):
    return Audience.objects.create(
        campaign=campaign,
        key=f"everybody-{number}",
        name=f"Everybody {number}",
        kind=AudienceKind.MISSIONS,
        query=query,
    )


@pytest.mark.parametrize(
    ("page", "add"),
    [("runs", lambda campaign, number: a_run(campaign, key=f"run-{number}")),
     ("audiences", lambda campaign, number: an_audience(campaign, number, seat=["geneva"])),
     ("lists", a_list)],
)  # fmt: skip
def test_a_page_of_the_room_asks_the_same_for_one_row_and_for_three(alliance, campaign, asks, page, add):
    url = reverse(f"mailings:{page}", args=[campaign.slug])
    add(campaign, 1)
    with_one = asks(url)
    for number in (2, 3):
        add(campaign, number)

    assert asks(url) == with_one


def test_the_public_page_of_lists_asks_the_same_for_one_list_and_for_three(campaign, asks):
    a_list(campaign, 1)
    with_one = asks(reverse("listed:lists"))
    for number in (2, 3):
        a_list(campaign, number)

    assert asks(reverse("listed:lists")) == with_one


def test_a_list_asks_the_same_for_one_address_and_for_three(alliance, campaign, asks):
    row = a_list(campaign, 1)
    url = reverse("mailings:list", args=[campaign.slug, row.key])
    with_one = asks(url)
    for number in (2, 3):
        someone(row, f"a{number}@press.example")

    assert asks(url) == with_one


def test_an_audience_asks_the_same_for_one_mission_and_for_three(
    campaign, alliance, arcadia, boeotia, corinthia, a_mission, audience, asks
):
    url = reverse("mailings:audience", args=[campaign.slug, audience.key])
    a_mission(arcadia)
    with_one = asks(url)
    a_mission(boeotia)
    a_mission(corinthia)

    assert asks(url) == with_one


def test_the_letters_that_are_followed_ask_the_same_for_one_and_for_three(alliance, campaign, nora, asks):
    run = a_run(campaign)
    url = reverse("mailings:run_delivery", args=[campaign.slug, run.key])
    send_out([a_letter(run, 1)], by=nora, at=timezone.now())
    with_one = asks(url)
    send_out([a_letter(run, number) for number in (2, 3)], by=nora, at=timezone.now())

    assert asks(url) == with_one


def an_import(news, by, rows, again):
    """A file of people whom the list has not, brought in and not approved; `again` so that no two files are one."""
    people = [[f"reader{again}{n}@press.example", f"Reader {n}"] for n in range(rows)]
    stage_sheet(
        campaign=news.campaign, content=as_csv(["E-mail", "Name"], *people), filename="people.csv", holds="subscribers",
        by=by, on=timezone.localdate(), options={"list": news.key, "source": "Sign-up sheet"},
    )  # fmt: skip
    return SheetImport.objects.latest("pk")


def test_the_page_of_an_import_asks_the_same_for_one_person_and_for_three(campaign, asks, officer):
    news, counted = a_list(campaign, 1), []
    for rows in (1, 3):
        row = an_import(news, officer, rows, again=f"-{rows}-")
        assert row.lines.count() == rows
        counted.append(asks(reverse("mailings:sheet_import", args=[campaign.slug, row.key])))

    assert counted[0] == counted[1]
