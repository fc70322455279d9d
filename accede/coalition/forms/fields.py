"""Parts of the coalition's forms: lists of words, choices, dates that fit together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Organisation, Person
from accede.coalition.queries.organisations import called
from accede.coalition.queries.people import speaks_for
from accede.core.tenure import Tenure
from accede.kit.forms import ModelForm, MomentFormField

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


def choices(form: forms.BaseForm, name: str, rows: list[Any], empty: str) -> None:
    """Offers rows that are read already; the query set still decides what may be chosen."""
    field = form.fields[name]
    field.queryset = field.queryset.filter(pk__in=[row.pk for row in rows])  # type: ignore[attr-defined]
    field.choices = [("", empty), *((row.pk, _chosen(row)) for row in rows)]  # type: ignore[attr-defined]


def _chosen(row: Any) -> str:
    """An organisation under every acronym, a person with the organisations that she speaks for."""
    if isinstance(row, Organisation):
        return called(row)
    return speaks_for(row) if isinstance(row, Person) else str(row)


def check_dates(form: forms.BaseForm) -> None:
    data = form.cleaned_data
    if all(name in data for name in ("start", "end", "attested")):
        code = Tenure(data["start"], data["end"], data["attested"]).problem()
        if code:
            form.add_error(*CONTRADICTIONS[code])


class DatedForm(ModelForm):
    """What holds for a time: the three dates must not contradict each other."""

    start = MomentFormField(label=_("First day"), required=False)
    end = MomentFormField(label=_("Last day"), required=False)
    attested = MomentFormField(label=_("Or only attested for"), required=False, help_text=ATTESTED_HELP)
    source = forms.CharField(label=_("Source"), required=False, max_length=300, help_text=SOURCE_HELP)

    def clean(self) -> dict[str, Any]:
        super().clean()
        check_dates(self)
        return self.cleaned_data
