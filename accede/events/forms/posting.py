"""The one form in which a member posts its own event from a phone, and what the alliance says to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of
from accede.core.dates import Moment
from accede.events.forms.countries import offer_countries
from accede.events.models import Event, EventKind
from accede.events.queries import choices
from accede.kit.forms import DayField, Form, ModelForm

# What members hold themselves, the most frequent first.
KINDS = (
    EventKind.MARCH, EventKind.RALLY, EventKind.MEETING, EventKind.AWARENESS, EventKind.PANEL, EventKind.EXHIBITION,
    EventKind.BRIEFING, EventKind.TRAINING, EventKind.OTHER,
)  # fmt: skip


class PostForm(ModelForm):
    """As few questions as a report can do with."""

    starts = DayField(label=_("Day"))
    organisation: Any = forms.ModelChoiceField(label=_("Held by"), queryset=None)
    heads = forms.IntegerField(
        label=_("How many people came, about"), required=False, min_value=0, max_value=5_000_000,
        help_text=_("Leave it empty when nobody counted."),
    )  # fmt: skip

    class Meta:
        model = Event
        fields = ["kind", "title", "starts", "place", "country", "series", "summary"]
        labels = {"summary": _("What happened, in a sentence or two")}
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "title": _("As “March of domestic workers to the parliament”."),
            "summary": _("It stands in the report of the year. Name nobody who might come to harm."),
        }

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        own = reading_of(reader, campaign.slug, on=on).organisations
        fields["organisation"].queryset = choices.organisations_in(campaign).filter(key__in=own)
        offer_countries(fields["country"], on=on)
        fields["series"].queryset = choices.series_in(campaign)
        fields["series"].label = _("On the occasion of")
        fields["kind"].choices = [(kind.value, kind.label) for kind in KINDS]
        only = list(fields["organisation"].queryset[:2])
        if len(only) == 1:
            self.initial.setdefault("organisation", only[0].pk)
            fields["organisation"].empty_label = None
        self.initial["starts"] = on
        self.order_fields(["kind", "title", "starts", "place", "country", "heads", "summary", "series", "organisation"])

    def clean_starts(self) -> Moment:
        """The day as the record keeps dates."""
        return Moment.parse(self.cleaned_data["starts"].isoformat())


class DecideForm(Form):
    """Why it is not shown."""

    words = forms.CharField(
        label=_("Why it is not shown"), max_length=300, help_text=_("The member reads it, and may post it again.")
    )
