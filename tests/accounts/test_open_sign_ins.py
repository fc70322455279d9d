"""Open sign-ins are listed and ended; a changed password ends the others."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from accede.accounts import middleware, sign_ins
from accede.kit.models import LogEntry
from tests.accounts.conftest import PASSWORD, sign_in

ME, DESK = "/accounts/me/", "/desk/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1"


@pytest.fixture
def two(nora) -> tuple[Client, Client]:
    """Nora at her desk and on her phone."""
    return sign_in(nora)[0], sign_in(nora, agent=PHONE)[0]


def signed_in(client) -> bool:
    return client.get(DESK).status_code == 200


def test_each_open_sign_in_says_its_device_and_which_is_this_one(two):
    desk, _phone = two

    listed = desk.get(ME).context["sign_ins"]

    assert [(one.device, one.this_one) for one in listed] == [("Firefox, Linux", True), ("Safari, iPhone", False)]


def test_one_is_ended_and_this_one_stays(two):
    desk, phone = two
    other = next(one for one in desk.get(ME).context["sign_ins"] if not one.this_one)

    desk.post(f"/accounts/me/sign-ins/{other.number}/end/")

    assert (signed_in(desk), signed_in(phone)) == (True, False)
    assert [one.this_one for one in desk.get(ME).context["sign_ins"]] == [True]
    assert LogEntry.objects.filter(act="accounts.end_sign_in", by="nora").count() == 1


def test_all_others_are_ended_at_once(two, nora):
    desk, phone = two
    third, _answer = sign_in(nora)

    desk.post("/accounts/me/sign-ins/end-others/")

    assert (signed_in(desk), signed_in(phone), signed_in(third)) == (True, False, False)


def test_somebody_else_s_sign_in_cannot_be_ended(two, sam, client):
    desk, _phone = two
    client.force_login(sam)

    client.post(f"/accounts/me/sign-ins/{UserSession.objects.first().pk}/end/")

    assert signed_in(desk)


def test_a_changed_password_ends_the_others(two):
    desk, phone = two
    new = {"oldpassword": PASSWORD, "password1": "another-long-password", "password2": "another-long-password"}

    desk.post("/accounts/password/change/", new)

    assert (signed_in(desk), signed_in(phone)) == (True, False)
    assert len(desk.get(ME).context["sign_ins"]) == 1


def test_looking_ends_nothing(two):
    desk, phone = two

    assert desk.get("/accounts/me/sign-ins/end-others/").status_code == 405
    assert signed_in(phone)


def test_last_seen_is_written_at_most_every_ten_minutes(two, monkeypatch, django_assert_num_queries):
    desk, _phone = two
    before = UserSession.objects.order_by("pk").first().last_seen_at
    signed_in(desk)
    assert UserSession.objects.order_by("pk").first().last_seen_at == before

    monkeypatch.setattr(middleware, "PAUSE", -1)
    signed_in(desk)

    assert UserSession.objects.order_by("pk").first().last_seen_at > before


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537", "Chrome, Android"),
        ("curl/8.0", "A program that does not say what it is"),
        ("", "A program that does not say what it is"),
    ],
)
def test_a_device_is_named_in_two_words(agent, said):
    assert sign_ins.device(agent) == said


def test_every_sign_in_of_an_account_can_be_ended_also_those_in_no_list(two, nora):
    unlisted = Client()
    unlisted.force_login(nora)

    assert sign_ins.end_every_one(nora) == 3
    assert not any(signed_in(client) for client in (*two, unlisted))


def test_what_is_over_is_forgotten_every_night(two, nora):
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from accede.kit import jobs

    Session.objects.filter(session_key=two[1].session.session_key).update(expire_date=timezone.now().replace(year=2020))
    jobs.enqueue("accounts.tidy")
    jobs.run_pending()

    assert [row.session_key for row in UserSession.objects.all()] == [two[0].session.session_key]
