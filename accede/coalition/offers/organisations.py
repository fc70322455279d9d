"""What organisations and their places in the alliance offer: the words of their acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.kit.offers import offer


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of these nouns."""
    return [
        ("coalition.remove_name", _("Another name of an organisation removed")),
        ("coalition.set_logo", _("Logo of an organisation set")),
        ("coalition.remove_logo", _("Logo of an organisation removed")),
        ("coalition.stage_sheet", _("Spreadsheet read")),
        ("coalition.say_of_sheet", _("Question of a spreadsheet answered")),
        ("coalition.approve_sheet", _("Spreadsheet taken over")),
        ("coalition.drop_sheet", _("Spreadsheet laid aside")),
        ("coalition.merge", _("Two organisations merged")),
        ("coalition.undo_merge", _("Merge of two organisations undone")),
        ("coalition.tell_apart", _("Two organisations told apart")),
        ("coalition.apply", _("Application for a place in the alliance recorded")),
        ("coalition.decide", _("Decision on an application recorded")),
        ("coalition.suspend", _("Membership suspended")),
        ("coalition.reinstate", _("Suspension ended")),
        ("coalition.correct_act", _("Act of membership corrected")),
        ("coalition.strike_act", _("Act of membership struck")),
        ("coalition.load_act", _("Act of membership loaded")),
    ]
