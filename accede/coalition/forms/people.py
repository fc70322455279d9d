"""People, their posts, terms of office and secondments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms.fields import SOURCE_HELP, DatedForm, LinesField, choices
from accede.coalition.models import Affiliation, Campaign, Office, OfficeTerm, Person, Secondment
from accede.coalition.queries import all_organisations, all_people
from accede.kit.forms import ModelForm


class PersonForm(ModelForm):
    """Somebody whom the campaign names."""

    other_names = LinesField(label=_("Also written"), required=False, help_text=_("One name a line."))

    class Meta:
        model = Person
        fields = ["name", "form", "other_names", "email", "note", "source"]
        labels = {"name": _("Name"), "form": _("Form of address"), "email": _("E-mail"), "note": _("Note"),
                  "source": _("Source")}  # fmt: skip
        help_texts = {"form": _("Ms., Mr., Excelencia: as the person is addressed."), "source": SOURCE_HELP}
        error_messages = {"name": {"required": _("Enter the name of the person.")}}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class PostForm(DatedForm):
    """A person's post."""

    class Meta:
        model = Affiliation
        fields = ["organisation", "title", "start", "end", "attested", "source"]
        labels = {"organisation": _("Organisation"), "title": _("Title")}

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "organisation", all_organisations(campaign), str(_("no organisation")))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("organisation") and not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Enter a title, or choose an organisation."))
        return data


class OfficeForm(ModelForm):
    """An office of the alliance and its rule."""

    class Meta:
        model = Office
        fields = [
            "name", "term_months", "rotates", "nominated_among", "decided_by", "turns", "window_days",
            "turnout_percent", "role", "order", "source",
        ]  # fmt: skip
        labels = {"name": _("Name of the office"), "term_months": _("Months in a term"),
                  "rotates": _("It passes from one member to another"), "nominated_among": _("Nominated from among"),
                  "decided_by": _("The holder is chosen by"), "turns": _("Who has served in this round"),
                  "window_days": _("Days for nominations"), "turnout_percent": _("Members that must vote, in percent"),
                  "role": _("Role that goes with it"), "order": _("Place in the list"),
                  "source": _("Source")}  # fmt: skip
        help_texts = {"name": _("For example Convener, or Secretariat host."), "source": SOURCE_HELP,
                      "term_months": _("Leave it empty when no rule says so."),
                      "turns": _("A round is over when every member has held the office."),
                      "turnout_percent": _("With fewer votes nothing is decided. Leave it empty when no rule says so."),
                      "role": _("The next holder has this role here from the first to the last day of her term."),
                      }  # fmt: skip
        error_messages = {"name": {"required": _("Enter the name of the office.")}}


class TermForm(DatedForm):
    """Who held or holds an office."""

    class Meta:
        model = OfficeTerm
        fields = ["office", "person", "organisation", "start", "end", "attested", "source"]
        labels = {"office": _("Office"), "person": _("Person"), "organisation": _("Organisation")}
        error_messages = {"office": {"required": _("Choose the office.")}}

    def __init__(self, *args: Any, campaign: Campaign, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "office", offices, str(_("choose an office")))
        choices(self, "person", all_people(campaign), str(_("no person named")))
        choices(self, "organisation", all_organisations(campaign), str(_("no organisation")))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("person") and not data.get("organisation"):
            self.add_error("person", _("Choose the person, the organisation, or both."))
        return data


class SecondmentForm(DatedForm):
    """A person whom an organisation lends to the alliance."""

    class Meta:
        model = Secondment
        fields = [
            "person",
            "organisation",
            "role",
            "duties",
            "share_percent",
            "value",
            "currency",
            "start",
            "end",
            "attested",
            "source",
        ]
        labels = {"person": _("Person"), "organisation": _("Seconded by"), "role": _("Role"),
                  "duties": _("Duties"), "share_percent": _("Share of working time, in percent"),
                  "value": _("Value to the alliance"), "currency": _("Currency")}  # fmt: skip
        help_texts = {
            "duties": _("As the end of a sentence: supports the alliance and works with the Convener."),
            "value": _("Over the whole time, as the source says it. Counted as income in kind; leave it empty when it "
                       "is not known."),
            "currency": _("Three letters: CHF, EUR, USD."),
        }  # fmt: skip
        error_messages = {
            "person": {"required": _("Choose the person who is seconded.")},
            "organisation": {"required": _("Choose the organisation that lends her.")},
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "person", all_people(campaign), str(_("choose a person")))
        choices(self, "organisation", all_organisations(campaign), str(_("choose an organisation")))

    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).strip().upper()
