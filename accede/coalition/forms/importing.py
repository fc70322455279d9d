"""A spreadsheet of organisations or people."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.readers.kinds import kinds_of
from accede.kit.forms import Form


def list_choices() -> list[tuple[str, object]]:
    """What a spreadsheet of the coalition may hold."""
    return [(kind.key, kind.label) for kind in kinds_of("coalition")]


class SheetForm(Form):
    """The file, and what it lists."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("An .xlsx, .ods or .csv file with one row for each entry and the names of its columns on top."),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )
    holds = forms.ChoiceField(
        label=_("It lists"), choices=list_choices, widget=forms.RadioSelect, initial="organisations"
    )
