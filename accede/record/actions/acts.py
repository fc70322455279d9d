"""One act of a State at a time: entered, corrected, struck out, verified."""

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
from accede.core.acts import Kind
from accede.core.admission import findings
from accede.core.dates import Moment
from accede.core.standing import StateClass
from accede.kit import log
from accede.kit.localdates import long_day, long_moment
from accede.record import queries
from accede.record.actions.refusals import (
    ActRefused,
    AlreadyRecorded,
    AlreadyReplaced,
    CannotVerifyOwn,
    NothingToDo,
)
from accede.record.actions.texts import NewText, add_text, replace_text
from accede.record.actions.version import bump
from accede.record.models import STRUCK, Act, State, Treaty
from accede.record.queries.words import admission_sentence

# What a correction may change; everything else is taken from the row it replaces.
CORRECTABLE = (
    "state", "kind", "deposited", "effective_date", "learned_date", "article", "about", "counted",
    "withdrawn_date", "note", "source", "made_upon", "notified_date", "kind_stated", "opposes_entry",
)  # fmt: skip


@transaction.atomic
def record_act(
    *,
    treaty: Treaty | str,
    state: State | str,
    kind: str,
    deposited: Moment,
    source: str,
    by: Any,
    on: date,
    effective_date: date | None = None,
    learned_date: date | None = None,
    article: str = "",
    about: str = "",
    note: str = "",
) -> Act:
    """Puts an act on record; a second person verifies it later. Refuses, with every reason at once, what
    cannot be.

    Treaty and State may be given by slug and code. `learned_date` is the day on which we heard of it (`on`
    when not given); `about` is the key of another act.
    """
    require(by, Right.RECORD_ACT, on=on)
    told_of = {"article": article, "about": about, "note": note, "source": source}
    row = Act(
        treaty=queries.treaty(treaty),
        state=queries.state(state) if isinstance(state, str) else state,
        kind=kind,
        deposited=deposited,  # type: ignore[misc]  # the field holds a Moment
        effective_date=effective_date,
        learned_date=learned_date or on,
        origin="person",
        **{name: text.strip() for name, text in told_of.items()},
    )
    return enter(row, by=by, on=on)


def enter(row: Act, *, by: Any, on: date, text: NewText | None = None) -> Act:
    """Checks an unsaved row and writes it, with its text, if it has one. For the acts of this package."""
    check(row, on=on)
    row.key = free_key(row)
    _write(row, by)
    if text:
        add_text(row, text, source=row.source, origin=row.origin, by=by)
    log.record("record.record_act", target=row, by=by, on=on, after=told(row))
    bump(row.treaty.slug)
    return row


@transaction.atomic
def correct_act(*, act: Act, reason: str, by: Any, on: date, text: NewText | None = None, **changes: Any) -> Act:
    """Replaces a row by a corrected one, which names it and says why. The old row stays as it was written, and its
    text stays with the act unless a new `text` is given."""
    require(by, Right.RECORD_ACT, on=on)
    if unknown := set(changes) - set(CORRECTABLE):
        raise TypeError(f"An act has no {', '.join(sorted(unknown))} to correct.")
    _still_stands(act)
    if isinstance(changes.get("state"), str):
        changes["state"] = queries.state(changes["state"])
    # The day on which we learned of the error is new with every correction; alone it corrects nothing.
    kept = {"learned_date"}
    text = None if text and text.says(queries.texts_of(act)) else text
    if not text and all(name in kept or getattr(act, name) == value for name, value in changes.items()):
        raise NothingToDo(_("Nothing was changed, so there is nothing to correct."))
    row = replacement(act, reason=reason, origin="person", learned_date=on)
    for name, value in changes.items():
        setattr(row, name, value)
    check(row, on=on)
    row.key = free_key(row)
    _write(row, by)
    if text:
        replace_text(row, text, source=row.source, origin=row.origin, by=by)
    log.record("record.correct_act", target=row, by=by, on=on, before=told(act), after=told(row))
    bump(act.treaty.slug)
    return row


@transaction.atomic
def strike_act(*, act: Act, reason: str, by: Any, on: date) -> Act:
    """Strikes a row out: it stays readable and counts for nothing. Returns the row that strikes it."""
    require(by, Right.RECORD_ACT, on=on)
    _still_stands(act)
    row = replacement(act, reason=reason, origin="person", learned_date=on, kind=STRUCK)
    row.key = free_key(row)
    _write(row, by)
    log.record("record.strike_act", target=row, by=by, on=on, before=told(act), after={"reason": row.reason})
    bump(act.treaty.slug)
    return row


@transaction.atomic
def verify_act(*, act: Act, by: Any, on: date) -> Act:
    """A second person confirms the row against its source, also one that strikes another out. Returns it as it
    stands now."""
    require(by, Right.VERIFY_ACT, on=on)
    not_replaced(act)
    if act.entered_by == by.get_username():
        raise CannotVerifyOwn(_("You entered this act yourself: a second person verifies it."))
    done = Act.objects.filter(pk=act.pk, verified_by="").update(
        verified_by=by.get_username(), verified_at=timezone.now()
    )
    if not done:
        raise NothingToDo(_("This act is verified already."))
    act.refresh_from_db()
    log.record("record.verify_act", target=act, by=by, on=on, after={"source": act.source})
    bump(act.treaty.slug)
    return act


