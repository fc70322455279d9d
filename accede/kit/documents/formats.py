"""A document as a file in any of our formats."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from accede.kit.documents import model
from accede.kit.documents.docx import to_docx
from accede.kit.documents.html import to_html_page
from accede.kit.documents.markdown import to_markdown
from accede.kit.documents.pdf import to_pdf

SHEET = Path(__file__).parents[1] / "static" / "kit" / "accede.css"
TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
# Links inside the site begin with a slash; in a file they need the site before them.
OWN_LINK = {"html": re.compile(r'(?<=href=")(?=/)'), "md": re.compile(r"(?<=\]\(<)(?=/)")}


def written(document: model.Document, form: str, *, made_at: datetime, site: str = "") -> bytes:
    """The document in one of TYPES, standing on its own: the style sheet inside, addresses whole. `made_at` is the
    time written into Word files and PDFs.
    """
    if form == "docx":
        return to_docx(document, made_at=made_at, site=site)
    if form == "pdf":
        return to_pdf(document, made_at=made_at, site=site)
    text = to_markdown(document) if form == "md" else to_html_page(document, SHEET.read_text(encoding="utf-8"))
    return OWN_LINK[form].sub(site, text).encode()
