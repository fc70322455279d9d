"""Bases and fields of forms; templates show them by `{% field %}`, `{% errors %}`, `{% formpage %}`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.utils import pretty_name
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.kit import fields

# Turn the direction of text, or are no text at all (control characters but tab and line ends): dropped as they come.
_CONTROL = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
_UNSEEN = dict.fromkeys([*_CONTROL, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
LONGEST_TEXT = 20_000  # characters of a text box that names no bound of its own: some six printed pages
_WITH_PARAMS = {"invalid_choice", "max_length", "min_value", "max_value"}  # Django fills these in with %


class DayInput(forms.DateInput):
    """The browser's own calendar; the value travels as 2004-01-30 in every language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "short", **(attrs or {})}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day; says in plain words what it cannot read."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Write the day as 2004-01-30: year, month, day."),
        "required": _("Enter the day."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError:
            known = fields.why_no_day(str(value).strip())
            raise forms.ValidationError(known or self.error_messages["invalid"], code="invalid") from None


class MomentFormField(fields.MomentFormField):
    """A date as exactly as it is known, with our help and look."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", MOMENT_HELP)
        kwargs.setdefault("widget", forms.TextInput(attrs=dict(MOMENT_ATTRIBUTES)))
        super().__init__(**kwargs)


NINE_HYPHENS, DASH = BLANK_CHOICE_DASH[0][1], "—"
MOMENT_HELP = _(
    "As exactly as it is known: 2003-07-01, 2003-07 or 2003; <2003-07-01 for before, "
    ">2003-07-01 for on or after. Leave it empty if it is not known."
)
MOMENT_ATTRIBUTES = {"class": "short", "dir": "ltr", "autocomplete": "off"}


class _Look:
    """What every form of ours does alike: no colon after labels, errors from the server in our words."""

    use_required_attribute = False
    marks_optional = True  # whether "(optional)" stands beside labels; not in filter bars
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, found in self.fields.items():
            dressed(name, found)

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        """Text as sent, without the characters that nobody sees but that turn what others read."""
        value = super()._widget_data_value(widget, html_name)  # type: ignore[misc]  # Django's form, beside this class
        return value.translate(_UNSEEN) if isinstance(value, str) else value


def dressed(name: str, found: forms.Field) -> forms.Field:
    """A field with our widgets, bounds and words, as every field of our forms has them."""
    _dress(found)
    _word(found, str(found.label or pretty_name(name)))
    return found


def _word(found: forms.Field, label: str) -> None:
    """Our words in place of Django's own; what a field says for itself stays."""
    for code, words in _words_for(found).items():
        if _is_djangos(found, code):
            named = label.replace("%", "%%") if code in _WITH_PARAMS else label
            found.error_messages[code] = words.replace("%(label)s", named)


def _words_for(found: forms.Field) -> dict[str, str]:
    words = {"required": gettext("“%(label)s” is missing: fill it in.")}
    if isinstance(found, forms.ChoiceField | forms.ModelChoiceField):
        words["invalid_choice"] = gettext("“%(label)s”: “%(value)s” is not in the list. Choose from the list.")
    elif isinstance(found, forms.IntegerField):
        words["invalid"] = gettext("“%(label)s” is not a number we can read. Write it in digits.")
        words["min_value"] = gettext("“%(label)s” must be at least %(limit_value)s.")
        words["max_value"] = gettext("“%(label)s” must be at most %(limit_value)s.")
    elif isinstance(found, forms.CharField):
        words["max_length"] = gettext(
            "“%(label)s” is too long: at most %(limit_value)s characters; it has %(show_value)s."
        )
    if isinstance(found, forms.URLField):
        words["invalid"] = gettext("“%(label)s” is not a web address. Write it whole, with https:// in front.")
    elif isinstance(found, forms.EmailField):
        words["invalid"] = gettext("“%(label)s” is not a mail address. Write it as name@example.org.")
    return words


def _is_djangos(found: forms.Field, code: str) -> bool:
    now = found.error_messages.get(code)
    defaults = (
        vars(kind).get("default_error_messages", {}).get(code)
        for kind in type(found).__mro__
        if kind.__module__.startswith("django.")
    )
    return now is None or any(now is default for default in defaults)


def _dress(found: forms.Field) -> None:
    """Gives Django's own date and moment fields the widgets and words of this module, and text boxes a bound."""
    if type(found) is forms.DateField:
        found.__class__ = DayField
        found.widget = DayInput()
        found.input_formats = ["%Y-%m-%d"]
        found.error_messages["invalid"] = DayField.default_error_messages["invalid"]
    elif isinstance(found, fields.MomentFormField):
        found.widget.attrs = {**MOMENT_ATTRIBUTES, **found.widget.attrs}
        found.help_text = found.help_text or MOMENT_HELP
    if isinstance(found.widget, forms.Textarea) and found.widget.attrs.get("rows") == "10":
        found.widget.attrs["rows"] = "4"  # it grows by its handle; ten lines push the buttons off the screen
    _bound(found)
    _say_nothing_shortly(found)


def _say_nothing_shortly(found: forms.Field) -> None:
    """The empty choice of a list is one dash, as an empty cell of a table; Django writes nine hyphens."""
    if isinstance(found, forms.ModelChoiceField):
        if found.empty_label == NINE_HYPHENS:
            found.empty_label = DASH
    elif isinstance(found, forms.ChoiceField):
        choices: list[Any] = list(found.choices)  # type: ignore[arg-type]  # a callable became an iterable
        if choices and choices[0] == ("", NINE_HYPHENS):
            found.choices = [("", DASH), *choices[1:]]


def _bound(found: forms.Field) -> None:
    """A text box that says nothing of its length takes some pages. No browser cuts what is pasted: we say that it is
    too long, and by how much.
    """
    if isinstance(found.widget, forms.Textarea) and getattr(found, "max_length", 0) is None:
        found.max_length = LONGEST_TEXT  # type: ignore[attr-defined]  # a CharField
        found.validators.append(MaxLengthValidator(LONGEST_TEXT))
    found.widget.attrs.pop("maxlength", None)


class Form(_Look, forms.Form):
    """Base of the forms without a table."""


class FilterForm(Form):
    """Base of the forms in filter bars: every field may stay empty, and none says so."""

    marks_optional = False

    def given(self) -> dict[str, Any]:
        """The filters in use by their fields' names; what cannot be read cuts nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ModelForm(_Look, forms.ModelForm):  # type: ignore[type-arg]  # rooms name the model
    """Base of the forms of one row. It checks; writing belongs to the room's actions."""
