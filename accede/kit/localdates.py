"""Days and partial dates in the words of the six languages.

Babel knows five of them. Arabic is written here: United Nations texts give both names of a month
(كانون الثاني/يناير), tables only the first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from babel import Locale
from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

ARABIC_MONTHS = (
    ("كانون الثاني", "يناير"),
    ("شباط", "فبراير"),
    ("آذار", "مارس"),
    ("نيسان", "أبريل"),
    ("أيار", "مايو"),
    ("حزيران", "يونيه"),
    ("تموز", "يوليه"),
    ("آب", "أغسطس"),
    ("أيلول", "سبتمبر"),
    ("تشرين الأول", "أكتوبر"),
    ("تشرين الثاني", "نوفمبر"),
    ("كانون الأول", "ديسمبر"),
)

# Day in text, day in tables, month in text, month in tables.
PATTERNS = {
    "en": ("d MMMM y", "d MMM y", "MMMM y", "MMM y"),
    "es": ("d 'de' MMMM 'de' y", "d MMM y", "MMMM 'de' y", "MMM y"),
    "fr": ("d MMMM y", "d MMM y", "MMMM y", "MMM y"),
    "ru": ("d MMMM y 'года'", "d MMM y", "LLLL y 'года'", "LLL y"),
    "zh": ("y年M月d日", "y年M月d日", "y年M月", "y年M月"),
}

_LOCALES: dict[str, Locale] = {}
_PARTIAL = re.compile(r"(?P<bound>[<>]?)(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?$")


def language_code(language: str | None = None) -> str:
    """The two letters of a language: `zh` for `zh-hans`; English when none is active or none of ours."""
    code = (language or get_language() or "en").split("-")[0]
    return code if code == "ar" or code in PATTERNS else "en"


def long_day(day: date | None, language: str | None = None) -> str:
    """A day as in running text: 30 January 2004; empty for None."""
    return _day(day, language_code(language), short=False)


def short_day(day: date | None, language: str | None = None) -> str:
    """A day as in tables: 30 Jan 2004; empty for None."""
    return _day(day, language_code(language), short=True)


def day_without_year(day: date, language: str | None = None) -> str:
    """A day of the current year in narrow lists: 30 Jan."""
    code = language_code(language)
    if code == "ar":
        return f"{day.day} {ARABIC_MONTHS[day.month - 1][0]}"
    return format_date(day, "M月d日" if code == "zh" else "d MMM", locale=_locale(code))


def clock(moment: datetime, language: str | None = None) -> str:
    """Day and time of day at the place of the settings: 30 January 2004, 17:00."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{_day(local, language_code(language), short=False)}, {local:%H:%M}"


def long_moment(moment: object, language: str | None = None) -> str:
    """A date as exactly as it is known: 2005, June 2005, before 30 January 2004, not known.

    Takes a day, a `core.dates.Moment`, its text form (`2005-06`, `<2004-01-30`, empty) or None.
    """
    return _moment(moment, language_code(language), short=False)


def short_moment(moment: object, language: str | None = None) -> str:
    """The same for tables: Jun 2005, before 30 Jan 2004."""
    return _moment(moment, language_code(language), short=True)


def in_figures(text: str, language: str | None = None) -> str:
    """The text form of a day or a month that is written in words as this module writes them, in the language or in
    English ("12 December 2026", "déc. 2026" give 2026-12-12 and 2026-12); empty for any other text. The order of the
    words, their case and their stops are free; figures may be those of any script.
    """
    found = _pieces(text)
    figures = [int(piece) for piece in re.findall(r"\d+", " ".join(found))]
    years = [number for number in figures if 1000 <= number <= 9999]
    if len(years) != 1 or len(figures) > 3 or not _LETTER.search(text):
        return ""
    for code in dict.fromkeys((language_code(language), "en")):
        for month in range(1, 13):
            for form, moment in _written(years[0], month, figures, code):
                if _pieces(form) == found:
                    return moment
    return ""


