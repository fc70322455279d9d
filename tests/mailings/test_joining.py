"""Joining a list by its page and leaving it by a link: whoever has no account, and whoever only opens links."""

from __future__ import annotations

import pytest
from django.test import Client

from accede.kit.models import LogEntry, OutgoingMail
from accede.mailings.models import Subscription
from accede.mailings.queries.list_links import leave_address
from tests.mailings.list_rows import link_in, news, someone
from tests.meetings.conftest import campaign

__all__ = ["campaign", "news"]
pytestmark = pytest.mark.django_db
PAGE = "/m/join/test-campaign/news/"
ANA = {"email": "Ana@Press.example", "name": "Ana Made-up", "agrees": "on"}


@pytest.fixture(autouse=True)
def _nobody_asked_before():
    from django.core.cache import cache

    cache.clear()


def path_of(subscription) -> str:
    from django.conf import settings

    return leave_address(subscription.key).removeprefix(settings.SITE_URL)


def test_who_asks_gets_one_letter_and_nothing_else_is_kept(client, news):
    response = client.post(PAGE, ANA)

    assert response.status_code == 200
    assert [(mail.to, mail.template) for mail in OutgoingMail.objects.all()] == [("ana@press.example", "mailings/join")]
    assert (Subscription.objects.count(), LogEntry.objects.count()) == (0, 0)


def test_opening_the_link_of_the_letter_changes_nothing_and_sending_it_puts_her_on_the_list(client, news):
    client.post(f"{PAGE}?language=ar", ANA)
    link = link_in(OutgoingMail.objects.get())

    opened = client.get(link)
    before = Subscription.objects.count()
    client.post(link)
    client.post(link)

    row = Subscription.objects.get()
    assert (opened.status_code, before) == (200, 0)
    assert (row.email, row.name, row.language, row.way) == ("ana@press.example", "Ana Made-up", "ar", "herself")
    assert (row.consent_version, row.confirmed_at is not None, row.left_at) == (1, True, None)
    assert [entry.act for entry in LogEntry.objects.all()] == ["mailings.confirm_subscription"]


def test_her_language_is_kept_also_where_she_agreed_in_another(client, news):
    client.post(f"{PAGE}?language=fr", ANA)
    client.post(link_in(OutgoingMail.objects.get()))

    row = Subscription.objects.get()
    assert (row.language, "“en”" in row.source) == ("fr", True)


def test_the_answer_is_the_same_for_an_address_that_is_on_the_list(client, news):
    someone(news, "ana@press.example")

    known = client.post(PAGE, ANA)
    unknown = client.post(PAGE, {**ANA, "email": "Bea@Press.example"})

    def said(response):
        return response.content.decode().split("<main", 1)[1].replace("Bea@", "Ana@")

    assert said(known) == said(unknown)
    assert [mail.template for mail in OutgoingMail.objects.order_by("pk")] == [
        "mailings/on_it_already",
        "mailings/join",
    ]


def test_without_consent_nothing_is_sent(client, news):
    response = client.post(PAGE, {"email": "ana@press.example"})

    assert response.status_code == 422
    assert "Without your consent we do not write to you." in response.content.decode()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(("language", "direction"), [("en", ""), ("ar", ' dir="rtl"'), ("zh", "")])
def test_the_page_speaks_the_language_asked_for(client, news, language, direction):
    page = client.get(f"{PAGE}?language={language}").content.decode()

    code = "zh-hans" if language == "zh" else language
    assert f'<html lang="{code}"{direction}>' in page
    assert ("نكتب إليك مرة في الشهر." in page) == (language == "ar")


def test_consent_that_is_not_there_in_a_language_is_shown_in_the_campaigns_own_with_its_name(client, news):
    page = client.get(f"{PAGE}?language=fr").content.decode()

    assert '<div lang="en" dir="auto"><p>We write to you once a month.' in page


