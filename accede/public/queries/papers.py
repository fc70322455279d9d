"""Papers of the record as anybody may take them away: with their citation, licence and lasting address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accede.kit import documents
from accede.kit.documents import Document, Heading, Link, Paragraph, Text
from accede.public.queries import citing
from accede.record import queries as record
from accede.record.queries import papers


def status_file(*, slug: str, day: str, language: str, path: str, form: str) -> bytes:
    """A treaty's status on a day, written 2004-01-30, in one of documents.TYPES; `path` is the page of that day."""
    treaty, as_of = record.treaty(slug), date.fromisoformat(day)
    with translation.override(language):
        paper = papers.status_paper(treaty, as_of=as_of, language=language)
        citation = citing.citation(treaty, as_of=as_of, path=path, language=language)
        return _written(_cited(paper, citation, path), form, as_of)


def state_file(*, code: str, day: str, language: str, path: str, form: str) -> bytes:
    """A State's acts on a day, written 2004-01-30, in one of documents.TYPES; `path` is the page of that day."""
    as_of = date.fromisoformat(day)
    with translation.override(language):
        paper = papers.state_paper(code, as_of=as_of, language=language)
        return _written(_cited(paper, citing.citation_of_all(as_of=as_of, path=path), path), form, as_of)


def _written(paper: Document, form: str, as_of: date) -> bytes:
    # The time written into a file is the day that it tells of: the same record gives the same bytes everywhere.
    made_at = datetime.combine(as_of, time(), UTC)
    return documents.written(paper, form, made_at=made_at, site=settings.SITE_URL)


def _cited(paper: Document, citation: str, path: str) -> Document:
    """The paper with how it is cited, under which licence, and the address where the same stands for ever."""
    licence = citing.licence()
    told = (
        Heading(2, _("How to cite"), "cite"),
        Paragraph.of(citation),
        Paragraph((Text(f"{licence.words} "), Link(licence.url, licence.url))),
        Paragraph((Text(_("The page for this day: ")), Link(citing.absolute(path), citing.absolute(path)))),
    )
    return replace(paper, blocks=(*paper.blocks, *told))
