"""A spreadsheet of organisations or people."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import SheetImport
from accede.kit.forms import Form


class SheetForm(Form):
    """The file, and what it lists."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("An .xlsx, .ods or .csv file with one row for each entry and the names of its columns on top."),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )
    holds = forms.ChoiceField(
        label=_("It lists"), choices=SheetImport.Holds.choices, widget=forms.RadioSelect, initial="organisations"
    )
