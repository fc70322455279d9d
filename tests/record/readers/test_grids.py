"""Where a cell stands in its table: spans, rows of a header, columns without a header text of their own."""

from __future__ import annotations

from accede.record.readers import read_depositary

NAMED = "<Row><Entry>Participant</Entry><Entry>Signature</Entry><Entry>Ratification, Accession(a)</Entry></Row>"


def read(head: str, rows: str, *more: str):
    groups = [f"<TGroup><Thead>{head}</Thead><Tbody><Rows>{rows}</Rows></Tbody></TGroup>", *more]
    text = f"<Document><Treaty><Participants><Table>{''.join(groups)}</Table></Participants></Treaty></Document>"
    return read_depositary(text.encode(), filename="table.xml")


def row(*cells: str) -> str:
    return "<Row>" + "".join(f"<Entry>{cell}</Entry>" for cell in cells) + "</Row>"


def acts(file):
    return [(act.participant, act.kind.value, str(act.deposited)) for act in file.acts]


def test_an_entry_over_two_columns_moves_the_next_one():
    file = read(
        NAMED,
        '<Row><Entry namest="1" nameend="2">Norway</Entry><Entry>1 Feb 2001 a</Entry></Row>',
    )

    assert acts(file) == [("Norway", "accession", "2001-02-01")]


def test_an_entry_over_two_rows_keeps_its_column_in_the_second():
    file = read(
        NAMED,
        '<Row><Entry morerows="1">Norway</Entry><Entry>1 Feb 2001</Entry><Entry/></Row>'
        "<Row><Entry/><Entry>3 Mar 2002</Entry></Row>",
    )

    assert acts(file) == [("Norway", "signature", "2001-02-01"), ("Norway", "ratification", "2002-03-03")]
    assert len(file.participants) == 1


def test_a_header_of_two_rows_is_read_column_by_column():
    head = (
        '<Row><Entry morerows="1">Participant</Entry><Entry namest="2" nameend="3">Convention</Entry></Row>'
        "<Row><Entry>Signature</Entry><Entry>Accession(a)</Entry></Row>"
    )
    file = read(head, row("Norway", "1 Feb 2001", "") + row("Sweden", "", "3 Mar 2002 a"))

    assert [column.text for column in file.columns] == ["Participant", "Convention Signature", "Accession(a)"]
    assert acts(file) == [("Norway", "signature", "2001-02-01"), ("Sweden", "accession", "2002-03-03")]


def test_a_header_that_stands_as_the_first_row_is_the_header():
    file = read("", NAMED + row("Norway", "1 Feb 2001", "3 Mar 2002"))

    assert [row.name for row in file.participants] == ["Norway"]
    assert (file.signatories, file.parties) == (1, 1)


def test_cells_are_counted_by_their_place_where_columns_have_no_header_text():
    file = read("", row("Norway", "1 Feb 2001", "3 Mar 2002"))

    assert (file.act_cells, file.parties) == (2, 0)


def test_a_state_may_stand_alike_in_two_tables_but_not_twice_in_one():
    same = row("Norway", "1 Feb 2001", "")
    second = f"<TGroup><Thead>{NAMED}</Thead><Tbody><Rows>{same}</Rows></Tbody></TGroup>"

    assert read(NAMED, same, second).ok
    assert [problem.row for problem in read(NAMED, same + same).report.errors] == [2]


def test_a_name_without_dates_that_stands_twice_costs_nothing():
    assert read(NAMED, row("Norway", "", "") * 2).ok


def test_a_table_deeper_under_the_participants_is_found_and_one_inside_a_cell_is_not():
    inner = f"<Table><TGroup><Tbody><Rows>{row('x', '1 Jan 2000')}</Rows></Tbody></TGroup></Table>"
    group = f"<TGroup><Thead>{NAMED}</Thead><Tbody><Rows>{row('Norway', '1 Feb 2001', inner)}</Rows></Tbody></TGroup>"
    text = f"<Document><Treaty><Participants><Part><Table>{group}</Table></Part></Participants></Treaty></Document>"

    file = read_depositary(text.encode(), filename="table.xml")

    assert [row.name for row in file.participants] == ["Norway"]
