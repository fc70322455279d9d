"""What a position, its conflicts and its age say in words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accede.coalition.queries import embargo_words, is_locked
from accede.core.positions import Stale, Why
from accede.governments.models import Position
from accede.governments.queries.positions import Against, StatePosition
from accede.kit.localdates import long_day, long_moment


def conflict_words(against: Against) -> str:
    """In what way a claim contradicts the one shown, as a sentence."""
    row = against.row
    told = {"stance": row.get_stance_display(), "day": long_moment(row.as_of), "who": row.said_by}
    return {
        Why.RIVAL: _("Two corrections of one claim stand side by side. The other one says: %(stance)s (%(day)s, "
                     "%(who)s)."),
        Why.SAME_TIME: _("Another claim of the same time says: %(stance)s (%(day)s, %(who)s). Which one is newer is "
                         "not known."),
        Why.SURER_BEFORE: _("An earlier claim of high confidence says: %(stance)s (%(day)s, %(who)s)."),
    }[against.why] % told  # fmt: skip


def stale_words(found: StatePosition) -> str:
    """Why it should be asked for again; empty when it need not."""
    if found.stale is Stale.REVIEW_PAST and found.row.review_date:
        return _("To be reviewed by %(day)s: that day is past.") % {"day": long_day(found.row.review_date)}
    return _("It is old: ask again, or say that it still holds.") if found.stale is Stale.TOO_OLD else ""


def mark_of(row: Position, found: StatePosition | None) -> str:
    """What a claim is on the day: "shown", "conflict", "corrected", or nothing for an earlier one."""
    if found is None:
        return ""
    if row.pk == found.row.pk:
        return "shown"
    if row.pk in {each.row.pk for each in found.conflicts}:
        return "conflict"
    return "corrected" if row.pk in {each.pk for each in found.corrected} else ""


def sharing_tag(row: Position) -> str:
    """Who sees it, in a few words, where that is not all of the alliance; until when, where it is under an embargo."""
    if words := embargo_words(row):
        return words
    return str(row.get_shared_with_display()) if is_locked(row) else ""


def review_words(day: date) -> str:
    """What a date in the calendar says."""
    return _("Review the position by %(day)s") % {"day": long_day(day)}
