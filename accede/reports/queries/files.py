"""A report as a file that stands on its own: HTML with our style sheet inside, or Markdown."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.html import escape
from django.utils.translation import gettext as _

from accede.kit import documents
from accede.reports.models import Report, Snapshot
from accede.reports.queries.documents import document
from accede.reports.queries.drafts import draft

FORMATS = ("html", "md", "docx", "pdf")
_TYPES = {"html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8"}
# Links inside the site begin with a slash; in a file they need the site before them.
_OWN_LINK = {"html": re.compile(r'(?<=href=")(?=/)'), "md": re.compile(r"(?<=\]\(<)(?=/)")}


class NotYet(Exception):
    """A format that this version cannot write."""


@dataclass(frozen=True)
class File:
    """Name, media type and text of a file."""

    name: str
    media_type: str
    text: str

    @property
    def sha256(self) -> str:
        """Of the file as it is served, as `sha256sum` says it."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def file_of_draft(report: Report, form: str, *, reader: Any) -> File:
    """The draft as it stands now, in one of FORMATS; raises NotYet for those that are not written yet."""
    _refuse_unwritten(form)
    made = document(draft(report, reader=reader))
    text = documents.to_markdown(made) if form == "md" else _page(made.title, made.language, documents.to_html(made))
    return _file(f"{report.campaign.slug}-{report.key}-draft", form, text)


def file_of_version(report: Report, snapshot: Snapshot, form: str) -> File:
    """A published version, word for word; raises NotYet for formats that are not written yet."""
    _refuse_unwritten(form)
    text = f"{snapshot.markdown}\n" if form == "md" else _page(snapshot.title, report.language, snapshot.html)
    return _file(f"{report.campaign.slug}-{report.key}-v{snapshot.version}", form, text)


def files_of_version(report: Report, snapshot: Snapshot) -> list[File]:
    """The files that a published version can be downloaded as."""
    return [file_of_version(report, snapshot, form) for form in _TYPES]


def _refuse_unwritten(form: str) -> None:
    if form not in _TYPES:
        raise NotYet(_("%s is not available yet. Choose html or md.") % form.upper())


def _file(stem: str, form: str, text: str) -> File:
    return File(f"{stem}.{form}", _TYPES[form], _OWN_LINK[form].sub(settings.SITE_URL, text))


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
