"""Works, their withdrawal, stops of a tour."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.events.models import Event, Exhibit, TourStop
from accede.events.queries import choices
from accede.kit.forms import Form, ModelForm


class WorkForm(ModelForm):
    class Meta:
        model = Exhibit
        fields = [
            "title", "photographer", "credit", "year", "place", "caption", "consent", "consent_words", "right",
            "right_until", "source",
        ]  # fmt: skip
        widgets = {"caption": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "credit": gettext_lazy("As it must stand beside the work."),
            "consent_words": gettext_lazy("As “signed form of 3 May, kept by ICMC”."),
            "right": gettext_lazy("As “this exhibition and its tour; not the press”."),
            "right_until": gettext_lazy("Leave it empty where the right has no end."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("consent") == Exhibit.Consent.GIVEN and not cleaned.get("consent_words"):
            self.add_error("consent_words", _("Say how consent was given: by which form, when, who keeps it."))
        return cleaned


class WithdrawForm(Form):
    words = forms.CharField(label=gettext_lazy("Why"), max_length=300)
    consent = forms.BooleanField(
        label=gettext_lazy("The person shown, or who made it, no longer agrees"), required=False
    )


class StopForm(ModelForm):
    class Meta:
        model = TourStop
        fields = ["place", "venue", "host", "starts", "ends", "note"]

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = choices.organisations_in(event.campaign)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and starts.earliest and ends.latest and ends.latest < starts.earliest:
            self.add_error("ends", _("The last day lies before the first day. Correct one of them."))
        return cleaned
