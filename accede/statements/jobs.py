"""Letters as files: a Word file or a PDF takes longer than a page may."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from accede.coalition.queries import campaign as campaign_of
from accede.kit import documents, jobs, made
from accede.kit.documents import Document, Paragraph
from accede.kit.shell import training_words
from accede.record import queries as record
from accede.statements import queries
from accede.statements.models import PreparedKind

LETTER = "statements.letter"
# All that the file depends on is in its text, so it need not say when it was made.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def letter(*, campaign: str, kind: str, treaty: str, act: str, language: str, day: str, form: str) -> bytes:
    """The paragraphs of a draft as it stands, as a Word file or a PDF; `day` is the day the campaign shows."""
    found = campaign_of(campaign)
    first, *rest = [part.strip() for part in _text(campaign, kind, treaty, act, language, day).split("\n\n")]
    blocks = tuple(Paragraph.of(part) for part in rest if part)
    document = Document(
        title=first,
        language=language,
        blocks=blocks,
        meta={"over": found.alliance or found.name, "foot": training_words(found.slug)},
    )
    return documents.written(document, form, made_at=_UNDATED)


def _text(campaign: str, kind: str, treaty: str, act: str, language: str, day: str) -> str:
    row = record.act_rows(treaty=treaty).filter(key=act).first()
    if row is None:
        raise jobs.GiveUp("The act is no longer on record.")
    as_of = date.fromisoformat(day)
    return queries.prepared.draft(campaign_of(campaign), PreparedKind(kind), row, language=language, on=as_of).text


def _version(*, form: str, **about: Any) -> str:
    return hashlib.sha256(_text(**about).encode()).hexdigest()


made.kind(LETTER, make=letter, version=_version)
