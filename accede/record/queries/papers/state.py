"""A State's acts under every treaty on record as a document, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.kit import localdates
from accede.kit.documents import Block, Document, Heading, Paragraph, Table
from accede.record.models import Act
from accede.record.queries.acts import TreatyRow, state_acts
from accede.record.queries.names import state_name
from accede.record.queries.pages import about_state
from accede.record.queries.treaties import title_of
from accede.record.queries.words import class_word, kind_word
from accede.record.queries.words.shipped import shipped_words


def state_paper(code: str, *, as_of: date, language: str) -> Document:
    """What the State has signed and what binds it at the end of the day, treaty by treaty. Raises UnknownState."""
    with translation.override(language):
        found = state_acts(code, as_of=as_of)
        blocks = (
            *_summary(found, language),
            *_acts(found, language),
            *_about(code, as_of),
        )
        meta = {
            "over": _("Acts of a State up to %(day)s") % {"day": localdates.long_day(as_of)},
            "note": _(
                "Acts after the day of each record are missing here, so a class may be older than the day asked about."
            ),
            "author": "Accede",
        }
        return Document(state_name(code, on=as_of, language=language), language.partition("-")[0], blocks, meta)


def _summary(found: list[TreatyRow], language: str) -> Iterator[Block]:
    yield Heading(2, _("What binds this State"), "treaties")
    columns = (_("Treaty"), _("Class"), _("Since"), _("Record as of"))
    cells = tuple(
        (
            title_of(row.treaty, language=language),
            capfirst(class_word(str(row.state_class))),
            localdates.short_moment(row.since) if row.since else "",
            localdates.short_day(row.treaty.as_of) if row.treaty.as_of else "",
        )
        for row in found
    )
    yield Table(_("Treaties on record"), columns, cells, numeric=(2, 3))


def _acts(found: list[TreatyRow], language: str) -> Iterator[Block]:
    yield Heading(2, _("Acts, each with its source"), "acts")
    columns = (_("Treaty"), _("Act"), _("Deposited"), _("Takes effect"), _("Source"))
    cells = tuple((title_of(row.treaty, language=language), *_act(act)) for row in found for act in row.acts)
    yield Table("", columns, cells, numeric=(2, 3)) if cells else Paragraph.of(_("No act on record up to this day."))


def _act(act: Act) -> tuple[str, str, str, str]:
    kind = capfirst(kind_word(act.kind))
    if act.article:
        kind = _("%(act)s (article %(article)s)") % {"act": kind, "article": act.article}
    source = shipped_words(act.source)
    source = f"{source} ({act.public_note})" if act.public_note else source
    effective = localdates.short_day(act.effective_date) if act.effective_date else ""
    return kind, localdates.short_moment(act.deposited), effective, source


def _about(code: str, as_of: date) -> Iterator[Block]:
    yield Heading(2, _("About this State"), "about")
    yield Table("", (_("Fact"), _("On this day")), tuple(about_state(code, on=as_of)))
    yield Paragraph.of(_("Names are those that were valid on the day."))
