"""Forms of motions and votes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Organisation
from accede.kit.forms import Form, ModelForm
from accede.meetings.models import Meeting, Motion, Reservation, Vote
from accede.meetings.queries import items_of
from accede.meetings.queries import minutes_choices as choices


class MotionForm(ModelForm):
    """A text put to the meeting."""

    class Meta:
        model = Motion
        fields = ["text", "proposed_by", "seconded_by", "method"]
        help_texts = {
            "text": _("Word for word, as it is put. When it is carried it becomes the decision."),
            "method": _("By consensus nobody who may vote objects; at a vote each member has one."),
        }
        error_messages = {"text": {"required": _("Write the text that is put to the meeting.")}}

    item: Any = forms.ModelChoiceField(label=_("Point of the agenda"), queryset=None, empty_label=None)
    field_order = ["item"]

    def __init__(self, *args: Any, meeting: Meeting, members: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["item"].queryset = items_of(meeting)
        for name in ("proposed_by", "seconded_by"):
            fields[name].queryset = choices.among(members, Organisation).order_by("name")

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("seconded_by") and data.get("seconded_by") == data.get("proposed_by"):
            self.add_error("seconded_by", _("A motion is seconded by another organisation than the one that moves it."))
        if data.get("seconded_by") and not data.get("proposed_by"):
            self.add_error("proposed_by", _("Say who moves it: somebody seconds it."))
        return data


class VoteForm(Form):
    """One organisation and what it says."""

    organisation: Any = forms.ModelChoiceField(label=_("Organisation"), queryset=None, empty_label=None)
    choice = forms.ChoiceField(
        label=_("Vote"), choices=Vote.Choice.choices, error_messages={"required": _("Choose how it votes.")}
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["organisation"].queryset = choices.among(organisations, Organisation).order_by("name")


class ReservationForm(ModelForm):
    """With what reservation an organisation joins a consensus."""

    class Meta:
        model = Reservation
        fields = ["organisation", "text"]
        error_messages = {"text": {"required": _("Write the reservation.")}}

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["organisation"].queryset = choices.among(organisations, Organisation).order_by("name")


class CloseForm(Form):
    """Closing a motion: what the chair said of silence, and of a missing quorum."""

    silence_consents = forms.BooleanField(
        label=_("The chair took silence for consent"), required=False, help_text=_("Matters under consensus alone.")
    )
    without_quorum = forms.CharField(
        label=_("Why it is closed without a quorum"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only when there is none: the votes stay on record, and nothing is decided."),
    )
