"""Forms of minutes: the text of a point, sending round, corrections and their answers, approval."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Organisation
from accede.kit.forms import DayField, Form, ModelForm
from accede.meetings.models import Correction, Meeting
from accede.meetings.queries import items_of
from accede.meetings.queries import minutes_choices as choices


class TextForm(Form):
    """What was said under a point, with the version that the writer had before her."""

    text = forms.CharField(label=_("What was said"), required=False, widget=forms.Textarea(attrs={"rows": 8}))
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class CirculateForm(Form):
    """Until when corrections are taken."""

    until = DayField(label=_("Corrections are taken until"))


class CorrectionForm(ModelForm):
    """What somebody wants changed."""

    class Meta:
        model = Correction
        fields = ["organisation", "item", "text"]
        help_texts = {
            "organisation": _("The organisation in whose name you ask."),
            "item": _("Leave it empty when it concerns no single point."),
            "text": _("Say what should stand there instead."),
        }
        error_messages = {"text": {"required": _("Write what should be changed.")}}

    def __init__(self, *args: Any, meeting: Meeting, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["item"].queryset = items_of(meeting)
        fields["organisation"].queryset = choices.among(organisations, Organisation).order_by("name")
        if len(organisations) == 1 and not self.is_bound:
            self.initial["organisation"] = organisations[0].pk


class AnswerForm(Form):
    """What comes of a correction."""

    outcome = forms.ChoiceField(
        label=_("Answer"),
        choices=[each for each in Correction.Outcome.choices if each[0] != "open"],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is taken over.")},
    )
    answer = forms.CharField(
        label=_("Reason"), required=False, max_length=300, help_text=_("Needed when it is not taken over.")
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("outcome") == "refused" and not self.cleaned_data.get("answer", "").strip():
            self.add_error("answer", _("Say why it is not taken over."))
        return self.cleaned_data


class ApproveForm(Form):
    """Which meeting approved the minutes."""

    approved_at: Any = forms.ModelChoiceField(label=_("Approved at"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["approved_at"].queryset = choices.among(meetings, Meeting).order_by("day")
        fields["approved_at"].label_from_instance = lambda row: f"{row.day}: {row.title}"