def _written(year: int, month: int, figures: list[int], code: str) -> Iterator[tuple[str, str]]:
    """Ways to write the month, and each day of it that the figures can mean, with its text form."""
    first = date(year, month, 1)
    for words in _halves(_month(first, code, short=False)), _halves(_month(first, code, short=True)):
        yield from ((each, f"{year:04}-{month:02}") for each in words)
    for number in {each for each in figures if 1 <= each <= monthrange(year, month)[1]}:
        day = date(year, month, number)
        for words in _halves(_day(day, code, short=False)), _halves(_day(day, code, short=True)):
            yield from ((each, day.isoformat()) for each in words)


def _halves(words: str) -> list[str]:
    """Arabic has two names for a month; people write one of them, or both."""
    found = re.match(r"(\d* ?)(.+)/(.+)( \d{4})$", words)
    return [words, found[1] + found[2] + found[4], found[1] + found[3] + found[4]] if found else [words]


_LETTER = re.compile(r"[^\W\d_]")
_SMALL_WORDS = {"de", "del", "года", "г"}


def _pieces(text: str) -> list[str]:
    """The words and figures of a written day, in no order; "1er" and "01" are 1."""
    figures = re.sub(r"\d+(?:er\b)?", lambda each: str(int(re.sub(r"\D", "", each[0]))), text.casefold())
    return sorted(piece for piece in re.findall(r"\w+", figures) if piece not in _SMALL_WORDS)


def machine_text(moment: object) -> str:
    """What stands in `<time datetime>`: a day, month or year; empty if HTML has no form for it."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    text = _text(moment)
    return text if _PARTIAL.match(text) and text[0] not in "<>" else ""


def _locale(code: str) -> Locale:
    if code not in _LOCALES:
        _LOCALES[code] = Locale.parse("zh_Hans" if code == "zh" else code)
    return _LOCALES[code]


def _day(day: date | None, code: str, *, short: bool) -> str:
    if day is None:
        return ""
    if code == "ar":
        return f"{day.day} {_arabic_month(day.month, short)} {day.year}"
    before, between, after, day_first = _around(code, day.month, short)
    first, second = (day.day, day.year) if day_first else (day.year, day.day)
    text = f"{before}{first}{between}{second}{after}"
    # French writes the first of a month as an ordinal, and only the first.
    return f"1er{text[1:]}" if code == "fr" and day.day == 1 else text


@cache
def _around(code: str, month: int, short: bool) -> tuple[str, str, str, bool]:
    """What stands before, between and after day and year in that month, and whether the day comes first: Babel takes
    fifty microseconds to write a day, and a page has hundreds."""
    text = format_date(date(4444, month, 28), PATTERNS[code][1 if short else 0], locale=_locale(code))
    day_first = text.index("28") < text.index("4444")
    before, rest = text.split("28" if day_first else "4444", 1)
    between, after = rest.split("4444" if day_first else "28", 1)
    return before, between, after, day_first


def _month(first: date, code: str, *, short: bool) -> str:
    if code == "ar":
        return f"{_arabic_month(first.month, short)} {first.year}"
    return format_date(first, PATTERNS[code][3 if short else 2], locale=_locale(code))


def _arabic_month(month: int, short: bool) -> str:
    names = ARABIC_MONTHS[month - 1]
    return names[0] if short else "/".join(names)


def _text(moment: object) -> str:
    if moment is None:
        return ""
    if isinstance(moment, date):
        return f"{moment:%Y-%m-%d}"
    return str(moment).strip()


def _moment(moment: object, code: str, *, short: bool) -> str:
    text = _text(moment)
    with override("zh-hans" if code == "zh" else code):
        if not text:
            return _("not known")
        found = _PARTIAL.match(text)
        if not found:
            return text
        words = _known_part(found, code, short=short)
        if found["bound"] == "<":
            return _("before %(day)s") % {"day": words}
        if found["bound"] == ">":
            return _("on or after %(day)s") % {"day": words}
        return words


def _known_part(found: re.Match[str], code: str, *, short: bool) -> str:
    year, month, day = int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)
    if found["day"]:
        return _day(date(year, month, day), code, short=short)
    if found["month"]:
        return _month(date(year, month, 1), code, short=short)
    return f"{year}年" if code == "zh" else str(year)
