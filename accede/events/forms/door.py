"""What is typed at the door and on the day after."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accede.events.models import AttendanceGroup, Guest
from accede.kit.forms import Form, dressed

BLANK_ROWS = 12  # for those who wrote themselves in; more come when these are full
AT_MOST = 300


class WalkInForm(Form):
    """Somebody who came and is on no list."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    affiliation = forms.CharField(
        label=_("Mission or organisation"), max_length=300, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    group = forms.ChoiceField(label=_("Group"), choices=AttendanceGroup.choices, initial=AttendanceGroup.NOT_KNOWN)


class CountForm(Form):
    """Heads by group; a group that came and was not counted is ticked."""

    def __init__(self, *args: Any, counted: Mapping[str, int | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group, label in AttendanceGroup.choices:
            words = capfirst(str(label))
            heads = forms.IntegerField(
                label=words, min_value=0, max_value=100_000, required=False, initial=counted.get(group),
                widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
            )  # fmt: skip
            came = forms.BooleanField(
                label=_("%(group)s came, and nobody counted") % {"group": words}, required=False,
                initial=group in counted and counted[group] is None,
            )  # fmt: skip
            self.fields[group] = dressed(group, heads)
            self.fields[f"{group}_came"] = dressed(f"{group}_came", came)

    def counts(self) -> dict[str, int | None]:
        """What was counted, by group; None for a group that came and was not counted."""
        found = self.cleaned_data
        return {
            group: found.get(group)
            for group in AttendanceGroup.values
            if found.get(group) is not None or found.get(f"{group}_came")
        }


class PaperForm(Form):
    """Ticks beside everybody on the list, and blank rows below. A row with anything in it needs a name."""

    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=24)

    def __init__(self, data: Any = None, *, listed: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["form_key"].initial = secrets.token_hex(8)
        self._guests: dict[str, Guest] = {}
        for each in listed:
            self._guests[f"came_{each.guest.key}"] = each.guest
        for name in self._guests:
            self.fields[name] = forms.BooleanField(required=False)
        self.rows = self._blank_rows()

    def _blank_rows(self) -> int:
        """So many that some stay empty below those that were filled in."""
        filled = [int(name[5:]) for name, value in self.data.items() if _is_filled(name, value)]
        rows = min(AT_MOST, max([BLANK_ROWS, *(number + 6 for number in filled)]))
        for number in range(rows):
            for name, kind in _row_fields().items():
                self.fields[f"{name}_{number}"] = dressed(f"{name}_{number}", kind)
        return rows

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        for number in range(self.rows):
            told = (found.get(f"house_{number}"), found.get(f"title_{number}"))
            if any(told) and not found.get(f"name_{number}"):
                self.add_error(f"name_{number}", _("Write the name of this row, or empty the row."))
        return found

    def came(self) -> list[Guest]:
        """Those on the list who signed."""
        return [guest for name, guest in self._guests.items() if self.cleaned_data.get(name)]

    def others(self) -> list[dict[str, str]]:
        """Those who wrote themselves in, as fields of Guest."""
        found = self.cleaned_data
        return [
            {
                "name": found[f"name_{number}"],
                "affiliation": found.get(f"house_{number}", ""),
                "title": found.get(f"title_{number}", ""),
                "group": found.get(f"group_{number}") or AttendanceGroup.NOT_KNOWN,
            }
            for number in range(self.rows)
            if found.get(f"name_{number}")
        ]

    def slip(self) -> str:
        """The mark of this page: sent twice, it is one list."""
        return self.cleaned_data.get("form_key") or secrets.token_hex(8)

    def ticks(self) -> list[tuple[Any, Guest]]:
        """The boxes of those on the list."""
        return [(self[name], guest) for name, guest in self._guests.items()]

    def lines(self) -> list[list[Any]]:
        """The blank rows: name, house, title and group each."""
        return [[self[f"{name}_{number}"] for name in _row_fields()] for number in range(self.rows)]


def _is_filled(name: str, value: Any) -> bool:
    return name.startswith("name_") and name[5:].isdigit() and int(name[5:]) < AT_MOST and bool(str(value).strip())


def _row_fields() -> dict[str, forms.Field]:
    off = {"autocomplete": "off"}
    return {
        "name": forms.CharField(label=_("Name"), required=False, max_length=200, widget=forms.TextInput(attrs=off)),
        "house": forms.CharField(
            label=_("Mission or organisation"), required=False, max_length=300, widget=forms.TextInput(attrs=off)
        ),
        "title": forms.CharField(label=_("Title"), required=False, max_length=200, widget=forms.TextInput(attrs=off)),
        "group": forms.ChoiceField(
            label=_("Group"), required=False, choices=AttendanceGroup.choices, initial=AttendanceGroup.NOT_KNOWN
        ),
    }
