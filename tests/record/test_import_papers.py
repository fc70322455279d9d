"""The paper of a depositary file on the desk: text at once, Word and PDF by a job, for nobody without the right."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accede.kit import jobs
from accede.kit.models import MadeFile
from accede.record import actions

from .conftest import TODAY


@pytest.fixture
def staged(treaty, operator, own_csv):
    content = own_csv(("a1", "MEX", "signature", "1991-05-22"))
    return actions.stage_import(content=content, filename="small.csv", treaty=treaty, by=operator, on=TODAY)


@pytest.fixture
def get(client, staged):
    """Asks for the staged file's paper as a browser does."""
    return lambda form: client.get(
        reverse("record:import_paper", args=[staged.pk, form]), headers={"Accept": "text/html"}
    )


def test_a_pdf_is_made_by_a_job_and_belongs_to_no_cache(get, client, officer):
    client.force_login(officer)
    waiting = get("pdf")
    page = waiting.content.decode()
    assert (waiting.status_code, waiting["Refresh"], waiting["Cache-Control"]) == (202, "2", "no-store")
    assert "The paper is being made" in page
    assert "small.csv" in page
    jobs.run_pending()

    first, again = get("pdf"), get("pdf")
    assert first.content == again.content
    assert first.content.startswith(b"%PDF-")
    assert first["Cache-Control"] == "private, no-cache"
    assert first["Content-Disposition"].startswith('attachment; filename="import-')


@pytest.mark.parametrize("form", ["html", "md"])
def test_text_is_ready_at_once(get, client, officer, form):
    client.force_login(officer)

    assert "small.csv" in get(form).content.decode()
    assert not MadeFile.objects.exists()


def test_a_stranger_gets_no_paper_that_was_made_and_asks_for_none(get, client, officer, sam):
    client.force_login(sam)
    assert get("pdf").status_code == 404
    assert not MadeFile.objects.exists()
    client.force_login(officer)
    get("pdf")
    jobs.run_pending()

    client.force_login(sam)
    assert get("pdf").status_code == 404
    client.logout()
    assert get("pdf").status_code == 302


def test_a_decision_makes_another_paper(get, client, officer, staged):
    client.force_login(officer)
    get("docx")
    jobs.run_pending()
    before = get("docx").content
    actions.reject_import(import_=staged, reason="Older than the record", by=officer, on=TODAY)

    assert get("docx").status_code == 202
    jobs.run_pending()
    assert get("docx").content != before


def test_who_asked_is_not_kept(get, client, officer, staged):
    client.force_login(officer)
    get("pdf")

    row = MadeFile.objects.select_related("job").get()
    assert sorted(row.args) == ["form", "language", "on", "pk"]
    assert (row.job.by, sorted(row.job.args)) == ("", ["asked_by", "row"])
