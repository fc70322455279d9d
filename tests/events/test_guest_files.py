"""The guest list as a file for the venue, badges and place cards: what stands in them can be read, and runs nothing."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
import qrcode
from docx import Document as open_word
from openpyxl import load_workbook
from pypdf import PdfReader

from accede.events.actions import guests as actions
from accede.events.models import Guest, Venue
from accede.events.queries import badges, guest_files
from accede.events.queries.guests import guest_list
from accede.kit.jobs import run_pending
from accede.kit.localdates import long_day
from accede.kit.models import MadeFile
from tests.events.conftest import TODAY

NOW = datetime(2004, 1, 30, 10, tzinfo=UTC)
SITE = "https://campaign.example"
SCRIPTS = ("Ana Pérez", "Élise Lefèvre", "Мария Иванова", "محمد الأمين", "王小明", "Nguyễn Thị Ánh")
BAD = ('=HYPERLINK("https://bad.example")', "<script>alert(1)</script>", "#set page(fill: red)", "@SUM(1)", "+1", "-1")


@pytest.fixture
def put(panel):
    def add(*names, **more):
        for name in names:
            Guest.objects.create(
                event=panel,
                name=name,
                affiliation="Union of Cooks",
                group="ngos",
                origin="by_hand",
                added_at=NOW,
                **more,
            )
        return guest_list(panel, language="en", as_of=TODAY)

    return add


def made(event, found, form):
    return guest_files.guest_file(event, found, form, language="en", on=TODAY)


def test_names_in_six_scripts_stand_in_every_kind_of_file(panel, put):
    found = put(*SCRIPTS)
    sheet = load_workbook(io.BytesIO(made(panel, found, "xlsx"))).active
    word = open_word(io.BytesIO(made(panel, found, "docx")))
    texts = {
        "csv": made(panel, found, "csv").decode("utf-8-sig"),
        "xlsx": " ".join(str(cell.value) for row in sheet.rows for cell in row),
        "docx": " ".join(cell.text for table in word.tables for row in table.rows for cell in row.cells),
    }
    for form, text in texts.items():
        assert [name for name in SCRIPTS if name not in text] == [], form


def test_no_cell_of_a_spreadsheet_is_a_formula(panel, put):
    found = put(*BAD)
    sheet = load_workbook(io.BytesIO(made(panel, found, "xlsx"))).active
    lines = made(panel, found, "csv").decode("utf-8-sig").splitlines()

    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "inlineStr", "n"}
    assert [cell.value for row in sheet.rows for cell in row if cell.data_type == "n" and cell.value is not None] == []
    assert not any(part.lstrip('"').startswith(("=", "+", "-", "@")) for line in lines for part in line.split(","))


def test_the_columns_are_those_that_the_venue_asks_for_and_one_we_do_not_keep_stays_empty(panel, put, campaign):
    panel.held_at = Venue.objects.create(
        campaign=campaign, key="palais", name="Palais", guest_list_columns=["name", "Passport", "group"],
        guest_list_format="CSV", source="Made for the tests",
    )  # fmt: skip
    found = put("Ana Pérez")

    assert guest_files.format_of(panel) == "csv"
    assert guest_files.table(panel, found) == (
        ["Name", "Passport", "Group"], [["Ana Pérez", "", "non-governmental organisations"]],
    )  # fmt: skip


@pytest.mark.parametrize("kind", badges.KINDS)
def test_cards_are_tagged_and_their_names_can_be_read_in_six_scripts(kind, panel, put):
    found = put(*SCRIPTS, *BAD)
    made_file = badges.cards(panel, found, kind, language="en", site=SITE, made_at=NOW)
    file = PdfReader(io.BytesIO(made_file))
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made_file))

    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in file.trailer["/Root"]["/Metadata"].get_data().decode()
    plain = "".join(text.split())
    assert [name for name in (*SCRIPTS, BAD[1]) if name.replace(" ", "") not in plain] == []


def test_a_badge_carries_the_address_of_its_guest_at_the_door(panel, put):
    found = put("Ana Pérez")
    key = found.rows[0].guest.key
    file = badges.cards(panel, found, "badges", language="en", site=SITE, made_at=NOW)
    assert key in pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range()

    code = qrcode.QRCode(border=1, error_correction=qrcode.ERROR_CORRECT_M, mask_pattern=3)
    code.add_data(f"{SITE}/c/test-campaign/events/panel/door/?q={key}")
    dark = {(x, y) for y, row in enumerate(code.get_matrix()) for x, is_dark in enumerate(row) if is_dark}
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", badges.code_of(panel, key, SITE))
    assert {(int(x) + step, int(y)) for x, y, length in runs for step in range(int(length))} == dark


def test_the_same_list_gives_the_same_bytes(panel, put):
    found = put("Ana Pérez")

    assert len({badges.cards(panel, found, "badges", language="en", site=SITE, made_at=NOW) for _time in range(2)}) == 1


@pytest.fixture
def asked(client, officer, put):
    """Asks for a file of cards as a browser does."""
    put("Ana Pérez", "Élise Lefèvre")
    client.force_login(officer)

    def ask(name, accept="text/html"):
        return client.get(f"/c/test-campaign/events/panel/guests/{name}", headers={"Accept": accept})

    return ask


@pytest.mark.parametrize("name", ["badges.pdf", "cards.pdf"])
def test_cards_are_asked_for_made_by_a_job_and_then_handed_out(name, asked):
    waiting = asked(name)
    assert (waiting.status_code, waiting["Refresh"], "<progress" in waiting.content.decode()) == (202, "2", True)
    assert asked(name).status_code == 202
    assert MadeFile.objects.count() == 1

    run_pending()

    answer = asked(name)
    text = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert (answer["Content-Disposition"], "Ana Pérez" in text) == (
        f'attachment; filename="{name[:-4]}-panel.pdf"',
        True,
    )


def test_a_badge_of_one_guest_is_a_file_of_its_own_and_a_corrected_name_makes_it_anew(asked):
    guest = Guest.objects.get(name="Ana Pérez")
    address = f"badges.pdf?guest={guest.key}"
    asked(address)
    run_pending()
    assert len(pypdfium2.PdfDocument(asked(address).content)) == 1
    assert asked("badges.pdf?guest=nobody").status_code == 404

    Guest.objects.filter(pk=guest.pk).update(name="Ana Pérez Gómez")

    assert asked(address).status_code == 202


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_list_that_takes_long_is_made_by_a_job_with_a_bar_and_anew_when_it_changes(form, asked):
    waiting = asked(f"list.{form}")
    assert (waiting.status_code, "<progress" in waiting.content.decode()) == (202, True)
    assert f"Guest list as {form.upper()}" in waiting.content.decode()
    run_pending()

    answer = asked(f"list.{form}")
    assert (answer.status_code, answer["Content-Type"]) == (200, guest_files.TYPES[form])
    assert answer["Content-Disposition"] == f'attachment; filename="guest-list-panel.{form}"'
    assert answer.content.startswith({"docx": b"PK", "pdf": b"%PDF"}[form])

    Guest.objects.filter(name="Ana Pérez").update(name="Ana Pérez Gómez")
    assert asked(f"list.{form}").status_code == 202


def test_a_short_list_comes_at_once_as_a_spreadsheet_and_a_long_one_by_a_job(asked, monkeypatch):
    assert [asked(f"list.{form}").status_code for form in ("csv", "xlsx")] == [200, 200]

    monkeypatch.setitem(guest_files.AT_ONCE, "xlsx", 1)
    assert asked("list.xlsx").status_code == 202
    run_pending()
    sheet = load_workbook(io.BytesIO(asked("list.xlsx").content)).active
    assert [row[1].value for row in sheet.rows] == ["Name", "Ana Pérez", "Élise Lefèvre"]


def test_whoever_is_erased_stands_in_no_file_that_was_made_before(asked, officer):
    from accede.events.actions.guest_erasing import erase_guest

    asked("badges.pdf")
    asked("list.docx")
    run_pending()
    assert MadeFile.objects.count() == 2

    erase_guest(guest=Guest.objects.get(name="Ana Pérez"), by=officer, on=TODAY)

    assert MadeFile.objects.count() == 0


@pytest.mark.parametrize("form", ["list.csv", "list.xlsx", "list.docx", "list.pdf", "badges.pdf", "cards.pdf"])
def test_files_are_taken_away_by_who_keeps_the_list_and_do_not_count_as_sent(form, client, officer, ines, panel, put):
    from accede.events.models import SentList

    put("Ana Pérez")
    address = f"/c/test-campaign/events/panel/guests/{form}"
    client.force_login(ines)
    assert client.get(address).status_code == 404
    client.force_login(officer)

    answer = client.get(address)
    run_pending()
    answer = answer if answer.status_code == 200 else client.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert not SentList.objects.exists()


def test_a_venue_s_columns_are_typed_one_a_line_in_words(client, officer, campaign):
    venue = Venue.objects.create(campaign=campaign, key="palais", name="Palais", source="Made for the tests")
    client.force_login(officer)
    address = "/c/test-campaign/events/venues/palais/guest-list/"
    assert "No.\nName\nTitle\nMission or organisation" in client.get(address).content.decode()

    client.post(address, {"form": "docx", "columns": "name\nPassport number\n\nMission or organisation"})
    venue.refresh_from_db()
    assert (venue.guest_list_format, venue.guest_list_columns) == ("docx", ["name", "Passport number", "affiliation"])


def _heading(panel):
    found = guest_list(panel, language="en", as_of=TODAY)
    return guest_files.document(panel, found, language="en", on=TODAY).blocks[1].caption


def test_two_lists_of_one_day_are_told_apart_by_the_moment_of_their_last_change(panel, put, officer, monkeypatch):
    put("Ana Pérez", "Ben Cook")
    first = _heading(panel)
    monkeypatch.setattr("accede.kit.log.timezone.now", lambda: NOW + timedelta(hours=2, minutes=5))
    guest = Guest.objects.get(name="Ben Cook")
    actions.change_guest(guest=guest, values={"title": "Counsellor"}, by=officer, on=TODAY)

    assert (first, _heading(panel)) == (
        "Guest list, as of 30 January 2004, 11:00 (Europe/Zurich)",
        "Guest list, as of 30 January 2004, 13:05 (Europe/Zurich)",
    )
    assert _heading(panel) == _heading(panel)


def test_a_list_on_which_nobody_ever_stood_names_its_day(panel):
    assert _heading(panel) == f"Guest list, as of {long_day(TODAY)}"
