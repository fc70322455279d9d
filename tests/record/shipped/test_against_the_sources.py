"""The shipped records against the public data in ../shared that they were made from."""

from __future__ import annotations

import csv
import filecmp
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from accede.core.acts import BINDING, SIGNING
from accede.core.entry import entry_into_force
from accede.record.readers import read_depositary

pytestmark = pytest.mark.shared

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def codes(states):
    return {row["text"]: row["state"] for row in states.aliases}


def joining(acts, state):
    return {(state(act), act.kind, str(act.deposited)) for act in acts if act.kind in BINDING | SIGNING}


def test_every_act_of_the_convention_in_the_status_file_is_shipped(shared, treaties, codes):
    path = shared / "data" / "untc" / "IV-13.en.xml"
    file = read_depositary(path.read_bytes(), filename=path.name)

    printed = joining(file.acts, lambda act: codes[act.participant])
    held = joining(treaties["icrmw"].acts, lambda act: act.state)
    assert printed - held == set()
    assert sorted(day for _, _, day in held - printed)[0] == "2018-07-06"


def test_every_printed_name_of_every_file_is_known(shared, codes):
    paths = [*(shared / "data" / "untc").glob("*.xml"), *(shared / "data" / "untc_2015").glob("*.csv")]
    names = {row.name for path in paths for row in read_depositary(path.read_bytes(), filename=path.name).participants}

    assert sorted(names - set(codes)) == []


def test_the_treaties_carry_the_headers_of_their_files(shared, treaties):
    by_number = {treaty.data["number"]: treaty.data for treaty in treaties.values()}
    for path in sorted((shared / "data" / "untc").glob("*.xml")):
        header = read_depositary(path.read_bytes(), filename=path.name).header
        data = by_number.get(header.number)
        if data is None:
            continue

        assert (path.name, data["titles"]["en"], data["adopted"], data["place"]) == (
            path.name,
            header.title,
            header.concluded,
            header.place,
        )
        if header.entry_date:
            assert data["clauses"]["official_entry"] == header.entry_date
            assert data["registration"] == header.registration_number


def test_the_golden_entries_into_force_are_ours(shared, treaties, in_core):
    slugs = {treaty.data["number"]: slug for slug, treaty in treaties.items()}
    with (shared / "rules" / "eif_golden.csv").open(encoding="utf-8") as file:
        golden = [row for row in csv.DictReader(file) if row["mtdsg_no"] in slugs]

    assert len(golden) == 13
    for row in golden:
        entry = entry_into_force(*in_core(slugs[row["mtdsg_no"]]))
        assert (row["mtdsg_no"], str(entry.computed), str(entry.trigger_day)) == (
            row["mtdsg_no"],
            row["official_eif"],
            row["trigger_date"],
        )


def test_the_maker_writes_what_stands_here_byte_for_byte(shared, tmp_path):
    copy = tmp_path / "treaties"
    shutil.copytree(REPOSITORY / "treaties", copy)

    subprocess.run(
        [sys.executable, str(copy / "make.py"), str(shared / "data")],
        check=True,
        capture_output=True,
        env={"PYTHONPATH": str(REPOSITORY)},
    )

    made = [path.relative_to(copy) for path in sorted(copy.rglob("*.csv"))]
    assert len(made) > 30
    assert [str(path) for path in made if not filecmp.cmp(copy / path, REPOSITORY / "treaties" / path, False)] == []
