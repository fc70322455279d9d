"""What a second person checks: each row beside what its source should say, and what was disputed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accede.kit.localdates import long_day, long_moment
from accede.kit.models import LogEntry
from accede.record.models import Act
from accede.record.queries.acts import verification_queue
from accede.record.queries.names import state_name
from accede.record.queries.story import Difference, act_fields, changed_fields
from accede.record.queries.treaties import title_of
from accede.record.queries.words import kind_word

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class Dispute:
    """What a checker found instead."""

    note: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ToCheck:
    """A row in the queue. `says`: label and words of what is on record; `should`: what the source should say, in
    sentences; `changed`: what a correction changed; `own`: the reader entered it and cannot verify it."""

    act: Act
    name: str
    says: tuple[tuple[str, str], ...]
    should: tuple[str, ...]
    changed: tuple[Difference, ...]
    source_url: str
    disputes: tuple[Dispute, ...]
    own: bool
    next: int | None  # the row after this one


def to_check(rows: Iterable[Act], *, reader: str) -> list[ToCheck]:
    """Rows of the queue ready to be checked; one query more than the rows themselves."""
    rows = list(rows)
    disputed, after = disputes(rows), [*(row.pk for row in rows[1:]), None]
    return [_to_check(row, disputed.get(row.pk, ()), reader, then) for row, then in zip(rows, after, strict=False)]


def _to_check(row: Act, disputed: tuple[Dispute, ...], reader: str, after: int | None) -> ToCheck:
    found = _ADDRESS.search(row.source)
    return ToCheck(
        act=row,
        name=_name(row),
        says=tuple(act_fields(row)),
        should=tuple(_should(row)),
        changed=changed_fields(row.replaces, row) if row.replaces_id else (),
        source_url=found.group() if found else "",
        disputes=disputed,
        own=row.entered_by == reader,
        next=after,
    )


def _name(row: Act) -> str:
    return state_name(row.state.code, on=row.deposited.latest or row.learned_date)


def _should(row: Act) -> list[str]:
    """What a person must find in the source to verify the row."""
    struck = row.replaces if row.is_striking_out and row.replaces else None
    shown = struck or row
    told = {"state": _name(shown), "act": kind_word(shown.kind), "day": long_moment(shown.deposited),
            "treaty": title_of(row.treaty)}  # fmt: skip
    if struck:
        return [_("No %(act)s of %(state)s of %(day)s under the %(treaty)s.") % told]
    lines = [_("%(state)s, %(act)s, received on %(day)s, under the %(treaty)s.") % told]
    if row.effective_date:
        lines.append(_("That it takes effect on %(day)s.") % {"day": long_day(row.effective_date)})
    if row.article:
        lines.append(_("That it is about article %(article)s.") % {"article": row.article})
    if row.withdrawn_date:
        lines.append(_("That it no longer stands from %(day)s.") % {"day": long_day(row.withdrawn_date)})
    if not row.counted:
        lines.append(_("That the depositary shows it in brackets."))
    return lines


def disputes(rows: Iterable[Act]) -> dict[int, tuple[Dispute, ...]]:
    """{row: what was disputed about it, oldest first}, in one query."""
    numbers = {str(row.pk): row.pk for row in rows}
    found: dict[int, tuple[Dispute, ...]] = {}
    entries = LogEntry.objects.filter(
        act="record.dispute_act", target_type=Act._meta.label_lower, target_id__in=list(numbers)
    )
    for entry in entries.order_by("at", "pk"):
        note = str((entry.after or {}).get("note", ""))
        pk = numbers[entry.target_id]
        found[pk] = (*found.get(pk, ()), Dispute(note, entry.by, entry.at))
    return found


def disputed_of(username: str) -> list[tuple[Act, Dispute]]:
    """Rows that this person entered, that nobody has verified, and that a checker disputed: with the newest
    note. Two queries."""
    rows = list(verification_queue(entered_by=username))
    found = disputes(rows) if rows else {}
    return [(row, found[row.pk][-1]) for row in rows if row.pk in found]


def enterers() -> list[str]:
    """Who entered what waits to be verified, by name of account."""
    return sorted(set(verification_queue().order_by().values_list("entered_by", flat=True)))
