"""A campaign as a folder of plain text: every problem at once, nothing written with any, the same bytes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Moment
from accede.kit import portable
from accede.kit.imports import Problem, Report
from accede.kit.models import SuppressedAddress
from accede.kit.portable import Folder, registry

FORMS = "Write 2003-07-01, 2003-07, 2003, <2003-07-01, >2003-07-01 or nothing"
COLUMNS = ("key", "name", "day")


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def problems(folder):
    return [str(problem) for problem in folder.report.problems]


def put(folder, name, text):
    place = folder.path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())


# Reading --------------------------------------------------------------------------------------------


def test_rows_know_their_file_and_the_line_an_editor_shows(folder):
    put(folder, "a/people.csv", 'key,name,day\nnora,"Nora,\nwho convenes",2003-07-01\n\nines,Ines,\n')

    rows = folder.rows("a/people.csv", COLUMNS)

    assert [(row.file, row.number, row["key"]) for row in rows] == [
        ("a/people.csv", 2, "nora"),
        ("a/people.csv", 5, "ines"),
    ]
    assert rows[0]["name"] == "Nora,\nwho convenes"
    assert folder.report.ok


def test_a_file_that_is_not_there_has_no_rows_and_is_missed_only_when_required(folder):
    assert folder.rows("people.csv", COLUMNS) == []
    assert problems(folder) == []

    folder.rows("people.csv", COLUMNS, required=True)
    folder.toml("campaign.toml")

    assert problems(folder) == ["people.csv: This file is missing.", "campaign.toml: This file is missing."]


def test_all_that_is_wrong_with_a_table_is_said_at_once(folder):
    put(folder, "people.csv", "key,nmae,nmae\nnora,Nora,x\nnora,Nora again,x\nshort\n")

    folder.rows("people.csv", COLUMNS)

    assert problems(folder) == [
        "people.csv, row 1, column name: This column is missing.",
        "people.csv, row 1, column day: This column is missing.",
        "people.csv, row 1, column nmae: This column is not known. Known are: key, name, day.",
        "people.csv, row 1, column nmae: This column stands twice in the header.",
        "people.csv, row 4: This row has 1 cells, the header has 3.",
        "people.csv, row 3, column key: “nora” stands already in row 2.",
    ]


def test_a_key_stands_once(folder):
    put(folder, "people.csv", "key,name,day\nnora,Nora,\nnora,Nora again,\n,nobody,\n")

    rows = folder.rows("people.csv", COLUMNS)

    assert [row["name"] for row in rows] == ["Nora"]
    assert problems(folder) == [
        "people.csv, row 3, column key: “nora” stands already in row 2.",
        "people.csv, row 4, column key: Every row needs a key: a short name of its own, without spaces.",
    ]


def test_a_key_of_two_columns_stands_once_as_a_whole(folder):
    put(folder, "x.csv", "person,office\nnora,convener\nnora,host\nnora,convener\n")

    rows = folder.rows("x.csv", ("person", "office"), key=("person", "office"))

    assert [row.number for row in rows] == [2, 3]
    assert problems(folder) == ["x.csv, row 4, column office: “nora, convener” stands already in row 2."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"key,name\nnora,Nor\xe1\n",
            "x.csv, row 2: This file is not UTF-8. Save it again with this encoding.",
        ),
        (b'key,name\nnora,"Nora\n', "x.csv, row 2: This row cannot be read as CSV: unexpected end of data."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_row(folder, content, said):
    put(folder, "x.csv", content)

    folder.rows("x.csv", ("key", "name"))

    assert problems(folder)[0] == said


def test_a_file_from_a_spreadsheet_is_read_as_it_comes(folder):
    put(folder, "x.csv", b"\xef\xbb\xbfkey,name\r\nnora,Nora\r\n")

    assert folder.rows("x.csv", ("key", "name")) == [{"key": "nora", "name": "Nora"}]


def test_bad_toml_says_where(folder):
    put(folder, "campaign.toml", 'slug = "x"\nname = \n')

    assert folder.toml("campaign.toml") == {}
    assert problems(folder) == ["campaign.toml: This is not TOML: Invalid value (at line 2, column 8)."]


CELLS = ("day", "moment", "yes", "whole", "money", "kind", "items", "must")


def row_of(folder, **cells):
    put(folder, "x.csv", f"{','.join(CELLS)}\n{','.join(cells.get(name, '') for name in CELLS)}\n")
    return folder.rows("x.csv", CELLS)[0]


def read(row):
    return (
        row.day("day"), row.moment("moment"), row.yes("yes"), row.whole("whole"), row.money("money"),
        row.one_of("kind", {"panel"}), row.items("items"), row.text("must", required=True),
    )  # fmt: skip


def test_cells_are_read_as_what_they_are(folder):
    row = row_of(
        folder, day="2003-07-01", moment="<2003-07-01", yes="yes", whole="29", money="1500.50", kind="panel",
        items="a; b;c", must="x",
    )  # fmt: skip

    assert read(row) == (
        date(2003, 7, 1), Moment.parse("<2003-07-01"), True, 29, Decimal("1500.50"),
        "panel", ["a", "b", "c"], "x",
    )  # fmt: skip
    assert folder.report.ok


def test_every_cell_that_cannot_be_read_is_reported_and_the_others_are_still_read(folder):
    row = row_of(folder, day="2003-02-31", moment="soon", yes="maybe", whole="1.5", money="much", kind="party")

    assert read(row) == (None, Moment.unknown(), False, None, None, "", [], "")
    assert [(problem.row, problem.column, problem.message) for problem in folder.report.problems] == [
        (2, "day", "“2003-02-31” is not a day. Write it as 2003-07-01."),
        (2, "moment", f"“soon” is not a date. {FORMS}."),
        (2, "yes", "“maybe” is neither yes nor no."),
        (2, "whole", "“1.5” is not a whole number."),
        (2, "money", "“much” is not an amount. Write it as 1500.00."),
        (2, "kind", "“party” is not known here. Write one of: panel."),
        (2, "must", "This cell must not be empty."),
    ]


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_an_amount_is_a_number_of_this_world(folder, amount):
    assert row_of(folder, money=amount).money("money") is None
    assert not folder.report.ok


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hostname", "a/../../outside.txt"])
def test_nothing_outside_the_folder_is_touched(folder, name):
    with pytest.raises(ValueError, match="outside the folder"):
        folder.text(name)


# Writing --------------------------------------------------------------------------------------------


def test_rows_are_written_in_the_order_of_their_keys_whatever_order_they_come_in(folder):
    rows = [
        {"key": "b", "name": None, "day": date(2003, 7, 1)},
        {"key": "a", "name": "x, y", "day": Moment.parse("2003-07")},
    ]

    folder.write_rows("x.csv", COLUMNS, rows)
    first = folder.bytes("x.csv")
    folder.write_rows("x.csv", COLUMNS, reversed(rows))

    assert first == folder.bytes("x.csv") == b'key,name,day\na,"x, y",2003-07\nb,,2003-07-01\n'


def test_no_rows_make_no_file(folder):
    folder.write_rows("x.csv", COLUMNS, [])

    assert folder.names() == []


def test_toml_keeps_its_order_leaves_out_what_is_none_and_long_texts_stay_readable(folder):
    data = {
        "slug": "mw",
        "none": None,
        "on": date(2004, 1, 30),
        "since": Moment.parse("2003"),
        "text": "one\r\ntwo\n",
        "t": {"a": True},
    }

    folder.write_toml("campaign.toml", data)

    assert folder.bytes("campaign.toml").decode() == (
        'slug = "mw"\non = 2004-01-30\nsince = "2003"\ntext = """\none\ntwo\n"""\n\n[t]\na = true\n'
    )


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@given(values=st.dictionaries(st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), cells, max_size=6))
def test_what_was_written_is_read_back_and_written_again_as_the_same_bytes(tmp_path_factory, values):
    folder = Folder(tmp_path_factory.mktemp("f"))
    folder.write_rows("x.csv", ("key", "name"), [{"key": key, "name": name} for key, name in values.items()])
    folder.write_toml("x.toml", values)
    first = folder.bytes("x.csv"), folder.bytes("x.toml")

    folder.write_rows("x.csv", ("key", "name"), folder.rows("x.csv", ("key", "name")))
    folder.write_toml("x.toml", folder.toml("x.toml"))

    assert (folder.bytes("x.csv"), folder.bytes("x.toml")) == first
    assert folder.report.ok, problems(folder)


# Whole campaigns ------------------------------------------------------------------------------------


class Addresses:
    """A made-up part: addresses in the table of suppressed ones."""

    def write(self, folder, *, campaign):
        folder.write_toml("campaign.toml", {"slug": campaign})
        rows = SuppressedAddress.objects.all()
        folder.write_rows("test/a.csv", ("key", "why"), [{"key": row.address, "why": row.why} for row in rows])

    def read(self, folder, *, by, report, campaign):
        slug = folder.toml("campaign.toml").get("slug")
        for row in folder.rows("test/a.csv", ("key", "why")):
            SuppressedAddress.objects.create(
                address=row["key"], why=row.text("why", required=True), at="2004-01-30T00:00Z"
            )
        return slug


class Second:
    def write(self, folder, *, campaign):
        folder.write_text("second.md", f"of {campaign}")

    def read(self, folder, *, by, report, campaign):
        if folder.exists("second.md") and folder.text("second.md") != f"of {campaign}":
            raise ValidationError("This is another campaign's text.")


@pytest.fixture
def parts(monkeypatch, db):
    monkeypatch.setattr(registry, "_parts", {})
    portable.part("second", order=20, owns=["second.md"])(Second)
    portable.part("addresses", order=10, owns=["campaign.toml", "test/*"])(Addresses)


@pytest.fixture
def campaign(folder, parts):
    put(folder, "campaign.toml", 'slug = "mw"\n')
    put(folder, "test/a.csv", "key,why\nb@x.example,bounced\na@x.example,asked\n")
    return folder


def test_export_load_export_is_the_same_bytes(campaign, tmp_path_factory):
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    assert portable.load(campaign.path, by=None).campaign == "mw"
    portable.export(first, "mw")
    SuppressedAddress.objects.all().delete()

    portable.load(first, by=None)
    names = portable.export(second, "mw")

    assert names == Folder(first).names() == ["campaign.toml", "second.md", "test/a.csv"]
    assert {name: Folder(first).bytes(name) for name in names} == {name: Folder(second).bytes(name) for name in names}


def test_with_any_problem_nothing_is_written_and_all_are_said(campaign):
    put(campaign, "test/a.csv", "key,why\na@x.example,\nb@x.example,bounced\n")
    put(campaign, "tset/b.csv", "key\n")
    put(campaign, "second.md", "of somebody else")

    loaded = portable.load(campaign.path, by=None)

    assert (loaded.campaign, SuppressedAddress.objects.count()) == (None, 0)
    assert [str(problem) for problem in loaded.report.problems] == [
        "tset/b.csv: No room knows this file. Correct its name or take it out of the folder.",
        "test/a.csv, row 2, column why: This cell must not be empty.",
        "second: This is another campaign's text.",
    ]


def test_checking_writes_nothing(campaign):
    loaded = portable.load(campaign.path, by=None, check_only=True)

    assert (loaded.campaign, loaded.report.ok, SuppressedAddress.objects.count()) == (None, True, 0)


def test_what_the_database_refuses_is_a_problem_of_that_part(campaign):
    portable.load(campaign.path, by=None)

    loaded = portable.load(campaign.path, by=None)

    assert loaded.campaign is None
    assert str(loaded.report.problems[0]).startswith("addresses: The database refused this part:")


def test_a_folder_that_is_none_is_refused(parts, tmp_path):
    assert [str(p) for p in portable.load(tmp_path / "no", by=None).report.problems] == [
        f"{tmp_path / 'no'}: There is no such folder."
    ]
    assert [str(p) for p in portable.load(tmp_path, by=None).report.problems] == [
        "campaign.toml: This file is missing."
    ]


def test_an_export_replaces_an_earlier_one_and_takes_away_what_is_gone(campaign):
    portable.load(campaign.path, by=None)
    SuppressedAddress.objects.all().delete()
    put(campaign, "README.md", "written by a person")

    portable.export(campaign.path, "mw")

    assert campaign.names() == ["README.md", "campaign.toml", "second.md"]


def test_an_export_never_writes_into_a_folder_of_other_things(parts, tmp_path):
    (tmp_path / "thesis.txt").write_text("three years of work")

    with pytest.raises(portable.NotACampaignFolder, match="is not empty and holds no campaign"):
        portable.export(tmp_path, "mw")


# The report -----------------------------------------------------------------------------------------


def test_a_report_keeps_each_problem_once_and_warnings_do_not_stop():
    report = Report()
    report.add("a.csv", "odd", row=3, severity="warning")
    report.add("a.csv", "odd", row=3, severity="warning")
    assert (report.ok, len(report.problems)) == (True, 1)

    report.extend([Problem("", None, "", "wrong")])

    assert report.ok is False
    assert str(report) == "a.csv, row 3: odd\nwrong"
    assert report.as_data()[0] == {
        "file": "a.csv",
        "row": 3,
        "column": "",
        "message": "odd",
        "severity": "warning",
    }
