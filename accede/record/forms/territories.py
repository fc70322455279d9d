"""Territorial applications as people type them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import DayField, Form, MomentFormField
from accede.record import queries

ADDS, REMOVES = "adds", "removes"


class TerritoryEndForm(Form):
    """The end of one: when, from which source, in which words. The other two forms ask the same and more."""

    received = MomentFormField(
        label=_("Received by the depositary on"),
        help_text=_("As exactly as it is known: 2003-07-01, 2003-07 or 2003."),
        error_messages={"required": _("Enter the date on which the depositary received the notification.")},
    )
    effective_date = DayField(
        label=_("Takes effect on"),
        required=False,
        help_text=_("Only when the notification or the depositary states another day; else it counts from receipt."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where another person can check it: the depositary's notification, with its number and day."),
        error_messages={"required": _("Name the source: what has none cannot be checked.")},
    )
    text = forms.CharField(
        label=_("Text"), required=False, widget=forms.Textarea, help_text=_("What the notification says.")
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_received(self) -> Any:
        moment = self.cleaned_data["received"]
        if moment is None or moment.earliest is None:
            raise forms.ValidationError(_("Enter the date on which the depositary received the notification."))
        if moment.earliest > self.on:
            raise forms.ValidationError(_("This day lies in the future: it is recorded after it was received."))
        return moment

    def values(self) -> dict[str, Any]:
        """What the act takes."""
        found = dict(self.cleaned_data)
        return found | ({"adds": found["adds"] == ADDS} if "adds" in found else {})


class TerritoryForm(TerritoryEndForm):
    """A treaty extended to a territory, or no longer extended to it, by a State that is bound."""

    field_order = ("act", "territory", "adds", "received", "effective_date", "source", "text", "reason")
    act = forms.ChoiceField(
        label=_("Instrument of the State"),
        help_text=_("The act by which the State is bound, to which the application attaches."),
    )
    territory = forms.CharField(label=_("Territory"), max_length=300, help_text=_("As the depositary names it."))
    adds = forms.ChoiceField(
        label=_("What it says"),
        choices=[
            (ADDS, _("the treaty extends to the territory")),
            (REMOVES, _("the treaty no longer extends to it")),
        ],
        initial=ADDS,
    )

    def __init__(self, *args: Any, acts: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acts = acts
        called = queries.names(on=self.on)
        labels = [
            (key, queries.act_label(act, called.get(act.state.code, act.state.code))) for key, act in acts.items()
        ]
        labels.sort(key=lambda pair: pair[1].casefold())
        self.fields["act"].choices = [("", _("Choose")), *labels]  # type: ignore[attr-defined]  # ChoiceField

    def clean_act(self) -> Any:
        return self.acts[self.cleaned_data["act"]]


class TerritoryCorrectionForm(TerritoryForm):
    """The row as it should have been, and why."""

    reason = forms.CharField(
        label=_("Why is it corrected?"),
        widget=forms.Textarea,
        error_messages={"required": _("Say why: the old row stays on record beside the new one.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, acts={}, **kwargs)
        del self.fields["act"]
