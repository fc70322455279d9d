"""Names and words of the record inside templates; the names of one day are read once for a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template

from accede.core.dates import Moment
from accede.record import queries

register = template.Library()


@register.filter
def shipped(text: str) -> str:
    """A treaty's source or warning in the reader's language."""
    return queries.shipped_words(text)


@register.simple_tag
def kind_word(kind: str) -> str:
    """The word for a kind of act."""
    return queries.kind_word(kind)


@register.simple_tag
def treaty_name(treaty: Any) -> str:
    """The treaty's short title in the active language."""
    return queries.short_title_of(treaty)


@register.simple_tag
def state_name(code: str, when: Any) -> str:
    """The State's name as it was then."""
    day = (when.latest or when.earliest) if isinstance(when, Moment) else when
    return queries.state_name(code, on=day or date.max)


@register.simple_tag
def statement_remarks(one: Any, as_of: date) -> list[str]:
    """What a reader must know beside a declaration, a reservation or an objection."""
    return queries.remarks(one, as_of=as_of)


@register.simple_tag
def relation_sentences(one: Any) -> list[str]:
    """How a reservation stands with a State, with the articles."""
    return queries.relation_sentences(one)


@register.simple_tag
def opposing_sentence(opposes: bool) -> str:
    """What an objection says of the treaty between the two States."""
    return queries.opposing_sentence(opposes)


@register.simple_tag
def covered_until(one: Any) -> str:
    """Until when a territory was covered, and why no longer."""
    return queries.covered_until(one)


@register.simple_tag
def territories_note() -> str:
    """What a list of territories rests on."""
    return queries.territories_note()


@register.simple_tag
def provision_sentence(one: Any) -> str:
    """The tally of an article that starts later."""
    return queries.provision_sentence(one)
