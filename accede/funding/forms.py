"""Forms of contributions and fundraising priorities."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.funding import queries
from accede.funding.models import Contribution, Kind, Priority
from accede.kit.forms import Form, ModelForm


class FilterForm(Form):
    """What a list of contributions can be cut to."""

    text = forms.CharField(label=_("Find in funding"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Kind.choices])
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)

    def only(self) -> queries.Filter:
        """The filter; what cannot be read cuts nothing."""
        self.is_valid()
        return queries.Filter(**{name: value for name, value in self.cleaned_data.items() if value})

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        self.is_valid()
        kinds = dict(Kind.choices)
        return [
            {"label": self.fields[name].label, "value": kinds.get(value, value), "param": name}
            for name, value in self.cleaned_data.items()
            if value
        ]


class ContributionForm(ModelForm):
    """A grant, a donation or a gift in kind."""

    class Meta:
        model = Contribution
        fields = [
            "title", "kind", "donor", "donor_words", "given", "rhythm", "amount", "value_in_kind", "currency",
            "purpose", "event", "material", "print_run", "note", "source", *SHARING,
        ]  # fmt: skip
        help_texts = {
            "donor": _("A government stands among the organisations of the coalition."),
            "donor_words": _("When the donor is not named: “other members”."),
            "amount": _("Cash only. Leave it empty if it is not known; nothing is estimated here."),
            "value_in_kind": _("For a gift in kind. It is never added to cash."),
            "currency": _("Three letters: CHF, EUR, USD."),
            "source": _("Where we know it from: a document with its section, or a person with the day."),
        }
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "currency": forms.TextInput(attrs={"class": "short"}),
        }

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign = campaign
        fields: Any = self.fields
        fields["donor"].queryset = queries.organisations_of(campaign)
        fields["event"].queryset = queries.events_of(campaign)
        fields["material"].queryset = queries.items_of(campaign)
        fields["print_run"].queryset = queries.print_runs_of(campaign)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)

    def clean_currency(self) -> str:
        currency = str(self.cleaned_data["currency"]).strip().upper()
        if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise forms.ValidationError(_("A currency has three letters, such as CHF."))
        return currency


class PriorityForm(ModelForm):
    """What fundraising must do in a year."""

    class Meta:
        model = Priority
        fields = ["title", "year", "state", "result", "source", *SHARING]
        help_texts = {"result": _("Needed to close it as done or dropped; the report tells it.")}
        widgets = {"result": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign = campaign
        ask_sharing(self, campaign=campaign, reader=reader, on=on)
