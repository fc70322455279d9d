"""`accede run coverage RUN`: the proof of a run for people and for programs."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from tests.mailings.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("accede.mailings.management.run_coverage.timezone.localdate", lambda: TODAY)


def test_the_coverage_of_a_run_as_json(run, missions, capsys):
    missions["boeotia"].heads.update(salutation="")

    call_command("run", "coverage", "panel", "--json")

    told = json.loads(capsys.readouterr().out)
    assert told["sentence"] == "3 of 3 missions get exactly one letter"
    assert (told["addressees"], told["exactly_one"], told["ready"]) == (3, 3, 2)
    assert told["letters"] == [
        {"variant": "A", "name": "Thank you", "addressees": 1, "languages": {"fr": 1}},
        {"variant": "B", "name": "Please join", "addressees": 2, "languages": {"ar": 1, "en": 1}},
    ]
    assert [(each["addressee"], [one["kind"] for one in each["problems"]]) for each in told["blocked"]] == [
        ("mission:bbb-geneva", ["salutation"])
    ]
    assert (told["gaps"], told["overlaps"], told["covers_nobody"]) == ([], [], [])


def test_who_gets_none_or_two_is_named_and_the_command_ends_with_one(run, template, capsys):
    template.variants.filter(letter="B").update(condition={"class": ["signed", "bound"]})

    with pytest.raises(SystemExit) as ended:
        call_command("run", "coverage", "panel", "--json")

    told = json.loads(capsys.readouterr().out)
    assert ended.value.code == 1
    assert [each["addressee"] for each in told["gaps"]] == ["mission:aaa-geneva"]
    assert [(each["addressee"], each["fits"]) for each in told["overlaps"]] == [("mission:bbb-geneva", ["A", "B"])]


def test_people_read_the_same_in_lines(run, capsys):
    call_command("run", "coverage", "panel")

    assert capsys.readouterr().out.splitlines() == [
        "3 of 3 missions get exactly one letter. None is left out, none gets two. All letters are ready.",
        "      1  A. Thank you",
        "      2  B. Please join",
    ]


def test_a_run_that_is_not_there_is_refused(run, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("run", "coverage", "nothing")

    assert ended.value.code == 2
