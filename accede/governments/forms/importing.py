"""A spreadsheet about governments, and what is said once for all of its rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import EMBARGO, SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.governments.models import Position, Seat
from accede.kit.forms import DayField, Form, ModelForm
from accede.kit.localdates import long_day

FILE_HELP = _("An .xlsx, .ods or .csv file with one row for each entry and the names of its columns on top.")
FILE_ERRORS = {"required": _("Choose the file."), "empty": _("The file is empty.")}


def _file_field() -> forms.FileField:
    return forms.FileField(label=_("Spreadsheet"), help_text=FILE_HELP, error_messages=dict(FILE_ERRORS))


class DirectoryFileForm(Form):
    """A directory of missions: what it is called and of which day it is."""

    file = _file_field()
    title = forms.CharField(
        label=_("Name of the directory"),
        max_length=150,
        help_text=_("Such as the Blue Book. It is kept as the source."),
    )
    as_of = DayField(
        label=_("Day of the directory"),
        help_text=_("Every mission in it counts as checked on that day, and not later."),
    )
    seat = forms.ChoiceField(
        label=_("Seat of all rows"),
        required=False,
        choices=[("", _("each row says")), *((code, label) for code, label in Seat.choices if code != Seat.OTHER)],
    )

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = on

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day > self._today:
            raise forms.ValidationError(_now("%(day)s lies in the future.") % {"day": long_day(day)})
        return day

    def options(self) -> dict[str, Any]:
        """What is said once for all rows."""
        return {"title": self.cleaned_data["title"], "seat": self.cleaned_data["seat"]}


class ContactFileForm(ModelForm):
    """A list of rows that are shared by choice: with whom is asked once, before anything of it is read.

    Contacts have no column for a source: one that is at risk is entered by hand, where it is sealed.
    """

    file = _file_field()

    class Meta:
        model = Position
        fields = [*SHARING, *EMBARGO]

    field_order = ["file", "source"]

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign = campaign
        ask_sharing(self, campaign=campaign, reader=reader, on=on)

    def _post_clean(self) -> None:
        """Nothing of a row is here yet: each is checked by its own act."""

    def options(self) -> dict[str, Any]:
        """What is said once for all rows, as JSON can keep it."""
        said = self.cleaned_data
        owner = said.get("owner", self.instance.owner)
        until: datetime | None = said.get("embargo_until")
        return {
            "source": said.get("source", ""),
            "owner": owner.key if owner else "",
            "shared_with": said["shared_with"],
            "shared_keys": list(said.get("shared_keys") or []),
            "embargo_until": until.isoformat() if until else "",
            "embargo_zone": said.get("embargo_zone", ""),
            "embargo_open": bool(said.get("embargo_open")),
        }


class SourcedFileForm(ContactFileForm):
    """Rows that name where they are known from, and the source of those that do not."""

    source = forms.CharField(
        label=_("Source of rows that name none"),
        required=False,
        max_length=300,
        help_text=_("A document, or in what way it was learned; never the name of a person at risk."),
    )


FORMS: dict[str, Any] = {
    "missions": DirectoryFileForm,
    "positions": SourcedFileForm,
    "contacts": ContactFileForm,
    "promises": SourcedFileForm,
}
