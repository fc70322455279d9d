"""Organisations, their relations and their places in the alliance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms.fields import SOURCE_HELP, DatedForm, choices
from accede.coalition.models import Campaign, Membership, Organisation, OrganisationRelation, Sector
from accede.coalition.queries import all_organisations
from accede.kit.forms import Form, ModelForm, MomentFormField


class OrganisationForm(ModelForm):
    """An organisation as the campaign keeps it."""

    sectors = forms.MultipleChoiceField(
        label=_("Sectors"),
        choices=Sector.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave empty what is not known."),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = ["name", "acronym", "kind", "sectors", "sectors_from", "state", "website", "note", "source"]
        labels = {"name": _("Name"), "acronym": _("Acronym"), "kind": _("Kind"), "state": _("State"),
                  "sectors_from": _("What the sector rests on"), "website": _("Website"), "note": _("Note"),
                  "source": _("Source")}  # fmt: skip
        help_texts = {
            "state": _("For a government or a mission: the State's code in the record, for example MEX."),
            "source": SOURCE_HELP,
        }
        error_messages = {"name": {"required": _("Enter the name of the organisation.")}}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class AdmitForm(DatedForm):
    """An organisation's place in the alliance, new or corrected."""

    class Meta:
        model = Membership
        fields = ["kind", "start", "end", "attested", "source", "note"]
        labels = {"kind": _("Comes in as"), "note": _("Note")}
        widgets = {"kind": forms.RadioSelect}
        error_messages = {"kind": {"required": _("Choose what the organisation is in the alliance.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Membership.Kind.choices  # type: ignore[attr-defined]


class EndForm(Form):
    """The last day of a membership."""

    last_day = MomentFormField(
        label=_("Last day"), error_messages={"required": _("Enter the last day, as well as it is known.")}
    )
    note = forms.CharField(label=_("Why"), required=False, max_length=300)


class RelationForm(DatedForm):
    """How an organisation stands to another one, or to several that are not named."""

    class Meta:
        model = OrganisationRelation
        fields = ["kind", "other", "unnamed", "start", "end", "attested", "source"]
        labels = {
            "kind": _("The organisation"),
            "other": _("This one"),
            "unnamed": _("Or, when they are not named"),
        }
        help_texts = {"unnamed": _("For example: organizations that are not named.")}
        widgets = {"kind": forms.RadioSelect}
        error_messages = {"kind": {"required": _("Choose how the two stand to each other.")}}

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = OrganisationRelation.Kind.choices  # type: ignore[attr-defined]
        choices(self, "other", all_organisations(campaign), str(_("no single organisation")))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if bool(data.get("other")) == bool(data.get("unnamed")):
            self.add_error("other", _("Choose one organisation, or say who is not named; not both."))
        return data
