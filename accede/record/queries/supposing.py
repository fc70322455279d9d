"""What if: the answer of `core.supposing` in words, with everything supposed marked as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.core.entry import EntryIntoForce
from accede.core.standing import StateClass
from accede.core.supposing import SupposedState, Supposition, next_committee, suppose
from accede.kit.localdates import long_day
from accede.record.models import Treaty
from accede.record.queries import words
from accede.record.queries.names import UnknownState, names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.standing import _slug, _standings
from accede.record.queries.treaties import BadQuestion, DayRefused, our_language
from accede.record.queries.words import Explained, Namer

LAST_YEAR = 2200  # beyond that a day is a slip of the keyboard


@dataclass(frozen=True)
class SupposedRow:
    """A State of the question: what it would do, and what would follow, in words."""

    code: str
    name: str
    before: StateClass
    already: bool
    kind: str
    day: date | None
    sentence: str
    steps: tuple[Explained, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class SupposedCount:
    """One count on one day, without and with what is supposed, with its definition."""

    day: date
    code: str
    definition: str
    without: int
    supposed: int


@dataclass(frozen=True)
class WhatIf:
    """The answer. `sentence` says it at once; `lines` say what follows besides (articles that start later, the
    Committee, how many more are needed); `steps` how the treaty's own day would come about."""

    treaty: Treaty
    sentence: str
    rows: tuple[SupposedRow, ...]
    before: date | None
    after: date | None
    moved: bool
    counts: tuple[SupposedCount, ...]
    lines: tuple[str, ...]
    steps: tuple[Explained, ...]
    past: bool
    known: bool


def what_if(
    treaty_or_slug: Treaty | str, deposits: Mapping[str, date], *, today: date, language: str | None = None
) -> WhatIf:
    """What would follow if these States (by code) deposited on these days; nothing is written.

    Raises UnknownState, DayRefused (before adoption, beyond the calendar), BadQuestion (no State; a State that
    had ended by then).
    """
    record, language = snapshot(), our_language(language)
    slug = _slug(record, treaty_or_slug)
    treaty = record.treaties[slug]
    check_what_if(treaty, deposits, language=language)
    called = names_in(record, min(deposits.values()), language)
    record.load_acts()
    found = suppose(record.rules(slug), record.acts(slug), deposits, ended=record.ended, **_of_parent(record, treaty))
    named = _marking(called, {one.state for one in found.states if one.entry})
    rows = tuple(sorted((_row(one, called, named) for one in found.states), key=lambda row: row.name.casefold()))
    return WhatIf(
        treaty, _sentence(found, rows), rows, found.before.day, found.after.day, found.moved,
        tuple(_counts(found)), tuple(_lines(record, slug, found, called)),
        tuple(words.told(found.after.steps, named)), min(deposits.values()) < today, found.known,
    )  # fmt: skip


def check_what_if(treaty: Treaty, deposits: Mapping[str, date], *, language: str | None = None) -> None:
    """Raises what `what_if` raises, without reckoning anything."""
    if not deposits:
        raise BadQuestion(_("Name at least one State that is supposed to deposit."))
    record = snapshot()
    called = names_in(record, min(deposits.values()), our_language(language))
    for code, day in deposits.items():
        if code not in record.states:
            raise UnknownState(code)
        if treaty.adopted_date and day < treaty.adopted_date:
            raise DayRefused(
                _("%(day)s lies before the treaty was adopted, on %(adopted)s.")
                % {"day": long_day(day), "adopted": long_day(treaty.adopted_date)}
            )
        if day.year >= LAST_YEAR:
            raise DayRefused(_("%(day)s is too far away to be supposed.") % {"day": long_day(day)})
        ended = record.ended.get(code)
        if ended and day > ended:
            told = {"state": called.get(code, code), "ended": long_day(ended)}
            raise BadQuestion(_("%(state)s ended on %(ended)s and can deposit nothing afterwards.") % told)


def _of_parent(record: Snapshot, treaty: Treaty) -> dict[str, Any]:
    """How the parent treaty answers, for protocols."""
    parent = treaty.parent
    if parent is None:
        return {}

    def on_parent(state: str, day: date) -> StateClass:
        one = _standings(record, parent.slug, day).get(state)
        return one.state_class if one else StateClass.NONE

    def parties_on(day: date) -> int:
        return sum(one.state_class is StateClass.PARTY for one in _standings(record, parent.slug, day).values())

    return {"on_parent": on_parent, "parties_on": parties_on}


def _marking(called: Mapping[str, str], supposed: set[str]) -> Namer:
    """Names with the word "supposed" beside those of which a deposit is only supposed."""

    def named(code: str, on: date | None) -> str:
        name = called.get(code, code)
        return _("%(state)s (supposed)") % {"state": name} if code in supposed else name

    return named


