"""One State's life under one treaty: the spells during which it was bound, and what is doubtful.

A spell runs from the instrument to the day on which a notice takes effect or the instrument is withdrawn.
Everything that asks for a standing reads these lives, so that no two answers can differ.
"""

from dataclasses import dataclass
from datetime import date

from accede.core.acts import BINDING, Act
from accede.core.entry import StateEntry
from accede.core.standing.classes import StateClass

Span = tuple[date, date]  # from the first day, up to but without the second


@dataclass(frozen=True)
class Spell:
    """One time of being bound: from `bound_from`, party from `party_from` (None: not on record), up to but
    without `until` (None: it lasts). `ended_by` is the notice, None when the instrument itself ends."""

    act: Act
    bound_from: date
    entry: StateEntry
    party_from: date | None = None
    until: date | None = None
    ended_by: Act | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the State was bound on that day."""
        return self.bound_from <= day and (self.until is None or day < self.until)

    def party_on(self, day: date) -> bool:
        """Whether the treaty was in force for the State on that day."""
        return self.holds_on(day) and self.party_from is not None and self.party_from <= day

    @property
    def was_party(self) -> bool:
        """Whether the treaty was ever in force for the State in this spell."""
        return self.party_from is not None and (self.until is None or self.party_from < self.until)


@dataclass(frozen=True)
class Life:
    """All that a State did and was. `treaty_from` and `treaty_end`: the days from which the treaty is in
    force, and binds nobody any more. `last_day`: the last day of a State that has ceased to exist.
    `doubts`: spans of days on which its class cannot be told for certain, because a date lacks its day.
    `refused`: notices that the treaty does not allow."""

    state: str
    acts: tuple[Act, ...]
    signings: tuple[tuple[Act, date, date | None], ...]
    spells: tuple[Spell, ...]
    doubts: tuple[Span, ...]
    refused: tuple[Act, ...] = ()
    treaty_from: date | None = None
    treaty_end: date | None = None
    last_day: date | None = None

    def exists_on(self, day: date) -> bool:
        """Whether there was such a State on that day (its instrument may have counted all the same)."""
        return self.last_day is None or day <= self.last_day

    def spell_on(self, day: date) -> Spell | None:
        """The spell that holds on that day."""
        return next((spell for spell in self.spells if spell.holds_on(day)), None)

    def signature_on(self, day: date) -> Act | None:
        """The signature that stands on that day."""
        for act, start, until in self.signings:
            if start <= day and (until is None or day < until):
                return act
        return None

    def class_on(self, day: date) -> StateClass:
        """The State's class at the end of that day."""
        spell = self.spell_on(day)
        ended = self.treaty_end is not None and self.treaty_end <= day
        if spell is not None and not ended:
            return StateClass.PARTY if spell.party_on(day) else StateClass.BOUND
        past = [past for past in self.spells if past.bound_from <= day]
        in_brackets = self._in_brackets_by(day)
        in_force = self.treaty_from is not None and self.treaty_from <= day
        was_party = any(past.was_party for past in past) or (in_brackets and in_force)
        if was_party or (ended and past):
            return StateClass.WITHDRAWN
        if self.signature_on(day) is not None:
            # An instrument withdrawn before it had effect leaves the signature (Russia and the CTBT, 2023).
            return StateClass.SIGNED
        return StateClass.WITHDRAWN if past or in_brackets else StateClass.NONE

    def uncertain_on(self, day: date) -> bool:
        """Whether the class on that day rests on a date that is not known to the day."""
        return any(start <= day < end for start, end in self.doubts)

    def days_of_change(self) -> list[date]:
        """Every day on which the class may change, in order."""
        days: set[date | None] = {self.treaty_from, self.treaty_end}
        for spell in self.spells:
            days |= {spell.bound_from, spell.party_from, spell.until}
        for _, start, until in self.signings:
            days |= {start, until}
        days |= {act.counts_from for act in self.acts}
        return sorted(day for day in days if day is not None)

    def _in_brackets_by(self, day: date) -> bool:
        """Whether an instrument of which only the deposit is known had come by then."""
        lost = (act.counts_from for act in self.acts if act.kind in BINDING and not act.stood)
        return any(known is not None and known <= day for known in lost)
