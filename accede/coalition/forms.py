"""Shape and plausibility of what is typed about the coalition; writing belongs to the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import (
    Affiliation,
    Campaign,
    Membership,
    Office,
    OfficeTerm,
    Organisation,
    Person,
    Sector,
)
from accede.coalition.queries import all_organisations, all_people
from accede.core.tenure import Tenure
from accede.kit.forms import Form, ModelForm, MomentFormField

SOURCE_HELP = _("Where this stands: a letter, a report and its section, a conversation and its date.")
ATTESTED_HELP = _(
    "Only when the source says no more than that it was so at a time: 2004-01-30, or 2003. "
    "Nothing is then claimed for later days."
)
CONTRADICTIONS = {
    "ends_before_it_begins": ("end", _("The last day lies before the first day. Correct one of them.")),
    "attested_before_it_begins": ("attested", _("This time lies before the first day. Correct one of them.")),
    "attested_after_its_end": ("attested", _("This time lies after the last day. Correct one of them.")),
}


class LinesField(forms.CharField):
    """A list of words, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # the field's value is a list
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


def _choices(form: forms.BaseForm, name: str, rows: list[Any], empty: str) -> None:
    """Offers rows that are read already; the query set still decides what may be chosen."""
    field = form.fields[name]
    field.queryset = field.queryset.filter(pk__in=[row.pk for row in rows])  # type: ignore[attr-defined]
    field.choices = [("", empty), *((row.pk, str(row)) for row in rows)]  # type: ignore[attr-defined]


def _check_dates(form: forms.BaseForm) -> None:
    data = form.cleaned_data
    if all(name in data for name in ("start", "end", "attested")):
        code = Tenure(data["start"], data["end"], data["attested"]).problem()
        if code:
            form.add_error(*CONTRADICTIONS[code])


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


class _DatedForm(ModelForm):
    """What holds for a time: the three dates must not contradict each other."""

    start = MomentFormField(label=_("First day"), required=False)
    end = MomentFormField(label=_("Last day"), required=False)
    attested = MomentFormField(label=_("Or only attested for"), required=False, help_text=ATTESTED_HELP)
    source = forms.CharField(label=_("Source"), required=False, max_length=300, help_text=SOURCE_HELP)

    def clean(self) -> dict[str, Any]:
        super().clean()
        _check_dates(self)
        return self.cleaned_data


class AdmitForm(_DatedForm):
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


class PostForm(_DatedForm):
    """A person's post."""

    class Meta:
        model = Affiliation
        fields = ["organisation", "title", "start", "end", "attested", "source"]
        labels = {"organisation": _("Organisation"), "title": _("Title")}

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "organisation", all_organisations(campaign), str(_("no organisation")))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("organisation") and not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Enter a title, or choose an organisation."))
        return data


class TermForm(_DatedForm):
    """Who held or holds an office."""

    class Meta:
        model = OfficeTerm
        fields = ["office", "person", "organisation", "start", "end", "attested", "source"]
        labels = {"office": _("Office"), "person": _("Person"), "organisation": _("Organisation")}
        error_messages = {"office": {"required": _("Choose the office.")}}

    def __init__(self, *args: Any, campaign: Campaign, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "office", offices, str(_("choose an office")))
        _choices(self, "person", all_people(campaign), str(_("no person named")))
        _choices(self, "organisation", all_organisations(campaign), str(_("no organisation")))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("person") and not data.get("organisation"):
            self.add_error("person", _("Choose the person, the organisation, or both."))
        return data
