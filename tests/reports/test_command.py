"""`accede report`: the same report as a file."""

import docx
import pypdf
import pytest
from django.core.management import CommandError, call_command

from accede.reports import actions
from tests.reports.conftest import TODAY


def _write(tmp_path, *options):
    target = tmp_path / "report"
    call_command("report_write", "2003", "--campaign", "test-campaign", "--out", str(target), *options)
    return target.read_text(encoding="utf-8")


def test_the_draft_is_written_as_html_and_markdown(record, report, tmp_path):
    assert _write(tmp_path, "--format", "html").startswith("<!doctype html>")
    assert "# 2003 Report" in _write(tmp_path, "--format", "md")


def test_another_status_day_can_be_asked_for_and_is_not_saved(record, report, tmp_path):
    text = _write(tmp_path, "--format", "md", "--as-of", "2005-06-01")

    assert "Figures as of 1 June 2005" in text
    report.refresh_from_db()
    assert str(report.status_day) == "2004-01-30"


def test_a_published_report_is_written_as_it_was_published(record, report, nora, tmp_path):
    snapshot = actions.publish_report(report=report, by=nora, on=TODAY)
    record.bound = 26

    assert _write(tmp_path, "--format", "md") == f"{snapshot.markdown}\n".replace("](</", "](<http://127.0.0.1:8000/")


def test_word_and_pdf_are_written_as_bytes(record, report, tmp_path):
    targets = {form: tmp_path / f"report.{form}" for form in ("docx", "pdf")}
    for form, target in targets.items():
        call_command("report_write", "2003", "--campaign", "test-campaign", "--format", form, "--out", str(target))

    assert docx.Document(str(targets["docx"])).core_properties.title == "2003 Report"
    assert pypdf.PdfReader(targets["pdf"]).metadata.title == "2003 Report"


def test_a_published_version_without_the_file_asked_for_says_so(record, report, nora):
    actions.publish_report(report=report, by=nora, on=TODAY)

    with pytest.raises(CommandError, match="This version has no PDF file"):
        call_command("report_write", "2003", "--campaign", "test-campaign", "--format", "pdf", "--out", "x")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2003", "--campaign", "nowhere"], "There is no campaign “nowhere”"),
        (["1999", "--campaign", "test-campaign"], "no report of 1999"),
        (["2003", "--campaign", "test-campaign", "--format", "pdf"], "Say where to write the PDF: --out FILE"),
        (["2003", "--campaign", "test-campaign", "--format", "docx"], "Say where to write the DOCX: --out FILE"),
        (["2003", "--campaign", "test-campaign", "--as-of", "soon"], "“soon” is no day"),
        (["2003", "--campaign", "test-campaign", "--out", "/nowhere/at/all"], "No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_plainly_with_exit_code_2(record, report, arguments, sentence):
    with pytest.raises(CommandError, match=sentence) as refused:
        call_command("report_write", *arguments)

    assert refused.value.returncode == 2
