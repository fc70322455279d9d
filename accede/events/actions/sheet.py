"""Lines of the run sheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.events.models import Event, SheetLine
from accede.kit.refusals import Refused
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS


class NothingToFill(Refused):
    """No part of the programme has a time that the sheet does not hold already."""


@transaction.atomic
def add_line(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> SheetLine:
    """Put a line into the run sheet. `values` are fields of SheetLine. Raises NotAllowed, ValidationError."""
    line = SheetLine(event=event, number=_next(event), **values)
    return writing.add(line, "events.add_line", EDIT, by=by, on=on)


def _next(event: Event) -> int:
    return int(event.sheet.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def change_line(*, line: SheetLine, values: Mapping[str, Any], by: Any, on: date) -> SheetLine:
    """Correct a line. Raises NotAllowed, ValidationError."""
    return writing.change(line, values, "events.change_line", EDIT, by=by, on=on)


@transaction.atomic
def remove_line(*, line: SheetLine, by: Any, on: date) -> None:
    """Take a line out. Raises NotAllowed."""
    writing.remove(line, "events.remove_line", EDIT, by=by, on=on)


@transaction.atomic
def fill_sheet(*, event: Event, by: Any, on: date) -> list[SheetLine]:
    """A line for each part of the programme whose time is known and at which no line of the sheet names it yet.

    Raises NotAllowed, NothingToFill.
    """
    require(by, EDIT, campaign=event.campaign.slug, on=on)
    there = {(line.at, line.what) for line in event.sheet.all()}
    made = []
    for entry in event.programme.exclude(begins_at=None).order_by("begins_at", "position"):
        what = _("%(role)s: %(name)s") % {"role": entry.get_role_display(), "name": entry.name}
        if (entry.begins_at, what[:300]) in there:
            continue
        both = entry.begins_at and entry.ends_at
        length = (entry.ends_at - entry.begins_at).total_seconds() // 60 if both else None  # type: ignore[operator]  # both
        values = {"at": entry.begins_at, "what": what[:300], "minutes": length and int(length)}
        made.append(add_line(event=event, values=values, by=by, on=on))
    if not made:
        raise NothingToFill(_("No part of the programme has a time that the run sheet does not hold already."))
    return made
