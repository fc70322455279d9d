"""Recommendations of the Universal Periodic Review about the campaign's treaty, and the answers given. Public."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.core.dates import Answer, Moment
from accede.governments.models import Recommendation
from accede.kit.localdates import long_moment
from accede.record.models import State

TAKEN = (Recommendation.Match.EXACT, Recommendation.Match.CONFIRMED)
PROMISED = (Recommendation.Response.ACCEPTED, Recommendation.Response.PLEDGE)


@dataclass(frozen=True)
class Recommended:
    """One recommendation with all States that made it (their codes; none for a voluntary pledge)."""

    session: int
    made: Moment
    text: str
    response: str  # of Recommendation.Response
    by: tuple[str, ...]
    source: str
    rows: tuple[Recommendation, ...] = ()

    @property
    def is_promise(self) -> bool:
        """Accepted recommendations and voluntary pledges are promises; noted ones are none."""
        return self.response in PROMISED


def recommendations_of(campaign: Campaign, state: State, *, as_of: date) -> list[Recommended]:
    """What the State was recommended about the treaty by the day, the latest session first; one entry for each text and
    answer of a session. Those about which a person has still to decide are not there. One query.
    """
    rows = Recommendation.objects.filter(campaign=campaign, state=state, match__in=TAKEN)
    rows = rows.select_related("recommending").order_by("-session", "text", "response", "recommending__code")
    grouped: dict[tuple[int, str, str], list[Recommendation]] = {}
    for row in rows:
        if known_by(row.made, row.as_of, as_of):
            grouped.setdefault((row.session, row.text, row.response), []).append(row)
    return [_recommended(rows) for rows in grouped.values()]


def upr_counts(campaign: Campaign, *, as_of: date) -> dict[str, tuple[int, int]]:
    """{State's code: (accepted recommendations and pledges, all recommendations and pledges)} about the treaty that
    were made by the day; each recommending State counts. One query.
    """
    rows: Any = Recommendation.objects.filter(campaign=campaign, match__in=TAKEN)
    promised: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for code, response, made, filed in rows.values_list("state__code", "response", "made", "as_of"):
        if known_by(made, filed, as_of):
            every[code] += 1
            promised[code] += response in PROMISED
    return {code: (promised[code], number) for code, number in every.items()}


def session_words(session: int, made: Moment) -> str:
    """The session and, as far as it is known, when it ended."""
    if not str(made):
        return _("session %(n)s") % {"n": session}
    return _("session %(n)s, %(when)s") % {"n": session, "when": long_moment(made)}


def response_words(response: str) -> str:
    """The answer in words."""
    return str(Recommendation.Response(response).label)


def counted_words(found: list[Recommended]) -> str:
    """Promises of the Review among all that is shown; empty when nothing is."""
    if not found:
        return ""
    values = {
        "promises": sum(max(len(each.rows), 1) for each in found if each.is_promise),
        "all": sum(max(len(each.rows), 1) for each in found),
    }
    return _("%(promises)s accepted or pledged, of %(all)s; each recommending State counts") % values


def known_by(made: Moment, filed: Moment, day: date) -> bool:
    """Whether a recommendation had surely been made by the day: its session was over, or, where the time of the session
    is not known, the file that holds it was made.
    """
    moment = made if made.latest is not None else filed
    return moment.on_or_before(day) is Answer.YES


def _recommended(rows: list[Recommendation]) -> Recommended:
    first = rows[0]
    by = tuple(dict.fromkeys(row.recommending.code for row in rows if row.recommending))
    return Recommended(first.session, first.made, first.text, first.response, by, first.source, tuple(rows))
