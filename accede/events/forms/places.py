"""Series, observances, venues and their rules."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.coalition.forms.fields import LinesField
from accede.events.models import Series, Venue, VenueRule
from accede.kit.forms import ModelForm

SOURCE_HELP = gettext_lazy("From where this is known: a report, a letter, a person of the alliance.")
LONGEST_LEAD = 730  # days: two years ahead is as far as anybody plans a yearly day
_LEAD = re.compile(r"(\d{1,4})\s*[:：.،,、–-]?\s*(.+)", re.DOTALL)  # as people write in six languages


class LeadField(LinesField):
    """Lines as "60: Ask members for their plans"; kept as [{"days": 60, "what": "…"}], the longest first."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            return "\n".join(_("%(what)s: %(words)s") % {"what": each["days"], "words": each["what"]} for each in value)
        return value

    def to_python(self, value: Any) -> list[Any]:  # type: ignore[override]  # the field's value is a list
        lines = super().to_python(value)
        found = [self._line(line) if isinstance(line, str) else line for line in lines]
        return sorted(found, key=lambda each: (-each["days"], each["what"]))

    @staticmethod
    def _line(line: str) -> dict[str, Any]:
        read = _LEAD.fullmatch(line)
        if not read:
            words = _("“%(line)s”: begin each line with a number of days, as “60: Ask members for their plans”.")
            raise forms.ValidationError(words % {"line": line[:80]})
        days = int(read[1])
        if days > LONGEST_LEAD:
            raise forms.ValidationError(_("“%(line)s”: at most two years before.") % {"line": line[:80]})
        return {"days": days, "what": read[2].strip()[:200]}


class SeriesForm(ModelForm):
    lead_times = LeadField(
        label=gettext_lazy("What begins how many days before"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "One on each line, as “60: Ask members for their plans”. Each comes up as work on its day, every time."
        ),
    )
    month = forms.TypedChoiceField(
        label=gettext_lazy("Month"), required=False, coerce=int, empty_value=None,
        choices=[("", "—"), *MONTHS.items()],
    )  # fmt: skip
    day = forms.IntegerField(label=gettext_lazy("Day of the month"), required=False, min_value=1, max_value=31)

    class Meta:
        model = Series
        fields = ["name", "observance", "month", "day", "lead_times", "note", "source"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "observance": gettext_lazy("As Human Rights Day on 10 December. Without it: a round of events."),
            "source": SOURCE_HELP,
        }


class VenueForm(ModelForm):
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages for which interpretation is provided"), required=False,
        choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = Venue
        fields = ["name", "place", "address", "seats", "step_free", "languages", "contact", "note", "source"]
        widgets = {"address": forms.Textarea(attrs={"rows": 3}), "note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"contact": gettext_lazy("An office and its address rather than a person."), "source": SOURCE_HELP}


class RuleForm(ModelForm):
    class Meta:
        model = VenueRule
        fields = ["kind", "words", "hours_before"]
        help_texts = {
            "words": gettext_lazy("As the house says it: “The guest list is due 48 hours before.”"),
            "hours_before": gettext_lazy(
                "It comes up as work so many hours before the event. Leave it empty where there is nothing to do."
            ),
        }
