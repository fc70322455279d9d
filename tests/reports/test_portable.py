"""Reports leave and come back as text, published versions word for word."""

from accede.kit import jobs
from accede.kit.portable import Folder
from accede.reports import actions
from accede.reports.models import Box, KeptFigure, Report, Snapshot, VersionFile
from accede.reports.portable import ReportsPart
from tests.reports.conftest import TODAY


def _files(path):
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def _empty():
    for model in (VersionFile, Snapshot, KeptFigure, Box, Report):
        model.objects.all().delete()


def _published(record, report, nora):
    record.bound = 26
    actions.keep_figure(
        report=report,
        code="record.bound",
        typed="twenty-five ratifications",
        reason="As printed",
        by=nora,
        on=TODAY,
    )
    actions.publish_report(report=report, by=nora, on=TODAY)


def test_word_and_pdf_files_leave_and_come_back_byte_for_byte(record, report, box, nora, operator, tmp_path):
    _published(record, report, nora)
    jobs.run_pending()
    ReportsPart().write(Folder(tmp_path / "one"), campaign="test-campaign")
    _empty()
    folder = Folder(tmp_path / "one")

    ReportsPart().read(folder, by=operator, report=folder.report, campaign="test-campaign")
    ReportsPart().write(Folder(tmp_path / "two"), campaign="test-campaign")

    assert folder.report.problems == []
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert {"reports/2003/versions/1.docx", "reports/2003/versions/1.pdf"} < set(_files(tmp_path / "two"))


def test_a_file_that_is_not_the_one_that_was_made_is_refused(record, report, box, nora, operator, tmp_path):
    _published(record, report, nora)
    jobs.run_pending()
    ReportsPart().write(Folder(tmp_path), campaign="test-campaign")
    _empty()
    (tmp_path / "reports" / "2003" / "versions" / "1.pdf").write_bytes(b"another")
    (tmp_path / "reports" / "2003" / "versions" / "1.docx").unlink()
    folder = Folder(tmp_path)

    ReportsPart().read(folder, by=operator, report=folder.report, campaign="test-campaign")

    assert [(p.file, p.message) for p in folder.report.errors] == [
        ("reports/2003/versions/1.docx", "This file is missing."),
        ("reports/2003/versions/1.pdf", "This file is not the one that was made when the version was published."),
    ]


def test_export_load_export_gives_the_same_bytes(record, report, box, nora, operator, tmp_path):
    _published(record, report, nora)
    ReportsPart().write(Folder(tmp_path / "one"), campaign="test-campaign")
    _empty()
    folder = Folder(tmp_path / "one")

    ReportsPart().read(folder, by=operator, report=folder.report, campaign="test-campaign")
    ReportsPart().write(Folder(tmp_path / "two"), campaign="test-campaign")

    assert folder.report.problems == []
    assert _files(tmp_path / "one") == _files(tmp_path / "two")
    assert list(_files(tmp_path / "one")) == [
        "reports/2003/versions/1.html", "reports/2003/versions/1.json", "reports/2003/versions/1.md",
        "reports/2003/words.md", "reports/2003.toml",
    ]  # fmt: skip


def test_a_published_version_that_was_tampered_with_is_refused(record, report, box, nora, operator, tmp_path):
    _published(record, report, nora)
    ReportsPart().write(Folder(tmp_path), campaign="test-campaign")
    _empty()
    page = tmp_path / "reports" / "2003" / "versions" / "1.html"
    page.write_text(page.read_text().replace("26", "62"))
    folder = Folder(tmp_path)

    ReportsPart().read(folder, by=operator, report=folder.report, campaign="test-campaign")

    assert [(p.file, p.message.partition(":")[0]) for p in folder.report.errors] == [
        ("reports/2003/versions/1.html", "This published version is not the one that was published")
    ]


def test_every_problem_of_a_report_is_reported(campaign, operator, tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "bad.toml").write_text(
        'year = "x"\nstate = "lost"\nshape = 1\n[[boxes]]\nsection = "poem"\n'
    )
    folder = Folder(tmp_path)

    ReportsPart().read(folder, by=operator, report=folder.report, campaign="test-campaign")

    found = sorted(p.column for p in folder.report.errors)
    assert found == ["boxes", "shape", "state", "status_day", "title", "year"]
