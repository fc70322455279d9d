"""What an address asks for: days, States and treaties, with everything that cannot be understood said in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from accede.public.views.common import read_day
from accede.record import queries as record

MOST_STATES = 60
MOST_TREATIES = 40


@dataclass(frozen=True)
class Asked:
    """Codes in the order asked, each once; `notes` says what was left out (named twice)."""

    codes: tuple[str, ...]
    notes: tuple[str, ...] = ()


def day_in(request: HttpRequest, name: str, default: date | None = None) -> date | None:
    """The day under that name; raises DayRefused."""
    text = request.GET.get(name, "").strip()
    return read_day(text) if text else default


def states_in(request: HttpRequest, name: str = "state", *, most: int = MOST_STATES) -> Asked:
    """The States under that name, each written as code or name, several to a line if need be. Raises
    BadQuestion for names that nobody knows and for more than `most`.
    """
    typed = [text.strip() for value in request.GET.getlist(name) for text in re.split(r"[\n;,]", value)]
    typed = [text for text in typed if text]
    if len(typed) > most:
        raise record.BadQuestion(
            _("%(n)s States are named; one question can name %(most)s.") % {"n": len(typed), "most": most}
        )
    found = record.find_states(typed)
    unknown = [text for text in typed if found[text] is None]
    if unknown:
        raise record.BadQuestion(
            _("No State is known as %(names)s. Write its code or its name, like MEX or Mexico.")
            % {"names": record.listed(f"“{text[:40]}”" for text in unknown[:5])}
        )
    return _once([str(found[text]) for text in typed])


def _once(codes: list[str]) -> Asked:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    notes = (_("Named more than once and counted once: %(states)s.") % {"states": record.listed(twice)},)
    return Asked(tuple(dict.fromkeys(codes)), notes if twice else ())


def treaties_in(request: HttpRequest, name: str = "treaty") -> list[Any]:
    """The treaties under that name, each once; raises BadQuestion for one that is not on record."""
    asked = [text.strip() for value in request.GET.getlist(name) for text in value.split(",") if text.strip()]
    if len(asked) > MOST_TREATIES:
        raise record.BadQuestion(
            _("%(n)s treaties are named; one question can name %(most)s.") % {"n": len(asked), "most": MOST_TREATIES}
        )
    try:
        return [record.treaty(slug) for slug in dict.fromkeys(asked)]
    except record.UnknownTreaty as error:
        raise record.BadQuestion(str(error)) from None


def one_of(request: HttpRequest, name: str, among: Any, default: str = "") -> str:
    """One of a few words; raises BadQuestion for any other."""
    value = request.GET.get(name, "").strip() or default
    if value and value not in among:
        raise record.BadQuestion(
            _("“%(value)s” is none of %(choices)s.") % {"value": value[:40], "choices": record.listed(map(str, among))}
        )
    return value
