"""What is shared with whom, for those below who do not know: the search, the log, the history of a record."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition import queries
from accede.coalition.queries.holdings import told_of
from accede.coalition.rules import marks_held
from accede.kit import persons
from accede.kit.offers import Sight, offer

persons.cut_by(told_of)


@offer("sight")
def sight(*, subject: object, on: date, reader: Any) -> list[Sight]:
    """The marks by which the reader sees what is shared with some."""
    return [Sight(mark, campaign) for mark, campaign in sorted(marks_held(reader, on=on))]


@offer("unseen")
def unseen(*, subject: tuple[str, frozenset[str]], on: date, reader: Any) -> list[str]:
    """Of rows of a campaign (its slug, and each row as events.event:12) those that the reader may not see."""
    campaign, marks = subject
    return sorted(queries.unseen(marks, campaign, reader=reader, on=on))
