"""Missions and their heads as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.governments.models import Mission, MissionHead, Seat
from accede.governments.queries.mission_words import language_choices
from accede.kit.forms import DayField, Form, ModelForm, MomentFormField


class MissionForm(ModelForm):
    """What a directory says of a mission."""

    first_language = forms.ChoiceField(label=_("Write in"), required=False)
    more_languages = forms.MultipleChoiceField(
        label=_("Also reads"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Mission
        fields = [
            "seat", "place", "name", "first_language", "more_languages", "precedence", "channel", "then_channel",
            "email", "phone", "fax", "address", "source",
        ]  # fmt: skip
        help_texts = {
            "place": _("Only for a mission elsewhere: the city."),
            "precedence": _("The number in the order of precedence, where the directory of the seat gives one."),
            "channel": _("How a letter reaches it first."),
            "source": _("The directory with its day, or in what way it was learned."),
        }
        widgets = {"address": forms.Textarea(attrs={"rows": 3}), "precedence": forms.NumberInput({"class": "short"})}

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["first_language"].choices = [("", _("not known")), *language_choices()]
        fields["more_languages"].choices = language_choices()
        if self.instance.languages:
            self.initial["first_language"], *self.initial["more_languages"] = self.instance.languages

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        languages = [cleaned.pop("first_language", ""), *cleaned.pop("more_languages", [])]
        cleaned["languages"] = list(dict.fromkeys(code for code in languages if code))
        if cleaned.get("seat") == Seat.OTHER and not cleaned.get("place"):
            self.add_error("place", _("Say where the mission is."))
        if cleaned.get("seat") and cleaned["seat"] != Seat.OTHER:
            cleaned["place"] = ""
        return cleaned


class HeadForm(ModelForm):
    """Who heads the mission."""

    class Meta:
        model = MissionHead
        fields = [
            "name", "rank", "title", "salutation", "language", "from_date", "credentials", "until_date", "source",
        ]  # fmt: skip
        help_texts = {
            "title": _("As the directory has it: Ambassador, Permanent Representative."),
            "salutation": _("As a letter begins: Excellency, Excelencia, Madame l’Ambassadrice."),
            "source": _("The directory with its day, or in what way it was learned."),
        }

    def __init__(self, *args: Any, follows: MissionHead | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=_("Writes and reads"), required=False, choices=[("", _("not known")), *language_choices()]
        )
        if follows is not None:
            self.fields["ends"] = forms.BooleanField(
                label=_("The term of %(name)s ends with it") % {"name": follows.name}, required=False, initial=True
            )


class EndForm(Form):
    """The last day of a term."""

    until_date = MomentFormField(label=_("Last day"), required=True)


class CloseForm(Form):
    """The day from which a mission is closed."""

    closed_date = DayField(label=_("Closed from"))


class DirectoryForm(Form):
    """What the directory of missions can be cut to."""

    seat = forms.ChoiceField(label=_("Seat"), required=False, choices=[("", _("All seats")), *Seat.choices])
    only = forms.ChoiceField(
        label=_("Only those"),
        required=False,
        choices=[
            ("", _("all missions")),
            ("headless", _("without a head")),
            ("doubtful", _("whose head is in doubt")),
            ("unchecked", _("not checked for long")),
            ("bounced", _("whose e-mail came back")),
            ("changed", _("changed lately")),
        ],
    )

    def chosen(self) -> dict[str, str]:
        """The filters in use; what cannot be read cuts nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        fields: Any = self.fields
        return [
            {"label": fields[name].label, "value": dict(fields[name].choices)[value], "param": name}
            for name, value in self.chosen().items()
        ]
