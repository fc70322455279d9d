"""Forms of recommendations: a file to bring, a doubtful match to decide, filters of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.governments.models import Recommendation
from accede.governments.readers.recommendations import LARGEST
from accede.kit.forms import FilterForm as Bar
from accede.kit.forms import Form, MomentFormField


class BringForm(Form):
    """A file of recommendations."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A CSV with the columns To, From, Text, Response and Session: the full export, or an extract."),
        error_messages={"empty": _("The file is empty.")},
    )
    as_of = MomentFormField(
        label=_("File as of"), required=False, help_text=_("Left empty: the end of its last session.")
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=300,
        help_text=_("Who publishes it, and where. Stands in the file."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than %(n)s MB."), params={"n": LARGEST // 1_000_000})
        return file


class DecideForm(Form):
    """Whether a doubtful recommendation is about the treaty."""

    confirmed = forms.TypedChoiceField(
        label=_("Is it about the treaty?"),
        choices=[("yes", _("Yes: it counts")), ("no", _("No: it is set aside"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)


ANSWERS = (
    ("", pgettext_lazy("recommendations", "All answers")),
    ("promised", _("Promises: accepted or pledged")),
    *Recommendation.Response.choices,
)


class FilterForm(Bar):
    """What the list of recommendations is cut to."""

    text = forms.CharField(label=_("Words of the recommendation"), required=False)
    response = forms.ChoiceField(label=_("Answer"), required=False, choices=ANSWERS)
    session = forms.CharField(
        label=_("Session"), required=False, max_length=3, widget=forms.TextInput({"class": "short"})
    )
    state = forms.CharField(label=_("State"), required=False, max_length=12)

    def __init__(self, *args: Any, states: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].widget = forms.Select(choices=[("", _("All States")), *states])
        self._words: dict[str, dict[str, Any]] = {"state": dict(states), "response": dict(ANSWERS)}

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        return [
            {"label": self.fields[name].label, "value": self._words.get(name, {}).get(value, value), "param": name}
            for name, value in self.given().items()
        ]
