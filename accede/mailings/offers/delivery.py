"""What the log says of letters on their way, letters that other rows are about, and what a person must settle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.kit.models import OutgoingMail
from accede.kit.offers import Referenced, offer
from accede.mailings.models import Letter
from accede.mailings.queries.delivery import letters_anywhere
from accede.mailings.queries.hindrances import unwanted
from accede.mailings.rules import may_read_letters


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for the acts on letters that were released."""
    return [
        ("mailings.pause", _("Run of letters paused")),
        ("mailings.resume", _("Run of letters resumed")),
        ("mailings.cancel", _("Run of letters cancelled")),
        ("mailings.record_dispatch", _("Noted what happened to a letter")),
        ("mailings.send_test", _("Test of a letter sent")),
        ("kit.take_report", _("Report of a mail server read")),
    ]


@offer("mail_stops")
def mail_stops(*, subject: tuple[OutgoingMail, ...], on: date, reader: Any) -> list[tuple[int, str]]:
    """Invitations about to leave that were withdrawn, and reminders although their reader has answered."""
    return unwanted(subject, on=on)


@offer("referenced")
def referenced(*, subject: tuple[str, Mapping[str, list[str]]], on: date, reader: Any) -> list[Referenced]:
    """Letters that a task is about, for who may read letters: a letter tells the position of a government."""
    slug, asked = subject
    keys = asked.get(Letter._meta.label_lower, [])
    if not keys or not may_read_letters(reader, slug, on=on):
        return []
    return [
        Referenced(
            Letter._meta.label_lower,
            row.key,
            str(row),
            f"{reverse('mailings:run_delivery', args=[slug, row.run.key])}?kind=returned",
            False,
        )
        for row in letters_anywhere(slug, keys)
    ]
