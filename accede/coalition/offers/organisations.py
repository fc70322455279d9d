"""What organisations and their places in the alliance offer: the words of their acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import queries
from accede.coalition.queries.sheets import waiting_sheets
from accede.kit.offers import WorkLine, offer


@offer("work")
def waiting(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Spreadsheets that were read and wait for a decision, for whoever may edit the coalition."""
    if not subject or not may(reader, Right.EDIT_COALITION, campaign=subject, on=on):
        return []
    return [
        WorkLine(
            _("Decide on the spreadsheet %(file)s") % {"file": row.filename},
            row.get_absolute_url(),
            sub=row.get_state_display(),
            action=_("Open"),
        )
        for row in waiting_sheets(queries.campaign(subject))
    ]


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
