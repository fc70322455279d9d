"""What a letter that invites may draw on: the address at which its reader answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.events.queries.invited import event_of, keys_of_links
from accede.events.queries.reply_links import address_for
from accede.events.rules import run_of
from accede.kit.letter_fields import FieldKind, Filled, RunTo
from accede.kit.offers import offer

LINK = "reply.link"


@offer("field_kinds")
def kinds(*, subject: str, on: date, reader: Any) -> list[FieldKind]:
    """The reply link, for whoever writes a template."""
    label = _("address at which the invitation is answered")
    return [FieldKind(LINK, label, pgettext("group of fields", "Reply"), 10)]


@offer("run_fields")
def fields(*, subject: RunTo, on: date, reader: Any) -> list[Filled]:
    """Each letter's own address. A reminder carries that of the invitation that there is already; a preview one that
    answers nothing. Three queries for any number of letters.
    """
    if LINK not in subject.names:
        return []
    run = run_of(subject.campaign, subject.run)
    event = event_of(run) if run else None
    if event is None:
        note = _("This run invites to no event: begin it from an event's page, or take the reply link out of the text.")
        return [Filled(each.addressee, LINK, "", ready=False, note=note) for each in subject.letters]
    known = keys_of_links(event)
    return [
        Filled(each.addressee, LINK, address_for(*known.get(each.addressee, (each.letter, 1))) if each.letter else
               address_for(""))
        for each in subject.letters
    ]  # fmt: skip
