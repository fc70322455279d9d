"""The clause on entry into force as questions; whether it can be read is said by the clause engine."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import DayField, Form

DELAYS = (
    ("days", _("N days after the deposit")),
    ("months", _("N months after the deposit, on the same day of the month")),
    ("first_after_months", _("on the first day of the month after N months have passed")),
    ("first_after_days", _("on the first day of the month after N days have passed")),
    ("first_of_nth_month", _("on the first day of the Nth month after the month of the deposit")),
)


class ClauseForm(Form):
    """How many instruments a treaty needs, and when after the last of them it enters into force."""

    article = forms.CharField(label=_("Article"), max_length=40, required=False, help_text=_("For example 84(1)."))
    count = forms.IntegerField(
        label=_("Instruments needed"),
        min_value=1,
        max_value=500,
        help_text=_("Of ratification, acceptance, approval or accession."),
    )
    kind = forms.ChoiceField(
        label=_("It enters into force"),
        choices=DELAYS,
        widget=forms.RadioSelect,
        help_text=_(
            "Counted from the day on which the last of these instruments was deposited; that day itself is day 0."
        ),
    )
    number = forms.IntegerField(label=_("N, the number of days or months"), min_value=0, max_value=9999)
    needs_signature = forms.BooleanField(
        label=_("Only a State that signed may ratify; the others accede"), required=False
    )
    example = DayField(
        label=_("Try it with a deposit on"), required=False, help_text=_("Only for the example below; it is not kept.")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where another person can read the clause: the treaty's text, with page or address."),
        error_messages={"required": _("Name the source: a clause without one cannot be checked.")},
    )

    @property
    def clause(self) -> dict[str, Any]:
        """The clause as the record keeps it, from cleaned answers."""
        told = self.cleaned_data
        return {
            "article": told["article"].strip(),
            "count": told["count"],
            "delay": f"{told['kind']}:{told['number']}",
            "needs_signature": told["needs_signature"],
        }
