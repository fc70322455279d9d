"""What the page of recommendations shows: those that wait for a decision, and all that count, cut by filters."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accede.coalition.models import Campaign
from accede.governments.models import Recommendation, ReviewFile
from accede.governments.queries.recommendations import PROMISED, TAKEN, known_by

Match = Recommendation.Match


def waiting(campaign: Campaign) -> list[Recommendation]:
    """Those about which nobody has decided whether they are about the treaty, by session. One query."""
    return list(_all(campaign).filter(match=Match.DOUBTFUL).order_by("session", "state__code", "key"))


def set_aside(campaign: Campaign) -> list[Recommendation]:
    """Those that a person set aside, with the reason. One query."""
    found = _all(campaign).filter(match=Match.REFUSED).select_related("decided_by")
    return list(found.order_by("session", "state__code", "key"))


def listed(
    campaign: Campaign, *, as_of: date, state: str = "", response: str = "", session: str = "", text: str = ""
) -> list[Recommendation]:
    """Those that count and were made by the day, the latest session first; `response` may be "promised": accepted or
    pledged. One query.
    """
    found = _all(campaign).filter(match__in=TAKEN)
    if response:
        found = found.filter(response__in=PROMISED if response == "promised" else [response])
    if state:
        found = found.filter(state__code=state)
    if session.isdigit():
        found = found.filter(session=int(session))
    for word in text.split():
        found = found.filter(text__icontains=word)
    rows: Any = found.order_by("-session", "state__code", "text", "recommending__code")
    return [row for row in rows if known_by(row.made, row.as_of, as_of)]


def counts(rows: list[Recommendation]) -> dict[str, int]:
    """{answer: number} and "states": how many States answered."""
    found = {value: sum(row.response == value for row in rows) for value in Recommendation.Response.values}
    return found | {"states": len({row.state_id for row in rows})}


def recommendation_of(campaign: Campaign, key: str) -> Recommendation:
    """The campaign's recommendation of that key, or Http404. The caller has the campaign with the right."""
    return get_object_or_404(_all(campaign), key=key)


def review_file(campaign: Campaign, pk: int) -> ReviewFile:
    """The campaign's file of that number, or Http404. The caller has the campaign with the right."""
    return get_object_or_404(ReviewFile.objects.select_related("campaign__treaty"), campaign=campaign, pk=pk)


def _all(campaign: Campaign) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(campaign=campaign).select_related("campaign", "state", "recommending")
