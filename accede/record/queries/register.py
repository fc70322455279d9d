"""The register as others may have it: every row with its dates and its source, and no name of a person.

Notes and reasons are left out too: people type them, and what people type may name people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from accede.core.dates import Moment
from accede.record.models import STRUCK, Act, Treaty
from accede.record.queries.treaties import slug_of

# The columns of `Entry`, in its order.
COLUMNS = (
    "treaty__slug", "key", "state__code", "kind", "deposited", "effective_date", "learned_date", "article", "about",
    "counted", "withdrawn_date", "confidence", "source", "origin", "verified_at", "entered_at", "replaces__key",
    "replaces__kind", "replaces__deposited", "replaced_by__key", "replaced_by__kind", "replaced_by__entered_at",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One row of the register. `replaces` and `replaced_by` are keys of other rows, "" for none."""

    treaty: str
    key: str
    state: str
    kind: str
    deposited: Moment
    effective: date | None
    learned: date
    article: str
    about: str
    counted: bool
    withdrawn: date | None
    confidence: str
    source: str
    origin: str
    verified_at: datetime | None
    entered_at: datetime
    replaces: str
    replaces_kind: str
    replaces_deposited: Moment | None
    replaced_by: str
    replaced_by_kind: str
    replaced_at: datetime | None

    @property
    def stands(self) -> bool:
        """Whether the row counts: not replaced, and not a striking-out itself."""
        return not self.replaced_by and not self.strikes

    @property
    def strikes(self) -> bool:
        """Whether the row is no act: it takes the one that it replaces out."""
        return self.kind == STRUCK

    @property
    def state_of_row(self) -> str:
        """stands, corrected, struck_out or strikes_out."""
        if self.strikes:
            return "strikes_out"
        if not self.replaced_by:
            return "stands"
        return "struck_out" if self.replaced_by_kind == STRUCK else "corrected"

    @property
    def verified(self) -> bool:
        """Whether a second person checked it; shipped rows were checked before. A file that one person read and
        approved alone stands on the depositary's word only."""
        return self.origin == "shipped" or self.verified_at is not None

    @property
    def changed_at(self) -> datetime:
        """When the row came on record, or was replaced: the newest that can be said of it."""
        return self.replaced_at or self.entered_at


def register(*, treaty: Treaty | str | None = None, state: str = "", history: bool = False) -> list[Entry]:
    """Rows of one treaty, one State or all, by treaty, oldest deposit first; with `history` also the rows that no
    longer stand. One query however many.
    """
    found = _entries(_chosen(treaty, state, history=history))
    return sorted(found, key=lambda row: (row.treaty, *row.deposited.sort_key, row.key))


def news(*, treaty: Treaty | str | None = None, state: str = "", start: int = 0, size: int = 50) -> list[Entry]:
    """Rows in the order in which they came on record, newest first; those that came together by deposit, newest
    first. Corrections and striking-outs are rows of their own.
    """
    rows = _chosen(treaty, state, history=True).order_by("-entered_at", "-learned_date", "-deposited", "-id")
    return _entries(rows[start : start + size])


def count_news(*, treaty: Treaty | str | None = None, state: str = "") -> int:
    """How many rows `news` has in all."""
    return _chosen(treaty, state, history=True).count()


def newest_entries() -> dict[str, datetime]:
    """{slug: when the newest row of the treaty came on record}; treaties without any row are left out."""
    rows = Act.objects.order_by().values_list("treaty__slug").annotate(newest=Max("entered_at"))
    return dict(rows)


def _chosen(treaty: Treaty | str | None, state: str, *, history: bool) -> QuerySet[Act]:
    chosen = Q()
    if treaty is not None:
        chosen &= Q(treaty__slug=slug_of(treaty))
    if state:
        chosen &= Q(state__code=state)
    return (Act.objects.all() if history else Act.objects.current()).filter(chosen)


def _entries(rows: QuerySet[Act]) -> list[Entry]:
    return [Entry(*_filled(row)) for row in rows.values_list(*COLUMNS)]


def _filled(row: tuple[Any, ...]) -> Iterator[Any]:
    """The row's values, with "" for a key of a row that is not there."""
    for name, value in zip(COLUMNS, row, strict=True):
        yield "" if value is None and name.endswith(("__key", "__kind")) else value
