"""Rows of the register as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accede.core.dates import Moment
from accede.core.standing import StateClass, standing_in
from accede.record.models import Act, Treaty
from accede.record.queries.names import state
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.treaties import slug_of


@dataclass(frozen=True)
class TreatyRow:
    """One treaty in a State's file."""

    treaty: Treaty
    state_class: StateClass
    since: Moment | None
    acts: tuple[Act, ...]

    @property
    def mark(self) -> str:
        return self.state_class.mark


def act_rows(
    *,
    treaty: Treaty | str | None = None,
    state: str = "",
    kind: str = "",
    year: int | None = None,
    text: str = "",
) -> QuerySet[Act]:
    """Acts that stand, newest deposit first, with treaty and State; `year` is the year of deposit, `text` is
    looked for in the State's names, the source and the note.
    """
    found = Act.objects.current().select_related("treaty", "state")
    if treaty is not None:
        found = found.filter(treaty__slug=slug_of(treaty))
    if state:
        found = found.filter(state__code=state)
    if kind:
        found = found.filter(kind=kind)
    if year is not None:
        found = found.filter(deposited__startswith=f"{year:04d}")
    if text:
        named = Q(state__names__name__icontains=text)
        found = found.filter(named | Q(source__icontains=text) | Q(note__icontains=text)).distinct()
    return found.order_by("-deposited", "-id")


def act(pk: int) -> Act:
    """One row, also one that was replaced; raises Act.DoesNotExist."""
    return Act.objects.select_related("treaty", "state", "replaces", "replaced_by").get(pk=pk)


def act_history(row: Act) -> list[Act]:
    """The row with all that it replaced and all that replaced it, oldest first. Costs a query for each treaty
    and State, however long the chain.
    """
    rows = list(Act.objects.filter(treaty=row.treaty_id, state=row.state_id).select_related("treaty", "state"))
    rows += list(Act.objects.filter(replaces__in=rows).exclude(pk__in=[r.pk for r in rows]))
    by_pk = {each.pk: each for each in rows}
    next_of = {each.replaces_id: each for each in rows if each.replaces_id}
    first = row
    while first.replaces_id and first.replaces_id in by_pk:
        first = by_pk[first.replaces_id]
    chain = [first]
    while chain[-1].pk in next_of:
        chain.append(next_of[chain[-1].pk])
    return chain


def standing_key(treaty: Treaty | str, key: str) -> str:
    """The key of the row that stands in the place of this one, itself if it does; "" when it was struck out or
    never was. Costs a query for each correction."""
    row = Act.objects.filter(treaty__slug=slug_of(treaty), key=key).first()
    while row is not None and (after := Act.objects.filter(replaces=row).first()) is not None:
        row = after
    return "" if row is None or row.is_striking_out else row.key


def new_acts(start: date, end: date, *, treaty: Treaty | str | None = None) -> list[Act]:
    """Acts that stand with a deposit that may lie between the two days, both included, oldest first."""
    rows = act_rows(treaty=treaty)
    years = Q()
    for year in range(start.year, end.year + 1):
        years |= Q(deposited__startswith=f"{year:04d}")
    found = [row for row in rows.filter(years) if _touches(row.deposited, start, end)]
    return sorted(found, key=lambda row: (*row.deposited.sort_key, row.key))


def _touches(moment: Moment, start: date, end: date) -> bool:
    return (moment.earliest or date.min) <= end and (moment.latest or date.max) >= start


def state_acts(code: str, *, as_of: date) -> list[TreatyRow]:
    """The State under every treaty on record, with its acts up to the day, oldest first; treaties by slug."""
    record = snapshot()
    state(code)
    record.load_acts()
    acts: dict[str, list[Act]] = {}
    for row in act_rows(state=code):
        if (row.deposited.earliest or date.min) <= as_of:
            acts.setdefault(row.treaty.slug, []).append(row)
    return [_treaty_row(record, treaty, code, as_of, acts.get(slug, [])) for slug, treaty in record.treaties.items()]


def _treaty_row(record: Snapshot, treaty: Treaty, code: str, as_of: date, acts: list[Act]) -> TreatyRow:
    life = record.known(treaty.slug).lives.get(code)
    one = standing_in(life, as_of) if life and life.exists_on(as_of) else None
    return TreatyRow(
        treaty=treaty,
        state_class=one.state_class if one else StateClass.NONE,
        since=one.since if one else None,
        acts=tuple(sorted(acts, key=lambda row: (*row.deposited.sort_key, row.key))),
    )


def verification_queue(
    *, treaty: Treaty | str | None = None, entered_by: str = "", not_by: str = "", since: date | None = None
) -> QuerySet[Act]:
    """Rows that a person entered and nobody has verified yet, oldest entry first: acts, corrections, and rows
    that strike one out. Shipped acts were checked before they were shipped, and imported ones by the person who
    approved them. `not_by` leaves out what that person entered; `since` is the first day of entry.
    """
    found = Act.objects.filter(replaced_by__isnull=True, origin="person", verified_by="")
    if treaty is not None:
        found = found.filter(treaty__slug=slug_of(treaty))
    if entered_by:
        found = found.filter(entered_by=entered_by)
    if not_by:
        found = found.exclude(entered_by=not_by)
    if since is not None:
        found = found.filter(entered_at__date__gte=since)
    return found.select_related("treaty", "state", "replaces", "replaces__state").order_by("entered_at", "id")
