"""Forms of a report: its settings, its boxes, and a figure that does not match."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import DayField, Form, ModelForm
from accede.reports.models import Box, Report
from accede.reports.queries import LAST, report_of_year


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

    class Meta(ReportForm.Meta):
        fields = ["year", *ReportForm.Meta.fields]

    def clean_year(self) -> int:
        year = int(self.cleaned_data["year"])
        if report_of_year(self.instance.campaign, year):
            raise forms.ValidationError(_("It has a report of this year already. Open it from the list."))
        return year


class BoxForm(ModelForm):
    """A narrative box with its place among the passages."""

    order = forms.ChoiceField(label=_("Place in the section"), required=False)

    class Meta:
        model = Box
        fields = ["section", "order", "title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 12, "dir": "auto"})}
        help_texts = {
            "title": _("A heading of its own; usually left empty."),
            "text": _(
                "Paragraphs are parted by an empty line. Quote a figure as [[record.bound|25]]: the code "
                "from the list, then the value as it should read. [[record.bound]] alone follows the record."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", _("at the beginning")), (LAST, _("at the end"))]
        now = self.instance.order
        # A place between two passages comes from a folder and is kept as it is.
        fields: Any = self.fields
        fields["order"].choices = places + ([(now, _("where it stands now"))] if now not in ("", LAST) else [])


class KeepForm(Form):
    """Why a figure stays as it is written."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Kept with the figure and printed in the margin."),
        error_messages={"required": _("Say why the figure stays although the record says something else.")},
    )
