"""What the record says of a State, as its file tells it: where it stands, what follows, what if it deposited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign
from accede.core.standing import Standing, StateClass
from accede.governments.models import Target
from accede.kit.localdates import long_day, long_moment
from accede.record.models import State
from accede.record.queries import (
    BadQuestion,
    DayRefused,
    class_sentence,
    kind_word,
    listed,
    standing,
    what_if,
)
from accede.record.queries.words.labels import ordinal


@dataclass(frozen=True)
class Supposed:
    """What would follow from a deposit on a day: the condition, what follows, or why it cannot be told."""

    day: date
    condition: str = ""
    follows: str = ""
    refused: str = ""


def standing_of(campaign: Campaign, state: State, *, as_of: date) -> Standing | None:
    """Where the State stands under the campaign's treaty; None for one that did not exist on the day. No query."""
    return standing(campaign.treaty, as_of=as_of).get(state.code)


def lede(one: Standing | None, targets: Sequence[Target], *, as_of: date) -> str:
    """ "Signed on 24 September 1993. No instrument in the 10 years since. Target State: 2004." """
    if one is None:
        return _("On %(day)s there was no State of this name.") % {"day": long_day(as_of)}
    sentences = [_stands(one, as_of)]
    if targets and not one.bound:
        titles = listed(dict.fromkeys(target.targets.title for target in targets))
        sentences.append(_("Target State: %(lists)s.") % {"lists": titles})
    return " ".join(sentence for sentence in sentences if sentence)


def _stands(one: Standing, as_of: date) -> str:
    if one.bound and one.instrument:
        told = {"act": kind_word(one.instrument.kind), "day": long_moment(one.instrument.deposited)}
        first = _("Bound: %(act)s deposited on %(day)s.") % told
        return f"{first} {_in_force(one, as_of)}".strip()
    if one.state_class is StateClass.SIGNED and one.signature:
        signed = one.signature.deposited
        first = _("Signed on %(day)s.") % {"day": long_moment(signed)}
        return f"{first} {_since(signed.latest, as_of)}"
    if one.state_class is StateClass.NONE:
        return _("No act on record: neither signed nor bound.")
    return class_sentence(one.state_class)


def _in_force(one: Standing, as_of: date) -> str:
    if one.in_force is None:
        return _("When it is in force for the State cannot be told from the record.")
    told = {"day": long_day(one.in_force)}
    return (_("In force for it since %(day)s.") if one.in_force <= as_of else _("In force for it from %(day)s.")) % told


def _since(signed: date | None, as_of: date) -> str:
    years = _whole_years(signed, as_of) if signed else 0
    if years < 1:
        return _("No instrument since.")
    return ngettext(
        "No instrument in the year since.", "No instrument in the %(n)d years since.", years
    ) % {"n": years}  # fmt: skip


def _whole_years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def supposed(campaign: Campaign, state: State, name: str, *, day: date, today: date) -> Supposed:
    """What would follow if the State deposited on the day, from the clause of the treaty; nothing is written."""
    told = {"state": name, "day": long_day(day)}
    condition = _("If %(state)s deposits on %(day)s,") % told
    try:
        found = what_if(campaign.treaty, {state.code: day}, today=today)
    except (BadQuestion, DayRefused) as why:
        return Supposed(day, refused=str(why))
    row = found.rows[0]
    bound = next(each.supposed for each in found.counts if each.code == "bound" and each.day == day)
    told["nth"] = ordinal(bound)
    if row.already:
        return Supposed(day, refused=row.sentence)
    if row.day is None:
        number = _("%(state)s is the %(nth)s State bound.") % told
        return Supposed(day, condition=row.sentence, follows=number)
    told["from"] = long_day(row.day)
    follows = _("the treaty enters into force for %(state)s on %(from)s, and %(state)s is the %(nth)s State bound.")
    return Supposed(day, condition, follows % told)


def migration_words(migrants: tuple[int, int | None, int | None] | None) -> list[tuple[str, int]]:
    """What the figures count, each with its number."""
    if not migrants:
        return []
    _year, there, elsewhere = migrants
    pairs = [(_("from elsewhere, living there"), there), (_("from there, living elsewhere"), elsewhere)]
    return [(words, number) for words, number in pairs if number is not None]
