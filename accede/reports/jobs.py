"""Long work of the reports: Word files and PDFs."""

from __future__ import annotations

from typing import Any

from accede.accounts.queries import people
from accede.kit import documents, jobs
from accede.reports import actions, queries
from accede.reports.models import Format


@jobs.job("reports.keep_files")
def keep_files(progress: Any, *, snapshot: int, document: dict[str, Any]) -> dict[str, Any]:
    """Makes the files of a published version from the document that was published."""
    version = queries.version_of(snapshot)
    said = documents.from_data(document)
    kept = {}
    for number, form in enumerate(Format.values):
        progress.report(number, len(Format.values), form.upper())
        content = queries.written(said, form, made_at=version.published_at)
        kept[form] = actions.keep_file(snapshot=version, form=form, content=content).sha256
    progress.report(len(Format.values), len(Format.values))
    return kept


@jobs.job("reports.make_draft")
def make_draft(progress: Any, *, row: int) -> dict[str, Any]:
    """Makes the file of a draft, as the person who asked may read it."""
    asked = queries.draft_file_of(row)
    if asked is None:
        raise jobs.GiveUp("The same file was asked for again meanwhile.")
    reader = people().filter(username=asked.asked_by).first()
    if reader is None:
        raise jobs.GiveUp("The account of the person who asked is gone.")
    progress.report(0, 1, asked.form.upper())
    file = queries.file_of_draft(asked.report, asked.form, reader=reader, made_at=asked.asked_at)
    actions.fill_draft(row=asked, content=file.content)
    progress.report(1, 1)
    return {"bytes": len(file.content)}
