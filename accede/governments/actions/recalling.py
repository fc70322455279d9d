"""Letters that recall promises and asks: the house's own act, of which the queued letter is the trace."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from accede.governments.models import Promise
from accede.governments.queries.promise_reminders import LATE, Recall, recalls
from accede.kit import mail
from accede.record.queries import state_name

LETTER = "governments/promise_reminder"
# It may tell of a row that few may see: no page of the workspace shows its text.
mail.keep_private(LETTER)


def recall_promises(*, on: date) -> int:
    """Queue the letters that are due on a day, each in its reader's language; the number of letters.

    Each has its own key and its own transaction: after a crash the rest is queued, and nothing twice. What is kept
    from some members is not named in a letter: it says that something waits, and where.
    """
    letters = recalls(on=on)
    for each in letters:
        with transaction.atomic():
            mail.queue(
                LETTER,
                to=each.to,
                about=each.row,
                context=_context(each, on),
                language=each.language,
                key=each.key,
                campaign=each.row.campaign.slug,
            )
    return len(letters)


def _context(each: Recall, on: date) -> dict[str, object]:
    return {
        "promise": isinstance(each.row, Promise),
        "text": str(each.row) if each.open_words else "",
        "state": state_name(each.row.state.code, on=on, language=each.language) if each.open_words else "",
        "late": each.stage == LATE,
        "days": (each.due - on).days,
        "due": each.due,
        "address": settings.SITE_URL + each.row.get_absolute_url(),
        "campaign": each.row.campaign,
    }
