"""Which rows go into a folder. The operator's backup holds all of them; a reader takes along what is not confidential,
and what is if it is her organisation's own.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accede.coalition.models import Campaign, Embargoed, SharedWith
from accede.coalition.rules import Reading, embargo_is_over, kept_by, reading_of, visible
from accede.governments.models import ContactSource, StepFact, TrackStep
from accede.governments.portable.tables import OF_TABLE, Table, is_owned
from accede.kit.portable import Taken

KEPT = (SharedWith.OWN, SharedWith.NAMED, SharedWith.MEMBERS)


class Taker:
    """Asks each table once for the rows that go along."""

    def __init__(self, campaign: Campaign, taken: Taken) -> None:
        self.campaign, self.sources = campaign, taken.sources
        self.opens = taken.reader is not None  # what is sealed is opened for its owner, and for nobody else
        self.reading: Reading | None = None
        if taken.reader is not None and taken.on is not None:
            self.reading = reading_of(taken.reader, campaign.slug, on=taken.on)
        self._ids: dict[Any, set[int]] = {}

    def rows(self, table: Table) -> QuerySet[Any]:
        """The rows of a table that go along."""
        model = table.model
        if model is ContactSource and not self.sources:
            return ContactSource.objects.none()
        above = f"{table.part_of}__" if table.part_of else ""
        rows: QuerySet[Any] = model._default_manager.filter(**{f"{above}campaign": self.campaign})
        if self.reading is None:
            return rows
        if table.part_of:
            rows = rows.filter(**{f"{table.part_of}__in": self.rows(OF_TABLE[self._above(table)])})
        if model is TrackStep:
            facts = self.rows(OF_TABLE[StepFact]).values("step")
            rows = rows.filter(Q(number__lt=TrackStep.LEFT_OUT) | Q(pk__in=facts))
        return visible(rows.filter(_open_or_hers(model, self.reading)), self.reading) if is_owned(model) else rows

    def takes(self, row: Any) -> bool:
        """Whether a row that another names goes along itself; what is of no table here (a State) is always named."""
        if self.reading is None or type(row) not in OF_TABLE:
            return True
        if type(row) not in self._ids:
            self._ids[type(row)] = set(self.rows(OF_TABLE[type(row)]).values_list("pk", flat=True))
        # A shipped answer is in no folder, and known to everybody.
        return row.pk in self._ids[type(row)] or getattr(row, "campaign_id", 0) is None

    @staticmethod
    def _above(table: Table) -> Any:
        return table.model._meta.get_field(table.part_of).related_model


def _open_or_hers(model: Any, reading: Reading) -> Q:
    """What is not confidential, or is the reader's own; a source at risk is never the first."""
    if model is ContactSource:
        return kept_by(reading)
    open_now = ~Q(shared_with__in=KEPT)
    if issubclass(model, Embargoed):
        open_now &= embargo_is_over()
    return kept_by(reading) | open_now
