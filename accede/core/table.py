"""The standing of every State under every treaty on any day, from memory.

Built once per version of the record. A day's answer is found by binary search: a stored picture of all
classes not long before, and the few changes since. It equals `standings` for every State, treaty and day.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from accede.core.acts import Act
from accede.core.clauses import TreatyRules
from accede.core.standing import Life, StateClass, lives

Codes = npt.NDArray[np.uint8]

# What a code means: CODES[code]. None = there is no such State on that day (it has ended).
CODES: tuple[StateClass | None, ...] = (
    StateClass.NONE,
    StateClass.SIGNED,
    StateClass.BOUND,
    StateClass.PARTY,
    StateClass.WITHDRAWN,
    None,
)
NONE, SIGNED, BOUND, PARTY, WITHDRAWN, ABSENT = range(6)
_CODE_OF = {state_class: code for code, state_class in enumerate(CODES)}

# One picture for so many changes: pictures cost memory, changes since the last one cost time.
_CHANGES_A_PICTURE = 512


class StandingTable:
    """All standings. `treaties` and `states` name the rows and columns, in alphabetical order."""

    def __init__(self, treaties: tuple[str, ...], states: tuple[str, ...], changes: list[tuple[int, int, int]]) -> None:
        """`changes` are (day as ordinal, cell, code), a cell being row × number of States + column."""
        self.treaties = treaties
        self.states = states
        self._row = {treaty: row for row, treaty in enumerate(treaties)}
        self._shape = (len(treaties), len(states))
        ordered = np.array(sorted(changes), dtype=np.int32).reshape(-1, 3)
        self._days = ordered[:, 0].copy()
        self._cells = ordered[:, 1].astype(np.intp)
        self._codes = ordered[:, 2].astype(np.uint8)
        self._pictures = self._draw_pictures()
        self._films = [self._draw_film(row) for row in range(len(treaties))]

    @classmethod
    def build(
        cls,
        treaties: Mapping[str, tuple[TreatyRules, Iterable[Act]]],
        *,
        states: Iterable[str] = (),
        ended: Mapping[str, date] | None = None,
    ) -> "StandingTable":
        """The table of these treaties, for `states` and every State with an act under any of them.

        Memory: a byte per treaty and State for each 512 changes, and one per State for each day on which a
        treaty's classes change (about 10 MB for 500 treaties and 60,000 acts).
        """
        acts = {slug: (rules, list(own)) for slug, (rules, own) in treaties.items()}
        everybody = sorted({*states, *(act.state for _, own in acts.values() for act in own)})
        slugs = tuple(sorted(acts))
        ended = ended or {}
        column = {state: number for number, state in enumerate(everybody)}
        changes: list[tuple[int, int, int]] = []
        for row, slug in enumerate(slugs):
            rules, own = acts[slug]
            first = row * len(everybody)
            # Most States have done nothing under most treaties: their cells stay as they begin.
            for state, life in lives(own, rules, ended=ended).items():
                last_day = ended.get(state, date.max)
                changes += [(day, first + column[state], code) for day, code in _changes(life, last_day)]
            gone = [(state, day) for state, day in ended.items() if state in column and day < date.max]
            changes += [(day.toordinal() + 1, first + column[state], ABSENT) for state, day in gone]
        return cls(slugs, tuple(everybody), changes)

    def on(self, day: date) -> Codes:
        """The codes at the end of that day, an array of treaties × States; yours to keep and change."""
        at = int(np.searchsorted(self._days, day.toordinal(), side="right"))
        number = at // _CHANGES_A_PICTURE
        flat: Codes = self._pictures[number].copy()
        since = slice(number * _CHANGES_A_PICTURE, at)
        # A cell that changed twice since the picture takes its last code: numpy assigns in order.
        flat[self._cells[since]] = self._codes[since]
        return flat.reshape(self._shape)

    def treaty_on(self, treaty: str, day: date) -> Codes:
        """The codes of all States under one treaty at the end of that day; read-only. KeyError if unknown."""
        days, film = self._films[self._row[treaty]]
        frame: Codes = film[np.searchsorted(days, day.toordinal(), side="right")]
        return frame

    def classes_on(self, treaty: str, day: date) -> dict[str, StateClass]:
        """The same by code of State, as `standings` would give it: without the States that have ended."""
        named = zip(self.states, self.treaty_on(treaty, day).tolist(), strict=True)
        pairs = ((state, CODES[code]) for state, code in named)
        return {state: state_class for state, state_class in pairs if state_class is not None}

    def counts(self, day: date) -> dict[str, dict[str, int]]:
        """For each treaty: bound, parties, signed_only, withdrawn, none, with the meaning of `Figure`."""
        rows = np.arange(len(self.treaties), dtype=np.intp)[:, np.newaxis] * len(CODES)
        numbers = np.bincount((rows + self.on(day)).ravel(), minlength=len(self.treaties) * len(CODES))
        return {
            slug: {
                "bound": of[BOUND] + of[PARTY],
                "parties": of[PARTY],
                "signed_only": of[SIGNED],
                "withdrawn": of[WITHDRAWN],
                "none": of[NONE],
            }
            for slug, of in zip(self.treaties, numbers.reshape(-1, len(CODES)).tolist(), strict=True)
        }

    def _draw_pictures(self) -> Codes:
        """All cells before the first change, and after every 512th."""
        size = self._shape[0] * self._shape[1]
        pictures = np.zeros((len(self._days) // _CHANGES_A_PICTURE + 1, size), dtype=np.uint8)
        for number in range(1, len(pictures)):
            since = slice((number - 1) * _CHANGES_A_PICTURE, number * _CHANGES_A_PICTURE)
            pictures[number] = pictures[number - 1]
            pictures[number][self._cells[since]] = self._codes[since]
        return pictures

    def _draw_film(self, row: int) -> tuple[npt.NDArray[np.int32], Codes]:
        """The days on which one treaty's classes change, and its States' codes before and after each."""
        width = self._shape[1]
        mine = (self._cells >= row * width) & (self._cells < (row + 1) * width)
        days, cells, codes = self._days[mine], self._cells[mine] - row * width, self._codes[mine]
        frame_days, first = np.unique(days, return_index=True)
        film = np.zeros((len(frame_days) + 1, width), dtype=np.uint8)
        for number, (start, end) in enumerate(pairwise([*first.tolist(), len(days)]), 1):
            film[number] = film[number - 1]
            film[number][cells[start:end]] = codes[start:end]
        film.setflags(write=False)
        return frame_days, film


def _changes(life: Life, last_day: date) -> Iterable[tuple[int, int]]:
    """The days (as ordinals) up to `last_day` on which the code changes, and to what; `none` before."""
    known = NONE
    for day in life.days_of_change():
        code = _CODE_OF[life.class_on(day)] if day <= last_day else known
        if code != known:
            yield day.toordinal(), code
            known = code
