"""Which spreadsheets the room reads. Each is seen by who brought it in alone."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.accounts.rights import Right
from accede.coalition.readers.kinds import SheetKind, register
from accede.mailings.actions.list_importing import write_subscribers
from accede.mailings.queries import sheet_subscribers as sheet

ROOM = "mailings"


def _seen_at(campaign: str) -> str:
    return reverse("mailings:lists", args=[campaign])


SUBSCRIBERS = register(
    SheetKind(
        "subscribers", ROOM, _("addresses of a list"), sheet.COLUMNS, ("email",), Right.KEEP_LISTS, sheet.compare,
        write_subscribers, check=sheet.check, private=True, leads=_seen_at,
    )
)  # fmt: skip
