"""Forms of a report: its settings, its boxes, and a figure that does not match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import DayField, Form, ModelForm
from accede.reports.models import FIRST_YEAR, LAST_YEAR, Box, Report, Section
from accede.reports.queries import Place, report_of_year


class ReportForm(ModelForm):
    """Title, status day and language of a report."""

    status_day = DayField(
        label=_("Status day"),
        help_text=_("Every figure of the draft is read as of this day. It may lie in the next year."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = Report
        fields = ["title", "status_day", "status_note", "language"]
        help_texts = {"status_note": _("One sentence under the title, for example what the day rests on.")}


class NewReportForm(ReportForm):
    """The same, with the year, for a report that does not exist yet."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "min_value": _("The year of a report lies between 1900 and 2100."),
            "max_value": _("The year of a report lies between 1900 and 2100."),
        },
    )

    class Meta(ReportForm.Meta):
        fields = ["year", *ReportForm.Meta.fields]

    def clean_year(self) -> int:
        year = int(self.cleaned_data["year"])
        if report_of_year(self.instance.campaign, year):
            raise forms.ValidationError(_("It has a report of this year already. Open it from the list."))
        return year


class PlaceField(forms.ChoiceField):
    """Where a box stands: a section and a place in it, as one value `section|order`.

    Any order of a known section is taken: the list can have moved on with the record since the page was made.
    """

    def valid_value(self, value: str) -> bool:
        section, cut, order = value.partition("|")
        return section in Section.values and bool(cut) and len(order) <= 120 and (order or " ").isprintable()


class BoxForm(ModelForm):
    """A narrative box with its place among the passages."""

    place = PlaceField(
        label=_("Place"),
        help_text=_("Every section of the report, and what stands in it now."),
        error_messages={
            "required": _("Choose where the box stands."),
            "invalid_choice": _("Choose one of the places in the list."),
        },
    )

    class Meta:
        model = Box
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 12, "dir": "auto"})}
        help_texts = {
            "title": _("A heading of its own; usually left empty."),
            "text": _(
                "Paragraphs are parted by an empty line. Quote a figure as [[record.bound|25]]: the code "
                "from the list, then the value as it should read. [[record.bound]] alone follows the record."
            ),
        }

    field_order = ("place", "title", "text")

    def __init__(self, *args: Any, places: Sequence[Place] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for each in places:
            groups.setdefault(each.section_title, []).append((f"{each.section}|{each.order}", each.words))
        fields: Any = self.fields
        fields["place"].choices = [("", _("Choose a place")), *groups.items()]
        if self.instance.pk:
            self.initial["place"] = f"{self.instance.section}|{self.instance.order}"

    def values(self) -> dict[str, Any]:
        """What the acts take: the place as section and order."""
        values = dict(self.cleaned_data)
        section, _cut, order = values.pop("place").partition("|")
        return {**values, "section": section, "order": order}


class KeepForm(Form):
    """Why a figure stays as it is written."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Kept with the figure and printed in the margin."),
        error_messages={"required": _("Say why the figure stays although the record says something else.")},
    )
