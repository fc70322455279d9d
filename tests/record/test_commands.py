from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

from accede.record.models import Act, Import

from .conftest import TODAY


def run(*words: str, code: int = 0) -> str:
    out = io.StringIO()
    if code == 0:
        call_command(*words, stdout=out, stderr=io.StringIO())
    else:
        with pytest.raises(SystemExit) as ended:
            call_command(*words, stdout=out, stderr=io.StringIO())
        assert ended.value.code == code
    return out.getvalue()


def test_when_answers_without_a_database():
    assert run("record_when", "first_after_months:3", "2003-03-14") == "2003-07-01\n"
    steps = json.loads(run("record_when", "first_after_months:3", "2003-03-14", "--json"))["steps"]
    assert [(step["code"], step["date"]) for step in steps] == [
        ("delay", "2003-06-14"),
        ("rounding", "2003-07-01"),
    ]


@pytest.mark.parametrize(
    "words", [("weeks:3", "2003-03-14"), ("days:30", "2003-02-31"), ("days:-3", "2003-03-14"), ("days:3", "20030314")]
)
def test_when_refuses_what_it_does_not_know(words):
    told = json.loads(run("record_when", *words, "--json", code=2))

    assert [set(problem) for problem in told["problems"]] == [{"row", "column", "message"}]


def test_standing_has_the_shape_that_programs_read(enter, states):
    enter("MEX", "accession", "2003-03-14")
    enter("EGY", "signature", "2003-03-15")

    told = json.loads(run("record_standing", "small", "--as-of", "2004-01-30", "--json"))

    assert set(told) == {"treaty", "as_of", "counts", "entry_into_force", "states"}
    assert {key: one["number"] for key, one in told["counts"].items()} == {
        "bound": 1,
        "parties": 0,
        "signed_only": 1,
        "signatories": 1,
        "withdrawn": 0,
    }
    assert told["entry_into_force"] == {"computed": None, "official": None}
    assert told["states"] == [
        {"iso3": "EGY", "name": "Egypt", "class": "signed", "since": "2003-03-15"},
        {"iso3": "MLI", "name": "Mali", "class": "none", "since": None},
        {"iso3": "MEX", "name": "Mexico", "class": "bound", "since": "2003-03-14"},
        {"iso3": "TUR", "name": "Turkey", "class": "none", "since": None},
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("small", "--as-of", "1990-12-17"),
        ("small", "--as-of", "2999-01-01"),
        ("small", "--as-of", "soon"),
    ],
)
def test_standing_refuses_clearly(treaty, words):
    assert json.loads(run("record_standing", *words, "--json", code=2))["problems"][0]["message"]


def test_explain_tells_the_steps(enter):
    enter("MEX", "accession", "2003-03-14")
    enter("EGY", "accession", "2003-03-14")

    told = json.loads(run("record_explain", "small", "--as-of", "2004-01-30", "--json"))

    assert (told["computed"], told["official"], told["agrees"]) == ("2003-07-01", None, None)
    assert [step["code"] for step in told["steps"]] == ["rule", "trigger", "delay", "rounding", "result"]


IMPORT_KEYS = [
    "treaty",
    "format",
    "participants",
    "acts",
    "parties",
    "signatories",
    "header_parties",
    "header_signatories",
    "withdrawn",
    "unknown_names",
    "problems",
    "proposals",
]


def test_a_dry_run_keeps_nothing(treaty, own_csv, tmp_path):
    file = tmp_path / "small.csv"
    file.write_bytes(own_csv(("a1", "MEX", "signature", "1991-05-22")))

    told = json.loads(run("record_import", str(file), "--treaty", "small", "--dry-run", "--json"))

    assert list(told) == IMPORT_KEYS
    assert (
        told["treaty"],
        told["participants"],
        told["acts"],
        told["signatories"],
        told["header_parties"],
    ) == ("small", 1, 1, 1, None)
    assert (Import.objects.count(), Act.objects.count()) == (0, 0)


def test_import_waits_for_a_person_unless_told_to_approve(treaty, own_csv, tmp_path):
    file = tmp_path / "small.csv"
    file.write_bytes(own_csv(("a1", "MEX", "signature", "1991-05-22")))

    assert "Nothing has changed. Approve on the page" in run("record_import", str(file), "--treaty", "small")
    assert (Import.objects.count(), Act.objects.count()) == (1, 0)
    run("record_import", str(file), "--treaty", "small", "--approve")

    assert (Import.objects.count(), Act.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "content",
    [b"<html><body>Not found</body></html>", b"\x00\xff\xfe", b"", b"id,state\n", b"<Document><Treaty>"],
)
def test_bad_files_are_refused_with_the_reason(treaty, tmp_path, content):
    file = tmp_path / "bad.xml"
    file.write_bytes(content)

    told = json.loads(run("record_import", str(file), "--dry-run", "--json", code=2))

    assert list(told) == IMPORT_KEYS
    assert told["problems"][0]["message"]


def test_a_missing_file_and_an_unknown_treaty_are_refused(treaty, tmp_path, own_csv):
    file = tmp_path / "small.csv"
    file.write_bytes(own_csv(("a1", "MEX", "signature", "1991-05-22")))

    assert json.loads(run("record_import", str(tmp_path / "none.xml"), "--json", code=2))["problems"]
    assert json.loads(run("record_import", str(file), "--treaty", "none", "--json", code=2))["problems"]


def test_check_ends_with_1_on_a_finding(enter, treaty):
    enter("MEX", "accession", "2003-03-14")
    enter("EGY", "accession", "2003-03-14")
    treaty.official_entry_date, treaty.official_entry_source = TODAY, "notification"
    treaty.save()
    from accede.record.actions import bump

    bump("small")

    told = json.loads(run("record_check", "--json", code=1))

    assert [finding["code"] for finding in told["findings"]] == ["official-day"]


@pytest.mark.shared
def test_the_depositarys_own_files_come_through_whole(shipped, shared):
    for path in sorted((shared / "data" / "untc").glob("*.en.xml")):
        refused = path.name.split(".")[0] in {"IV-4", "IV-9", "V-2"}
        told = json.loads(run("record_import", str(path), "--dry-run", "--json", code=2 if refused else 0))

        assert list(told) == IMPORT_KEYS
        if not refused:
            assert (told["parties"], told["signatories"]) == (
                told["header_parties"],
                told["header_signatories"] or 0,
            ), path
            assert told["unknown_names"] == [], path.name


def test_a_file_that_is_too_long_is_refused_with_the_same_object(operator, tmp_path, monkeypatch):
    from accede.record.actions import imports

    monkeypatch.setattr(imports, "LARGEST", 1024)
    path = tmp_path / "long.xml"
    path.write_bytes(b"<Document>" + b" " * 2000)

    told = json.loads(run("record_import", str(path), "--dry-run", "--json", code=2))

    assert (told["format"], told["participants"], told["acts"], told["header_parties"]) == ("unknown", 0, 0, None)
    assert told["problems"][0]["message"].startswith("The file has 1 MB")


def test_an_act_that_lies_in_the_future_is_said(operator, tmp_path):
    path = tmp_path / "acts.csv"
    path.write_text("state,kind,deposited\nMEX,accession,2999-01-01\n")

    told = json.loads(run("record_import", str(path), "--dry-run", "--json"))

    assert [1, "“2999-01-01” lies in the future."] in [[p["row"], p["message"]] for p in told["problems"]]
