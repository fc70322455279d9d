"""Every real file of ../shared against the shipped record: nothing lost, nothing unknown, nothing to change."""

from __future__ import annotations

from datetime import date

import pytest

from accede.record import actions
from accede.record.models import Change, ImportState
from accede.record.queries.diff import TABLED

pytestmark = pytest.mark.shared

TODAY = date(2026, 11, 24)
COPIED = {"4-2": "icerd", "4-3": "icescr", "4-4": "iccpr", "4-8": "cedaw", "4-9": "cat", "4-11": "crc"}
# What the notes of each file tell and the record has not: (note, State or name, kind, day).
PROPOSED = {
    "IV-1": [
        ("6", "Republic of China", "ratification", "1951-07-19"),
        ("18", "VDR", "accession", "1950-08-11"),
        ("19", "YEM", "accession", "1989-04-06"),
    ],
    "IV-5": [
        ("1", "TTO", "accession", "1998-08-26"),
        ("1", "TTO", "denunciation", "1998-05-26"),
        ("1", "TTO", "denunciation", "2000-03-27"),
        ("2", "GUY", "accession", "1993-05-10"),
        ("2", "GUY", "denunciation", "1999-01-05"),
        ("4", "Republic of China", "signature", "1967-10-05"),
        ("6", "CSK", "accession", "1991-03-12"),
    ],
}


@pytest.fixture
def stage(operator):
    def stage_it(path, treaty=None):
        return actions.stage_import(content=path.read_bytes(), filename=path.name, treaty=treaty, by=operator, on=TODAY)

    return stage_it


def changes(row) -> set[str]:
    """What the file's table and list of acts would do; its texts and its notes are asked about elsewhere."""
    return set(row.lines.filter(kind__in=TABLED).exclude(change=Change.PROPOSED).values_list("change", flat=True))


def test_the_depositarys_xml_agrees_with_the_record_and_proposes_what_only_its_notes_tell(shipped, shared, stage):
    found = {}
    for path in sorted((shared / "data" / "untc").glob("*.xml")):
        row = stage(path)
        if row.state == ImportState.REFUSED:
            continue
        assert (path.name, changes(row), row.counts["unknown_names"]) == (path.name, {"same"}, [])
        lines = row.lines.filter(change=Change.PROPOSED).select_related("state").order_by("number")
        told = [
            (line.data["end_note"], line.state.code if line.state else line.name, line.kind, str(line.deposited))
            for line in lines
        ]
        if told:
            found[path.name.split(".")[0]] = told

    assert found == PROPOSED


def test_the_copied_pages_of_2015_agree_with_the_record_row_by_row(shipped, shared, stage):
    for name, slug in COPIED.items():
        row = stage(shared / "data" / "untc_2015" / f"{name}.csv", slug)

        assert (name, changes(row), row.counts["unknown_names"]) == (name, {"same"}, [])
        assert [problem["message"] for problem in row.problems] == [
            "A copied table has lost its footnotes and brackets: a State that left looks like a party."
        ]


def test_the_registration_record_in_french_is_the_same_acts_and_not_new_ones(shipped, shared, stage):
    row = stage(shared / "data" / "untc" / "showDetails_39481.fr.txt")

    assert (row.treaty.slug, changes(row), row.lines.count()) == ("icrmw", {"same"}, 30)
    assert [problem["severity"] for problem in row.problems] == ["warning", "warning"]


def test_our_own_list_of_acts_agrees_with_the_record(shipped, shared, stage):
    row = stage(shared / "data" / "icrmw_actions.csv", "icrmw")

    assert (changes(row), row.lines.count()) == ({"same"}, 100)
