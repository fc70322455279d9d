"""The record's part of a campaign folder: out, in, and out again, byte for byte."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from django.db import transaction

from accede.core.dates import Moment
from accede.kit.portable import Folder
from accede.record import actions, queries
from accede.record.actions.texts import add_text, write_territory
from accede.record.models import Act
from accede.record.portable import RecordIn, RecordOut

from .conftest import TODAY, moment

pytestmark = pytest.mark.usefixtures("shipped")


def write(place) -> dict[str, bytes]:
    folder = Folder(place)
    folder.write_toml("campaign.toml", {"treaty": "icrmw"})
    RecordOut().write(folder, campaign="any")
    return {name: folder.bytes(name) for name in folder.names("record/*")}


def read(place):
    folder = Folder(place)
    RecordIn().read(folder, by=None, report=folder.report, campaign=None)
    return folder.report


@pytest.fixture
def our_facts(operator, nora, officer):
    """Entered, corrected twice, struck out, verified, imported, verified although shipped."""
    plain = {"treaty": "icrmw", "source": "Notification, “quoted”, with\na line", "by": operator, "on": TODAY}
    france = actions.record_act(**plain, state="FRA", kind="signature", deposited=Moment.parse("2003-12"))
    first = actions.correct_act(
        act=france, deposited=moment("2003-12-18"), reason="The day came.", by=officer, on=TODAY
    )
    actions.correct_act(act=first, note="Seen.", reason="A note.", by=operator, on=TODAY)
    germany = actions.record_act(**plain, state="DEU", kind="accession", deposited=moment("2004-01-02"))
    actions.strike_act(act=germany, reason="Never was.", by=officer, on=TODAY)
    italy = actions.record_act(**plain, state="ITA", kind="accession", deposited=moment("2004-01-03"))
    actions.verify_act(act=italy, by=nora, on=TODAY)
    actions.verify_act(act=Act.objects.get(key="icrmw-0001"), by=nora, on=TODAY)
    our_words(plain, officer)


def our_words(plain, officer):
    """A reservation with its text, corrected; an objection; a territory; a text beside a shipped act."""
    words = actions.NewText("First line.\n\n“Second” line.", heading="Reservation:", notes="1. A note.")
    spain = plain | {"state": "ESP", "deposited": moment("2004-01-05"), "text": words}
    made = actions.declare(**spain, kind="reservation", made_upon="later", notified_date=TODAY, article="9")
    facts = {name: plain[name] for name in ("source", "by", "on")}
    actions.object_to(act=made, state="PRT", deposited=moment("2004-01-06"), opposes_entry=True, **facts)
    other = actions.NewText("كلمة", language="ar")
    actions.correct_act(act=made, reason="Read again.", text=other, by=officer, on=TODAY)
    shipped = Act.objects.get(key="icrmw-0005")
    add_text(shipped, actions.NewText("For the purposes."), source="Test", origin="import", by=officer)
    egypt = {"treaty": shipped.treaty, "state": "EGY", "origin": "person", "source": "Test", "by": officer}
    extended = write_territory(territory="A Territory", received=moment("2004-01"), **egypt)
    by = {"by": officer, "on": TODAY}
    right = actions.correct_territory(row=extended, reason="Misread.", territory="The Territory", **by)
    # Its key sorts before that of the row it replaces.
    right = actions.correct_territory(row=right, reason="Misread again.", territory="1 Territory", **by)
    later = by | {"effective_date": date(2004, 2, 1)}
    actions.end_territory(row=right, received=moment("2004-01-20"), source="Test", text="No longer.", **later)


def test_a_campaign_on_a_shipped_treaty_repeats_nothing_of_it(tmp_path):
    assert write(tmp_path) == {}


def test_out_in_and_out_again_is_the_same_to_the_byte(tmp_path, request):
    # The facts are made and undone, so that the folder is read into a record that holds only what is shipped.
    with transaction.atomic():
        request.getfixturevalue("our_facts")
        first = write(tmp_path / "first")
        bound = queries.figures("icrmw", as_of=TODAY)["bound"]
        transaction.set_rollback(True)
    assert sorted(first) == [
        "record/acts.csv",
        "record/territories.csv",
        "record/texts.csv",
        "record/verified.csv",
    ]
    assert Act.objects.exclude(origin="shipped").count() == 0

    report = read(tmp_path / "first")

    assert report.problems == []
    assert write(tmp_path / "second") == first
    assert queries.figures("icrmw", as_of=TODAY)["bound"] == bound
    assert queries.state_name("FRA", on=TODAY) == "France"


def test_reading_what_is_there_already_changes_nothing(tmp_path, our_facts):
    write(tmp_path)
    before, acts = queries.version(), Act.objects.count()

    report = read(tmp_path)

    assert (report.problems, queries.version(), Act.objects.count()) == ([], before, acts)


def test_a_row_that_contradicts_the_record_is_a_problem_and_changes_nothing(tmp_path, our_facts):
    write(tmp_path)
    file = tmp_path / "record/acts.csv"
    file.write_text(file.read_text().replace(",2004-01-03,", ",2004-01-04,", 1))

    report = read(tmp_path)

    assert [problem.column for problem in report.problems] == ["key"]


def test_a_treaty_that_is_not_shipped_travels_whole(tmp_path, operator):
    from accede.record.models import Treaty

    rules = {"article": "9", "count": 2, "delay": "days:30"}
    with transaction.atomic():
        actions.add_treaty(slug="own", title="Own Treaty", source="Test", rules=rules, by=operator, on=TODAY)
        folder = Folder(tmp_path)
        folder.write_toml("campaign.toml", {"treaty": "own"})
        RecordOut().write(folder, campaign="any")
        transaction.set_rollback(True)

    assert read(tmp_path).problems == []

    assert Treaty.objects.get(slug="own").rules == rules


def test_all_problems_of_the_files_come_at_once(tmp_path, our_facts):
    write(tmp_path)
    file = tmp_path / "record/acts.csv"
    head = file.read_text().splitlines(keepends=True)[0]
    file.write_text(head + "nix,k1,XXX,wedding,2004-01-03,,soon,,,yes,,,,,person,,,,,gone,because,,,,\n")

    report = read(tmp_path)

    assert {problem.column for problem in report.problems} == {
        "treaty",
        "state",
        "kind",
        "learned",
        "entered_at",
        "replaces",
        "source",
        "entered_by",
    }
    assert {problem.row for problem in report.problems} == {2}


def test_a_folder_written_before_there_were_texts_is_read(tmp_path, request):
    with transaction.atomic():
        request.getfixturevalue("our_facts")
        write(tmp_path)
        transaction.set_rollback(True)
    file = tmp_path / "record/acts.csv"
    rows = list(csv.reader(file.open(encoding="utf-8", newline="")))
    with file.open("w", encoding="utf-8", newline="") as out:
        kept = (row[:-4] for row in rows if row[3] not in ("reservation", "objection"))
        csv.writer(out, lineterminator="\n").writerows(kept)
    for name in ("texts", "territories"):
        (tmp_path / f"record/{name}.csv").unlink()

    assert read(tmp_path).problems == []
    assert Act.objects.exclude(origin="shipped").filter(kind_stated=True).count() == 6


def test_words_that_contradict_those_on_record_are_a_problem(tmp_path, our_facts):
    write(tmp_path)
    file = tmp_path / "record/texts.csv"
    file.write_text(file.read_text().replace("For the purposes.", "For other purposes."))

    report = read(tmp_path)

    assert [(problem.file, problem.column) for problem in report.problems] == [("record/texts.csv", "act")]
