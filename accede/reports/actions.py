"""What can be done with a report: one verb a function, with the right required and one entry in the log."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.kit import documents, jobs, log, search, undo
from accede.kit.keys import free_key
from accede.kit.models import LogEntry
from accede.kit.refusals import Refused
from accede.reports import queries
from accede.reports.models import Box, DraftFile, KeptFigure, Report, ReportState, Snapshot, VersionFile
from accede.reports.queries.quotes import replaced, updated

Values = Mapping[str, Any]


class ReportRefused(Refused):
    """An act that the report's state does not allow; the message says why and what to do."""


class IsPublished(ReportRefused):
    """A published report does not change: a correction opens a new draft."""


class FiguresDoNotMatch(ReportRefused):
    """Publishing with a figure that is not what the record says, and not kept with a reason."""


@transaction.atomic
def start_report(*, campaign: Campaign, values: Values, by: Any, on: date) -> Report:
    """Open the report of a year; its key is the year."""
    require(by, Right.WRITE_REPORT, campaign=campaign.slug, on=on)
    values = dict(values)
    key = values.pop("key", "") or str(values["year"])
    report = Report(campaign=campaign, key=key, **values)
    report.full_clean()
    report.save()
    log.record("reports.start_report", target=report, by=by, on=on, after=report)
    return report


@transaction.atomic
def change_report(*, report: Report, values: Values, by: Any, on: date) -> Report:
    """Change title, status day, its reason, or language; every figure is then read anew."""
    _require_draft(report, by, on)
    before = log.values(Report.objects.get(pk=report.pk))
    for name, value in values.items():
        setattr(report, name, value)
    report.full_clean()
    report.save()
    log.record("reports.change_report", target=report, by=by, on=on, before=before, after=report)
    return report


@transaction.atomic
def remove_report(*, report: Report, by: Any, on: date) -> None:
    """Remove a draft that was never published, with its boxes."""
    _require_draft(report, by, on)
    if report.snapshots.exists():
        raise IsPublished(_("This report has published versions, which stay. It cannot be removed."))
    undo.remove(report, "reports.remove_report", by=by, on=on)


@transaction.atomic
def add_box(*, report: Report, values: Values, by: Any, on: date) -> Box:
    """Put a narrative box into a section."""
    _require_draft(report, by, on)
    values = dict(values)
    key = values.pop("key", "") or free_key(Box, values.get("title") or values["section"], report=report)
    box = Box(report=report, key=key, **values)
    box.full_clean()
    box.save()
    log.record("reports.add_box", target=box, by=by, on=on, after=box)
    return box


@transaction.atomic
def change_box(*, box: Box, values: Values, by: Any, on: date) -> Box:
    """Write in a box; the earlier text stays in its history."""
    _require_draft(box.report, by, on)
    before = log.values(Box.objects.get(pk=box.pk))
    for name, value in values.items():
        setattr(box, name, value)
    box.full_clean()
    box.save()
    log.record("reports.change_box", target=box, by=by, on=on, before=before, after=box)
    return box


@transaction.atomic
def remove_box(*, box: Box, by: Any, on: date) -> None:
    """Take a box out of the report."""
    _require_draft(box.report, by, on)
    undo.remove(box, "reports.remove_box", by=by, on=on)


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> models.Model:
    """Take back the last change of a draft or a box of it, or bring a removed one back, as a new change.

    Raises NotAllowed, IsPublished (a published report does not change), CannotUndo.
    """
    require(by, Right.WRITE_REPORT, campaign=entry.campaign, on=on)

    def change(row: Any, values: dict[str, Any]) -> None:
        if isinstance(row, Box):
            change_box(box=row, values=values, by=by, on=on)
        else:
            change_report(report=row, values=values, by=by, on=on)

    row = undo.undo(entry, change, by=by, on=on)
    _refuse_published(row.report if isinstance(row, Box) else row)  # type: ignore[arg-type]  # a report or a box
    return row


@transaction.atomic
def update_figure(*, box: Box, code: str, typed: str, by: Any, on: date) -> Box:
    """Write what the record says in place of what was typed, wherever the box quotes it so."""
    _require_draft(box.report, by, on)
    quoted = _quoted(box.report, code, by, on)
    box.text = replaced(box.text, code, typed, updated(typed, quoted))
    box.full_clean()
    box.save()
    before, after = {code: typed}, {code: quoted.shown}
    log.record("reports.update_figure", target=box, by=by, on=on, before=before, after=after)
    return box


@transaction.atomic
def keep_figure(*, report: Report, code: str, typed: str, reason: str, by: Any, on: date) -> KeptFigure:
    """Let a typed figure stand against what the record says now, and say why. When the record moves on, it is
    flagged again.
    """
    _require_draft(report, by, on)
    quoted = _quoted(report, code, by, on)
    kept = KeptFigure(
        report=report,
        code=code,
        typed=typed,
        record_value=quoted.shown,
        reason=reason.strip(),
        kept_by=log.username(by),
        kept_at=timezone.now().replace(microsecond=0),
    )
    kept.full_clean()
    kept.save()
    log.record("reports.keep_figure", target=kept, by=by, on=on, after=kept)
    return kept


