"""How the sectors of society stand in the alliance on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accede.coalition.models import Sector
from accede.coalition.queries.memberships import Place
from accede.coalition.queries.words import sector_words

UNKNOWN = "unknown"


@dataclass(frozen=True)
class InSector:
    """How many organisations of a sector are in for certain, and how many more it is not known."""

    sector: str  # a code of Sector; "unknown" where the record names none
    certain: int
    open: int

    @property
    def label(self) -> str:
        return sector_words([self.sector])[0]

    @property
    def definition(self) -> str:
        return f"coalition.members_in_sector.{self.sector}"


def sector_balance(found: Iterable[Place], kinds: Iterable[str]) -> list[InSector]:
    """The organisations with a place of these kinds by sector, from places already read, in the order of the sectors.

    An organisation counts once in each of its sectors, so the sum may be more than the number of organisations; one of
    which no sector is on record counts as "unknown", the last row.
    """
    wanted = set(kinds)
    certain: dict[str, set[str]] = {}
    open_: dict[str, set[str]] = {}
    for place in found:
        if place.membership.kind in wanted and (place.certain or place.open):
            for sector in place.organisation.sectors or [UNKNOWN]:
                (certain if place.certain else open_).setdefault(sector, set()).add(place.organisation.key)
    codes = [*Sector.values, *sorted((certain.keys() | open_.keys()) - {*Sector.values, UNKNOWN}), UNKNOWN]
    none: set[str] = set()
    return [
        InSector(code, len(certain.get(code, none)), len(open_.get(code, none) - certain.get(code, none)))
        for code in codes
    ]
