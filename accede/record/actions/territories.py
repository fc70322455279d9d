"""Territorial applications as a person enters them: recorded, corrected, ended. Rows are written once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.core.acts import BINDING
from accede.core.dates import Moment
from accede.kit import log
from accede.kit.localdates import long_day, long_moment
from accede.record.actions.refusals import ActRefused, AlreadyRecorded, AlreadyReplaced, NothingToDo
from accede.record.actions.version import bump
from accede.record.models import Act, TerritorialApplication

# What a correction may change; the act to which the row attaches stays.
_CORRECTABLE = ("territory", "received", "effective_date", "adds", "note", "source")


@transaction.atomic
def record_territory(
    *,
    act: Act,
    territory: str,
    received: Moment,
    source: str,
    by: Any,
    on: date,
    effective_date: date | None = None,
    adds: bool = True,
    text: str = "",
) -> TerritorialApplication:
    """Puts on record that a State extended the treaty to a territory or, with `adds` False, no longer does.

    `act` is the act by which the State is bound; `received` the day of receipt by the depositary, `effective_date` only
    where another day is stated; `text` what the notification says. Refuses, with every reason at once, what cannot be.
    """
    require(by, Right.RECORD_ACT, on=on)
    row = TerritorialApplication(
        act=act,
        territory=territory.strip()[:300],
        received=received,  # type: ignore[misc]  # the field holds a Moment
        effective_date=effective_date,
        adds=adds,
        note=text.strip(),
        source=source.strip()[:300],
    )
    _write(row, by=by, on=on)
    log.record("record.record_territory", target=row, by=by, on=on, after=_told(row))
    return row


@transaction.atomic
def correct_territory(
    *, row: TerritorialApplication, reason: str, by: Any, on: date, **changes: Any
) -> TerritorialApplication:
    """Replaces a row by a corrected one, which names it and says why; the old row stays as it was written. `changes`
    are those of territory, received, effective_date, adds, source and text."""
    require(by, Right.RECORD_ACT, on=on)
    if "text" in changes:
        changes["note"] = changes.pop("text")
    if unknown := set(changes) - set(_CORRECTABLE):
        raise TypeError(f"A territorial application has no {', '.join(sorted(unknown))} to correct.")
    if not reason.strip():
        raise ActRefused(_("Give the reason for the correction."))
    _still_stands(row)
    changes = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
    if all(getattr(row, name) == value for name, value in changes.items()):
        raise NothingToDo(_("Nothing was changed, so there is nothing to correct."))
    kept = {name: getattr(row, name) for name in _CORRECTABLE}
    right = TerritorialApplication(act=row.act, replaces=row, reason=reason.strip(), **(kept | changes))
    _write(right, by=by, on=on)
    log.record("record.correct_territory", target=right, by=by, on=on, before=_told(row), after=_told(right))
    return right


@transaction.atomic
def end_territory(
    *,
    row: TerritorialApplication,
    received: Moment,
    source: str,
    by: Any,
    on: date,
    effective_date: date | None = None,
    text: str = "",
) -> TerritorialApplication:
    """Records that the treaty no longer extends to the row's territory: a row of its own that removes it, from
    `effective_date` or else from its receipt."""
    require(by, Right.RECORD_ACT, on=on)
    _still_stands(row)
    began, ends = row.as_step(), effective_date or received.latest
    if not row.adds:
        raise ActRefused(_("This row says itself that the treaty no longer extends to the territory."))
    if began is not None and ends is not None and ends < began.day:
        told = {"day": long_day(began.day), "territory": row.territory}
        raise ActRefused(_("The treaty extends to %(territory)s from %(day)s on; it cannot end before.") % told)
    if began is not None and _ended_since(row, began.day):
        raise NothingToDo(_("Its end is on record already."))
    ending = TerritorialApplication(
        act=row.act,
        territory=row.territory,
        received=received,  # type: ignore[misc]  # the field holds a Moment
        effective_date=effective_date,
        adds=False,
        note=text.strip(),
        source=source.strip()[:300],
    )
    _write(ending, by=by, on=on)
    log.record("record.end_territory", target=ending, by=by, on=on, after=_told(ending))
    return ending


def _write(row: TerritorialApplication, *, by: Any, on: date) -> None:
    if reasons := [*_wrong(row, on)]:
        raise ActRefused(reasons)
    _check_double(row)
    row.key, row.origin = _free_key(row), "person"
    row.entered_by, row.entered_at = by.get_username(), timezone.now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as problem:
        if row.replaces_id and TerritorialApplication.objects.filter(replaces=row.replaces_id).exists():
            raise _replaced() from problem
        raise
    bump(row.act.treaty.slug)


def _wrong(row: TerritorialApplication, on: date) -> Iterator[str]:
    act, first = row.act, row.received.earliest
    if act.kind not in BINDING or (row.replaces_id is None and Act.objects.filter(replaces=act.pk).exists()):
        yield _("Choose the act by which the State is bound, as it stands on record now.")
    if not row.territory:
        yield _("Name the territory.")
    if not row.source:
        yield _("Name the source: a depositary notification, a page, a letter.")
    if first is None:
        yield _("Give the day on which the depositary received it, as well as it is known.")
    elif first > on:
        yield _("The date %(day)s lies in the future.") % {"day": long_moment(row.received)}
    adopted, days = act.treaty.adopted_date, (row.received.latest, row.effective_date)
    if adopted and any(day is not None and day < adopted for day in days):
        yield _("A day lies before the treaty was adopted, on %(adopted)s.") % {"adopted": long_day(adopted)}


def _check_double(row: TerritorialApplication) -> None:
    rows = _alike(row).filter(received=row.received, effective_date=row.effective_date, adds=row.adds)
    if rows.exclude(pk=row.replaces_id).exists():
        raise AlreadyRecorded(_("This is on record already."))


def _alike(row: TerritorialApplication) -> Any:
    """Rows of the same State, treaty and territory that stand."""
    return TerritorialApplication.objects.filter(
        act__treaty=row.act.treaty, act__state=row.act.state, territory=row.territory, replaced_by__isnull=True
    )


def _ended_since(row: TerritorialApplication, began: date) -> bool:
    ends = (one.as_step() for one in _alike(row).filter(adds=False))
    return any(step is not None and step.day >= began for step in ends)


def _still_stands(row: TerritorialApplication) -> None:
    if TerritorialApplication.objects.filter(replaces=row.pk).exists():
        raise _replaced()


def _replaced() -> AlreadyReplaced:
    return AlreadyReplaced(_("This row was corrected already. Look at the row that stands now."))


def _free_key(row: TerritorialApplication) -> str:
    """A key that says what the row is: bermuda-1970-06-02, with a number when that is taken."""
    day = str(row.received).strip("<>")
    base = slugify(f"{row.territory[:80]} {day}{'' if row.adds else ' ended'}") or "territory"
    taken = set(TerritorialApplication.objects.filter(act=row.act).values_list("key", flat=True))
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def _told(row: TerritorialApplication) -> Mapping[str, Any]:
    return {
        "act": row.act.key,
        "territory": row.territory,
        "received": str(row.received),
        "effective_date": row.effective_date,
        "adds": row.adds,
        "note": row.note,
        "source": row.source,
        "reason": row.reason,
    }
