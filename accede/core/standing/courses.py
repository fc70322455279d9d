"""A State's standing through time: one answer for each stretch of days on which nothing changes."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from accede.core.standing.lives import Life
from accede.core.standing.standings import Standing, standing_in


class Course:
    """One State under one treaty. Each stretch is worked out when it is first asked for, and kept."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.days = sorted({day.toordinal() for day in _turning_days(life)})
        self._stretches: list[Standing | None] = [None] * (len(self.days) + 1)

    def on(self, day: date) -> Standing:
        """The standing at the end of that day; what `standings` gives for a State that exists then."""
        at = bisect_right(self.days, day.toordinal())
        known = self._stretches[at]
        if known is None:
            known = self._stretches[at] = standing_in(self.life, day)
        return known


def _turning_days(life: Life) -> Iterable[date]:
    """The first day of every stretch: all days on which the class, the acts done or a doubt may change."""
    yield from life.days_of_change()
    for start, end in life.doubts:
        yield start
        yield end
    if life.last_day is not None and life.last_day < date.max:
        yield life.last_day + timedelta(days=1)
