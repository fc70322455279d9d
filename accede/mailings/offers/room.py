"""The place of the room in the menu, and what the log says of runs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.kit.offers import NavEntry, offer
from accede.mailings.rules import may_read_letters


@offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry below Events, for who prepares or releases letters."""
    if not subject or not may_read_letters(reader, subject, on=on):
        return []
    return [NavEntry("mailings", "campaign", 61, _("Mailings"), reverse("mailings:runs", args=[subject]))]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for the acts on runs."""
    return [
        ("mailings.begin_run", _("Run of letters begun")),
        ("mailings.change_run", _("Run of letters changed")),
        ("mailings.remove_run", _("Run of letters removed")),
        ("mailings.adjust", _("Decided for one addressee of a run of letters")),
        ("mailings.remove_adjustment", _("Decision for one addressee of a run taken back")),
        ("mailings.set_enclosures", _("Enclosures of a run of letters set")),
    ]
