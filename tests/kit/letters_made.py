"""One letter in each of the six languages, and how a reader's program finds its words again."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pypdf
import pypdfium2

from accede.kit.letters import Code, Paper
from tests.kit import six_scripts

MADE = datetime(2003, 6, 12, 9, 15, tzinfo=UTC)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="2" height="2"/></svg>'


def paper(language="en", number=17, **changed):
    title, heading, sentence, columns = six_scripts.WORDS[language]
    given = {
        "subject": title,
        "paragraphs": (f"{columns[0]},", f"{sentence}. {heading}.", f"{heading}: {sentence}.", f"{sentence}."),
        "organisation": heading,
        "campaign": "Global Campaign",
        "place_and_day": "Geneva, 12 June 2003",
        "channel": "By note verbale",
        "number": f"2003/4/{number:03d}",
        "to": (columns[0], columns[1], "1, rue de Varembé", "1202 Geneva"),
        "signed": columns[0],
        "signed_title": columns[1],
        "enclosed": columns[1],
        "enclosures": (title,),
    }
    return Paper(language=language, **{**given, **changed})


def words_of(pdf):
    """All words of the file, as pdfium (the reader inside Chrome) finds them."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range() for page in pages)


def tags_of(pdf):
    found, waiting = [], [pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop(0).get_object()
        if isinstance(node, dict):
            found.append(node)
            kids = node.get("/K", [])
            waiting = [*(kids if isinstance(kids, list) else [kids]), *waiting]
    return [tag.get("/S") for tag in found]


def word_part(content, name="word/document.xml"):
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def code():
    return Code(SVG, "Reply with a telephone")