def replacement(act: Act, *, reason: str, origin: str, learned_date: date, **fields: Any) -> Act:
    """An unsaved copy of the row that replaces it; raises when no reason is given."""
    if not reason.strip():
        raise ActRefused(_("Give the reason for the correction."))
    kept = {name: getattr(act, name) for name in (*CORRECTABLE, "treaty", "confidence")}
    return Act(
        **(kept | {"replaces": act, "reason": reason.strip(), "origin": origin, "learned_date": learned_date} | fields)
    )


def free_key(row: Act, taken: set[str] | None = None) -> str:
    """A key that says what the row is: mex-ratification-1999-03-08, with a number when that is taken."""
    day = str(row.deposited).strip("<>") or "no-date"
    base = slugify(f"{row.state.code} {row.kind.replace('_', '-')} {day}")
    if taken is None:
        taken = set(Act.objects.filter(treaty=row.treaty, key__startswith=base).values_list("key", flat=True))
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    taken.add(key)
    return key


def told(row: Act) -> Mapping[str, Any]:
    """What the log keeps of a row; its text stays beside the row itself."""
    return {
        "state": row.state.code,
        "kind": row.kind,
        "deposited": str(row.deposited),
        "effective_date": row.effective_date,
        "counted": row.counted,
        "withdrawn_date": row.withdrawn_date,
        "article": row.article,
        "opposes_entry": row.opposes_entry,
        "note": row.note,
        "source": row.source,
        "reason": row.reason,
    }


def _write(row: Act, by: Any) -> None:
    row.entered_by, row.entered_at = by.get_username(), timezone.now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as problem:
        if row.replaces_id and Act.objects.filter(replaces=row.replaces_id).exists():
            raise _replaced() from problem
        raise


def _still_stands(act: Act) -> None:
    if act.kind == STRUCK or Act.objects.filter(replaces=act.pk).exists():
        raise _replaced()


def not_replaced(act: Act) -> None:
    """Raises when a later row stands in the place of this one."""
    if Act.objects.filter(replaces=act.pk).exists():
        raise _replaced()


def _replaced() -> AlreadyReplaced:
    return AlreadyReplaced(_("This row was corrected or struck out already. Look at the row that stands now."))


def check(row: Act, *, on: date) -> None:
    """Refuses a row that cannot be, with every reason at once."""
    # Whoever names a row that was corrected since means the one that stands in its place.
    row.about = (row.about and queries.standing_key(row.treaty, row.about)) or row.about
    _check_double(row)
    reasons = [*_missing(row), *_impossible_days(row, on), *_against_the_treaty(row)]
    if reasons:
        raise ActRefused(reasons)


def _check_double(row: Act) -> None:
    same = Act.objects.current().filter(
        treaty=row.treaty,
        state=row.state,
        kind=row.kind,
        deposited=row.deposited,
        article=row.article,
        about=row.about,
    )
    if row.replaces_id:
        same = same.exclude(pk=row.replaces_id)
    if same.exists():
        raise AlreadyRecorded(_("This act is on record already."))


def _missing(row: Act) -> Iterator[str]:
    if row.kind not in set(Kind):
        yield _("Choose the kind of act.")
    if not str(row.deposited):
        yield _("Give the date of deposit, as well as it is known.")
    if not row.source:
        yield _("Name the source: a depositary notification, a page, a letter.")
    if row.opposes_entry is not None and row.kind != Kind.OBJECTION:
        yield _("Only an objection says whether the treaty shall be in force between the two States.")


def _impossible_days(row: Act, on: date) -> Iterator[str]:
    first, last = row.deposited.earliest, row.deposited.latest
    shown = {"day": long_moment(row.deposited)}
    if first is not None and first > on:
        yield _("The date %(day)s lies in the future.") % shown
    if row.treaty.adopted_date and last is not None and last < row.treaty.adopted_date:
        shown["adopted"] = long_day(row.treaty.adopted_date)
        yield _("The date %(day)s lies before the treaty was adopted, on %(adopted)s.") % shown
    if row.state.until_date and first is not None and first >= row.state.until_date:
        shown["ended"] = long_day(row.state.until_date)
        yield _("This State ended on %(ended)s.") % shown
    if row.notified_date and (row.notified_date > on or (first is not None and row.notified_date < first)):
        yield _("The day of notification lies before the day of receipt, or in the future.")
    if row.learned_date > on:
        yield _("The day on which we learned of it lies in the future.")


def _against_the_treaty(row: Act) -> Iterator[str]:
    acts = [act for act in queries.acts_of(row.treaty) if act.id != (row.replaces.key if row.replaces else "")]
    if row.about and row.about not in {act.id for act in acts}:
        yield _("The act it is about, %(key)s, is not on record.") % {"key": row.about}
    if row.kind not in set(Kind):
        return
    parent = row.treaty.parent

    def on_parent(state: str, day: date) -> StateClass:
        found = queries.standing(parent, as_of=day) if parent else {}
        return found[state].state_class if state in found else StateClass.NONE

    found = findings(row.treaty.as_rules(), acts, row.as_act(), on_parent=on_parent if parent else None)
    yield from (admission_sentence(one) for one in found if one.severity == "error")
