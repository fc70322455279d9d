"""Words of promises and of recommendations inside templates. `{% load governments_promises %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accede.coalition.queries.words import joined
from accede.core.upr import session_held
from accede.governments.queries import recommendations as queries
from accede.governments.queries.recommendations import Recommended

register = template.Library()


@register.filter
def named(code: str, names: Mapping[str, str]) -> str:
    """The State's name, of the names of a day that the view has read once."""
    return names.get(code, code)


@register.filter
def all_named(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Names of States in their order, joined as in a sentence."""
    return str(joined([names.get(code, code) for code in codes]))


@register.simple_tag
def session_words(each: Any) -> str:
    """ "session 8, May 2010"; where the month is not known, the session alone."""
    return queries.session_words(each.session, each.made)


@register.simple_tag
def session_of(number: int) -> str:
    """The same for a session by its number."""
    return queries.session_words(number, session_held(number))


@register.simple_tag
def response_words(response: str) -> str:
    """The answer in words."""
    return queries.response_words(response)


@register.simple_tag
def response_tag(each: Any) -> SafeString:
    """The answer of a recommendation, or of one with all its States, as a tag."""
    kind = " tag--ok" if each.response in queries.PROMISED else ""
    return format_html('<span class="tag{}">{}</span>', kind, queries.response_words(each.response))


@register.simple_tag
def upr_words(recommended: Iterable[Recommended]) -> str:
    """How many promises of the Review among how many recommendations."""
    return queries.counted_words(list(recommended))
