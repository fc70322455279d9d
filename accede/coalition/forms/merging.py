"""Two entries that are one body."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Organisation
from accede.coalition.queries import all_organisations
from accede.coalition.queries.organisations import called
from accede.kit.forms import Form


class MergeForm(Form):
    """Which entry stays, and why the two are one."""

    into = forms.ChoiceField(
        label=_("The entry that stays"), error_messages={"required": _("Choose the entry that stays.")}
    )
    why = forms.CharField(
        label=_("Why the two are one"),
        max_length=300,
        help_text=_("For example: ICFTU and CISL are the English and the French acronym of one organisation."),
        error_messages={"required": _("Say why the two are one: whoever finds the old name later will ask.")},
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = all_organisations(organisation.campaign)
        self.rows = {row.key: row for row in rows if row.pk != organisation.pk}
        found = [("", _("choose an organisation")), *((key, called(row)) for key, row in self.rows.items())]
        self.fields["into"].choices = found  # type: ignore[attr-defined]  # a ChoiceField

    def clean_into(self) -> Organisation:
        return self.rows[self.cleaned_data["into"]]
