"""Documents from plain data: one model of blocks and spans, and a writer for each format.

model (frozen values; nothing here knows a format), html (the page and the file), markdown, pdf (with its template
document.typ), addresses.
"""

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
    "blocks_to_html",
    "plain",
    "to_html",
    "to_html_page",
    "to_markdown",
    "to_pdf",
]
