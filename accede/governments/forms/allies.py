"""Forms of the map of allies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.governments.models import Ally
from accede.kit.forms import Form, ModelForm, MomentFormField
from accede.record.models import State


class AllyForm(ModelForm):
    """Somebody in the State who could stand with the campaign."""

    class Meta:
        model = Ally
        fields = [
            "sector", "name", "organisation", "stance", "since", "until", "contact_words", "note", "source", *SHARING,
        ]  # fmt: skip
        help_texts = {
            "name": _("An organisation, a group or a person: “National union of domestic workers”."),
            "organisation": _("Where it is itself in the alliance."),
            "stance": _("As the source says. “Not known” is an answer."),
            "contact_words": _("An office or a function, and how to reach it."),
            "source": _("A document, a link, or in what way it was learned."),
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, campaign: Campaign, state: State, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign, self.instance.state = campaign, state
        field: Any = self.fields["organisation"]
        field.queryset = field.queryset.filter(campaign=campaign).order_by("name")
        field.empty_label = _("none of the alliance")
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class EndForm(Form):
    """From when it no longer stands there."""

    until = MomentFormField(label=_("Until"), required=True)
