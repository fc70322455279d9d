"""Model fields that more than one room needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accede.core.dates import Moment

UNREADABLE = _(
    "“%(text)s” is not a date we can read. Write 2003-07-01, 2003-07 or 2003; <2003-07-01 for “before”, "
    ">2003-07-01 for “on or after”; leave it empty if it is not known."
)


def moment_from(value: object) -> Moment:
    """A Moment from its text form, from itself, or (empty) the unknown one; a plain ValidationError."""
    if isinstance(value, Moment):
        return value
    text = "" if value is None else str(value).strip()
    try:
        return Moment.parse(text)
    except ValueError:
        raise ValidationError(UNREADABLE, code="moment", params={"text": text}) from None


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
        return moment_from(value)

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
        return MomentFormField(required=not self.blank, label=label, help_text=self.help_text, **kwargs)


class MomentFormField(forms.CharField):
    """Reads what MomentField stores; says in plain words what it cannot read."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Moment:  # type: ignore[override]  # the field's value is a Moment
        return moment_from(value)

    def validate(self, value: Moment) -> None:
        if self.required and not str(value):
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Moment) -> None:
        return

    def prepare_value(self, value: object) -> str:
        return "" if value is None else str(value)

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return str(moment_from(initial)) != str(moment_from(data))
        except ValidationError:
            return True
