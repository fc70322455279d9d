"""Word files and PDFs of reports: kept for good when published, made by a job when asked for."""

from __future__ import annotations

import hashlib

import pytest

from accede.kit import documents, jobs, log
from accede.kit.models import Job
from accede.reports import actions, queries
from accede.reports.models import DraftFile, Frozen, VersionFile
from tests.kit import six_scripts
from tests.reports.conftest import TODAY

SHEET = "/c/test-campaign/reports/2003/"


def test_publishing_asks_for_the_files_of_this_very_document(record, report, nora):
    snapshot = actions.publish_report(report=report, by=nora, on=TODAY)
    record.bound = 99
    jobs.run_pending()

    kept = {file.form: file for file in snapshot.files.all()}
    assert sorted(kept) == ["docx", "pdf"]
    assert {form: hashlib.sha256(file.content).hexdigest() for form, file in kept.items()} == {
        form: file.sha256 for form, file in kept.items()
    }
    said = documents.from_data(Job.objects.get(name="reports.keep_files").args["document"])
    assert bytes(kept["pdf"].content) == queries.written(said, "pdf", made_at=snapshot.published_at)


def test_a_kept_file_never_changes(record, report, nora):
    snapshot = actions.publish_report(report=report, by=nora, on=TODAY)
    first = actions.keep_file(snapshot=snapshot, form="pdf", content=b"one")
    second = actions.keep_file(snapshot=snapshot, form="pdf", content=b"two")

    assert first == second
    assert bytes(VersionFile.objects.get().content) == b"one"
    with pytest.raises(Frozen):
        VersionFile.objects.update(content=b"two")


def test_a_document_becomes_data_and_comes_back():
    said = six_scripts.document("ar")

    assert documents.from_data(documents.as_data(said)) == said


def test_a_published_version_offers_its_four_files_with_their_hashes(client, record, report, nora):
    actions.publish_report(report=report, by=nora, on=TODAY)
    client.force_login(nora)
    assert "Word and PDF files are being made" in client.get(SHEET).content.decode()
    jobs.run_pending()

    page = client.get(SHEET).content.decode()
    for form in ("html", "md", "docx", "pdf"):
        served = client.get(f"{SHEET}versions/1.{form}")
        assert served["Content-Disposition"] == f'attachment; filename="test-campaign-2003-v1.{form}"'
        assert hashlib.sha256(served.content).hexdigest() in page


def test_a_file_whose_bytes_were_changed_is_not_handed_out(client, record, report, nora):
    snapshot = actions.publish_report(report=report, by=nora, on=TODAY)
    VersionFile.objects.create(snapshot=snapshot, form="pdf", content=b"changed", sha256="0" * 64)
    client.force_login(nora)

    assert client.get(f"{SHEET}versions/1.pdf").status_code == 404


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-1.7")])
def test_a_draft_is_asked_for_waited_for_and_handed_out(client, record, report, mateo, form, begins):
    client.force_login(mateo)
    assert client.get(f"{SHEET}draft.{form}").status_code == 404

    waiting = client.post(f"{SHEET}draft.{form}/ask/", follow=True)
    jobs.run_pending()
    ready = client.get(f"{SHEET}draft.{form}/file/")

    assert "The file is being made" in waiting.content.decode()
    assert "Download the file" in ready.content.decode()
    assert (int(waiting["Refresh"]) >= 2, "Refresh" in ready) == (True, False)  # looks again by itself until then
    assert client.get(f"{SHEET}draft.{form}").content.startswith(begins)
    assert [entry.act for entry in log.entries_for(report)] == ["reports.ask_for_draft"]


def test_the_file_of_a_draft_is_for_the_person_who_asked(client, record, report, mateo, nora, sam):
    actions.ask_for_draft(report=report, form="pdf", by=mateo, on=TODAY)
    jobs.run_pending()

    for person in (nora, sam):
        client.force_login(person)
        assert client.get(f"{SHEET}draft.pdf").status_code == 404
        assert client.get(f"{SHEET}draft.pdf/file/").status_code == 404
    client.force_login(sam)
    assert client.post(f"{SHEET}draft.pdf/ask/").status_code == 404


def test_asking_anew_takes_the_place_of_the_file_before(record, report, mateo):
    actions.ask_for_draft(report=report, form="pdf", by=mateo, on=TODAY)
    actions.ask_for_draft(report=report, form="pdf", by=mateo, on=TODAY)
    jobs.run_pending()

    assert DraftFile.objects.get().content is not None
    assert sorted(Job.objects.filter(name="reports.make_draft").values_list("state", flat=True)) == ["done", "failed"]


def test_a_file_that_could_not_be_made_can_be_asked_for_again(client, record, report, mateo):
    row = actions.ask_for_draft(report=report, form="pdf", by=mateo, on=TODAY)
    Job.objects.filter(pk=row.job_id).update(state="failed")
    client.force_login(mateo)

    assert "The file could not be made" in client.get(row.get_absolute_url()).content.decode()
