"""Reads of funding: `contributions`, `priorities`, `donors` (donor State and target), `secondments` (people lent, as
income in kind), `passages`."""

from accede.funding.queries.contributions import (
    Filter,
    Sum,
    as_shown,
    contributions,
    events_of,
    for_index,
    given_in,
    items_of,
    listing,
    organisations_of,
    paid_for,
    print_runs_of,
    sum_words,
    sums,
    when_words,
)
from accede.funding.queries.donors import DonorNote, donor_notes
from accede.funding.queries.priorities import priorities, priorities_of_year
from accede.funding.queries.secondments import Seconded, seconded

__all__ = [
    "DonorNote",
    "Filter",
    "Seconded",
    "Sum",
    "as_shown",
    "contributions",
    "donor_notes",
    "events_of",
    "for_index",
    "given_in",
    "items_of",
    "listing",
    "organisations_of",
    "paid_for",
    "print_runs_of",
    "priorities",
    "priorities_of_year",
    "seconded",
    "sum_words",
    "sums",
    "when_words",
]
