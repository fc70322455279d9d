"""A task that follows from an evaluation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.events.models import Event
from accede.events.queries import choices
from accede.kit.forms import DayField, Form


class FollowForm(Form):
    title = forms.CharField(label=gettext_lazy("What is to be done"), max_length=200)
    organisation: Any = forms.ModelChoiceField(
        label=gettext_lazy("By whom"), queryset=None, required=False, empty_label=gettext_lazy("the alliance itself")
    )
    due = DayField(label=gettext_lazy("Until when"), required=False)

    def __init__(self, *args: Any, event: Event, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["organisation"].queryset = choices.organisations_in(event.campaign)  # type: ignore[attr-defined]

    def clean_due(self) -> date | None:
        """Today or later."""
        due: date | None = self.cleaned_data.get("due")
        if due and due < self.on:
            raise forms.ValidationError(_("That day has passed. Choose a later one, or leave it empty."))
        return due
