"""What if, on the shipped record and at the command line."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.management import call_command

from accede.core.supposing import suppose
from accede.record import queries

TODAY = date(2004, 1, 30)


def test_a_deposit_supposed_before_it_happened_gave_the_day_that_came(shipped):
    record = queries.snapshot()
    known = [act for act in record.acts("icrmw") if (act.deposited.latest or date.max) < date(2003, 3, 14)]
    rules = record.rules("icrmw").with_official(None)

    found = suppose(rules, known, {"GTM": date(2003, 3, 14), "SLV": date(2003, 3, 14)})

    assert (found.before.day, found.after.day) == (None, date(2003, 7, 1))
    assert {one.state for one in found.after.triggers} == {"GTM", "SLV"}


def test_four_states_are_supposed_and_each_is_marked(shipped):
    deposits = dict.fromkeys(("BGD", "CHL", "PRY", "TUR"), date(2004, 9, 21))

    found = queries.what_if("icrmw", deposits, today=TODAY)

    assert [(row.code, row.already, row.kind) for row in found.rows] == [
        ("BGD", False, "ratification"),
        ("CHL", False, "ratification"),
        ("PRY", False, "ratification"),
        ("TUR", False, "ratification"),
    ]
    assert {row.day for row in found.rows} == {date(2005, 1, 1)}
    assert [row.steps[0].code for row in found.rows] == ["state_rule"] * 4


def test_named_states_still_lacking_are_told_by_name(shipped):
    found = queries.what_if("ctbt", {"IND": date(2027, 1, 1)}, today=date(2026, 1, 1))

    assert found.after is None
    assert any("Pakistan" in line and "India" not in line for line in found.lines)


def test_the_command_answers_in_json_and_says_that_it_is_hypothetical(shipped, capsys):
    call_command("record_what_if", "icrmw", state=["Pakistan"], on="2026-09-21", json=True)

    told = json.loads(capsys.readouterr().out)
    assert told["hypothetical"] is True
    assert [(one["state"], one["in_force"]) for one in told["states"]] == [("PAK", "2027-01-01")]
    assert {one["definition"] for one in told["counts"]} >= {queries.definition("bound")}


def test_the_command_refuses_a_state_that_nobody_knows(shipped, capsys):
    with pytest.raises(SystemExit, match="2"):
        call_command("record_what_if", "icrmw", state=["Atlantis"], json=True)

    assert "Atlantis" in capsys.readouterr().out
