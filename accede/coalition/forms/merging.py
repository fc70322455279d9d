"""Two entries that are one body."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms.fields import choices
from accede.coalition.models import Organisation
from accede.coalition.queries import all_organisations
from accede.kit.forms import Form


class MergeForm(Form):
    """Which entry stays, and why the two are one."""

    into = forms.ModelChoiceField(
        label=_("The entry that stays"),
        queryset=Organisation.objects.none(),
        error_messages={"required": _("Choose the entry that stays.")},
    )
    why = forms.CharField(
        label=_("Why the two are one"),
        max_length=300,
        help_text=_("For example: ICFTU and CISL are the English and the French acronym of one organisation."),
        error_messages={"required": _("Say why the two are one: whoever finds the old name later will ask.")},
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campaign = organisation.campaign
        self.fields["into"].queryset = Organisation.objects.filter(campaign=campaign)  # type: ignore[attr-defined]
        rows = [row for row in all_organisations(campaign) if row.pk != organisation.pk]
        choices(self, "into", rows, str(_("choose an organisation")))
