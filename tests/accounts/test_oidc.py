"""An organisation's own identity provider opens the accounts of its own people, and nothing else."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialApp
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from accede.accounts.models import Grant, IdentityProvider, User
from accede.accounts.oidc import refusals, rows
from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from tests.conftest import CAMPAIGN, TODAY
from tests.everywhere import columns_with
from tests.identity_provider import CLIENT, SECRET, running


@pytest.fixture(scope="module")
def server():
    with running() as provider:
        yield provider


@pytest.fixture
def provider(server, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    fresh = {"bent": {}, "issuer": "", "refuses": False, "signing_key": server.key}
    for name, value in fresh.items():
        monkeypatch.setattr(server, name, value)
    monkeypatch.setattr(server, "person", dict(server.person))
    return server


@pytest.fixture
def row(provider, officer) -> IdentityProvider:
    return rows.write_provider(
        campaign=CAMPAIGN, organisation="icmc", name="ICMC", server_url=provider.address, client_id=CLIENT,
        secret=SECRET, by=officer, on=TODAY,
    )  # fmt: skip


@pytest.fixture
def nora(nora) -> User:
    Grant.objects.filter(user=nora).update(organisation="icmc")
    return nora


def come_in(row, client=None):
    """The way of a person: the button, the provider's page, and back with its answer."""
    client = client or Client()
    page = client.post(f"/accounts/oidc/{row.key}/login/")
    if "Refresh" not in page.headers:
        return client, page
    there = requests.get(unescape(page.headers["Refresh"].partition("url=")[2]), allow_redirects=False, timeout=5)
    return client, client.get(there.headers["Location"].replace("http://testserver", ""))


def refused(row, why: str) -> bool:
    client, answer = come_in(row)
    said = str(refusals.WORDS[why]) in unescape(answer.content.decode())
    return said and answer.status_code == 403 and client.get("/desk/").status_code == 302


def test_the_sign_in_page_has_a_button_for_each_provider(row, client):
    page = client.get("/accounts/login/").content.decode()

    assert "Sign in with ICMC" in page
    assert f'action="/accounts/oidc/{row.key}/login/"' in page


def test_her_organisation_opens_her_account(row, nora):
    client, answer = come_in(row)

    assert answer.headers["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    assert SocialAccount.objects.get().uid == "subject-1"


def test_looking_at_the_address_starts_nothing(row, client):
    assert client.get(f"/accounts/oidc/{row.key}/login/").status_code == 405


def test_afterwards_the_subject_counts_and_not_the_address(row, nora, mateo, provider):
    come_in(row)
    provider.person["email"] = mateo.email
    Grant.objects.filter(user=mateo).update(organisation="icmc")

    client, _answer = come_in(row)

    assert client.get("/accounts/me/").context["person"] == nora


def test_another_subject_with_the_same_address_is_not_taken_for_her_by_another_provider(row, nora, officer, provider):
    other = rows.write_provider(
        campaign=CAMPAIGN, organisation="ilo", name="ILO", server_url=provider.address, client_id=CLIENT,
        secret=SECRET, by=officer, on=TODAY,
    )  # fmt: skip

    assert refused(other, "not_ours")


def test_a_stranger_gets_no_account(row, nora, provider):
    provider.person["email"] = "stranger@accede.example"
    before = User.objects.count()

    assert refused(row, "nobody")
    assert User.objects.count() == before


@pytest.mark.parametrize("said", [False, None, "true"])
def test_an_address_that_is_not_verified_opens_nothing(row, nora, provider, said):
    provider.person["email_verified"] = said

    assert refused(row, "not_verified")


def test_who_left_the_organisation_comes_in_no_more(row, nora):
    come_in(row)
    Grant.objects.filter(user=nora).update(organisation="another")

    assert refused(row, "not_ours")


def test_a_closed_account_stays_closed(row, nora):
    come_in(row)
    User.objects.filter(pk=nora.pk).update(is_active=False)

    client, _answer = come_in(row)

    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    ("bent", "why"),
    [
        ({"aud": "another-program"}, "audience"),
        ({"iss": "https://elsewhere.example"}, "issuer"),
        ({"exp": int(time.time()) - 3600}, "expired"),
    ],
)
def test_an_answer_for_another_program_of_another_issuer_or_too_old_is_refused(row, nora, provider, bent, why):
    provider.bent = bent

    assert refused(row, why)


def test_an_answer_signed_by_another_key_is_refused(row, nora, provider):
    provider.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    assert refused(row, "signature")


def test_a_provider_that_calls_itself_otherwise_is_refused(row, nora, provider):
    provider.issuer = "https://elsewhere.example"

    assert refused(row, "issuer")


def test_who_stops_there_is_told_that_nothing_changed(row, nora, provider):
    provider.refuses = True

    assert refused(row, "cancelled")


def test_an_answer_for_another_window_is_refused(row, client):
    answer = client.get(f"/accounts/oidc/{row.key}/login/callback/?code=x&state=stolen")

    assert answer.status_code == 403
    assert "Begin again" in answer.content.decode()


def test_a_provider_that_does_not_answer_is_said_to(row, nora):
    IdentityProvider.objects.update(server_url="http://127.0.0.1:9")

    assert refused(row, "unreachable")


def test_the_secret_lies_sealed_and_nowhere_else(row, nora):
    come_in(row)

    assert columns_with([SECRET]) == set()
    assert not SocialApp.objects.exists()
    assert SocialAccount.objects.get().extra_data == {}


def test_the_log_says_that_she_was_tied_and_not_to_which_subject(row, nora):
    come_in(row)

    entry = LogEntry.objects.get(act="accounts.tie_provider")
    assert (entry.by, entry.after) == ("nora", {"provider": "icmc"})


def test_she_ends_the_tie_herself(row, nora):
    client, _answer = come_in(row)

    client.post(f"/accounts/me/ties/{SocialAccount.objects.get().pk}/end/")

    assert not SocialAccount.objects.exists()


def test_at_another_issuer_the_same_subject_is_somebody_else(row, nora, officer, provider):
    come_in(row)
    values = {"organisation": "icmc", "name": "ICMC", "client_id": CLIENT, "campaign": CAMPAIGN}
    rows.write_provider(row=row, **values, server_url=provider.address, by=officer, on=TODAY)
    assert SocialAccount.objects.count() == 1

    row.server_url = "https://other.example"  # as a form lays it on the row
    rows.write_provider(row=row, **values, server_url="https://other.example", by=officer, on=TODAY)

    assert not SocialAccount.objects.exists()
    entry = LogEntry.objects.filter(act="accounts.change_provider").last()
    assert (entry.before, entry.after) == ({"server_url": provider.address}, {"server_url": "https://other.example"})


def test_only_who_gives_roles_manages_providers_and_live_mode_wants_https(row, ines, officer, settings):
    with pytest.raises(NotAllowed):
        rows.remove_provider(row=row, by=ines, on=TODAY)
    settings.SAMPLE = False
    with pytest.raises(rows.NotSafe):
        rows.write_provider(row=row, campaign=CAMPAIGN, by=officer, on=TODAY)


def test_the_page_off_to_the_provider_leads_there_without_a_script(row, client):
    page = client.post(f"/accounts/oidc/{row.key}/login/")

    link = unescape(re.search(r'href="(http://127[^"]+)"', page.content.decode())[1])
    assert page.headers["Refresh"] == f"0; url={link}"
    assert "code_challenge=" in link
