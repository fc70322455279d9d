"""Positions of governments as a reader may see them: the one that a file shows, what contradicts it, what is stale.

Which one is shown is the rule of `core.positions`, applied to what the reader may see and to nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of, seen, visible
from accede.coalition.rules import shown as cut
from accede.core import positions as core
from accede.governments.models import Evidence, Position
from accede.governments.queries.narrowing import claims_that_may_show
from accede.governments.queries.settings import settings_of
from accede.governments.rules import row_for, rows_seen
from accede.record.models import State


@dataclass(frozen=True)
class Against:
    """A claim that contradicts the one shown, and in what way."""

    row: Position
    why: core.Why


@dataclass(frozen=True)
class StatePosition:
    """The position that a file shows; the other claims as in `core.positions.ShownPosition`."""

    row: Position
    conflicts: tuple[Against, ...]
    earlier: tuple[Position, ...]
    corrected: tuple[Position, ...]
    stale: core.Stale | None
    evidence: tuple[Evidence, ...] = ()


def shown_position(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> Position | None:
    """The claim that the State's file shows on the day, from what the reader may see; None without one."""
    found = state_position(campaign, state, reader=reader, as_of=as_of, on=on)
    return found.row if found else None


def shown_positions(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, Position]:
    """{State's code: the claim that its file shows on the day}. Four queries, however many claims."""
    return {code: row for code, (row, _stale) in board_positions(campaign, reader=reader, as_of=as_of, on=on).items()}


