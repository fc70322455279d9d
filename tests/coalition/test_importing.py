"""Organisations and people from spreadsheets: read, compared, approved in one act."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from accede.accounts.rules import NotAllowed
from accede.coalition import actions
from accede.coalition.models import Affiliation, Membership, Organisation, OrganisationName, Person, SheetImport
from accede.coalition.readers.columns import BadDay, Order, Unclear, field_of, moment_of
from accede.coalition.readers.sheets import NoSheet, sheets_of
from accede.kit.jobs import run_pending
from accede.kit.models import LogEntry
from accede.kit.opaque import word_for

TODAY = date(2004, 1, 30)
BASE = "/c/test-campaign/coalition/organisations/import/"
HEADER = ["Name", "Acronym", "Sectors", "Website", "Place in the alliance", "From", "Name (fr)", "Acronym (fr)"]
ICFTU = ["International Confederation of Free Trade Unions", "ICFTU", "labour", "icftu.example", "member", "2001-03-04",
         "Confédération internationale des syndicats libres", "CISL"]  # fmt: skip


def as_csv(*rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(*rows: list, name: str = "Sheet1", merged: str = "") -> bytes:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def stage(campaign, officer):
    def staged(content: bytes, holds: str = "organisations", filename: str = "list.csv") -> SheetImport:
        return actions.stage_sheet(
            campaign=campaign, content=content, filename=filename, holds=holds, by=officer, on=TODAY
        )

    return staged


@pytest.fixture
def take(stage, officer):
    """Reads a file and takes it over."""

    def taken(content: bytes, holds: str = "organisations") -> SheetImport:
        row = stage(content, holds)
        assert (row.state, row.problems) == ("waits", [])
        return actions.approve_sheet(sheet=row, by=officer, on=TODAY)

    return taken


def told(row: SheetImport) -> list[tuple]:
    return [(each["file"], each["row"], each["column"], each["message"]) for each in row.problems]


def test_nothing_is_on_record_before_a_person_approves(stage):
    row = stage(as_csv(HEADER, ICFTU))

    assert (row.state, row.counts["new"], Organisation.objects.count()) == ("waits", 1, 0)


def test_approving_brings_names_in_every_language_the_place_and_its_act(take):
    row = take(as_csv(HEADER, ICFTU))

    there = Organisation.objects.get()
    assert (there.key, there.acronym, there.sectors, there.website) == (
        "icftu", "ICFTU", ["labour"], "https://icftu.example",
    )  # fmt: skip
    assert list(OrganisationName.objects.values_list("language", "acronym")) == [("fr", "CISL")]
    assert [(each.kind, str(each.start), each.acts.count()) for each in Membership.objects.all()] == [
        ("member", "2001-03-04", 1)
    ]
    assert row.counts["written"] == {"new": 1, "changed": 0, "same": 0, "left_out": 0}


def test_the_same_file_twice_changes_nothing(take, stage):
    take(as_csv(HEADER, ICFTU))
    again = stage(as_csv(HEADER, ICFTU))

    assert {change: again.counts[change] for change in ("new", "changed", "same", "likely")} == {
        "new": 0, "changed": 0, "same": 1, "likely": 0,
    }  # fmt: skip


def test_the_whole_file_is_one_act_in_the_log(take):
    take(as_csv(HEADER[:1], ["One"], ["Two"]))

    assert [entry.act for entry in LogEntry.objects.order_by("-pk")[:2]] == [
        "coalition.approve_sheet", "coalition.stage_sheet",
    ]  # fmt: skip


def test_what_differs_is_shown_and_taken_over_and_empty_cells_take_nothing_away(take, stage, officer):
    take(as_csv(HEADER, ICFTU))
    row = stage(as_csv(["Name", "Acronym", "Website"], [ICFTU[0].upper(), "", "https://new.example"]))

    line = row.lines.get()
    assert (line.change, line.changes) == ("changed", {"website": ["https://icftu.example", "https://new.example"]})
    actions.approve_sheet(sheet=row, by=officer, on=TODAY)
    there = Organisation.objects.get()
    assert (there.website, there.acronym, there.name) == ("https://new.example", "ICFTU", ICFTU[0])


def test_a_likely_duplicate_is_decided_by_a_person_and_else_left_out(take, stage, officer):
    take(as_csv(HEADER, ICFTU))
    row = stage(as_csv(["Name", "Acronym"], ["Confederación Internacional", "CISL"], ["Centro Interno", "CISL"]))
    first, second = row.lines.order_by("number")
    assert (first.change, first.target, first.reason.split(" · ")[1]) == ("likely", "icftu", "same acronym: CISL")

    actions.choose_lines(sheet=row, choices={second.pk: "new"}, by=officer, on=TODAY)
    done = actions.approve_sheet(sheet=row, by=officer, on=TODAY)

    assert done.counts["written"] == {"new": 1, "changed": 0, "same": 0, "left_out": 1}
    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["Centro Interno", ICFTU[0]]


def test_a_file_whose_approver_lost_her_right_meanwhile_waits_for_somebody_else(stage, officer):
    row = stage(as_csv(["Name"], *([f"Body number {n}"] for n in range(201))))
    assert actions.approve_sheet(sheet=row, by=officer, on=TODAY).state == "writing"
    officer.grants.update(until_date=date(2004, 1, 29))

    run_pending()

    row.refresh_from_db()
    assert (row.state, Organisation.objects.count()) == ("waits", 0)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["Nom", "Sigle", "Pays", "Site web", "Depuis"], ["name", "acronym", "countries", "website", "start"]),
        (["Nombre", "Siglas", "Países", "Sitio web", "Desde"], ["name", "acronym", "countries", "website", "start"]),
        (["الاسم", "المختصر", "البلد", "الموقع", "منذ"], ["name", "acronym", "countries", "website", "start"]),
        (["Name (fr)", "Acronym [ar]", "Shoe size", "", "Jusqu’au"], ["name:fr", "acronym:ar", "", "", "end"]),
    ],
)
def test_columns_are_known_by_their_words_in_several_languages(header, fields):
    assert [field_of(words, "organisations") for words in header] == fields


def test_every_error_comes_at_once_with_sheet_row_and_column(stage):
    rows = [
        ["Name", "Sectors", "Website", "Place in the alliance", "From", "Until"],
        ["", "labour", "", "", "", ""],
        ["A Body", "shoes", "not an address", "king", "", ""],
        ["B Body", "", "", "member", "2003-02-30", ""],
        ["C Body", "", "", "member", "2004", "2003"],
        ["A body", "", "", "", "", ""],
    ]
    row = stage(as_xlsx(*rows, name="Mitglieder"))

    assert row.state == "faulty"
    assert [(sheet, number, column) for sheet, number, column, _words in told(row)] == [
        ("Mitglieder", 2, "Name"), ("Mitglieder", 3, "Sectors"), ("Mitglieder", 3, "Website"),
        ("Mitglieder", 3, "Place in the alliance"), ("Mitglieder", 4, "From"), ("Mitglieder", 5, "Until"),
        ("Mitglieder", 6, "name"),
    ]  # fmt: skip


def test_of_a_column_of_junk_the_first_thousand_errors_are_told(stage):
    row = stage(as_csv(["Name", "Sectors"], *([f"Body {n}", "x"] for n in range(1100))))

    assert len(row.problems) == 1001
    assert told(row)[-1][3] == "There are more errors than are told here. Correct these first."


def test_a_file_with_errors_is_not_taken_over_in_part(stage, officer):
    row = stage(as_csv(["Name", "Sectors"], ["A", "shoes"], ["B", "labour"]))

    with pytest.raises(actions.SheetClosed, match="correct its errors first"):
        actions.approve_sheet(sheet=row, by=officer, on=TODAY)

    assert Organisation.objects.count() == 0


def test_a_day_that_may_be_two_is_asked_once_and_never_guessed(stage, officer):
    rows = [["Name", "Place", "From"], ["A", "member", "03/04/2003"], ["B", "member", "05/06/2003"]]
    row = stage(as_csv(*rows))
    assert (row.state, [each["text"] for each in row.unclear]) == ("asks", ["03/04/2003", "05/06/2003"])
    with pytest.raises(actions.SheetClosed):
        actions.approve_sheet(sheet=row, by=officer, on=TODAY)

    row = actions.say_of_sheet(sheet=row, date_order="month", by=officer, on=TODAY)
    actions.approve_sheet(sheet=row, by=officer, on=TODAY)

    assert [str(each.start) for each in Membership.objects.order_by("pk")] == ["2003-03-04", "2003-05-06"]


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("25/04/2003", Order.UNKNOWN, "2003-04-25"), ("04/25/2003", Order.UNKNOWN, "2003-04-25"),
        ("04/04/2003", Order.UNKNOWN, "2003-04-04"), ("3.4.2003", Order.DAY_FIRST, "2003-04-03"),
        ("2003-04", Order.UNKNOWN, "2003-04"), ("<2003-04-05", Order.UNKNOWN, "<2003-04-05"),
        ("٢٥/٠٤/٢٠٠٣", Order.UNKNOWN, "2003-04-25"), (date(2003, 4, 3), Order.MONTH_FIRST, "2003-04-03"),
    ],
)  # fmt: skip
def test_days_are_read_as_they_are_written(text, order, found):
    assert str(moment_of(text, order)) == found


@pytest.mark.parametrize(
    ("text", "order", "refusal"),
    [
        ("03/04/2003", Order.UNKNOWN, Unclear), ("25/04/2003", Order.MONTH_FIRST, BadDay),
        ("31/04/2003", Order.UNKNOWN, BadDay), ("03/04/03", Order.DAY_FIRST, BadDay), ("soon", Order.UNKNOWN, BadDay),
    ],
)  # fmt: skip
def test_what_is_no_day_or_contradicts_what_was_said_is_refused(text, order, refusal):
    with pytest.raises(refusal):
        moment_of(text, order)


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def damaged() -> bytes:
    """A spreadsheet of which some packed bytes were lost."""
    with zipfile.ZipFile(io.BytesIO(content := as_xlsx(["Name"], ["A"]))) as packed:
        begins = packed.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    return content[:begins] + b"\xff" * 40 + content[begins + 40 :]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (damaged(), "broken or locked"),
        (b"MZ\x90\x00\x03", "This is a program"),
        (b"", "The file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Excel file"),
        (b"%PDF-1.4", "This is a PDF"),
        (b"a\x00b\x01", "This is no table"),
        (b"PK\x03\x04broken", "broken or locked"),
        (zipped(xl__workbook="x"), "no spreadsheet"),
        (zipped(**{"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "The file has macros"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_a_clear_line(content, words, stage):
    with pytest.raises(NoSheet, match=words):
        sheets_of(content)

    row = stage(content or b" ", filename="renamed.xlsx")
    assert row.state == "refused"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_separators_are_read(encoding, delimiter):
    (sheet,) = sheets_of(as_csv(["Name", "Sigle"], ["Fédération", "FÉ"], delimiter=delimiter, encoding=encoding))

    assert [cells for _number, cells in sheet.rows] == [["Name", "Sigle"], ["Fédération", "FÉ"]]
    assert [note[:25] for note in sheet.notes] == (["The text is not UTF-8; it"] if encoding == "cp1252" else [])


def test_merged_cells_formulas_and_empty_rows_are_read_and_told():
    (sheet,) = sheets_of(as_xlsx(["Name", "Sector"], ["A", "labour"], ["B", ""], [], ["C", "=1+1"], merged="B2:B3"))

    assert [(number, cells[:2]) for number, cells in sheet.rows[:3]] == [
        (1, ["Name", "Sector"]), (2, ["A", "labour"]), (3, ["B", "labour"]),
    ]  # fmt: skip
    assert sheet.rows[3][0] == 5
    assert [note.split(":")[0] for note in sheet.notes] == ["1 merged cell", "1 formula"]


def test_people_come_with_their_posts_and_a_name_on_record_with_another_post_is_asked(take, stage, add, officer):
    add("AA")
    add("BB")
    header = ["Name", "Organisation", "Title", "E-mail"]
    take(as_csv(header, ["Ada Example", "AA", "President", "ada@example.org"]), "people")

    assert [str(post) for post in Affiliation.objects.all()] == ["President, Organisation AA"]
    row = stage(as_csv(header, ["Ada Example", "BB", "Speaker", ""]), "people")
    assert row.lines.get().change == "likely"
    actions.choose_lines(sheet=row, choices={row.lines.get().pk: "same"}, by=officer, on=TODAY)
    actions.approve_sheet(sheet=row, by=officer, on=TODAY)
    assert Person.objects.count() == 1
    assert sorted(str(post) for post in Affiliation.objects.all()) == [
        "President, Organisation AA", "Speaker, Organisation BB",
    ]  # fmt: skip


def test_a_record_that_moved_since_is_not_written_over(stage, add, officer):
    row = stage(as_csv(["Name"], ["Organisation AA"]))
    add("AA")

    with pytest.raises(actions.SheetMoved):
        actions.approve_sheet(sheet=row, by=officer, on=TODAY)


@pytest.mark.parametrize("reader", ["ines", "mateo", "sam"])
def test_only_who_may_edit_the_coalition_brings_a_file_in(campaign, reader, request):
    with pytest.raises(NotAllowed):
        actions.stage_sheet(
            campaign=campaign, content=b"Name\nA", filename="a.csv", holds="organisations",
            by=request.getfixturevalue(reader), on=TODAY,
        )  # fmt: skip


def test_a_large_file_is_read_and_taken_over_by_jobs(stage, officer):
    row = stage(as_csv(["Name", "Acronym"], *([f"Body number {n}", f"B{n}"] for n in range(1500))))
    assert row.state == "reading"
    run_pending()
    row.refresh_from_db()
    assert (row.state, row.counts["new"]) == ("waits", 1500)

    assert actions.approve_sheet(sheet=row, by=officer, on=TODAY).state == "writing"
    run_pending()
    row.refresh_from_db()
    assert (row.state, Organisation.objects.count()) == ("approved", 1500)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_goes_out_and_comes_in_again_unchanged(take, stage, client, officer, form):
    take(as_csv(HEADER, ICFTU))
    client.force_login(officer)

    sheet = client.get(f"{BASE}organisations.{form}")
    again = stage(sheet.content)

    assert (again.counts["same"], again.counts["new"], again.counts["changed"], again.problems) == (1, 0, 0, [])


def test_the_pages_take_a_file_from_upload_to_record(client, officer, campaign):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(officer)
    assert client.get(BASE).status_code == 200
    assert client.get(f"{BASE}people-template.xlsx").status_code == 200
    file = SimpleUploadedFile("list.csv", as_csv(HEADER, ICFTU))

    page = client.post(BASE, {"file": file, "holds": "organisations"}, follow=True)
    row = SheetImport.objects.get()
    assert "Take these rows over" in page.content.decode()
    page = client.post(f"{BASE}{word_for('import', row.pk)}/approve/", follow=True).content.decode()

    assert "Taken over: 1 new, 0 changed" in page
    assert Organisation.objects.count() == 1


def test_an_observer_reads_the_list_and_reaches_no_import(client, ines, stage):
    row = stage(as_csv(["Name"], ["A"]))
    client.force_login(ines)

    assert client.get(f"{BASE}organisations.csv").status_code == 200
    assert client.get(BASE).status_code == 404
    assert client.get(f"{BASE}{word_for('import', row.pk)}/").status_code == 404
    assert client.post(f"{BASE}{word_for('import', row.pk)}/approve/").status_code == 403
