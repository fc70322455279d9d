"""Which spreadsheets the room reads. Each is seen by who brought it in alone until its rows are taken over."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.accounts.rights import Right
from accede.coalition.readers.kinds import SheetKind, register
from accede.governments.actions import importing
from accede.governments.queries import sheet_columns as columns
from accede.governments.queries import sheet_missions, sheet_rows, sheet_values

ROOM = "governments"


def _seen_at(name: str) -> Callable[[str], str]:
    return lambda campaign: reverse(f"governments:{name}", args=[campaign])


MISSIONS = register(
    SheetKind(
        "missions", ROOM, _("missions and their heads"), columns.MISSIONS, ("state",), Right.KEEP_MISSIONS,
        sheet_missions.compare, importing.write_missions, sheet_values.known, columns.check_mission, private=True,
        in_parts=True, confirms=True, leads=_seen_at("missions_all"),
    )
)  # fmt: skip
POSITIONS = register(
    SheetKind(
        "positions", ROOM, _("positions"), columns.POSITIONS, ("state", "stance"), Right.KEEP_FILES,
        sheet_rows.compare(sheet_rows.POSITIONS), importing.write_positions, sheet_values.known,
        columns.check_position, private=True, in_parts=True, leads=_seen_at("table"),
    )
)  # fmt: skip
CONTACTS = register(
    SheetKind(
        "contacts", ROOM, _("contacts"), columns.CONTACTS, ("state", "day"), Right.LOG_CONTACT,
        sheet_rows.compare(sheet_rows.CONTACTS), importing.write_contacts, sheet_values.known, columns.check_contact,
        private=True, in_parts=True, leads=_seen_at("contacts_all"),
    )
)  # fmt: skip
PROMISES = register(
    SheetKind(
        "promises", ROOM, _("promises"), columns.PROMISES, ("state", "text"), Right.KEEP_FILES,
        sheet_rows.compare(sheet_rows.PROMISES), importing.write_promises, sheet_values.known, columns.check_promise,
        private=True, in_parts=True, leads=_seen_at("promises_all"),
    )
)  # fmt: skip
