"""Model fields that more than one room needs."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accede.core.dates import Moment
from accede.kit import sealing
from accede.kit.localdates import in_figures

UNREADABLE = _(
    "“%(text)s” is not a date we can read. Write 2003-07-01, 2003-07 or 2003; <2003-07-01 for “before”, "
    ">2003-07-01 for “on or after”; leave it empty if it is not known."
)


_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_BOUND = re.compile(r"(?P<word>before|after|on or after)\s+(?P<rest>.+)$", re.IGNORECASE)
_SIGNS = {"before": "<", "on or after": ">"}
_FIGURES = re.compile(r"\d{4}(?:-\d{2}){0,2}$", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)


def moment_from(value: object) -> Moment:
    """A Moment from its text form, from itself, or (empty) the unknown one; a plain ValidationError."""
    if isinstance(value, Moment):
        return value
    text = "" if value is None else str(value).strip()
    try:
        return Moment.parse(text)
    except ValueError:
        raise ValidationError(why_no_day(text) or UNREADABLE, code="moment", params={"text": text}) from None


# A list of many rows holds few days: each is read once. A Moment never changes.
_read = lru_cache(maxsize=8192)(moment_from)


def in_signs(text: str) -> str:
    """What people type for a date, as `Moment.parse` reads it: "before 1 July 2003" as <2003-07-01. A text that we
    cannot read stays as it is.
    """
    found = _BOUND.match(text.strip())
    word, rest = (found["word"].lower(), found["rest"]) if found else ("", text)
    plain = in_figures(rest) or (rest if _FIGURES.match(rest) else "")
    if not plain:
        return text
    if word == "after":  # the day itself, the month or the year is not meant
        last = moment_from(plain).latest
        return f">{last + timedelta(days=1)}" if last else text
    return f"{_SIGNS[word]}{plain}" if word else plain


def why_no_day(text: str) -> str:
    """Why a text that looks like a day is none, in words; empty when it does not look like one.

    A day written with the month in doubt is asked for, never guessed.
    """
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        if not 1 <= month <= 12:
            return _now("“%(text)s”: there is no month %(month)s. Write year, month, day.") % {
                "text": text, "month": month,
            }  # fmt: skip
        if not 0 < day <= monthrange(max(year, 1), month)[1]:
            return _now("“%(text)s”: this month has no day %(day)s. Correct the day.") % {"text": text, "day": day}
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = (int(part) for part in found.groups())
        meant = sorted({_iso(year, second, first), _iso(year, first, second)} - {""})
        if len(meant) == 2:
            return _now("“%(text)s” can be two days. Write %(one)s or %(other)s: year, month, day.") % {
                "text": text, "one": meant[0], "other": meant[1],
            }  # fmt: skip
        if meant:
            return _now("“%(text)s”: write it as %(one)s: year, month, day.") % {"text": text, "one": meant[0]}
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


class MomentField(models.CharField):  # type: ignore[type-arg]  # generic for the checker only
    """A day known as well as the source gives it; stored as the text of `core.dates.Moment`, empty when
    unknown.
    """

    description = "A moment with its precision"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 24
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Moment:
        return _read(value)

    def to_python(self, value: object) -> Moment:
        return moment_from(value)

    def get_default(self) -> Moment:
        return moment_from(super().get_default())

    def get_prep_value(self, value: object) -> str:
        return str(moment_from(value))

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))

    def clean(self, value: object, model_instance: models.Model | None) -> Moment:
        moment = moment_from(value)
        if not self.blank and not str(moment):
            raise ValidationError(self.error_messages["blank"], code="blank")
        return moment

    def formfield(self, **kwargs: Any) -> forms.Field:
        label = capfirst(self.verbose_name or "")
        return MomentFormField(**{"required": not self.blank, "label": label, "help_text": self.help_text, **kwargs})


MomentField.register_lookup(Length)


def in_order(first: str, last: str, name: str) -> models.CheckConstraint:
    """A constraint: where both ends are known to the day, the last does not lie before the first."""
    both = models.Q(**{f"{first}__length": 10, f"{last}__length": 10})
    return models.CheckConstraint(
        condition=~both | models.Q(**{f"{last}__gte": models.F(first)}),
        name=name,
        violation_error_message=_("The last day lies before the first day. Correct one of them."),
    )


class MomentFormField(forms.CharField):
    """Reads what MomentField stores; says in plain words what it cannot read."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Moment:  # type: ignore[override]  # the field's value is a Moment
        return moment_from(in_signs(value) if isinstance(value, str) else value)

    def validate(self, value: Moment) -> None:
        if self.required and not str(value):
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Moment) -> None:
        return

    def prepare_value(self, value: object) -> str:
        return "" if value is None else str(value)

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return str(moment_from(initial)) != str(self.to_python(data))
        except ValidationError:
            return True


def refuse_unknown_zone(name: str) -> None:
    """A validator: the name must be one of the time-zone database ("Europe/Zurich")."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValidationError(
            _now("“%(name)s” is not a time zone we know. Write one such as Europe/Zurich or America/Mexico_City."),
            code="zone",
            params={"name": name},
        ) from None


class SealedField(models.TextField):  # type: ignore[type-arg]  # generic for the checker only
    """Text that the database holds sealed (`kit.sealing`). It cannot be searched or compared there.

    Where the key is missing the value reads as LOST, so that a page stays a page; it is never written, or the key that
    is found again would open nothing. Raises NoKey then.
    """

    description = "A text that is sealed in the database"
    LOST = "\N{REPLACEMENT CHARACTER}"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str:
        try:
            return sealing.unseal(value or "")
        except sealing.NoKey:
            return self.LOST

    def get_prep_value(self, value: object) -> str:
        if value == self.LOST:
            raise sealing.NoKey
        return sealing.seal(str(value or ""))
