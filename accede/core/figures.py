"""A count never travels without its definition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Figure:
    """A number, what it counts (a code; the words are made elsewhere), the day for which it holds, the rows
    behind it (codes of States), and the period it speaks of, if any, both days included.

    Definitions: `bound` every State that has consented to be bound, in force for it or not; `parties` those
    for which it is in force; `signed_only` signed and not bound; `signatories` every signature ever, bound
    or not; `withdrawn` once bound, no longer; `none` nothing done. Of a period: `bound_in_period` binding
    acts deposited in it; `signatures_made` signatures made in it; `still_signed_only` those of them whose
    State had still not bound itself on the as-of day.
    """

    number: int
    definition: str
    as_of: date
    rows: tuple[str, ...]
    period: tuple[date, date] | None = None

    @classmethod
    def of(
        cls,
        definition: str,
        rows: Iterable[str],
        *,
        as_of: date,
        period: tuple[date, date] | None = None,
    ) -> "Figure":
        """The figure of these rows: the number is their number."""
        rows = tuple(sorted(rows))
        return cls(len(rows), definition, as_of, rows, period)
