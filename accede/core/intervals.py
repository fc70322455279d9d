"""How long something held, as well as we know."""

from dataclasses import dataclass
from datetime import date, timedelta

from accede.core.dates import Answer, Moment


@dataclass(frozen=True)
class Interval:
    """From `start` on, up to but without `end` (None: it still holds). Both as well as they are known."""

    start: Moment
    end: Moment | None = None

    @classmethod
    def attested_on(cls, day: date) -> "Interval":
        """Something known to hold on that day, with nothing known of when it began or ended."""
        next_day = day + timedelta(days=1)
        return cls(Moment.before(next_day), Moment.from_day_on(next_day))

    def covers(self, day: date) -> Answer:
        """Whether it held on that day."""
        begun = self.start.on_or_before(day)
        over = Answer.NO if self.end is None else self.end.on_or_before(day)
        if begun is Answer.NO or over is Answer.YES:
            return Answer.NO
        if begun is Answer.YES and over is Answer.NO:
            return Answer.YES
        return Answer.NOT_KNOWN
