"""Promises for the house: the open ones as every offer needs them, and all of them for the index of the search."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Any

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.rules import Reading
from accede.governments.models import Ask, Promise
from accede.governments.queries.promise_pages import listed
from accede.governments.queries.promises import PromiseRow, promise_rows


def open_for(slug: str, *, reader: Any, on: date) -> list[PromiseRow]:
    """The open promises that the reader may see, the late ones first; none for whoever may not read the papers."""
    if not isinstance(reader, Reading) and not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return open_rows(campaign_of(slug), reader=reader, on=on)


def open_rows(campaign: Campaign, *, reader: Any, on: date) -> list[PromiseRow]:
    """The same, where the right was asked for. A fixed number of queries."""
    return promise_rows(campaign, listed(campaign, reader=reader, as_of=on, on=on), reader=reader, as_of=on, on=on)


def for_index(slug: str | None) -> list[Promise | Ask]:
    """Every promise and every ask of a campaign, or of all, for the indexer. Two queries."""
    wanted = {"campaign__slug": slug} if slug else {}
    rows = (
        model.objects.filter(**wanted).select_related("campaign", "state", "owner").order_by("pk")
        for model in (Promise, Ask)
    )
    return list(chain.from_iterable(rows))


def texts(row: Promise | Ask) -> list[str]:
    """What is found by: the words, who said or was asked it, and when it is due in words."""
    if isinstance(row, Ask):
        return [row.text, row.asked_of]
    return [row.text, row.made_by, row.due_words]
