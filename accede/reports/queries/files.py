"""A report as a file that stands on its own: HTML with our style sheet inside, Markdown, Word, PDF."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from accede.kit import documents, jobs
from accede.kit.documents.formats import OWN_LINK
from accede.reports.models import DraftFile, Format, Report, Snapshot, VersionFile
from accede.reports.queries.documents import document
from accede.reports.queries.drafts import draft

FORMATS = tuple(documents.TYPES)
TYPES = documents.TYPES


class NotKept(Exception):
    """A version that has no file of this format; the message says why."""


@dataclass(frozen=True)
class File:
    """Name, media type and bytes of a file."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Of the file as it is served, as `sha256sum` says it."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def text(self) -> str:
        """The file's words, of a format that is text."""
        return self.content.decode()


@dataclass(frozen=True)
class Listed:
    """A file that a version can be taken away as, without its bytes."""

    name: str
    form: str
    sha256: str

    @property
    def words(self) -> str:
        """What people call the format."""
        return {"html": "HTML", "md": "Markdown", "docx": "Word", "pdf": "PDF"}[self.form]


def file_of_draft(report: Report, form: str, *, reader: Any, made_at: datetime) -> File:
    """The draft as it stands now, in one of FORMATS; `made_at` is the time written into Word and PDF files.
    Takes up to a second for these two: pages leave them to a job.
    """
    made = document(draft(report, reader=reader, on=timezone.localtime(made_at).date()))
    stem = f"{report.campaign.slug}-{report.key}-draft"
    if form in Format.values:
        return File(f"{stem}.{form}", TYPES[form], written(made, form, made_at=made_at))
    text = documents.to_markdown(made) if form == "md" else _page(made.title, made.language, documents.to_html(made))
    return _file(stem, form, text)


def written(made: documents.Document, form: str, *, made_at: datetime) -> bytes:
    """A document as a Word file or a PDF, with whole addresses."""
    return documents.written(made, form, made_at=made_at, site=settings.SITE_URL)


def file_of_version(report: Report, snapshot: Snapshot, form: str) -> File:
    """A published version, word for word; a Word file or PDF byte for byte. Raises NotKept when there is none, or
    when its bytes are not those that were kept.
    """
    stem = f"{report.campaign.slug}-{report.key}-v{snapshot.version}"
    if form not in Format.values:
        text = f"{snapshot.markdown}\n" if form == "md" else _page(snapshot.title, report.language, snapshot.html)
        return _file(stem, form, text)
    kept = VersionFile.objects.filter(snapshot=snapshot, form=form).first()
    if kept is None:
        words = _("This version has no %s file: it is still being made, or the version is older than such files.")
        raise NotKept(words % form.upper())
    file = File(f"{stem}.{form}", TYPES[form], bytes(kept.content))
    if file.sha256 != kept.sha256:
        raise NotKept(_("This file was changed outside of Accede: its hash differs. Restore it from an export."))
    return file


def files_of_version(report: Report, snapshot: Snapshot) -> list[Listed]:
    """The files that a published version can be downloaded as, in the order of FORMATS."""
    stem = f"{report.campaign.slug}-{report.key}-v{snapshot.version}"
    made = {form: file_of_version(report, snapshot, form).sha256 for form in FORMATS if form not in Format.values}
    kept = dict(VersionFile.objects.filter(snapshot=snapshot).values_list("form", "sha256"))
    return [Listed(f"{stem}.{form}", form, found[form]) for found in (made, kept) for form in FORMATS if form in found]


def being_made(snapshot: Snapshot) -> bool:
    """Whether a job is still to make Word and PDF files of the version."""
    return jobs.is_waiting(f"reports.keep_files:{snapshot.pk}")


def draft_file(report: Report, form: str, *, reader: Any) -> DraftFile | None:
    """The file of the draft that the reader asked for last, with its job."""
    rows = DraftFile.objects.filter(report=report, form=form, asked_by=reader.get_username())
    return rows.select_related("job", "report__campaign").first()


def draft_file_of(pk: int) -> DraftFile | None:
    """The row that a job fills; None when the person asked anew meanwhile."""
    return DraftFile.objects.select_related("report__campaign__treaty").filter(pk=pk).first()


def version_of(pk: int) -> Snapshot:
    """The version whose files a job makes."""
    found: Snapshot = Snapshot.objects.select_related("report__campaign").get(pk=pk)
    return found


def _file(stem: str, form: str, text: str) -> File:
    return File(f"{stem}.{form}", TYPES[form], OWN_LINK[form].sub(settings.SITE_URL, text).encode())


def _page(title: str, language: str, article: str) -> str:
    sheet = finders.find("kit/accede.css")
    # A style sheet cannot end its own element; ours never tries, and a wrong one must not become markup.
    style = Path(sheet).read_text(encoding="utf-8").replace("</", "<") if isinstance(sheet, str) else ""
    direction = ' dir="rtl"' if language == "ar" else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}\n</style>\n</head>\n<body>\n<main>\n{article}\n</main>\n</body>\n</html>\n"
    )
