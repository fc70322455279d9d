"""The two CSV forms: a table as copied from a page, and our own acts."""

from __future__ import annotations

from datetime import date

from accede.record.readers import read_depositary


def test_a_copied_table_is_read_with_its_warning(read):
    file = read("copied.csv")

    assert (file.format, len(file.participants), file.act_cells) == ("untc-csv", 2, 3)
    assert (file.signatories, file.parties, file.header.parties) == (1, 2, None)
    assert [p.message for p in file.report.warnings] == [
        "A copied table has lost its footnotes and brackets: a State that left looks like a party."
    ]


def test_our_own_acts_keep_codes_ids_precision_and_days_of_effect(read):
    file = read("ours.csv")

    assert (file.format, file.ok) == ("accede-csv", True)
    assert [(act.id, act.state, act.kind.value, str(act.deposited)) for act in file.acts[:2]] == [
        ("lamps-1", "NOR", "signature", "2001-02-01"),
        ("lamps-2", "NOR", "ratification", "2001-02"),
    ]
    assert file.acts[2].effective == date(2006, 6, 3)
    assert [act.id for act in file.withdrawn] == ["lamps-4"]
    assert (len(file.participants), file.act_cells, file.parties, file.signatories) == (3, 5, 2, 1)


def test_all_problems_of_our_own_acts_are_said_at_once(read):
    file = read("ours_wrong.csv")

    assert [(p.row, p.column) for p in file.report.errors] == [
        (1, "deposited"),
        (2, "kind"),
        (3, "state"),
        (4, "effective"),
        (6, "id"),
        (7, "state"),
    ]
    assert not file.ok


def test_columns_of_no_known_form_are_refused(read):
    assert read("other_columns.csv").refused.startswith("The columns are of no known form.")


def test_line_ends_and_separators_of_other_machines(made):
    data = made("ours.csv").replace(b"\n", b"\r").replace(b",", b";")

    assert len(read_depositary(data, filename="ours.csv").acts) == 5


def test_a_header_alone_is_refused():
    file = read_depositary(b"Participant,Signature\n", filename="empty.csv")

    assert file.refused == "The file has a header but no rows, so nobody's acts can be read from it."
