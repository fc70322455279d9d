"""Pages that are not there or not open, the small addresses of the house, and the server's own address."""

from __future__ import annotations

import logging
import os

from django.conf import settings as real_settings
from django.core.exceptions import PermissionDenied

from accede.kit import views
from accede.kit.management.commands.serve import Command


def test_a_page_that_is_not_open_looks_like_one_that_does_not_exist(rf, nora):
    asked, sent = rf.get("/x/"), rf.post("/x/")
    asked.user = sent.user = nora

    refused, missing = views.not_allowed(asked, PermissionDenied()), views.page_not_found(asked, Exception())

    assert (refused.status_code, refused.content) == (404, missing.content)
    assert views.not_allowed(sent, PermissionDenied()).status_code == 403


def test_only_a_stranger_is_told_to_sign_in(client, nora):
    stranger = client.get("/desk/no-such-page/").content.decode()
    client.force_login(nora)
    reader = client.get("/desk/no-such-page/").content.decode()

    assert ("sign in" in stranger, "sign in" in reader) == (True, False)
    assert ("/accounts/login/" in stranger, "/accounts/login/" in reader) == (True, False)


def test_what_is_missing_or_refused_writes_no_traceback():
    loggers = real_settings.LOGGING["loggers"]

    assert [loggers[name]["level"] for name in ("django.request", "django.security")] == ["ERROR", "ERROR"]
    assert logging.getLogger("django.request").isEnabledFor(logging.WARNING) is False


def test_the_browser_s_icon_is_the_mark(client, db):
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302
    assert "kit/mark" in answer.url


def test_a_campaign_s_short_address_leads_to_its_overview(client, db):
    answer = client.get("/c/some-campaign/")

    assert (answer.status_code, answer.url) == (302, "/c/some-campaign/coalition/")


def test_links_carry_the_port_the_server_answers_at(settings, monkeypatch):
    monkeypatch.setenv("ACCEDE_URL", "")
    settings.SITE_URL = "http://127.0.0.1:8000"

    Command()._say_own_address(8123)

    assert os.environ["ACCEDE_URL"] == settings.SITE_URL == "http://127.0.0.1:8123"


def test_an_address_that_was_set_stays(settings, monkeypatch):
    monkeypatch.setenv("ACCEDE_URL", "https://campaign.example.org")
    settings.SITE_URL = "https://campaign.example.org"

    Command()._say_own_address(8123)

    assert os.environ["ACCEDE_URL"] == settings.SITE_URL == "https://campaign.example.org"
