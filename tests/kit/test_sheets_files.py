"""Tables that leave as files: the same rows, the same bytes; what looks like a formula stays a text."""

from __future__ import annotations

import io
import time
import zipfile

from openpyxl import load_workbook

from accede.kit.sheets import as_file

ROWS = [["Name", "Number"], ["=1+1", 7], ["عربي", None]]


def test_the_same_rows_give_the_same_bytes_at_another_moment(monkeypatch):
    before = as_file(ROWS, "xlsx")
    moment = time.time() + 86_400 * 40
    monkeypatch.setattr(time, "time", lambda: moment)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(moment))
    assert as_file(ROWS, "xlsx") == before
    with zipfile.ZipFile(io.BytesIO(before)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z</dcterms:modified>" in packed.read("docProps/core.xml")


def test_an_xlsx_holds_texts_and_no_formula():
    page = load_workbook(io.BytesIO(as_file(ROWS, "xlsx"))).active
    assert [[cell.value for cell in row] for row in page.rows] == [["Name", "Number"], ["=1+1", "7"], ["عربي", None]]
    assert {cell.data_type for row in page.rows for cell in row if cell.value} == {"s"}
    assert page["A1"].font.bold
    assert not page["A2"].font.bold
