"""From invitation to seat: how many were invited, reached, answered, accepted and came, by class, region, language and
variant. Each figure carries its definition; the rows behind it are invitations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.core.replies import Answer
from accede.core.standing import StateClass
from accede.events.models import Event, Invitation
from accede.events.queries.door import came
from accede.events.queries.invited import Invited, invited
from accede.kit import classes
from accede.kit.localdates import long_day
from accede.mailings.queries.delivery import delivered_definition, fates, is_delivered
from accede.materials.queries.languages import language_name
from accede.record.models import Group
from accede.record.queries import groups_on

STEPS = ("invited", "delivered", "replied", "accepted", "came")
MARKS = ("p", "c", "s", "n", "x")
REGIONAL = "regional"


@dataclass(frozen=True)
class FunnelRow:
    """The counts of one part of those invited; `key` is stable, `label` for people."""

    key: str
    label: str
    invited: int = 0
    delivered: int = 0
    replied: int = 0
    accepted: int = 0
    came: int = 0
    declined: int = 0
    later: int = 0  # will say later: not counted under replied
    unclear: int = 0  # two answers contradict each other on whether anybody comes

    def step(self, name: str) -> int:
        """The count of a step of STEPS."""
        return int(getattr(self, name))


@dataclass(frozen=True)
class Funnel:
    """The funnel of an event at the end of a day. The rows of each dimension add up to `total`."""

    as_of: date
    total: FunnelRow
    by_class: tuple[FunnelRow, ...]
    by_region: tuple[FunnelRow, ...]
    by_language: tuple[FunnelRow, ...]
    by_variant: tuple[FunnelRow, ...]
    seats: int  # people who came on these invitations

    def data(self) -> dict[str, Any]:
        """The figures by class with their definitions, as the command line gives them."""
        keys = [*STEPS, "declined", "later", "unclear"]
        return {
            "as_of": self.as_of.isoformat(),
            "total": {key: getattr(self.total, key) for key in keys},
            "by_class": {row.key: {key: getattr(row, key) for key in keys} for row in self.by_class},
            "definitions": {name: words for name, _label, words in definitions()},
        }


@dataclass(frozen=True)
class _Fact:
    """An invitation as it is counted."""

    each: Invited
    delivered: bool
    heads: int

    def counts(self) -> tuple[str, ...]:
        stands = self.each.stands
        said = {
            "delivered": self.delivered,
            "replied": stands.answered,
            "accepted": stands.accepts,
            "came": self.heads > 0,
            "declined": stands.declines,
            "later": stands.answer is Answer.LATER,
            "unclear": not stands.certain,
        }
        return ("invited", *(name for name, holds in said.items() if holds))


def funnel_of(event: Event, *, as_of: date) -> Funnel:
    """The funnel as it stood at the end of the day: invitations made and answers given by then. A fixed number of
    queries, however many were invited.
    """
    rows = invited(event, as_of=as_of)
    if not rows:
        return Funnel(as_of, FunnelRow("all", _all_words()), (), (), (), (), 0)
    letters = [each.invitation.letter for each in rows if each.invitation.letter]
    fate = fates(letters)
    began = event.starts.earliest
    heads = came(event) if began is None or began <= as_of else {}
    facts = [_Fact(each, _reached(each, fate), heads.get(each.invitation.pk, 0)) for each in rows]
    regions = _regions(event, as_of)
    return Funnel(
        as_of=as_of,
        total=_row("all", _all_words(), facts),
        by_class=_by(facts, lambda each: mark_of(each.invitation), _class_words()),
        by_region=_by(facts, lambda each: regions[0].get(_state(each), ""), regions[1]),
        by_language=_by(facts, lambda each: each.invitation.language, _language_words(rows)),
        by_variant=_by(facts, _variant_of, _variant_words(rows)),
        seats=sum(fact.heads for fact in facts),
    )


def definitions() -> list[tuple[str, str, str]]:
    """Key, label and definition of every step, in their order."""
    return [
        ("invited", pgettext("step from invitation to seat", "Invited"),
         _("Invitations to the event by letter or without one, not withdrawn; a mission counts once.")),
        ("delivered", pgettext("step from invitation to seat", "Delivered"),
         " ".join([delivered_definition(), _("An invitation without a letter counts as delivered.")])),
        ("replied", pgettext("step from invitation to seat", "Replied"),
         _("A definite answer was given by link, telephone, note verbale, mail or in person: comes, does not come, or "
           "a colleague comes. “Will say later” is not counted.")),
        ("accepted", pgettext("step from invitation to seat", "Accepted"),
         _("The answer that stands says that somebody comes, and no other answer contradicts it.")),
        ("came", pgettext("step from invitation to seat", "Came"),
         _("Somebody came on this invitation, as noted at the door or from the paper list, announced or not.")),
    ]  # fmt: skip


def class_heading(rows: Iterable[Invited]) -> str:
    """What the column of classes says: the day from which they are, where all are from the same."""
    days = {each.invitation.letter.run.classes_date for each in rows if each.invitation.letter}
    if len(days) == 1:
        return _("Class on %(day)s") % {"day": long_day(days.pop())}
    return _("Class when invited")


def _all_words() -> str:
    return pgettext("all that were invited", "All")


def _reached(each: Invited, fate: Mapping[int, Any]) -> bool:
    letter = each.invitation.letter
    return letter is None or is_delivered(fate[letter.pk])


def _row(key: str, label: str, facts: list[_Fact]) -> FunnelRow:
    counted = [name for fact in facts for name in fact.counts()]
    return FunnelRow(key, label, **{name: counted.count(name) for name in set(counted)})


def _by(facts: list[_Fact], key_of: Callable[[Invited], str], words: Mapping[str, str]) -> tuple[FunnelRow, ...]:
    """One row for each key in the order of `words`; what has none comes last. Rows that would be empty are left out."""
    groups: dict[str, list[_Fact]] = {key: [] for key in words}
    for fact in facts:
        groups.setdefault(key_of(fact.each), []).append(fact)
    return tuple(
        _row(key, words.get(key) or pgettext("part of those invited", "not known"), found)
        for key, found in groups.items()
        if found
    )


def mark_of(invitation: Invitation) -> str:
    """The letter of the class of the State when it was invited; empty for who is no State."""
    said = invitation.state_class
    if said in MARKS:
        return said
    return StateClass(said).mark if said in set(StateClass) else ""


def _class_words() -> dict[str, str]:
    return {mark: classes.words_of(mark) for mark in MARKS} | {"": _("not a State")}


def _state(each: Invited) -> str:
    return each.invitation.state.code if each.invitation.state else ""


def _regions(event: Event, on: date) -> tuple[dict[str, str], dict[str, str]]:
    """{State's code: key of its regional group} and {key: name}, as listed on the day. One query."""
    regional = set(Group.objects.filter(kind=REGIONAL).values_list("key", flat=True))
    groups = [(key, name, members) for key, name, members in groups_on(on=on) if key in regional]
    of = {code: key for key, _name, members in groups for code in members}
    return of, {key: name for key, name, _members in groups} | {"": _("in no regional group")}


def _language_words(rows: Iterable[Invited]) -> dict[str, str]:
    return {code: language_name(code) for code in sorted({each.invitation.language for each in rows})}


def _variant_of(each: Invited) -> str:
    letter = each.invitation.letter
    return letter.variant if letter else ""


def _variant_words(rows: Iterable[Invited]) -> dict[str, str]:
    names = {row.letter.variant: row.letter.variant_name for row in (each.invitation for each in rows) if row.letter}
    return {key: f"{key}. {names[key]}" for key in sorted(names)} | {"": _("without a letter")}
