"""Treaties, their official day, and names as depositaries print them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log
from accede.record import queries
from accede.record.actions.refusals import NothingToDo, Refused
from accede.record.actions.version import bump
from accede.record.models import AcceptedDifference, Alias, State, Treaty

_TREATY_FIELDS = (
    "slug",
    "number",
    "titles",
    "adopted_date",
    "official_entry_date",
    "source",
    "as_of",
    "rules",
)


@transaction.atomic
def add_treaty(
    *,
    slug: str,
    title: str,
    source: str,
    by: Any,
    on: date,
    number: str = "",
    short_title: str = "",
    adopted_date: date | None = None,
    official_entry_date: date | None = None,
    rules: dict[str, Any] | None = None,
    chapter: str = "",
    place: str = "",
    language: str = "en",
) -> Treaty:
    """Puts a treaty on record; without clauses nothing is computed for it. `language` is that of the title."""
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    row = Treaty(
        slug=slug,
        number=number,
        chapter=chapter,
        titles={language: title.strip()},
        short_titles={language: short_title.strip()} if short_title.strip() else {},
        adopted_date=adopted_date,
        place=place,
        rules=rules or {},
        official_entry_date=official_entry_date,
        official_entry_source=source if official_entry_date else "",
        source=source.strip(),
    )
    try:
        row.full_clean()
    except ValidationError as problem:
        raise Refused(problem.messages) from problem
    row.save()
    log.record("record.add_treaty", target=row, by=by, on=on, after=_told(row))
    bump(row.slug)
    return row


@transaction.atomic
def set_official_date(*, treaty: Treaty, day: date | None, source: str, by: Any, on: date) -> Treaty:
    """Sets the depositary's day of entry into force, which wins over the computed one."""
    require(by, Right.RECORD_ACT, on=on)
    if day and not source.strip():
        raise Refused(_("Name the source of the official day."))
    if treaty.official_entry_date == day:
        raise NothingToDo(_("This is the official day on record already."))
    before = _told(treaty)
    treaty.official_entry_date, treaty.official_entry_source = day, source.strip() if day else ""
    treaty.save(update_fields=["official_entry_date", "official_entry_source"])
    log.record("record.set_official_date", target=treaty, by=by, on=on, before=before, after=_told(treaty))
    bump(treaty.slug)
    return treaty


@transaction.atomic
def accept_difference(*, treaty: Treaty, reason: str, by: Any, on: date) -> AcceptedDifference:
    """Accepts, with a reason, that the official day differs from the computed one. It holds for these two
    days.
    """
    require(by, Right.VERIFY_ACT, on=on)
    found = queries.difference(treaty, as_of=on)
    if found is None or found.computed is None or found.accepted:
        raise NothingToDo(_("There is no difference left to accept."))
    if not reason.strip():
        raise Refused(_("Give the reason why the difference is accepted."))
    row = AcceptedDifference.objects.create(
        treaty=treaty,
        computed_date=found.computed,
        official_date=found.official,
        reason=reason.strip(),
        accepted_by=by.get_username(),
        accepted_at=timezone.now(),
    )
    after = {"computed": found.computed, "official": found.official, "reason": row.reason}
    log.record("record.accept_difference", target=treaty, by=by, on=on, after=after)
    bump(treaty.slug)
    return row


@transaction.atomic
def set_alias(*, text: str, state: State, by: Any, on: date) -> Alias:
    """Remembers who is meant by a name exactly as printed. An alias that is there is moved to the State."""
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    row = Alias.objects.filter(text=text).select_related("state").first()
    before = {"text": text, "state": row.state.code} if row else None
    if row is None:
        row = Alias(text=text)
    row.state, row.decided_by, row.decided_date = state, by.get_username(), on
    row.source = _("decided when a depositary file was imported")
    row.save()
    log.record("record.set_alias", target=row, by=by, on=on, before=before, after={"text": text, "state": state.code})
    bump()
    return row


def _told(row: Treaty) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _TREATY_FIELDS}
