"""Answers of the argument bank as fields of a letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.core import obstacles as rules
from accede.governments.queries.arguments import Answer, answers
from accede.governments.queries.obstacles import heard_all
from accede.kit.offers import LetterField, LetterTo


def fields(campaign: Campaign, to: LetterTo, *, reader: Any, on: date) -> list[LetterField]:
    """Every answer in use in the letter's language; those to obstacles that the reader sees in the State's file, and
    that are not gone, come first. Six queries, three without a State.
    """
    raised = _raised(campaign, to.state, reader, on) if to.state else set()
    found = answers(campaign, language=to.language, on=on)
    return [
        _field(each, place, raised) for place, each in enumerate(sorted(found, key=lambda row: row.kind not in raised))
    ]


def _raised(campaign: Campaign, state: str, reader: Any, on: date) -> set[str]:
    heard = heard_all(campaign, reader=reader, as_of=on, on=on)
    return {each.kind for each in heard if each.state == state and not _is_gone(each.moves, on)}


def _is_gone(moves: Any, on: date) -> bool:
    last = rules.shown(moves, as_of=on)
    return last is not None and last.effect == rules.GONE


def _field(each: Answer, place: int, raised: set[str]) -> LetterField:
    return LetterField(
        key=f"governments:argument:{each.key}",
        order=place,
        group=capfirst(each.kind_words),
        label=each.citation_words,
        text=each.text,
        language=each.language,
        ready=each.state == "reviewed" and not each.stale and not each.fallback_words,
        note=note_of(each),
        suggested=each.kind in raised,
    )


def note_of(each: Answer) -> str:
    """What must be known before it is put into a letter; empty where nothing is in the way."""
    said = [each.fallback_words]
    if each.state != "reviewed":
        said.append(_("Nobody has reviewed this text yet."))
    if each.stale:
        said.append(_("The text from which it was translated has changed since."))
    return " ".join(part for part in said if part)
