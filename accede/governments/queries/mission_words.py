"""What is known of the head of a mission on a day, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accede.core.missions import Case, Headed
from accede.governments.models import Mission, MissionHead
from accede.kit.localdates import long_moment
from accede.materials.queries.languages import SIX, language_name

Rows = Mapping[str, MissionHead]


def of_case(found: Headed, rows: Rows, *, as_of: date) -> str:
    """One sentence; of a case that needs a person's look also what to do."""
    words = {Case.ONE: _one, Case.NONE: _none, Case.LEFT: _left, Case.SEVERAL: _several, Case.UNSURE: _unsure}
    told = words[found.case](found, rows, as_of)
    if found.coming:
        next_words = _("%(name)s follows (from %(day)s).") % _named(rows[found.coming], rows[found.coming].from_date)
        return f"{told} {next_words}"
    return told


def _one(found: Headed, rows: Rows, as_of: date) -> str:
    row = rows[found.certain[0]]
    if str(row.from_date):
        return _("%(name)s heads it (from %(day)s).") % _named(row, row.from_date)
    return _("%(name)s heads it; the first day is not known.") % _named(row)


def _none(found: Headed, rows: Rows, as_of: date) -> str:
    return _("Nobody is known to head it.")


def _left(found: Headed, rows: Rows, as_of: date) -> str:
    row = rows[found.left]
    if row.until_date.is_day and row.until_date.day == as_of - timedelta(days=1):
        return _("%(name)s left yesterday; nobody is known to have followed.") % _named(row)
    return _("%(name)s has left (%(day)s); nobody is known to have followed.") % _named(row, row.until_date)


def _several(found: Headed, rows: Rows, as_of: date) -> str:
    names = _(" and ").join(rows[key].name for key in found.certain)
    return _("%(names)s head it at once on record: end the term of who left.") % {"names": names}


def _unsure(found: Headed, rows: Rows, as_of: date) -> str:
    row = rows[found.perhaps[0]]
    if found.certain:
        names = {"name": rows[found.certain[0]].name, "other": row.name}
        return _("%(name)s heads it; it is not known whether %(other)s still does: enter the days of the term.") % names
    return _("It is not known whether %(name)s heads it on this day: enter the days of the term.") % _named(row)


def _named(row: MissionHead, day: Any = None) -> dict[str, str]:
    return {"name": row.name, "day": long_moment(day) if day is not None else ""}


def language_choices() -> list[tuple[str, str]]:
    """Languages in which missions write, each with its name in the reader's language."""
    return [(code, language_name(code)) for code in (*SIX, "pt", "de")]


def languages(row: Mission) -> str:
    """In which languages to write to it, the first one first; empty where it is not known."""
    return ", ".join(language_name(code, capital=number == 0) for number, code in enumerate(row.languages))


def way(row: Mission) -> str:
    """ "note verbale, then e-mail"; empty where it is not known."""
    first, then = row.get_channel_display(), row.get_then_channel_display()
    if first and then:
        return _("%(first)s, then %(then)s") % {"first": first, "then": then}
    return str(first or then)


def seat(row: Mission) -> str:
    """ "Geneva", or the place of one elsewhere."""
    return row.place or str(row.get_seat_display())
