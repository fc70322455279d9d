"""Loading what is shipped: the same facts change nothing, other facts are never taken over in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from accede.record import actions, queries
from accede.record.models import Act, Alias, State, StateName, Treaty

from .conftest import TODAY


@pytest.fixture
def folder(tmp_path) -> Path:
    """The shipped States and one treaty, to be changed."""
    place = tmp_path / "treaties"
    for name in ("states", "icrmw"):
        shutil.copytree(settings.ROOT / "treaties" / name, place / name)
    return place


@pytest.fixture
def load(folder, operator):
    return lambda: actions.load_shipped(folder=folder, by=operator, on=TODAY)


def change(folder: Path, old: str, new: str, name: str = "icrmw/acts.csv") -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_loading_twice_changes_nothing(load):
    first = load()
    before = queries.version()

    again = load()

    assert (first.treaties, first.added > 100, first.report.problems) == (1, True, [])
    assert (again.changed, queries.version()) == (False, before)


def test_a_shipped_fact_that_changed_becomes_a_correction_row(load, folder):
    load()
    change(folder, "icrmw-0001,MEX,signature,1991-05-22", "icrmw-0001,MEX,signature,1991-05-23")

    assert load().corrected == 1
    assert load().changed is False

    new = Act.objects.get(replaces__key="icrmw-0001")
    assert (new.key, str(new.deposited), new.reason) == (
        "icrmw-0001-2",
        "1991-05-23",
        "The shipped record was corrected.",
    )


def test_an_act_that_is_no_longer_shipped_is_struck_out(load, folder):
    load()
    number = len(queries.acts_of("icrmw"))
    text = (folder / "icrmw/acts.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "icrmw/acts.csv").write_text("".join(text[:1] + text[2:]), encoding="utf-8")

    assert load().struck == 1
    assert load().changed is False
    assert len(queries.acts_of("icrmw")) == number - 1


def test_a_correction_made_here_stands_against_news_in_the_shipped_record(load, folder, operator):
    load()
    act = Act.objects.get(key="icrmw-0001")
    ours = actions.correct_act(act=act, note="Seen in the notification.", reason="Checked.", by=operator, on=TODAY)
    change(folder, "icrmw-0001,MEX,signature,1991-05-22", "icrmw-0001,MEX,signature,1991-05-23")

    loaded = load()

    assert [problem.severity for problem in loaded.report.problems] == ["warning"]
    assert queries.act_history(act)[-1] == ours


def test_a_new_shipped_act_that_was_entered_here_already_is_not_doubled(load, folder, operator):
    load()
    actions.record_act(
        treaty="icrmw",
        state="FRA",
        kind="signature",
        deposited=queries.acts_of("icrmw")[0].deposited,
        source="Notification",
        by=operator,
        on=TODAY,
    )
    with (folder / "icrmw/acts.csv").open("a", encoding="utf-8") as file:
        file.write("icrmw-9999,FRA,signature,1991-05-22,,,,,Test,,\n")

    loaded = load()

    assert (loaded.added, [problem.severity for problem in loaded.report.problems]) == (0, ["warning"])


def test_a_file_with_an_error_loads_nothing(load, folder):
    change(folder, "icrmw-0001,MEX,", "icrmw-0001,XXX,")

    loaded = load()

    assert [str(problem) for problem in loaded.report.errors] == [
        "icrmw/acts.csv, row 1, column state: No State has the code “XXX”."
    ]
    assert (Act.objects.count(), Treaty.objects.count(), State.objects.count()) == (0, 0, 0)


def test_what_was_decided_here_outlives_a_load(load, operator):
    load()
    actions.set_alias(text="Farawayland", state=State.objects.get(code="MEX"), by=operator, on=TODAY)
    new = State.objects.create(code="X-NEW", source="Test")
    StateName.objects.create(state=new, language="en", name="New", source="Test")

    load()

    assert Alias.objects.get(text="Farawayland").state.code == "MEX"
    assert queries.state_name("X-NEW", on=TODAY) == "New"


def test_a_change_of_one_treaty_leaves_the_others_in_memory(shipped, operator):
    queries.figures("cat", as_of=TODAY)
    before = queries.snapshot().known("cat")
    actions.record_act(
        treaty="icrmw",
        state="FRA",
        kind="signature",
        deposited=queries.acts_of("icrmw")[0].deposited,
        source="Notification",
        by=operator,
        on=TODAY,
    )

    assert queries.snapshot().known("cat") is before
    assert "FRA" in queries.figures("icrmw", as_of=TODAY)["signatories"].rows
