"""Which of the claims about a government's position its file shows on a day.

The rule, in order. The claims are those that the reader may see.

1. A claim counts from the day on which it was learned of, and not for a day before the one of which it speaks.
2. A claim that another claim corrects no longer stands. Two corrections of one claim both stand.
3. The newest wins. Where the days are not known well enough to say which of two claims is the newer one, both are
   candidates: a claim falls out only when some other one is surely newer.
4. Among candidates a claim that says something goes before "not known"; then the surer one; then the one of the later
   day; then the one learned of later.
5. What contradicts the one shown is never dropped in silence: candidates that say something else, corrections of the
   same claim, and an earlier claim that is surer than a later one of low confidence, are given with it.
6. The one shown is stale when its review date is past, or when it is older than the campaign's number of days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.core.corrections import entered, rivals, span, standing_on
from accede.core.dates import Moment

UNKNOWN = "unknown"
_SURENESS = {"low": 0, "medium": 1, "high": 2}


@dataclass(frozen=True)
class Claim:
    """A claim about the position of one government. `day`: held on; `review`: to be looked at again by."""

    id: int | str
    stance: str
    day: Moment
    confidence: str  # high, medium, low
    learned: date
    replaces_id: int | str | None = None
    review: date | None = None


class Why(StrEnum):
    """In what way a claim contradicts the one shown."""

    RIVAL = "rival"  # both correct one claim
    SAME_TIME = "same_time"  # which of the two is newer is not known, and they say different things
    SURER_BEFORE = "surer_before"  # older, of high confidence, where the one shown is of low confidence


@dataclass(frozen=True)
class Conflict:
    """A claim that contradicts the one shown, and in what way."""

    claim: Claim
    why: Why


class Stale(StrEnum):
    """Why a position should be asked for again."""

    REVIEW_PAST = "review_past"
    TOO_OLD = "too_old"


@dataclass(frozen=True)
class ShownPosition:
    """The claim shown, what contradicts it, and what stood before, newest first. `corrected`: no longer standing."""

    claim: Claim
    conflicts: tuple[Conflict, ...]
    earlier: tuple[Claim, ...]
    corrected: tuple[Claim, ...]
    stale: Stale | None


def shown_on(claims: Iterable[Claim], *, on: date, stale_days: int, whole: bool = True) -> ShownPosition | None:
    """What the file shows at the end of the day, by the rule above; None when nothing was known by then.

    `whole`: with the claims that stood before and those corrected; a board of all States needs neither.
    """
    claims = list(claims)
    standing = standing_on(claims, on=on)
    if not standing:
        return None
    candidates = _candidates(standing)
    best = max(candidates, key=_rank)
    conflicts = _conflicts(best, candidates, standing)
    stale = stale_on(best, on=on, stale_days=stale_days)
    if not whole:
        return ShownPosition(best, conflicts, (), (), stale)
    apart = {best.id, *(each.claim.id for each in conflicts)}
    known = [claim for claim in claims if claim.learned <= on]
    held = {claim.id for claim in standing}
    corrected_ids = {claim.replaces_id for claim in known}
    return ShownPosition(
        best, conflicts, tuple(_newest_first(claim for claim in standing if claim.id not in apart)),
        tuple(_newest_first(claim for claim in known if claim.id in corrected_ids and claim.id not in held)),
        stale,
    )  # fmt: skip


def stale_on(claim: Claim, *, on: date, stale_days: int) -> Stale | None:
    """Whether a claim should be asked for again on the day, and why."""
    if claim.review is not None and claim.review < on:
        return Stale.REVIEW_PAST
    _earliest, latest = span(claim)
    return Stale.TOO_OLD if (on - latest).days > stale_days else None


def _candidates(standing: list[Claim]) -> list[Claim]:
    spans = [span(claim) for claim in standing]
    newest = max(earliest for earliest, _latest in spans)
    return [claim for claim, (_earliest, latest) in zip(standing, spans, strict=True) if latest >= newest]


def _rank(claim: Claim) -> tuple[bool, int, date, date, tuple[int, str]]:
    """The last part only makes the order total, so that the same claims always read the same."""
    return (claim.stance != UNKNOWN, _SURENESS[claim.confidence], span(claim)[1], claim.learned, entered(claim))


def _conflicts(best: Claim, candidates: list[Claim], standing: list[Claim]) -> tuple[Conflict, ...]:
    found = {
        other.id: Conflict(other, Why.RIVAL)
        for group in rivals(standing) if best in group
        for other in group if other.id != best.id
    }  # fmt: skip
    for other in candidates:
        if _says_else(other, best):
            found.setdefault(other.id, Conflict(other, Why.SAME_TIME))
    if best.confidence == "low" and (surer := _surer_before(best, standing)):
        found.setdefault(surer.id, Conflict(surer, Why.SURER_BEFORE))
    return tuple(sorted(found.values(), key=lambda each: _rank(each.claim), reverse=True))


def _says_else(other: Claim, best: Claim) -> bool:
    return other.stance not in (best.stance, UNKNOWN)


def _surer_before(best: Claim, standing: list[Claim]) -> Claim | None:
    """The newest of the claims of high confidence, when it says something else."""
    sure = [claim for claim in standing if claim.confidence == "high"]
    newest = max(sure, key=lambda claim: span(claim)[::-1], default=None)
    return newest if newest is not None and _says_else(newest, best) else None


def _newest_first(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (*span(claim)[::-1], claim.learned, entered(claim)), reverse=True)
