"""Tables others take away: RFC 4180, UTF-8, every column described beside, no formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from accede.core.dates import Moment
from accede.kit.sheets import as_csv, cell
from accede.public.queries import tables


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_acts_carry_key_dates_with_precision_and_source(fetched):
    rows = rows_of(fetched("/data/v1/acts/icrmw.csv"))
    mali = next(row for row in rows if row["state"] == "MLI" and row["kind"] == "accession")

    assert list(mali) == [name for name, _type, _words in tables.ACTS]
    assert (mali["name"], mali["deposited"], mali["precision"]) == ("Mali", "2003-06-05", "day")
    assert (mali["counted"], mali["verified"], mali["row"]) == ("true", "true", "stands")
    assert mali["source"].startswith("UN")


def test_lines_end_as_rfc_4180_wants_and_there_is_no_comment_line(fetched):
    content = fetched("/data/v1/acts/icrmw.csv")

    assert content.startswith(b"treaty,key,state,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_the_status_of_a_day_has_a_row_for_every_state(fetched, asked):
    rows = rows_of(fetched("/data/v1/status/icrmw.csv?on=2004-01-30&lang=es"))
    states = asked("/data/v1/status/icrmw.json?on=2004-01-30&lang=es")["states"]

    assert [(row["state"], row["name"], row["class"]) for row in rows] == [
        (state["code"], state["name"], state["class"]) for state in states
    ]


def test_the_acts_of_all_treaties_are_those_of_each(fetched):
    everything = rows_of(fetched("/data/v1/acts.csv"))

    assert len({row["treaty"] for row in everything}) == 24
    assert [row for row in everything if row["treaty"] == "icrmw"] == rows_of(fetched("/data/v1/acts/icrmw.csv"))


@pytest.mark.parametrize("address", ["acts/icrmw.csv", "acts.csv", "status/icrmw.csv"])
def test_what_stands_beside_a_table_describes_its_columns_in_order(shipped, client, fetched, address):
    table = client.get(f"/data/v1/{address}")
    beside = json.loads(fetched(f"/data/v1/{address}-metadata.json"))

    assert [column["name"] for column in beside["tableSchema"]["columns"]] == next(
        csv.reader(io.StringIO(table.content.decode()))
    )
    assert beside["url"].endswith(f"/data/v1/{address}")
    assert beside["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert f'{address}-metadata.json>; rel="describedby"' in table["Link"]
    assert table["Content-Disposition"].startswith("attachment; filename=")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_stands_behind_an_apostrophe(text):
    assert cell(text) == f"'{text}"


def test_a_formula_in_a_source_is_harmless_in_the_file(shipped, officer, client):
    from accede.record import actions

    actions.record_act(
        treaty="icrmw", state="JPN", kind="signature", deposited=Moment.on(date(2025, 6, 1)),
        source='=HYPERLINK("http://x","y")', by=officer, on=date(2025, 6, 2),
    )  # fmt: skip
    rows = rows_of(client.get("/data/v1/acts/icrmw.csv").content)

    assert next(row["source"] for row in rows if row["state"] == "JPN") == '\'=HYPERLINK("http://x","y")'


def test_commas_quotes_and_line_breaks_come_back_as_they_went_in():
    table = tables.Table((("a", "string", ""), ("b", "string", "")), iter([('say "x", y\nz', None)]))

    assert as_csv([table.header, *table.rows]) == b'a,b\r\n"say ""x"", y\nz",\r\n'


def test_a_correction_is_a_row_of_its_own_only_when_asked_for(shipped, officer, client):
    from accede.record import actions
    from accede.record.models import Act

    old = Act.objects.get(treaty__slug="icrmw", state__code="MLI", kind="accession")
    actions.correct_act(
        act=old, reason="The letter says the sixth. Told by Sam.", deposited=Moment.on(date(2003, 6, 6)), by=officer,
        on=date(2025, 1, 2),
    )  # fmt: skip
    standing = [row for row in rows_of(client.get("/data/v1/acts/icrmw.csv").content) if row["state"] == "MLI"]
    history = client.get("/data/v1/acts/icrmw.csv?rows=all").content

    assert [(row["deposited"], row["row"]) for row in standing] == [("2003-06-06", "stands")]
    mali = [row for row in rows_of(history) if row["state"] == "MLI"]
    assert [(row["deposited"], row["row"]) for row in mali] == [("2003-06-05", "corrected"), ("2003-06-06", "stands")]
    assert (mali[1]["replaces"], mali[0]["replaced_by"]) == (mali[0]["key"], mali[1]["key"])
    assert b"Sam" not in history
    assert b"officer" not in history


@pytest.mark.parametrize("treaty", ["icrmw", "crc"])
def test_a_table_costs_the_same_queries_however_long_it_is(shipped, client, treaty, django_assert_max_num_queries):
    client.get("/data/v1/treaties.json")

    with django_assert_max_num_queries(8):
        client.get(f"/data/v1/acts/{treaty}.csv")
