"""Two periods side by side, with both readings of "signatures".

The report of 2003 says "between 1993 and 1998 … 9 ratifications and 2 signatures while from 1999 to the
present … 16 ratifications and 7 signatures". The 2 and 7 are signatures that were still signature-only when
the report was written; made in those periods were 3 and 12. Both are given, each with its definition.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.core.acts import Act
from accede.core.clauses import TreatyRules
from accede.core.dates import Answer
from accede.core.figures import Figure
from accede.core.standing import StateClass, standings

_DAYS_A_YEAR = 365.2425


@dataclass(frozen=True)
class PeriodFigures:
    """The figures of one period, both days included; `rows` are the codes of States.

    `bound`: consented to be bound within it (and still bound on the as-of day). `signatures_made`: signed
    within it. `still_signed_only`: signed within it and still not bound on the as-of day. `unplaced`: acts
    that cannot be placed, because their date may lie inside or outside.
    """

    start: date
    end: date
    bound: Figure
    signatures_made: Figure
    still_signed_only: Figure
    unplaced: tuple[Act, ...] = ()

    @property
    def years(self) -> float:
        """The length of the period in years of the calendar."""
        return ((self.end - self.start).days + 1) / _DAYS_A_YEAR

    def per_year(self, figure: Figure) -> float:
        """The figure for one year of this period."""
        return figure.number / self.years


def compare_periods(
    acts: Iterable[Act],
    rules: TreatyRules,
    periods: Iterable[tuple[date, date]],
    *,
    as_of: date,
) -> tuple[PeriodFigures, ...]:
    """The figures of each period as the record stood at the end of `as_of`, by day of deposit."""
    acts = [act for act in acts if act.deposited.on_or_before(as_of) is Answer.YES]
    by_state = standings(acts, rules, as_of=as_of)
    # Only the first consent of a spell tells when a State became bound; a second one adds nothing.
    instruments = [standing.instrument for standing in by_state.values() if standing.instrument is not None]
    signatures = [standing.signature for standing in by_state.values() if standing.signature is not None]
    only = {state for state, one in by_state.items() if one.state_class is StateClass.SIGNED}
    result = []
    for start, end in periods:

        def figure(definition: str, rows: Iterable[str], period: tuple[date, date] = (start, end)) -> Figure:
            return Figure.of(definition, rows, as_of=as_of, period=period)

        made = [act.state for act in signatures if _within(act, start, end) is Answer.YES]
        bound = [act.state for act in instruments if _within(act, start, end) is Answer.YES]
        unplaced = [act for act in instruments + signatures if _within(act, start, end) is Answer.NOT_KNOWN]
        result.append(
            PeriodFigures(
                start,
                end,
                bound=figure("bound_in_period", bound),
                signatures_made=figure("signatures_made", made),
                still_signed_only=figure("still_signed_only", (state for state in made if state in only)),
                unplaced=tuple(unplaced),
            )
        )
    return tuple(result)


def _within(act: Act, start: date, end: date) -> Answer:
    """Whether the deposit lies between the two days, both included."""
    first, last = act.deposited.earliest, act.deposited.latest
    if first is not None and last is not None and start <= first and last <= end:
        return Answer.YES
    if (last is not None and last < start) or (first is not None and first > end):
        return Answer.NO
    return Answer.NOT_KNOWN
