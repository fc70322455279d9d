"""Conditions in plain words, in the reader's language: for whom a letter is meant, whom nobody means, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.coalition.models import Campaign
from accede.core.variants import ANY, Condition, Fault, Term, left_open, means_nobody, meetings
from accede.mailings.queries.dimensions import DIMENSIONS, RULES

SHOWN = 6  # of what a set of conditions leaves open; the others are counted


class Words:
    """Says conditions of a campaign on a day. The values of a dimension are asked for once."""

    def __init__(self, campaign: Campaign, *, on: date) -> None:
        self.campaign, self.on = campaign, on
        self._labels: dict[str, dict[str, str]] = {}

    def value(self, dimension: str, value: str) -> str:
        """One value in words; itself where nobody knows it any more."""
        if dimension not in self._labels:
            asked = DIMENSIONS.get(dimension)
            self._labels[dimension] = dict(asked.values(self.campaign, self.on)) if asked else {}
        return self._labels[dimension].get(value, value)

    def term(self, term: Term) -> str:
        """ "the State is: signed only or no action" """
        asked = DIMENSIONS.get(term.dimension)
        if asked and term.values == {ANY}:
            words = _("%(what)s: at least one") if term.holds else _("%(what)s: none")
            return words % {"what": asked.label}
        said = pgettext("between the last two of a choice", " or ").join(
            self.value(term.dimension, value) for value in _in_order(term)
        )
        if asked is None:
            return f"{term.dimension}: {said}"
        return str(asked.says if term.holds else asked.denies) % {"values": said}

    def condition(self, given: Condition) -> str:
        """The whole condition as one line; "everybody" for one without terms."""
        if not given.terms:
            return _("Everybody")
        return capfirst("; ".join(self.term(term) for term in given.terms))

    def fault(self, fault: Fault) -> str:
        """What is wrong with a condition as data, and what to do."""
        asked = DIMENSIONS.get(fault.dimension)
        told = {"dimension": asked.label if asked else fault.dimension, "value": fault.value}
        return {
            "dimension": _("“%(dimension)s” is nothing by which letters may differ. Take it out."),
            "value": _("“%(value)s” is not in the list “%(dimension)s”. Choose from the list."),
            "empty": _("“%(dimension)s” is asked for, and no value is chosen. Choose one, or take it out."),
        }.get(fault.kind, _("This condition cannot be read. Write it anew.")) % told


def open_words(variants: Mapping[str, Condition], words: Words) -> tuple[list[str], bool]:
    """Whom no variant means, among all who could be, as at most SHOWN lines; and whether there are more."""
    found = left_open(variants.values(), RULES)
    lines = [words.condition(region) for region in found.regions[:SHOWN]]
    return lines, len(found.regions) > SHOWN or not found.whole


def meeting_words(variants: Mapping[str, Condition], words: Words) -> tuple[list[str], bool]:
    """Who would be meant by two variants, among all who could be; as `open_words`."""
    found = meetings(variants, RULES)
    lines = [
        _("%(first)s and %(second)s: %(who)s")
        % {"first": each.first, "second": each.second, "who": words.condition(each.where)}
        for each in found[:SHOWN]
    ]
    return lines, len(found) > SHOWN


def nobody_words(variants: Mapping[str, Condition]) -> list[str]:
    """Variants whose terms contradict each other, so that nobody could ever be meant."""
    return [
        _("Letter %(letter)s is meant for nobody who could exist: its conditions contradict each other.")
        % {"letter": letter}
        for letter, each in variants.items()
        if means_nobody(each, RULES)
    ]


def _in_order(term: Term) -> Iterable[str]:
    """The values as the dimension lists them."""
    known = RULES[term.dimension].values if term.dimension in RULES else ()
    return [*(value for value in known if value in term.values), *sorted(term.values - set(known))]
