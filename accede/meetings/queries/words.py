"""When meetings are and how series come back, in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.core.gatherings import LocalTime, Trouble
from accede.kit.localdates import long_day
from accede.meetings.models import Meeting, Series
from accede.meetings.queries.meetings import local_time

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def when(meeting: Meeting) -> str:
    """ "Tuesday, 12 May 2026, 10:00 to 11:30 (Europe/Zurich)"."""
    return when_local(local_time(meeting), meeting.minutes)


def when_local(local: LocalTime, minutes: int) -> str:
    """The same for any local time and its length."""
    starts, ends = local.starts, local.ends(minutes)
    return _("%(weekday)s, %(day)s, %(from)s to %(to)s (%(zone)s)") % {
        "weekday": WEEKDAYS[starts.weekday()],
        "day": long_day(starts.date()),
        "from": f"{starts:%H:%M}",
        "to": f"{ends:%H:%M}",
        "zone": local.zone,
    }


def language_names(meeting: Meeting) -> str:
    """The meeting's languages in their own names."""
    known = dict(settings.LANGUAGES)
    return ", ".join(str(known.get(code, code)) for code in meeting.languages)


def duration(minutes: int) -> str:
    """ "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if rest or not hours:
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest})
    return " ".join(parts)


def clock_notes(local: LocalTime) -> list[str]:
    """What the clock does on that day, where it does anything; nothing on ordinary days."""
    change = local.clock_changes
    if not change:
        return []
    values: dict[str, Any] = {
        "day": long_day(local.day), "zone": local.zone, "at": f"{local.at:%H:%M}", "shown": f"{local.starts:%H:%M}",
    }  # fmt: skip
    if local.trouble is Trouble.SKIPPED:
        text = _(
            "On %(day)s the clock in %(zone)s jumps forward over %(at)s: that time does not come. Calendars show "
            "%(shown)s. Choose another time if that is not meant."
        )
    elif local.trouble is Trouble.TWICE:
        text = (
            _(
                "On %(day)s the clock in %(zone)s is put back, and %(at)s comes twice. The second is meant, after the "
                "change."
            )
            if local.fold
            else _(
                "On %(day)s the clock in %(zone)s is put back, and %(at)s comes twice. The first is meant, before the "
                "change."
            )
        )
    elif change > timedelta():
        text = _(
            "On %(day)s the clock in %(zone)s is put forward. The meeting stays at %(at)s there; for people in other "
            "zones it may shift."
        )
    else:
        text = _(
            "On %(day)s the clock in %(zone)s is put back. The meeting stays at %(at)s there; for people in other "
            "zones it may shift."
        )
    return [text % values]


def recurrence(series: Series) -> str:
    """How a series comes back, in words; the rule itself where we have no words for it."""
    named = dict(part.split("=", 1) for part in series.rule.split(";"))
    every = int(named.pop("INTERVAL", "1"))
    frequency, by_day = named.pop("FREQ"), named.pop("BYDAY", "")
    if named:
        return series.rule
    if frequency == "WEEKLY":
        weekday = _weekday(by_day) if by_day else WEEKDAYS[series.first.weekday()]
        if weekday:
            return _weekly(every) % {"weekday": weekday, "n": every}
    if frequency == "MONTHLY":
        on = _nth(by_day) if by_day else _("day %(number)d") % {"number": series.first.day}
        if on:
            return _monthly(every) % {"on": on, "n": every}
    if frequency == "YEARLY" and not by_day and every == 1:
        return _("every year, like %(day)s") % {"day": long_day(series.first)}
    return series.rule


def next_of(day: date, local: LocalTime, minutes: int) -> str:
    """A coming day of a series with its time, for lists."""
    return when_local(LocalTime(day, local.at, local.zone), minutes)


def _weekly(every: int) -> str:
    return ngettext("every week on %(weekday)s", "every %(n)d weeks on %(weekday)s", every)


def _monthly(every: int) -> str:
    return ngettext("every month on %(on)s", "every %(n)d months on %(on)s", every)


def _weekday(code: str) -> str:
    return str(WEEKDAYS[_DAYS.index(code)]) if code in _DAYS else ""


def _nth(code: str) -> str:
    number, weekday = code[:-2], _weekday(code[-2:])
    words = {
        "1": pgettext("weekday of the month", "the first %(weekday)s"),
        "2": pgettext("weekday of the month", "the second %(weekday)s"),
        "3": pgettext("weekday of the month", "the third %(weekday)s"),
        "4": pgettext("weekday of the month", "the fourth %(weekday)s"),
        "-1": pgettext("weekday of the month", "the last %(weekday)s"),
    }
    return words[number] % {"weekday": weekday} if number in words and weekday else ""
