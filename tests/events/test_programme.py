"""The programme in full, its balance, photographs, and the run sheet."""

import io
from datetime import UTC, datetime

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accede.events import actions, queries
from accede.events.models import EntryPhoto, Event, ProgrammeEntry
from accede.kit.models import LogEntry
from tests.events.conftest import TODAY


def _add(event, name, by, **values):
    return actions.add_entry(event=event, values={"name": name, "source": "R", **values}, by=by, on=TODAY)


def _url(name, *args):
    return reverse(f"events:{name}", args=["test-campaign", *args])


@pytest.fixture
def voices(panel, officer):
    _add(panel, "Ms. A", officer, gender="woman", sector="church", region="african")
    _add(panel, "Mr. B", officer, gender="man", sector="church", begins_at=datetime(2003, 7, 1, 13, tzinfo=UTC))
    _add(panel, "Mr. C", officer, gender="man", standing="declined")
    return _add(panel, "D", officer, role="moderator")


def test_the_balance_counts_who_speaks_and_says_what_nobody_said(voices, panel, officer):
    rows = queries.programme_of(panel, reader=officer, on=TODAY)

    told = {each.title: [(line.label, line.count) for line in each.lines] for each in queries.balance_of(rows)}

    assert told == {
        "Sectors": [("churches", 2), ("not said", 1)],
        "Regions": [("African Group", 1), ("not said", 2)],
        "Gender": [("woman", 1), ("man", 1), ("not said", 1)],
    }
    regions = next(each for each in queries.balance_of(rows) if each.title == "Regions")
    assert len(regions.missing) == 4


def test_the_page_shows_times_standing_and_balance(client, voices, panel, ines):
    client.force_login(ines)

    page = client.get(_url("programme", "panel")).content.decode()

    assert all(words in page for words in ("Declined", "African Group"))
    assert "Add a speaker" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_programme_costs_the_same_however_many_speak(rows, panel, officer, brochure, django_assert_num_queries):
    for number in range(rows):
        _add(panel, f"P{number}", officer, papers=[brochure])

    with django_assert_num_queries(5):
        found = queries.programme_of(panel, reader=officer, on=TODAY)
        [str(paper) for row in found for paper in row.papers.all()]


def test_a_part_is_entered_with_its_hours_papers_and_what_she_says_of_herself(client, panel, brochure, officer):
    client.force_login(officer)
    sent = {
        "role": "speaker", "name": "Ms. A", "standing": "invited", "from_time": "15:10", "until_time": "15:20",
        "papers": [brochure.pk], "sector": "labour", "region": "grulac", "gender": "woman", "biography": "A life",
        "source": "R",
    }  # fmt: skip

    assert client.post(_url("add_entry", "panel"), sent).status_code == 302

    entry = ProgrammeEntry.objects.get()
    assert (entry.standing, entry.sector, entry.region, list(entry.papers.all())) == (
        "invited", "labour", "grulac", [brochure],
    )  # fmt: skip
    assert (entry.ends_at - entry.begins_at).seconds == 600
    refused = client.post(_url("add_entry", "panel"), {**sent, "until_time": "15:00"})
    assert "It ends before it begins" in refused.content.decode()


def _picture():
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "JPEG", exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00")
    return SimpleUploadedFile("a.jpg", out.getvalue(), "image/jpeg")


def test_a_photograph_is_kept_only_with_consent_and_credit_and_goes_for_good(client, voices, officer):
    client.force_login(officer)
    bare = client.post(_url("set_photo", "panel", 1), {"file": _picture()})
    assert (bare.status_code, EntryPhoto.objects.count()) == (422, 0)

    client.post(_url("set_photo", "panel", 1), {"file": _picture(), "credit": "A. Example", "consent": "by mail"})
    answer = client.get(_url("photo", "panel", 1))
    assert (answer["Content-Type"], Image.open(io.BytesIO(answer.content)).getexif()) == ("image/png", {})
    assert "A. Example" in client.get(_url("programme", "panel")).content.decode()

    client.post(_url("remove_photo", "panel", 1))
    assert (EntryPhoto.objects.count(), client.get(_url("photo", "panel", 1)).status_code) == (0, 404)
    assert [each.act for each in LogEntry.objects.filter(act__contains="photo")] == [
        "events.set_photo", "events.remove_photo",
    ]  # fmt: skip


def test_what_is_no_picture_is_refused(client, voices, officer):
    client.force_login(officer)
    file = SimpleUploadedFile("a.svg", b"<svg onload=alert(1)>", "image/svg+xml")

    told = client.post(_url("set_photo", "panel", 1), {"file": file, "credit": "A", "consent": "B"})

    assert "This is no picture" in told.content.decode()


def test_the_run_sheet_takes_the_programme_once_and_stands_in_order_of_time(client, voices, panel, officer):
    Event.objects.filter(pk=panel.pk).update(time_zone="Europe/Zurich")
    client.force_login(officer)
    line = {"at_time": "14:30", "minutes": "30", "what": "Doors open", "who": "Secretariat", "where": "Hall"}
    client.post(_url("add_line", "panel"), line)
    client.post(_url("fill_sheet", "panel"))
    with pytest.raises(actions.NothingToFill):
        actions.fill_sheet(event=panel, by=officer, on=TODAY)

    rows = queries.sheet_of(Event.objects.select_related("campaign").get(pk=panel.pk))

    assert [row.what for row in rows] == ["Doors open", "speaker: Mr. B"]
    assert "Doors open" in client.get(_url("sheet", "panel")).content.decode()


def test_the_run_sheet_is_a_tagged_pdf_and_the_same_sheet_the_same_bytes(client, panel, officer):
    client.force_login(officer)
    client.post(_url("add_line", "panel"), {"at_time": "14:30", "what": "Doors open", "who": "A <script>"})

    first, second = (client.get(_url("sheet_paper", "panel", "pdf")).content for _ in range(2))

    reader = pypdf.PdfReader(io.BytesIO(first))
    assert first == second
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert all(words in reader.pages[0].extract_text() for words in ("Doors open", "A <script>", "High-level panel"))
    assert client.get(_url("sheet_paper", "panel", "exe")).status_code == 404


def test_who_may_not_edit_changes_no_run_sheet(client, panel, ines):
    client.force_login(ines)

    assert client.get(_url("sheet", "panel")).status_code == 200
    assert client.post(_url("add_line", "panel"), {"what": "x"}).status_code in (403, 404)
    assert panel.sheet.count() == 0


def test_a_photograph_that_is_replaced_is_seen_at_once(client, voices, panel, ines):
    client.force_login(ines)
    EntryPhoto.objects.create(entry=voices, content=b"PNG", content_type="image/png", credit="A", consent="mail")
    address = _url("photo", "panel", voices.position)
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    EntryPhoto.objects.update(content=b"another")

    again = client.get(address, headers={"If-None-Match": tag})

    assert (again.status_code, again.content, again["Cache-Control"]) == (200, b"another", "private, no-cache")
