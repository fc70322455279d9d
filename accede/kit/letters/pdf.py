"""Letters as PDF/UA-1: tagged, one file each, the same bytes from the same letter.

The template (letter.typ) is a module that the typesetter reads once; a letter's words come as one literal. Kept so, a
file costs half of what it costs when the words come as an input: the inputs belong to the typesetter's library, and a
new library makes it forget what it knew of the last letter.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from accede.kit import typesetting
from accede.kit.documents.readable import has_signs, readable
from accede.kit.letters.model import Paper

FOLDER = Path(__file__).parent


def to_pdf(paper: Paper, *, made_at: datetime) -> bytes:
    """The letter as a PDF. `made_at` is the time written into it, so that the same letter gives the same bytes."""
    data = _data(paper)
    made = typesetting.pdf_of(FOLDER / "letter.typ", "letter", data, made_at=made_at)
    # Reading the file again takes as long as making it: only where it mends something.
    return readable(made) if paper.from_right and has_signs(str(data)) else made


def _data(paper: Paper) -> dict[str, Any]:
    return {
        "lang": paper.language,
        "subject": paper.subject,
        "paragraphs": paper.paragraphs,
        "organisation": paper.organisation,
        "campaign": paper.campaign,
        "place": paper.place_and_day,
        "channel": paper.channel,
        "number": paper.number,
        "to": paper.to,
        "signed": paper.signed,
        "signed-title": paper.signed_title,
        "enclosed": paper.enclosed,
        "enclosures": paper.enclosures,
        "links": any("://" in words for words in paper.paragraphs),
        "code": None if paper.code is None else {"svg": paper.code.svg, "words": paper.code.words},
    }
