"""What the contact log over all States can be cut to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Campaign
from accede.coalition.queries import all_organisations
from accede.governments.models import Contact, OfficeKind
from accede.governments.queries.contacts import Only
from accede.governments.queries.tags import tag_of
from accede.kit import forms as kit_forms
from accede.kit.forms import DayField
from accede.kit.localdates import long_day


class FilterForm(kit_forms.FilterForm):
    """State, organisation, office, stage, days, tag, words."""

    text = forms.CharField(label=_("Words said, asked or met"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[])
    organisation = forms.ChoiceField(label=_("Organisation"), required=False, choices=[])
    office_kind = forms.ChoiceField(label=_("Office"), required=False, choices=[])
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[])
    first = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=40)

    def __init__(self, *args: Any, campaign: Campaign, states: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_name = sorted(states.items(), key=lambda pair: pair[1].casefold())
        self._offer("state", by_name, _("All States"))
        organisations = [(row.key, row.name) for row in all_organisations(campaign)]
        self._offer("organisation", organisations, _("All organisations"))
        self._offer("office_kind", _words(OfficeKind), _("All offices"))
        self._offer("stage", _words(Contact.Stage), _("All stages"))

    def _offer(self, name: str, choices: list[tuple[str, str]], every: Any) -> None:
        named: Any = self.fields
        named[name].choices = [("", every), *choices]

    def only(self) -> Only:
        """The filter; what cannot be read cuts nothing."""
        found = self.given()
        if "tag" in found:
            found["tag"] = tag_of(found["tag"])
        return Only(**found)

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the log."""
        return [
            {"label": self.fields[name].label, "value": self._say(name, value), "param": name}
            for name, value in self.given().items()
        ]

    def _say(self, name: str, value: Any) -> str:
        if name in ("first", "until"):
            return long_day(value)
        choices = getattr(self.fields[name], "choices", None)
        return str(dict(choices).get(value, value)) if choices else str(value)


def _words(choices: Any) -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in choices.choices]
