"""Treaties × States on a day, and which other treaties bind a State already."""

from __future__ import annotations

from datetime import date

import pytest

from accede.record import queries

DAY = date(2004, 1, 30)
CORE = ["icerd", "iccpr", "icescr", "cedaw", "cat", "crc"]


@pytest.fixture
def core(shipped):
    return queries.core_treaties()


def test_the_core_human_rights_treaties_are_those_marked_so_oldest_first(core):
    assert [treaty.slug for treaty in core] == ["icerd", "iccpr", "icescr", "cedaw", "cat", "crc", "icrmw"]


def test_every_cell_is_what_the_treatys_own_page_says(core):
    found = queries.matrix(core, as_of=DAY)

    for number, treaty in enumerate(core):
        standing = queries.standing(treaty, as_of=DAY)
        assert {row.code: row.cells[number].state_class for row in found.rows} == {
            row.code: standing[row.code].state_class for row in found.rows
        }


def test_the_totals_are_the_figures_of_each_treaty(core):
    found = queries.matrix(core, as_of=DAY)

    for column in found.columns:
        figures = queries.figures(column.treaty, as_of=DAY)
        assert column.counts["bound"] == figures["bound"].number
        assert column.counts["parties"] == figures["parties"].number
        assert column.counts["signed_only"] == figures["signed_only"].number


def test_a_date_in_a_cell_is_the_deposit_or_the_signature(core):
    (row,) = [row for row in queries.matrix(["icrmw"], as_of=DAY).rows if row.code == "MEX"]
    (chile,) = [row for row in queries.matrix(["icrmw"], as_of=DAY).rows if row.code == "CHL"]

    assert (str(row.cells[0].day), row.cells[0].act) == ("1999-03-08", "icrmw-0025")
    assert (chile.cells[0].state_class, str(chile.cells[0].day)) == ("signed", "1993-09-24")


def test_filters_take_rows_away_and_totals_follow(core):
    all_seven = queries.matrix(core, as_of=DAY, cut=queries.MatrixCut(bound="all"))
    latin = queries.matrix(core, as_of=DAY, cut=queries.MatrixCut(group="grulac"))
    signed = queries.matrix(core, as_of=DAY, cut=queries.MatrixCut(under="icrmw", state_class="signed"))

    assert {row.bound for row in all_seven.rows} == {7}
    assert "MEX" in {row.code for row in latin.rows}
    assert "EGY" not in {row.code for row in latin.rows}
    assert len(signed.rows) == queries.figures("icrmw", as_of=DAY)["signed_only"].number == 9
    assert [column.counts["bound"] for column in signed.columns if column.treaty.slug == "icrmw"] == [0]


def test_rows_are_sorted_by_name_or_by_the_number_that_bind(core):
    by_name = [row.name for row in queries.matrix(core, as_of=DAY).rows]
    by_number = [row.bound for row in queries.matrix(core, as_of=DAY, cut=queries.MatrixCut(sort="-bound")).rows]

    assert by_name == sorted(by_name, key=str.casefold)
    assert by_number == sorted(by_number, reverse=True)


def test_a_state_that_had_ended_has_no_row(core):
    assert "SUN" not in {row.code for row in queries.matrix(core, as_of=DAY).rows}


@pytest.mark.parametrize("treaties", [1, 3])
def test_a_matrix_costs_one_query_however_many_treaties(treaties, core, django_assert_num_queries):
    queries.matrix(core, as_of=DAY)

    with django_assert_num_queries(1):  # the version of the record
        queries.matrix(core[:treaties], as_of=DAY)


def test_chile_is_bound_already_by_the_six_others(core):
    found = queries.bound_already("CHL", treaty="icrmw", among=core, as_of=DAY)

    assert (found.number, found.of) == (6, 6)
    assert [treaty.slug for treaty, _title, _day in found.binding] == CORE
    assert str(found.binding[0][2]) == "1971-10-20"


def test_the_list_of_states_not_bound_begins_with_those_bound_by_most_others(core):
    found = queries.not_bound("icrmw", among=core, as_of=DAY)

    assert [one.number for one in found] == sorted((one.number for one in found), reverse=True)
    assert "MEX" not in {one.code for one in found}
    chile = next(one for one in found if one.code == "CHL")
    assert (chile.number, chile.state_class) == (6, "signed")


def test_the_sheet_has_a_line_for_each_state(core):
    found = queries.matrix(["icrmw"], as_of=DAY, cut=queries.MatrixCut(under="icrmw", state_class="signed"))

    lines = queries.matrix_lines(found)

    assert lines[0] == ["state", "name", "icrmw", "icrmw date", "bound", "of", "as of"]
    assert ["CHL", "Chile", "signed only", "1993-09-24", 0, 1, "2004-01-30"] in lines
    assert len(lines) == 10
