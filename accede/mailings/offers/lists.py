"""What lists and audiences offer to the house: how the log tells of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.kit.offers import offer


@offer("act_words")
def act_words(*, subject: Any, on: date, reader: Any) -> list[tuple[str, str]]:
    """The acts on lists and audiences in words."""
    return [
        ("mailings.add_audience", _("Audience saved")),
        ("mailings.change_audience", _("Audience changed")),
        ("mailings.remove_audience", _("Audience removed")),
        ("mailings.add_list", _("List opened")),
        ("mailings.change_list", _("List changed")),
        ("mailings.write_list_text", _("Text of the list in another language written")),
        ("mailings.import_subscribers", _("Addresses brought in from a spreadsheet")),
        ("mailings.confirm_subscription", _("Joined by the page, address confirmed")),
        ("mailings.add_subscriber", _("Put on the list by hand")),
        ("mailings.change_subscriber", _("Entry corrected")),
        ("mailings.remove_subscriber", _("Taken off the list")),
        ("mailings.leave_list", _("Left the list")),
        ("mailings.erase_subscriber", _("Address erased")),
    ]
