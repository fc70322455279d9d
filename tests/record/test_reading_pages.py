"""The page on which a file is given or a table pasted: one pipeline, clear bounds, nothing changed by what is wrong."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accede.kit import jobs
from accede.record.models import Act, Import, ImportState

PASTED = "A Small Convention\nParticipant\tSignature\tRatification, Accession(a)\n"
PASTED += "Mexico\t22 May 1991\t 8 Mar 1999\nMali\t\t5 Jun 2003 a\n"


@pytest.fixture
def send(client, officer, treaty):
    client.force_login(officer)

    def post(**data):
        return client.post(reverse("record:import_add"), {"treaty": "small", **data})

    return post


def test_a_pasted_table_is_read_as_a_file_is(send):
    answer = send(pasted=PASTED, copied_from="a page of 3 May 2004")

    row = Import.objects.get()
    assert (answer.status_code, answer.url) == (302, row.get_absolute_url())
    assert (row.filename, row.format, row.state) == (
        "a page of 3 May 2004",
        "untc-csv",
        ImportState.STAGED,
    )
    assert [str(line.deposited) for line in row.lines.order_by("number")] == ["1991-05-22", "1999-03-08", "2003-06-05"]
    assert row.header["source"] == "UN Treaty Collection, IV-99, file a page of 3 May 2004"


def test_neither_and_both_are_answered_in_words(send):
    neither = send().content.decode()
    nameless = send(pasted=PASTED).content.decode()
    both = send(pasted=PASTED, file=SimpleUploadedFile("a.csv", b"id\n")).content.decode()

    assert "Choose a file, or paste a table." in neither
    assert "Say where the table was copied from" in nameless
    assert "not both: one of them would go unread" in both
    assert Import.objects.count() == 0


def test_ten_thousand_pasted_rows_are_refused_with_the_reason_and_nothing_changes(send, client):
    rows = "".join(f"Mexico\t{1 + n % 28} May 1991\t\n" for n in range(10_000))

    send(pasted="Participant\tSignature\tRatification\n" + rows, copied_from="a page")
    jobs.run_pending()  # a long text is read after the page has answered

    row = Import.objects.get()
    assert (row.state, Act.objects.count()) == (ImportState.REFUSED, 0)
    assert row.refused == "The participant table has 10000 rows; there are not that many States."
    assert "The file is refused; nothing changed" in client.get(row.get_absolute_url()).content.decode()


def test_a_paste_over_the_bound_says_how_long_it_is(send):
    page = send(pasted="x" * 600_000).content.decode()

    assert "The pasted text has 600,000 characters; at most 500,000 are read here. Give it as a file." in page
    assert Import.objects.count() == 0


def test_a_body_that_no_form_takes_is_answered_with_a_page(send):
    answer = send(pasted="x" * 3_000_000)

    assert answer.status_code in (400, 413)
    assert "a long list belongs into a file" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40, "The file is not text."),
        ("page.html", b"<!DOCTYPE html><html><body>404</body></html>", "This is a web page"),
        ("list.csv", b"name,size\nMexico,3\n", "The columns are of no known form."),
        ("glued.txt", b"ParticipantSignatureRatificationMexico22 May 1991", "have run together"),
    ],
)
def test_files_of_another_kind_are_refused_in_a_sentence(send, client, name, content, words):
    send(file=SimpleUploadedFile(name, content))

    row = Import.objects.get()
    assert (row.state, words in row.refused, Act.objects.count()) == (ImportState.REFUSED, True, 0)
    assert words in client.get(row.get_absolute_url()).content.decode()


def test_all_that_is_wrong_with_a_table_is_said_at_once_with_its_row(send):
    table = "Participant,Action,Date of Notification/Deposit,Date of Effect\n"
    table += "Mexico,Accession,31/02/1999,\nRuritania,Wedding,01/02/1999,\nMali,Accession,05/23/2003,\n"
    send(pasted=table + 2 * "Egypt,Accession,19/02/1993,\n", copied_from="a page")

    row = Import.objects.get()
    assert row.state == ImportState.REFUSED
    assert [(one["row"], one["severity"]) for one in row.problems] == [
        (None, "error"),
        (2, "error"),
        (3, "error"),
        (4, "error"),
        (6, "error"),
    ]