@pytest.mark.parametrize("how", [{"open": False}, {"closed_date": "2026-01-01"}, {"consent_text": ""}])
def test_a_list_that_nobody_may_join_looks_like_one_that_is_not_there(client, news, how):
    type(news).objects.filter(pk=news.pk).update(**how)

    answers = [client.get(PAGE), client.post(PAGE, ANA), client.get("/m/join/test-campaign/other/")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not OutgoingMail.objects.exists()


def test_a_list_that_closed_meanwhile_is_joined_no_more(client, news):
    client.post(PAGE, ANA)
    type(news).objects.filter(pk=news.pk).update(open=False)

    response = client.post(link_in(OutgoingMail.objects.get()))

    assert response.status_code == 410
    assert not Subscription.objects.exists()


def test_a_link_after_a_week_says_so_and_a_forged_one_leads_nowhere(client, news):
    from unittest import mock

    from django.core import signing

    client.post(PAGE, ANA)
    link = link_in(OutgoingMail.objects.get())
    with mock.patch.object(signing.time, "time", return_value=4_000_000_000):
        late = client.post(link)
    forged = client.post(link[:-3] + "xx/")

    assert (late.status_code, forged.status_code) == (410, 404)
    assert not Subscription.objects.exists()


def test_an_address_gets_three_letters_a_day_whoever_asks(client, news):
    answers = {client.post(PAGE, ANA).status_code for _time in range(5)}

    assert (answers, OutgoingMail.objects.count()) == ({200}, 3)


def test_one_place_asks_twenty_times_an_hour(client, news):
    answers = [client.post(PAGE, {**ANA, "email": f"a{number}@press.example"}) for number in range(21)]

    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert (answers[-1]["Retry-After"], OutgoingMail.objects.count()) == ("3600", 20)


# ------------------------------------------------------------------------------------------------------------ leaving
def test_opening_the_link_that_leaves_changes_nothing(client, news):
    row = someone(news)

    response = client.get(path_of(row))
    row.refresh_from_db()

    assert (response.status_code, row.left_at) == (200, None)
    assert "Nothing has happened yet." in response.content.decode()


def test_the_mail_programs_own_button_leaves_without_cookies_or_a_page(news):
    row = someone(news)
    provider = Client(enforce_csrf_checks=True)

    answers = [provider.post(path_of(row), {"List-Unsubscribe": "One-Click"}).status_code for _time in range(2)]
    row.refresh_from_db()

    assert (answers, row.left_at is not None) == ([200, 200], True)
    assert [entry.act for entry in LogEntry.objects.all()] == ["mailings.leave_list"]


def test_a_reason_may_be_given(client, news):
    row = someone(news)

    client.post(path_of(row), {"why": "Too many letters"})
    row.refresh_from_db()

    assert row.left_words == "Too many letters"


def test_the_link_of_an_old_letter_leaves_the_list_that_was_joined_again(client, news):
    from tests.mailings.list_rows import NOW

    old = someone(news, left_at=NOW)
    new = someone(news)

    client.post(path_of(old))
    new.refresh_from_db()

    assert new.left_at is not None


def test_the_link_by_which_she_joined_does_not_put_back_who_left(client, news):
    client.post(PAGE, ANA)
    link = link_in(OutgoingMail.objects.get())
    client.post(link)
    client.post(path_of(Subscription.objects.get()))

    assert client.post(link).status_code == 410
    assert Subscription.objects.get().left_at is not None


def test_the_link_outlives_a_changed_secret(client, news, settings):
    row = someone(news)
    path = path_of(row)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one", [settings.SECRET_KEY]

    client.post(path)
    row.refresh_from_db()

    assert row.left_at is not None


def test_a_forged_link_leaves_nothing(client, news):
    row = someone(news)

    response = client.post(f"/m/leave/{row.key}.forged/")
    row.refresh_from_db()

    assert (response.status_code, row.left_at) == (404, None)


def test_the_link_speaks_the_language_of_its_reader_and_shows_no_address(client, news):
    page = client.get(path_of(someone(news, language="ar"))).content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert "ana@press.example" not in page


def test_a_link_of_a_closed_list_still_leaves(client, news):
    row = someone(news)
    type(news).objects.filter(pk=news.pk).update(closed_date="2026-01-01", open=False)

    client.post(path_of(row))
    row.refresh_from_db()

    assert row.left_at is not None


# ---------------------------------------------------------------------------------------------------------- which lists
def test_the_page_of_all_lists_names_those_that_anybody_may_join(client, news):
    type(news).objects.create(campaign=news.campaign, key="inner", name="Inner circle", consent_text="Yes.")

    page = client.get("/m/lists/?language=ar").content.decode()

    assert f'href="{PAGE}?language=ar"' in page
    assert "أخبار" in page
    assert "Inner circle" not in page


def test_the_public_site_leads_to_it_in_its_language(client, campaign):
    page = client.get("/fr/status/").content.decode()

    assert 'href="/m/lists/?language=fr"' in page