def _row(one: SupposedState, called: Mapping[str, str], named: Namer) -> SupposedRow:
    name = called.get(one.state, one.state)
    told = {"state": name, "act": words.kind_word(one.kind), "on": long_day(one.on)}
    against = tuple(words.admission_sentence(finding) for finding in one.findings)
    if one.entry is None:
        sentence = _("%(state)s is bound already on %(on)s; a further instrument changes nothing.") % told
        return SupposedRow(one.state, name, one.before, True, one.kind.value, None, sentence, (), against)
    day = one.entry.latest
    if day is None:
        sentence = _("%(state)s would be bound from %(on)s (%(act)s); the treaty would not yet be in force.") % told
    elif one.entry.group == "no_clause":
        sentence = _("%(state)s would be bound from %(on)s (%(act)s). The interval until it is in force for a State "
                     "is not on record.") % told  # fmt: skip
        day = None
    else:
        told |= {"day": long_day(day)}
        sentence = _("In force for %(state)s from %(day)s (%(act)s deposited on %(on)s).") % told
    steps = tuple(words.told_for_state(one.entry, named)) if day else ()
    return SupposedRow(one.state, name, one.before, False, one.kind.value, day, sentence, steps, against)


def _sentence(found: Supposition, rows: tuple[SupposedRow, ...]) -> str:
    acting = [row for row in rows if not row.already]
    states = words.listed(row.name for row in acting)
    if not acting:
        return _("Every State named is bound already: nothing would change.")
    if not found.known:
        return _("If %(states)s deposited: the clause of this treaty is not on record, so no day can be computed.") % {
            "states": states
        }
    if found.moved and found.after.day:
        told = {"states": states, "day": long_day(found.after.day)}
        return _("If %(states)s deposited, the treaty would enter into force on %(day)s.") % told
    if found.after.day is None:
        return _("If %(states)s deposited, the treaty would not yet enter into force.") % {"states": states}
    days = sorted({row.day for row in acting if row.day})
    told = {"states": states, "days": words.listed(long_day(day) for day in days)}
    return (
        ngettext(
            "If %(states)s deposited, the treaty would be in force for this State from %(days)s.",
            "If %(states)s deposited, the treaty would be in force for them from %(days)s.",
            len(acting),
        )
        % told
    )


def _counts(found: Supposition) -> list[SupposedCount]:
    return [
        SupposedCount(one.day, code, words.definition(code), one.without[code].number, one.supposed[code].number)
        for one in found.days
        for code in ("bound", "parties", "signed_only")
    ]


def _lines(record: Snapshot, slug: str, found: Supposition, called: Mapping[str, str]) -> list[str]:
    return [*_missing(found.after, called), *_of_parts(found), *_of_committee(record, slug, found)]


def _missing(after: EntryIntoForce, called: Mapping[str, str]) -> list[str]:
    lines = []
    for one in after.missing:
        told = {"name": one.name, "have": one.have, "need": one.need}
        if one.not_held:
            lines.append(
                _("Whether the condition “%(name)s” is met cannot be told: its data are not on record.") % told
            )
        elif one.lacking:
            told["states"] = words.listed(called.get(code, code) for code in one.lacking[:12])
            told["n"] = len(one.lacking)
            lines.append(
                ngettext(
                    "Still lacking under “%(name)s”: %(states)s (%(n)d State).",
                    "Still lacking under “%(name)s”: %(states)s (%(n)d States in all).",
                    len(one.lacking),
                )
                % told
            )
        elif isinstance(one.have, int) and isinstance(one.need, int):
            more = one.need - one.have
            told["n"] = more
            lines.append(
                ngettext(
                    "%(n)d more would be needed for entry into force: %(have)s of %(need)s.",
                    "%(n)d more would be needed for entry into force: %(have)s of %(need)s.",
                    more,
                )
                % told
            )
        else:
            lines.append(_("“%(name)s” would stand at %(have)s; it needs %(need)s.") % told)
    return lines


def _of_parts(found: Supposition) -> list[str]:
    lines = []
    for part in found.parts:
        told = {"article": part.article, "n": part.supposed.number, "needed": part.supposed.needed}
        if part.supposed.since and not part.without.since:
            told["day"] = long_day(part.supposed.since)
            lines.append(_("Article %(article)s would start on %(day)s.") % told)
        elif not part.supposed.since:
            lines.append(_("Article %(article)s would still wait: %(n)d of %(needed)d declarations.") % told)
    return lines


def _of_committee(record: Snapshot, slug: str, found: Supposition) -> list[str]:
    without, supposed = found.committee
    parties = found.days[-1].supposed["parties"].number
    lines = []
    if supposed and (without is None or without.size != supposed.size) and supposed.since:
        told = {"n": supposed.size, "day": long_day(supposed.since)}
        lines.append(_("The Committee would have %(n)d members from %(day)s.") % told)
    coming = next_committee(record.rules(slug), parties)
    if coming and found.after.day:
        told = {"size": coming[0], "n": coming[1]}
        lines.append(
            ngettext(
                "%(n)d more party would bring the Committee to %(size)d members.",
                "%(n)d more parties would bring the Committee to %(size)d members.",
                coming[1],
            )
            % told
        )
    return lines
