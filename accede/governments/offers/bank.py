"""Obstacles, answers and allies: documents for the search, what tasks can be about, texts for letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.queries.campaigns import campaigns_meant
from accede.coalition.rules import marks_of
from accede.governments.models import Ally, Obstacle
from accede.governments.queries import letters
from accede.governments.queries.arguments import Bank, as_answer
from accede.governments.queries.bank_index import allies_for_index, obstacles_for_index
from accede.kit.offers import LetterField, LetterTo, Referenced, SearchDocument, offer


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every obstacle and ally, and every answer in each language that has it; the indexer asks, readers are cut by the
    marks.
    """
    rows = [_obstacle(row) for row in obstacles_for_index(subject)]
    rows += [_ally(row) for row in allies_for_index(subject)]
    for campaign in campaigns_meant(subject):
        rows += _answers(campaign, on)
    return rows


def _obstacle(row: Obstacle) -> SearchDocument:
    return SearchDocument(
        room="governments",
        key=f"obstacle-{row.key}",
        url=row.get_absolute_url(),
        title=row.words[:120] or str(row.get_kind_display()),
        text="\n".join(part for part in (str(row.get_kind_display()), row.words, row.said_by, row.answer) if part),
        language=row.campaign.language,
        campaign=row.campaign.slug,
        right=Right.READ_PAPERS.value,
        seen_by=marks_of(row),
        day=row.said.day if row.said.is_day else None,
    )


def _ally(row: Ally) -> SearchDocument:
    return SearchDocument(
        room="governments",
        key=f"ally-{row.key}",
        url=row.get_absolute_url(),
        title=row.name,
        text="\n".join(part for part in (str(row.get_sector_display()), row.note) if part),
        language=row.campaign.language,
        campaign=row.campaign.slug,
        right=Right.READ_PAPERS.value,
        seen_by=marks_of(row),
    )


def _answers(campaign: Campaign, on: date) -> Iterator[SearchDocument]:
    rows = Bank(campaign, on=on).all
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for row in rows:
                answer = as_answer(row, code, campaign)
                if answer.language == code:
                    yield SearchDocument(
                        room="governments",
                        key=f"argument-{row.key}-{code}",
                        url=reverse("governments:argument", args=[campaign.slug, row.key]),
                        title=f"{capfirst(answer.kind_words)}: {answer.citation_words}",
                        text=answer.text,
                        language=code,
                        campaign=campaign.slug,
                        right=Right.READ_PAPERS.value,
                        excerpt=answer.text,
                    )


@offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """An obstacle or an ally that a row of another room, such as a task, is about."""
    meant = (rows_meant(model, subject, reader=reader, on=on) for model in (Obstacle, Ally))
    return [each for found in meant for each in found]


@offer("letter_fields")
def letter_fields(*, subject: LetterTo, on: date, reader: Any) -> list[LetterField]:
    """The answers of the bank for a letter: those to what the State was heard to say first."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return letters.fields(campaign_of(subject.campaign), subject, reader=reader, on=on)


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on obstacles, answers and allies."""
    return [
        ("governments.raise_obstacle", _("Obstacle added")),
        ("governments.change_obstacle", _("Obstacle corrected")),
        ("governments.record_move", _("Recorded what became of an obstacle")),
        ("governments.remove_obstacle", _("Obstacle removed")),
        ("governments.add_answer", _("Answer added to the argument bank")),
        ("governments.change_answer", _("Answer of the argument bank corrected")),
        ("governments.write_answer", _("Text of an answer written")),
        ("governments.review_answer", _("Text of an answer reviewed")),
        ("governments.retire_answer", _("Answer no longer used")),
        ("governments.use_answer_again", _("Answer used again")),
        ("governments.take_over_answer", _("Answer taken over from those that came with the treaty")),
        ("governments.load_arguments", _("Argument bank loaded")),
        ("governments.add_ally", _("Ally added")),
        ("governments.change_ally", _("Ally corrected")),
        ("governments.end_ally", _("Ally no longer there")),
        ("governments.remove_ally", _("Ally removed")),
    ]
