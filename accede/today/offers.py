"""The workspace's own entries in the menu."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit.offers import NavEntry, WorkLine, offer
from accede.today.rules import letters_for


@offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """Today for everyone who signed in; the log for those who may read it."""
    ours = f"?campaign={subject}" if subject else ""
    entries = [NavEntry("today", "record", 10, pgettext("room", "Today"), reverse("today:index") + ours)]
    if subject and may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        entries.append(NavEntry("calendar", "record", 12, _("Calendar"), reverse("today:calendar") + ours))
    if subject and may(reader, Right.READ_LOG, campaign=subject, on=on):
        entries.append(NavEntry("log", "work", 190, _("Log"), reverse("today:log") + ours))
    if subject and may(reader, Right.SETTLE_MAIL, campaign=subject, on=on):
        entries.append(NavEntry("mail", "work", 195, _("Mail"), reverse("today:mail")))
    return entries


@offer("person_links")
def person_links(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """Starting a campaign, for who may."""
    return [(_("Start a campaign"), reverse("today:start"))] if may(reader, Right.START_CAMPAIGN, on=on) else []


@offer("work")
def doubtful_letters(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Letters of which nobody knows whether they left wait for those who may settle them."""
    rows = letters_for(reader, on=on).filter(state="doubtful")[:10]
    return [
        WorkLine(
            _("Say whether the letter “%(subject)s” was sent") % {"subject": row.subject},
            reverse("today:letter", args=[row.pk]),
            late=True,
            sub=_("Its sending was interrupted"),
            action=_("Settle"),
        )
        for row in rows
    ]
