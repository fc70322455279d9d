"""What is typed about invitations: who is invited without a letter, runs of letters, the filter of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.coalition.models import Campaign
from accede.events.models import Event
from accede.events.queries import choices
from accede.events.queries.reply_lines import CUTS
from accede.governments.queries.mission_words import language_choices
from accede.kit.forms import FilterForm, Form


class InviteForm(Form):
    """Who is invited without a letter of a run: a mission, or anybody else by name."""

    mission: Any = forms.ModelChoiceField(label=gettext_lazy("Mission"), required=False, queryset=None)
    name = forms.CharField(
        label=gettext_lazy("Who else"), required=False, max_length=300,
        help_text=gettext_lazy("An organisation or a person, where it is no mission."),
    )  # fmt: skip
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"))

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["mission"].queryset = choices.missions_to_invite(event)
        fields["language"].choices = language_choices()
        self.initial.setdefault("language", event.campaign.language)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(values.get("mission")) == bool(values.get("name")):
            self.add_error("mission", _("Choose a mission, or write who else is invited: one of the two."))
        return values


class WithdrawForm(Form):
    """Why an invitation is taken back."""

    words = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class LinesFilter(FilterForm):
    """The filter above the list of replies."""

    q = forms.CharField(
        label=gettext_lazy("Find a State or a mission"), required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )  # fmt: skip
    show = forms.ChoiceField(label=gettext_lazy("Show"), required=False, choices=CUTS)


class BeginForm(Form):
    """A run of letters that invites to the event; the rest of it is said on its own pages."""

    title = forms.CharField(label=gettext_lazy("Title of the run"), max_length=200)
    template: Any = forms.ModelChoiceField(label=gettext_lazy("Template"), queryset=None)
    audience: Any = forms.ModelChoiceField(label=gettext_lazy("Audience"), queryset=None)
    classes_date = forms.DateField(label=gettext_lazy("Classes and positions as of"))
    letter_date = forms.DateField(label=gettext_lazy("Date of the letters"))
    reply_by_date = forms.DateField(label=gettext_lazy("Reply by"), required=False)
    signed_by = forms.CharField(label=gettext_lazy("Who signs"), required=False, max_length=200)
    signed_title = forms.CharField(label=gettext_lazy("Title of who signs"), required=False, max_length=300)
    reply_to = forms.EmailField(label=gettext_lazy("Replies go to"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: dict[str, Any] = self.fields
        found["template"].queryset = choices.letter_templates(campaign)
        if "audience" in found:
            found["audience"].queryset = choices.audiences(campaign)


class RemindForm(BeginForm):
    """A reminder goes to whom the first run went and who did not answer: no audience is asked for."""

    audience = None
