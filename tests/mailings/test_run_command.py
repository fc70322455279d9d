"""`accede run coverage RUN`: the proof of a run for people and for programs."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.core.management import call_command

from accede.kit.models import OutgoingMail
from tests.mailings.conftest import TODAY
from tests.mailings.released import a_run, letters, with_file

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


def folder_of(path):
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def test_letters_that_came_without_files_get_theirs_from_the_frozen_text(campaign, settings, tmp_path, capsys):
    settings.MEDIA_ROOT = tmp_path / "storage"
    released = a_run(campaign)
    letters(released, 2)

    call_command("run", "letters", released.key, "--out", str(tmp_path / "one"))
    call_command("run", "letters", released.key, "--out", str(tmp_path / "two"))

    one, two = folder_of(tmp_path / "one"), folder_of(tmp_path / "two")
    assert one == two
    told = json.loads(one.pop("manifest.json"))
    assert {each["path"]: each["sha256"] for each in told["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in one.items()
    }
    assert len(one) == 2
    assert OutgoingMail.objects.count() == 0
    assert "2 letters had no file" in capsys.readouterr().out


def test_a_file_that_is_gone_is_named_and_the_command_ends_with_one(campaign, settings, tmp_path, capsys):
    settings.MEDIA_ROOT = tmp_path / "storage"
    released = a_run(campaign)
    with_file(letters(released, 1)[0])
    next((tmp_path / "storage" / "archive").iterdir()).unlink()

    with pytest.raises(SystemExit) as ended:
        call_command("run", "letters", released.key, "--out", str(tmp_path / "out"), "--json")

    told = json.loads(capsys.readouterr().out)
    assert (ended.value.code, told["files"], [each["problem"] for each in told["problems"]]) == (1, [], ["missing"])


def test_a_run_that_is_not_there_is_refused(run, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("run", "coverage", "nothing")

    assert ended.value.code == 2