@transaction.atomic
def publish_report(*, report: Report, by: Any, on: date) -> Snapshot:
    """Freeze the draft as the next version; later changes of the record do not touch it. Refused while a
    figure does not match.
    """
    require(by, Right.PUBLISH_REPORT, campaign=report.campaign.slug, on=on)
    report = Report.objects.select_for_update(of=("self",)).select_related("campaign__treaty").get(pk=report.pk)
    _refuse_published(report)
    draft = queries.draft(report, reader=by, on=on)
    _refuse_mismatch(draft)
    snapshot = _frozen(report, draft, by)
    report.state = ReportState.PUBLISHED
    report.save()
    after = {"version": snapshot.version, "sha256": snapshot.sha256}
    log.record("reports.publish_report", target=report, by=by, on=on, after=after)
    _ask_for_files(snapshot, queries.document(draft), by)
    search.soon(report.campaign.slug)
    return snapshot


@transaction.atomic
def open_correction(*, report: Report, by: Any, on: date) -> Report:
    """Open a new draft of a published report; the versions stay, and the next publication adds one."""
    require(by, Right.WRITE_REPORT, campaign=report.campaign.slug, on=on)
    if report.is_draft:
        raise ReportRefused(_("This report is a draft already. Change it, then publish it."))
    report.state = ReportState.DRAFT
    report.save()
    log.record("reports.open_correction", target=report, by=by, on=on)
    return report


@transaction.atomic
def keep_file(*, snapshot: Snapshot, form: str, content: bytes) -> VersionFile:
    """Keep a published version's Word file or PDF for good. The first one stays: a job may come twice."""
    values = {"content": content, "sha256": hashlib.sha256(content).hexdigest()}
    kept, _new = VersionFile.objects.get_or_create(snapshot=snapshot, form=form, defaults=values)
    return kept


@transaction.atomic
def ask_for_draft(*, report: Report, form: str, by: Any, on: date) -> DraftFile:
    """Have the draft made as a Word file or a PDF for the person who asks, in place of the one she had."""
    require(by, Right.READ_PAPERS, campaign=report.campaign.slug, on=on)
    DraftFile.objects.filter(report=report, form=form, asked_by=log.username(by)).delete()
    asked = timezone.now().replace(microsecond=0)
    row = DraftFile(report=report, form=form, asked_by=log.username(by), asked_at=asked)
    row.full_clean(exclude={"job", "content"})
    row.save()
    row.job = jobs.enqueue("reports.make_draft", by=by, row=row.pk)
    row.save(update_fields=["job"])
    log.record("reports.ask_for_draft", target=report, by=by, on=on, after={"format": form})
    return row


@transaction.atomic
def fill_draft(*, row: DraftFile, content: bytes) -> None:
    """Put the made file where the person who asked finds it."""
    DraftFile.objects.filter(pk=row.pk).update(content=content)


def _ask_for_files(snapshot: Snapshot, document: documents.Document, by: Any) -> None:
    """The Word file and the PDF of this very document, whatever the record says when the job comes to it."""
    data = documents.as_data(document)
    jobs.enqueue(
        "reports.keep_files", key=f"reports.keep_files:{snapshot.pk}", by=by, snapshot=snapshot.pk, document=data
    )


def _frozen(report: Report, draft: queries.Draft, by: Any) -> Snapshot:
    document = queries.document(draft)
    said: dict[str, Any] = {
        "title": report.title,
        "status_day": report.status_day,
        "html": str(documents.to_html(document)),
        # A file ends in one line end; the text of a version is kept without it.
        "markdown": documents.to_markdown(document).removesuffix("\n"),
        "figures": queries.figures_of(draft),
    }
    last = Snapshot.objects.filter(report=report).aggregate(last=models.Max("version"))["last"] or 0
    return Snapshot.objects.create(
        report=report,
        version=last + 1,
        sha256=queries.fingerprint(**said),
        published_by=log.username(by),
        published_at=timezone.now().replace(microsecond=0),
        **said,
    )


def _refuse_mismatch(draft: queries.Draft) -> None:
    if wrong := draft.blocking:
        words = ngettext(
            "One figure does not match the record: %(these)s. Update it, or keep it and say why.",
            "%(n)d figures do not match the record: %(these)s. Update them, or keep them and say why.",
            len(wrong),
        )
        these = ", ".join(f"“{quote.shown}”" for quote in wrong)
        raise FiguresDoNotMatch(words % {"n": len(wrong), "these": these})


def _require_draft(report: Report, by: Any, on: date) -> None:
    require(by, Right.WRITE_REPORT, campaign=report.campaign.slug, on=on)
    _refuse_published(report)


def _refuse_published(report: Report) -> None:
    if not report.is_draft:
        raise IsPublished(_("This report is published and does not change. Open a correction first."))


def _quoted(report: Report, code: str, by: Any, on: date) -> Any:
    known = {quoted.code: quoted for quoted in queries.codes(report, reader=by, on=on)}
    if code not in known:
        raise ReportRefused(_("Nothing on record answers to “%s”. Correct the text of the box.") % code)
    return known[code]
