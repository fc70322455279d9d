"""Documents from plain data: one model of blocks and spans, and a writer for each format.

model (frozen values; nothing here knows a format), html (the page and the file), markdown, pdf (with its template
document.typ; readable mends Arabic with vowel signs), docx (with document.docx, which make_template makes; wordml has
the pieces, short_paper what a paper of a page or two has besides), columns, addresses, data (to JSON and back),
formats (a file in any of them).
"""

from accede.kit.documents.data import as_data, from_data
from accede.kit.documents.docx import to_docx
from accede.kit.documents.formats import TYPES, written
from accede.kit.documents.html import blocks_to_html, to_html, to_html_page
from accede.kit.documents.markdown import to_markdown
from accede.kit.documents.model import (
    Block,
    Document,
    FigureBlock,
    FigureSpan,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Quotation,
    Sourced,
    SourceNote,
    Span,
    Table,
    Text,
    plain,
)
from accede.kit.documents.pdf import to_pdf

__all__ = [
    "TYPES",
    "Block",
    "Document",
    "FigureBlock",
    "FigureSpan",
    "Heading",
    "Link",
    "ListBlock",
    "Paragraph",
    "Quotation",
    "SourceNote",
    "Sourced",
    "Span",
    "Table",
    "Text",
    "as_data",
    "blocks_to_html",
    "from_data",
    "plain",
    "to_docx",
    "to_html",
    "to_html_page",
    "to_markdown",
    "to_pdf",
    "written",
]
