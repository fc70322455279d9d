"""Writing, settling, publishing and correcting a report."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.reports import actions, queries
from accede.reports.models import Frozen, KeptFigure, Snapshot
from tests.reports.conftest import TODAY


def _acts():
    return [entry.act for entry in LogEntry.objects.order_by("pk")]


def test_a_report_is_started_under_its_year(nora, campaign):
    values = {"year": 2003, "title": "2003 Report", "status_day": date(2004, 1, 30)}

    report = actions.start_report(campaign=campaign, values=values, by=nora, on=TODAY)

    assert (report.key, report.state, _acts()) == ("2003", "draft", ["reports.start_report"])


def test_publishing_freezes_the_document_its_figures_and_a_hash(record, report, box, nora):
    snapshot = actions.publish_report(report=report, by=nora, on=TODAY)

    said = {name: getattr(snapshot, name) for name in ("title", "status_day", "html", "markdown", "figures")}
    assert snapshot.sha256 == queries.fingerprint(**said)
    assert (snapshot.version, snapshot.published_by, len(snapshot.figures)) == (1, "nora", 4)
    report.refresh_from_db()
    assert report.state == "published"
    assert _acts() == ["reports.publish_report"]


def test_later_changes_of_the_record_do_not_touch_a_published_version(record, report, nora):
    before = actions.publish_report(report=report, by=nora, on=TODAY)
    record.bound = 26

    after = Snapshot.objects.get()

    assert (after.html, after.sha256) == (before.html, before.sha256)
    assert ">25<" in after.html


def test_a_figure_that_does_not_match_blocks_publishing(record, report, box, nora):
    record.bound = 26

    with pytest.raises(actions.FiguresDoNotMatch, match="“twenty-five ratifications”"):
        actions.publish_report(report=report, by=nora, on=TODAY)

    assert Snapshot.objects.count() == 0


def test_updating_the_figure_makes_publishing_possible(record, report, box, nora):
    record.bound = 26

    actions.update_figure(box=box, code="record.bound", typed="twenty-five ratifications", by=nora, on=TODAY)

    box.refresh_from_db()
    assert "[[record.bound|twenty-six ratifications]]" in box.text
    assert actions.publish_report(report=report, by=nora, on=TODAY).version == 1


def test_keeping_the_figure_with_a_reason_makes_publishing_possible_and_prints_the_reason(record, report, box, nora):
    record.bound = 26

    actions.keep_figure(
        report=report,
        code="record.bound",
        typed="twenty-five ratifications",
        reason="As printed",
        by=nora,
        on=TODAY,
    )

    assert "kept as written: As printed" in actions.publish_report(report=report, by=nora, on=TODAY).html


def test_a_figure_is_not_kept_without_a_reason(record, report, box, nora):
    record.bound = 26

    with pytest.raises(ValidationError):
        actions.keep_figure(report=report, code="record.bound", typed="x", reason="  ", by=nora, on=TODAY)

    assert KeptFigure.objects.count() == 0


def test_a_published_report_does_not_change_until_a_correction_is_opened(record, report, box, nora):
    actions.publish_report(report=report, by=nora, on=TODAY)
    report.refresh_from_db()
    box.report = report

    with pytest.raises(actions.IsPublished):
        actions.change_box(box=box, values={"text": "New"}, by=nora, on=TODAY)
    with pytest.raises(actions.IsPublished):
        actions.publish_report(report=report, by=nora, on=TODAY)


def test_a_correction_adds_a_version_and_leaves_the_first(record, report, nora):
    first = actions.publish_report(report=report, by=nora, on=TODAY)
    report.refresh_from_db()
    actions.open_correction(report=report, by=nora, on=TODAY)
    record.bound = 26

    second = actions.publish_report(report=report, by=nora, on=TODAY)

    assert [snapshot.version for snapshot in queries.versions(report)] == [2, 1]
    assert Snapshot.objects.get(version=1).html == first.html
    assert ">26<" in second.html


def test_a_version_cannot_be_rewritten(record, report, nora):
    actions.publish_report(report=report, by=nora, on=TODAY)

    with pytest.raises(Frozen):
        Snapshot.objects.update(html="")


def test_the_officer_writes_and_does_not_publish(record, report, officer):
    actions.add_box(report=report, values={"section": "status", "text": "Words"}, by=officer, on=TODAY)

    with pytest.raises(NotAllowed):
        actions.publish_report(report=report, by=officer, on=TODAY)


@pytest.mark.parametrize("person", ["mateo", "ines", "sam"])
def test_who_lacks_the_right_writes_nothing(record, person, report, request):
    with pytest.raises(NotAllowed):
        actions.add_box(
            report=report,
            values={"section": "status", "text": "Words"},
            by=request.getfixturevalue(person),
            on=TODAY,
        )


def test_the_log_does_not_repeat_what_people_wrote(record, report, nora):
    actions.add_box(report=report, values={"section": "status", "text": "Names"}, by=nora, on=TODAY)

    assert LogEntry.objects.get().after["text"] == "•"
