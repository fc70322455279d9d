"""Codes of an app, recovery codes, and roles that open nothing without a second factor."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator

from accede.accounts import factors, sealing
from accede.accounts.models import Grant
from accede.accounts.roles import ROLES
from accede.accounts.views.factors import FactorAdapter
from accede.kit.models import LogEntry
from tests.accounts.conftest import code_for, set_up_an_app, sign_in
from tests.conftest import CAMPAIGN, TODAY

DESK = "/desk/"


def test_the_secretariat_and_the_convener_need_a_second_factor_and_nobody_else():
    assert factors.demanding() == ["secretariat", "convener"]
    assert [key for key, role in ROLES.items() if role.second_factor] == factors.demanding()


def test_an_app_is_set_up_by_picture_or_secret_without_inline_styles(nora):
    client, _answer = sign_in(nora)

    page = client.get("/accounts/2fa/totp/activate/")
    text = page.content.decode()

    assert f'<code dir="ltr" id="secret">{page.context["form"].secret}</code>' in text
    assert re.search(r'<svg class="qr" viewBox="0 0 \d+ \d+"', text)
    assert "style=" not in text
    assert "data:" not in text


def test_with_an_app_the_password_alone_opens_nothing(nora):
    first, _answer = sign_in(nora)
    secret = set_up_an_app(first)

    client, answer = sign_in(nora)

    assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get(DESK).headers["Location"].startswith("/accounts/login/")
    done = client.post("/accounts/2fa/authenticate/", {"code": code_for(secret, steps=1)})
    assert done.headers["Location"] == DESK
    assert client.get(DESK).status_code == 200


def test_a_recovery_code_opens_once(nora):
    first, _answer = sign_in(nora)
    set_up_an_app(first)
    code = first.get("/accounts/2fa/recovery-codes/").context["unused_codes"][0]

    once, _answer = sign_in(nora)
    twice, _answer = sign_in(nora)

    assert once.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302
    refused = twice.post("/accounts/2fa/authenticate/", {"code": code})
    assert refused.status_code == 200
    assert refused.context["form"].errors["code"] == [str(FactorAdapter.error_messages["incorrect_code"])]


def test_secrets_lie_sealed_in_the_database(nora):
    client, _answer = sign_in(nora)
    secret = set_up_an_app(client)

    kept = Authenticator.objects.get(type="totp").data["secret"]

    assert secret not in kept
    assert sealing.unseal(kept) == secret


def test_what_was_sealed_with_another_key_is_not_read_as_empty(settings):
    sealed = sealing.seal("secret")
    settings.SECRET_KEY = "another key, as long as it has to be for an installation"

    with pytest.raises(sealing.Unreadable):
        sealing.unseal(sealed)


def test_where_it_is_required_nothing_opens_before_a_factor_is_set_up(nora, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client, _answer = sign_in(nora)

    closed = [client.get(path).headers.get("Location") for path in (DESK, "/accounts/me/", f"/c/{CAMPAIGN}/events/")]
    said = client.get("/accounts/2fa/").content.decode()
    set_up_an_app(client)

    assert closed == ["/accounts/2fa/"] * 3
    assert "Your role needs a second factor" in said
    assert client.get(DESK).status_code == 200


def test_a_member_is_not_asked_and_a_convener_only_while_she_convenes(mateo, nora, settings):
    settings.SECOND_FACTOR_REQUIRED = True

    assert not factors.lacks(mateo, on=TODAY)
    assert factors.lacks(nora, on=TODAY)
    Grant.objects.filter(user=nora).update(until_date=TODAY.replace(year=2003))
    assert not factors.lacks(nora, on=TODAY)


def test_the_sample_asks_and_opens(nora):
    client, _answer = sign_in(nora)

    assert client.get(DESK).status_code == 200
    assert "Your role asks for a second factor" in client.get("/accounts/me/").content.decode()


def test_the_requirement_costs_one_query_a_page_and_none_on_public_pages(
    nora, client, settings, django_assert_num_queries
):
    client.force_login(nora)
    settings.SECOND_FACTOR_REQUIRED = True
    with django_assert_num_queries(1):  # the version of the record, as without
        client.get("/en/counting/")
    with django_assert_num_queries(3):  # the session, the account, the question
        client.get(DESK)


def test_the_last_factor_stays_where_the_role_needs_one(nora, settings):
    client, _answer = sign_in(nora)
    set_up_an_app(client)
    settings.SECOND_FACTOR_REQUIRED = True

    page = client.post("/accounts/2fa/totp/deactivate/")

    assert "this is the only one" in page.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_log_says_that_a_factor_was_set_up_and_not_which_secret(nora, django_capture_on_commit_callbacks):
    client, _answer = sign_in(nora)
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up_an_app(client)

    entries = list(LogEntry.objects.filter(act="accounts.add_factor").order_by("pk"))

    assert [(entry.by, entry.after) for entry in entries] == [
        ("nora", {"kind": "totp"}),
        ("nora", {"kind": "recovery_codes"}),
    ]
    assert secret not in str([entry.after for entry in entries])


def test_the_operator_takes_every_factor_off_for_who_lost_them_all(nora, officer, operator):
    from django.core.exceptions import PermissionDenied
    from django.core.management import call_command

    client, _answer = sign_in(nora)
    set_up_an_app(client)
    with pytest.raises(PermissionDenied):
        factors.reset(user=nora, by=officer, on=TODAY)

    call_command("reset_factors", "nora")

    assert not Authenticator.objects.filter(user=nora).exists()
    assert client.get(DESK).status_code == 302
    assert sign_in(nora)[1].headers["Location"] == DESK
