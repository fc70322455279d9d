"""The workspace's own entries in the menu."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit.offers import NavEntry, offer


@offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """Today for everyone who signed in; the log for those who may read it."""
    ours = f"?campaign={subject}" if subject else ""
    entries = [NavEntry("today", "record", 10, pgettext("room", "Today"), reverse("today:index") + ours)]
    if subject and may(reader, Right.READ_LOG, campaign=subject, on=on):
        entries.append(NavEntry("log", "work", 190, _("Log"), reverse("today:log") + ours))
    return entries
