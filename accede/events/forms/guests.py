"""What is typed about guests, by who keeps the list and by who registers herself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.events.forms.countries import day_of, offer_countries
from accede.events.models import AttendanceGroup, Event, Guest
from accede.events.queries import choices
from accede.kit.forms import Form, ModelForm


class GuestForm(ModelForm):
    """Somebody on the guest list."""

    another = forms.BooleanField(label=_("This is another person of the same name"), required=False)

    class Meta:
        model = Guest
        fields = ["name", "title", "affiliation", "group", "state", "organisation", "precedence", "needs"]
        help_texts = {
            "name": _("As it shall stand on the badge."),
            "precedence": _("Only where the order of the missions' directory is not the one wanted: 1 is first."),
            "needs": _("What the house must know: a ramp, a sign-language interpreter."),
        }

    def __init__(self, *args: Any, event: Event, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = choices.organisations_in(event.campaign)
        offer_countries(fields["state"], on=day_of(event, on=on), kept=self.instance.state)
        if self.instance.pk:
            del self.fields["another"]
            fields["name"].required = bool(self.instance.name)  # a companion whose name nobody knows yet


class LeaveOutForm(Form):
    """Why somebody is taken off the list."""

    words = forms.CharField(label=_("Why"), max_length=300, required=False)


class SentForm(Form):
    """To whom the list went."""

    to = forms.CharField(label=_("To whom it went"), max_length=300, required=False)


class RegisterForm(Form):
    """What a stranger says of herself."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"})
    )
    affiliation = forms.CharField(
        label=_("Organisation"), max_length=300, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    group = forms.ChoiceField(
        label=_("You come from"), initial=AttendanceGroup.PUBLIC,
        choices=[each for each in AttendanceGroup.choices if each[0] != AttendanceGroup.NOT_KNOWN],
    )  # fmt: skip
    needs = forms.CharField(
        label=_("What you need to take part"), max_length=300, required=False,
        help_text=_("A ramp, a sign-language interpreter. Only those who keep the guest list and the house read it."),
    )  # fmt: skip
    # People do not see this field and leave it empty; programs that fill in every form do not.
    website = forms.CharField(label=pgettext_lazy("trap", "Leave this empty"), required=False, max_length=200)

    def is_machine(self) -> bool:
        """Whether a program filled in what people do not see."""
        return bool(self.cleaned_data.get("website"))

    def values(self, language: str) -> dict[str, str]:
        """Fields of a Registration."""
        kept = ("name", "email", "affiliation", "group", "needs")
        known = {code for code, _name in settings.LANGUAGES}
        return {
            **{name: self.cleaned_data[name] for name in kept},
            "language": language if language in known else settings.LANGUAGE_CODE,
        }
