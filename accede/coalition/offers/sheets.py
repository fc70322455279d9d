"""Which spreadsheets the coalition reads, and the work that files which were read make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.accounts.rights import Right
from accede.accounts.rules import rights_of
from accede.coalition import queries
from accede.coalition.actions.sheet_writing import write_lines
from accede.coalition.queries import sheet_columns
from accede.coalition.queries.sheet_diff import compare
from accede.coalition.queries.sheets import waiting_sheets
from accede.coalition.readers.kinds import SheetKind, register
from accede.kit.offers import WorkLine, offer


def _seen_at(name: str) -> Callable[[str], str]:
    return lambda campaign: reverse(f"coalition:{name}", args=[campaign])


ORGANISATIONS = register(
    SheetKind(
        "organisations", "coalition", gettext_lazy("organisations"), sheet_columns.OF_ORGANISATIONS, ("name",),
        Right.EDIT_COALITION, compare("organisations"), write_lines("organisations"), known=sheet_columns.known,
        check=sheet_columns.check_organisation, leads=_seen_at("organisations"),
    )
)  # fmt: skip
PEOPLE = register(
    SheetKind(
        "people", "coalition", gettext_lazy("people"), sheet_columns.OF_PEOPLE, ("name",), Right.EDIT_COALITION,
        compare("people"), write_lines("people"), known=sheet_columns.known, check=sheet_columns.check_person,
        leads=_seen_at("people"),
    )
)  # fmt: skip


@offer("work")
def waiting(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Spreadsheets that were read and wait for a decision of the reader."""
    if not subject:
        return []
    rights = rights_of(reader, campaign=subject, on=on)
    return [
        WorkLine(
            _("Decide on the spreadsheet %(file)s") % {"file": row.filename},
            row.get_absolute_url(),
            sub=row.get_state_display(),
            action=_("Open"),
        )
        for row in waiting_sheets(queries.campaign(subject), reader=reader, rights=rights)
    ]