def board_positions(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, tuple[Position, bool]]:
    """{State's code: the claim that its file shows on the day, and whether it is stale}. Four queries.

    The database leaves out claims that are surely older than another one that stands, so that a campaign with a
    hundred thousand claims asks the rule about a few of each State.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    shown = _shown(claims_that_may_show(campaign, reading, as_of=as_of, on=on), campaign, as_of)
    wanted = {int(each.claim.id): (code, each.stale is not None) for code, each in shown.items()}
    rows = Position.objects.filter(pk__in=wanted).select_related("state", "owner")
    found = {row.pk: row for row in rows}
    for row in found.values():
        row.campaign = campaign
    return {code: (found[pk], stale) for pk, (code, stale) in wanted.items()}


def state_position(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> StatePosition | None:
    """The same with what contradicts it, what stood before and its evidence. Seven queries at most."""
    reading = reading_of(reader, campaign.slug, on=on)
    rows = {
        row.pk: row
        for row in rows_seen(Position.objects.filter(state=state), campaign, reader=reading, on=on).select_related(
            "owner", "entered_by"
        )
    }
    found = core.shown_on(
        [_claim(row) for row in rows.values()], on=as_of, stale_days=settings_of(campaign).stale_days
    ) if rows else None  # fmt: skip
    if found is None:
        return None
    for row in rows.values():
        row.campaign, row.state = campaign, state  # so that its address needs no query
    return _put_together(found, rows, evidence_of([rows[int(found.claim.id)]], reader=reading))


def state_positions(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, StatePosition]:
    """{State's code: what its file shows on the day}, without earlier claims and evidence, with whether it is stale.

    Four queries: the reader's rights, the settings, the claims as plain values, the rows shown.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    shown = _shown(rows_seen(Position.objects.all(), campaign, reader=reading, on=on), campaign, as_of)
    wanted = {int(each.claim.id) for each in shown.values()}
    wanted |= {int(one.claim.id) for each in shown.values() for one in each.conflicts}
    rows = {row.pk: row for row in Position.objects.filter(pk__in=wanted).select_related("state", "owner")}
    for row in rows.values():
        row.campaign = campaign
    return {code: _put_together(each, rows, ()) for code, each in shown.items()}


def stale_positions(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> list[StatePosition]:
    """The shown positions that should be asked for again, those whose review date is longest past first."""
    found = [each for each in state_positions(campaign, reader=reader, as_of=as_of, on=on).values() if each.stale]
    return sorted(found, key=lambda each: (each.row.review_date or date.max, each.row.as_of.sort_key, each.row.key))


def evidence_of(positions: Iterable[Position], *, reader: Any) -> tuple[Evidence, ...]:
    """What claims rest on, in order; what an entry names and the reader may not see is blank. `reader`: a Reading."""
    rows = Evidence.objects.filter(position__in=list(positions)).select_related(
        "position__owner", "organisation", "contact__owner", "contact__state", "contact__campaign"
    )
    return tuple(cut(seen(rows.order_by("position", "number"), reader), reader))


def claims_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> list[Position]:
    """Every claim on the State that was known on the day and that the reader may see, the newest first."""
    rows = rows_seen(Position.objects.filter(state=state, learned_date__lte=as_of), campaign, reader=reader, on=on)
    found = sorted(rows.select_related("owner"), key=lambda row: (row.as_of.sort_key, row.key), reverse=True)
    for row in found:
        row.campaign, row.state = campaign, state
    return found


def claim_for(
    user: Any, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS, *, on: date
) -> Position:  # fmt: skip
    """One claim, when she may see it, or write it with another right; otherwise as `rules.row_for`."""
    return row_for(Position.objects.select_related("replaces__owner"), user, campaign, code, key, right, on=on)


def evidence_in(row: Position) -> QuerySet[Evidence]:
    """The evidence of a claim, for its history. Not run here."""
    return Evidence.objects.filter(position=row)


def corrections_of(row: Position, *, reader: Any, as_of: date) -> list[Position]:
    """The claims that correct this one, that were known on the day and that the reader (a Reading) may see, the newest
    first. One query.
    """
    known = row.replaced_by.filter(learned_date__lte=as_of).select_related("owner")
    found = list(visible(known, reader).order_by("-learned_date", "key"))
    for each in found:
        each.campaign, each.state = row.campaign, row.state
    return found


def stale_address(campaign: Campaign) -> str:
    """The page of all positions that should be asked for again."""
    return reverse("governments:positions_stale", args=[campaign.slug])


def for_index(campaign: str | None) -> list[Position]:
    """Every claim of a campaign (or of all) with its evidence, for the search. Two queries."""
    rows = Position.objects.select_related("campaign", "state", "owner")
    if campaign:
        rows = rows.filter(campaign__slug=campaign)
    return list(rows.prefetch_related(Prefetch("evidence", Evidence.objects.order_by("number"))))


def told_in(row: Position) -> list[str]:
    """What a claim rests on, in words. No query where its evidence is loaded."""
    return [each.text for each in row.evidence.all()]


def _put_together(
    found: core.ShownPosition, rows: dict[int, Position], evidence: tuple[Evidence, ...]
) -> StatePosition:
    return StatePosition(
        row=rows[int(found.claim.id)],
        conflicts=tuple(Against(rows[int(each.claim.id)], each.why) for each in found.conflicts),
        earlier=tuple(rows[int(each.id)] for each in found.earlier if int(each.id) in rows),
        corrected=tuple(rows[int(each.id)] for each in found.corrected if int(each.id) in rows),
        stale=found.stale,
        evidence=evidence,
    )


def _claim(row: Position) -> core.Claim:
    return core.Claim(
        row.pk, row.stance, row.as_of, row.confidence, row.learned_date, row.replaces_id, row.review_date
    )  # fmt: skip


def _shown(rows: QuerySet[Position], campaign: Campaign, as_of: date) -> dict[str, core.ShownPosition]:
    """{State's code: what its file shows of these claims}, by code, without those that stood before. The claims are
    read as plain values: a campaign may hold a hundred thousand of them.
    """
    stale_days = settings_of(campaign).stale_days
    by_state: dict[str, list[core.Claim]] = {}
    fields = ("state__code", "pk", "stance", "as_of", "confidence", "learned_date", "replaces_id", "review_date")
    for code, *values in rows.values_list(*fields):
        by_state.setdefault(code, []).append(core.Claim(*values))
    shown = {
        code: core.shown_on(claims, on=as_of, stale_days=stale_days, whole=False) for code, claims in by_state.items()
    }
    return {code: each for code, each in sorted(shown.items()) if each}
