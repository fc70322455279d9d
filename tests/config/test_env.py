"""The environment is read strictly: what is not understood stops the start and says what to write."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from accede.config import env


def test_every_setting_stands_in_the_sample_file():
    shown = set(re.findall(r"^#?([A-Z_]+)=", (settings.ROOT / ".env.sample").read_text(), re.MULTILINE))

    assert shown == set(env.VARIABLES) - {"ACCEDE_SERVER"}


def test_a_word_outside_the_choices_is_refused_with_the_choices(monkeypatch):
    monkeypatch.setenv("ACCEDE_MODE", "production")

    with pytest.raises(env.BadSetting, match="write sample or live"):
        env.choice("ACCEDE_MODE", ("sample", "live"), "sample")


def test_a_misspelt_variable_is_refused(monkeypatch):
    monkeypatch.setenv("ACCEDE_MODUS", "live")

    with pytest.raises(env.BadSetting, match="ACCEDE_MODUS: not a setting"):
        env.text("ACCEDE_MODE")


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "starttls"),
    [
        ("smtp://u:p%40ss@relay.example", "relay.example", 587, False, True),
        ("smtps://relay.example", "relay.example", 465, True, False),
        ("smtp+plain://10.0.0.1:2525", "10.0.0.1", 2525, False, False),
        ("folder", "", 0, False, False),
    ],
)
def test_the_mail_server_is_read_from_one_address(monkeypatch, url, host, port, tls, starttls):
    monkeypatch.setenv("MAIL_URL", url)

    server = env.mail_server()

    assert (server.host, server.port, server.tls, server.starttls) == (host, port, tls, starttls)


def test_a_provider_is_read_with_its_settings_from_the_same_address(monkeypatch):
    monkeypatch.setenv("MAIL_URL", "provider://postmark?server_token=a%2Fb&message_stream=letters")

    server = env.mail_server()

    assert (server.provider, server.host, server.is_outside) == ("postmark", "", True)
    assert server.keys == {"POSTMARK_SERVER_TOKEN": "a/b", "POSTMARK_MESSAGE_STREAM": "letters"}


@pytest.mark.parametrize("url", ["provider://", "pop://x", "postmark"])
def test_a_mail_address_that_is_not_understood_says_what_to_write(monkeypatch, url):
    monkeypatch.setenv("MAIL_URL", url)

    with pytest.raises(env.BadSetting, match="provider://name"):
        env.mail_server()


def test_the_pace_is_a_number_and_some_domains_have_their_own(monkeypatch):
    monkeypatch.setenv("MAIL_PER_MINUTE", "60, Gmail.com=300")

    assert env.per_domain("MAIL_PER_MINUTE") == {"": 60, "gmail.com": 300}


@pytest.mark.parametrize("value", ["many", "=3", "a.example=", "-1", "a.example=x"])
def test_a_pace_that_is_no_number_is_refused(monkeypatch, value):
    monkeypatch.setenv("MAIL_PER_MINUTE", value)

    with pytest.raises(env.BadSetting, match="domain=number"):
        env.per_domain("MAIL_PER_MINUTE")


@pytest.mark.parametrize("value", ["0", "-5", "two"])
def test_a_size_below_one_is_refused(monkeypatch, value):
    monkeypatch.setenv("MAIL_BATCH", value)

    with pytest.raises(env.BadSetting, match="at least 1"):
        env.number("MAIL_BATCH", 200)


def test_a_database_of_an_unknown_kind_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "mysql://x")

    with pytest.raises(env.BadSetting, match="write postgresql://"):
        env.database("DATABASE_URL", tmp_path / "x")


def test_postgresql_is_read_with_its_socket(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:s%2Fcret@/camp?host=%2Frun%2Fpg")

    found = env.database("DATABASE_URL", tmp_path / "x")

    assert (found["NAME"], found["USER"], found["PASSWORD"], found["HOST"]) == (
        "camp",
        "me",
        "s/cret",
        "/run/pg",
    )


def test_a_file_of_settings_reports_the_line_it_does_not_understand(tmp_path):
    file = tmp_path / ".env"
    file.write_text("# a comment\nACCEDE_MODE=sample\nnonsense\n")

    with pytest.raises(env.BadSetting, match="line 3"):
        env.load_file(file)


def test_an_absolute_path_to_an_sqlite_file_stays_absolute(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/a.sqlite3")

    assert env.database("DATABASE_URL", tmp_path / "x")["NAME"] == f"{tmp_path}/a.sqlite3"
