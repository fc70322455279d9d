"""Forms of statements and their parts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.kit.forms import Form, ModelForm
from accede.materials.forms import languages
from accede.statements import queries
from accede.statements.models import Ask, Issuer, Kind, Quotation, Statement, Voice


class FilterForm(Form):
    """What a list of statements can be cut to."""

    text = forms.CharField(label=_("Find in statements"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Kind.choices])
    voice = forms.ChoiceField(label=_("Whose"), required=False, choices=[("", _("Everybody's")), *Voice.choices])
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)

    def only(self) -> queries.Filter:
        """The filter; what cannot be read cuts nothing."""
        self.is_valid()
        found = {name: value for name, value in self.cleaned_data.items() if value}
        return queries.Filter(**found)

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        self.is_valid()
        words = {"kind": dict(Kind.choices), "voice": dict(Voice.choices)}
        return [
            {"label": self.fields[name].label, "value": words.get(name, {}).get(value, value), "param": name}
            for name, value in self.cleaned_data.items()
            if value
        ]


class StatementForm(ModelForm):
    """A statement, in the order of its paper source; asks, issuers and quotations are added on its page."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )

    url = forms.URLField(label=_("Address of the text"), required=False, assume_scheme="https")

    class Meta:
        model = Statement
        fields = [
            "title", "kind", "voice", "body", "session", "agenda_item", "event", "event_link", "occasion",
            "delivered", "delivered_by", "languages", "copies", "copies_for", "summary", "url", "source", *SHARING,
        ]  # fmt: skip
        help_texts = {
            "voice": _("A text is the alliance's only if the alliance as a whole answers for it."),
            "body": _("For example: Commission on Human Rights. Leave it empty if the session says it."),
            "occasion": _("What it was issued for, if that is no event on record."),
            "summary": _("In a sentence or two; the text itself is linked, not copied."),
            "source": _("Where we know it from: a document with its section, or a person with the day."),
        }
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign = campaign
        fields: Any = self.fields
        fields["session"].queryset = queries.sessions_of(campaign)
        fields["event"].queryset = queries.events_of(campaign)
        fields["delivered_by"].queryset = queries.people_of(campaign)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class PartForm(ModelForm):
    """A part of a statement; what it offers to choose from is the campaign's."""

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        if "organisation" in fields:
            fields["organisation"].queryset = queries.organisations_of(campaign)


class AskForm(PartForm):
    """One thing a statement asks, welcomes or stresses."""

    class Meta:
        model = Ask
        fields = ["verb", "addressed_to", "text"]
        help_texts = {
            "addressed_to": _("For example: governments. Leave it empty if nobody is addressed."),
            "text": _("Tersely, as it goes on: “to ratify the Convention”."),
        }


class IssuerForm(PartForm):
    """Who issued a text that is not the alliance's."""

    class Meta:
        model = Issuer
        fields = ["organisation", "words"]
        help_texts = {"words": _("When nobody is named, or to add to the name: “and its member organisations”.")}


class QuotationForm(PartForm):
    """A short quotation."""

    language = forms.ChoiceField(label=_("Language"), choices=languages, initial="en")

    class Meta:
        model = Quotation
        fields = ["text", "said_by", "language", "source"]
        help_texts = {"text": _("A sentence or two, word for word.")}


class PreparedForm(Form):
    """The text of a draft that the record made."""

    text = forms.CharField(
        label=_("Text"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 18, "dir": "auto"}),
        help_text=_("A line left empty begins a new paragraph. What stands in […] is for you to fill in."),
    )


class DecisionForm(Form):
    """A sentence on what became of a draft."""

    note = forms.CharField(label=_("How and when, or why not"), max_length=300)
