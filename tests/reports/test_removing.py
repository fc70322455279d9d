"""Years that a report cannot be of, drafts that are removed, and the hashes of a published version."""

import hashlib

import pytest
from django.db import IntegrityError, transaction

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.kit.portable import Folder
from accede.reports import actions
from accede.reports.models import Box, Report
from accede.reports.portable import ReportsPart
from tests.reports.conftest import TODAY

LIST = "/c/test-campaign/reports/"


@pytest.mark.parametrize("year", ["1500", "1899", "2101", "20033333333333333"])
def test_a_year_out_of_bounds_is_refused_by_the_form(client, record, campaign, nora, year):
    client.force_login(nora)
    data = {"year": year, "title": "A Report", "status_day": "2004-01-30", "language": "en"}

    assert "lies between 1900 and 2100" in client.post(f"{LIST}start/", data).content.decode()
    assert Report.objects.count() == 0


def test_the_database_refuses_a_year_out_of_bounds(report):
    with pytest.raises(IntegrityError, match="reports_report_year_is_from_1900_to_2100"), transaction.atomic():
        Report.objects.update(year=1500)


def test_a_year_out_of_bounds_in_a_folder_is_a_problem(campaign, operator, tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "far.toml").write_text('title = "Far"\nyear = 20033333\nstatus_day = 2004-01-30\n')
    folder = Folder(tmp_path)

    ReportsPart().read(folder, by=operator, report=folder.report, campaign="test-campaign")

    assert [(p.column, p.message) for p in folder.report.errors] == [
        ("year", "The year of a report lies between 1900 and 2100.")
    ]


def test_a_draft_is_removed_after_a_question_and_the_log_keeps_that_it_was_there(client, record, report, box, nora):
    client.force_login(nora)

    assert "Remove “2003 Report”?" in client.get(f"{LIST}2003/remove/").content.decode()
    assert Report.objects.count() == 1
    assert client.post(f"{LIST}2003/remove/")["Location"] == LIST

    assert (Report.objects.count(), Box.objects.count()) == (0, 0)
    assert LogEntry.objects.get(act="reports.remove_report").target_name == "2003 Report"


def test_a_report_with_a_published_version_is_not_removed(record, report, nora):
    actions.publish_report(report=report, by=nora, on=TODAY)
    report.refresh_from_db()
    actions.open_correction(report=report, by=nora, on=TODAY)

    with pytest.raises(actions.IsPublished, match="It cannot be removed"):
        actions.remove_report(report=report, by=nora, on=TODAY)

    assert Report.objects.count() == 1


def test_who_may_not_write_the_report_may_not_remove_it(report, mateo):
    with pytest.raises(NotAllowed):
        actions.remove_report(report=report, by=mateo, on=TODAY)


def test_the_page_of_a_version_shows_the_hashes_of_its_files_as_served(client, record, report, nora):
    client.force_login(nora)
    client.post(f"{LIST}2003/publish/")

    page = client.get(f"{LIST}2003/").content.decode()

    for form in ("html", "md"):
        served = client.get(f"{LIST}2003/versions/1.{form}").content
        assert hashlib.sha256(served).hexdigest() in page


def test_a_draft_says_how_many_figures_are_kept_with_a_reason(client, record, report, box, nora):
    record.bound = 26
    client.force_login(nora)
    client.post(f"{LIST}2003/boxes/words/figures/0/keep/", {"reason": "As printed"})

    page = client.get(f"{LIST}2003/").content.decode()

    assert "Draft. 4 figures come from the record, 3 agree with it. 1 is kept as written, with a reason." in page
