"""Forms that follow letters: cut the list, note what happened, cancel, bring a report, send a test."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.governments.models import Channel
from accede.kit import forms as kit_forms
from accede.mailings.models import Dispatch
from accede.mailings.queries.coverage import Coverage
from accede.mailings.queries.delivery_page import KINDS, Followed, kind_words
from accede.materials.queries.languages import language_name

LARGEST = 10_000_000


class FollowForm(kit_forms.FilterForm):
    """What the list of letters can be cut to."""

    kind = forms.ChoiceField(label=_("What became of it"), required=False)
    channel = forms.ChoiceField(label=_("Goes by"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, found: Followed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        words, every = kind_words(), pgettext_lazy("letters", "all")
        fields["kind"].choices = [("", every), *((kind, words[kind]) for kind in KINDS if found.counts.get(kind))]
        ways = {way for row in found.rows for way in (row.letter.channel, row.letter.then_channel)}
        fields["channel"].choices = [("", every), *(each for each in Channel.choices if each[0] in ways)]
        languages = dict.fromkeys(row.letter.language for row in found.rows)
        fields["language"].choices = [("", every), *((code, language_name(code)) for code in languages)]

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        fields: Any = self.fields
        return [
            {"label": fields[name].label, "value": dict(fields[name].choices).get(value, value), "param": name}
            for name, value in self.given().items()
        ]


class DispatchForm(kit_forms.Form):
    """What happened to the letters that were chosen."""

    kind = forms.ChoiceField(label=_("What happened"), choices=Dispatch.Kind.choices)
    channel = forms.ChoiceField(label=_("By which way"), choices=Channel.choices)
    day = forms.DateField(label=_("On which day"))
    reference = forms.CharField(
        label=_("Dispatch number"),
        max_length=80,
        required=False,
        help_text=_("As the courier, the post or the register says it."),
    )
    words = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = on


class CancelForm(kit_forms.Form):
    """Why a run ends."""

    note = forms.CharField(label=_("Why it is cancelled"), max_length=500)


class ReportForm(kit_forms.Form):
    """A message of a mail server, as a file or pasted whole."""

    file = forms.FileField(label=_("The message as a file (.eml)"), required=False)
    text = forms.CharField(
        label=_("Or the whole message, with its head"), required=False, widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LARGEST,
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Refuses what is larger than any report."""
        found = self.cleaned_data["file"]
        if found and found.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB. A report of a mail server is not."))
        return found

    def content(self) -> bytes:
        """What was brought."""
        found = self.cleaned_data["file"]
        return bytes(found.read()) if found else str(self.cleaned_data["text"]).lstrip().encode()


class TestForm(kit_forms.Form):
    """Whose letter is sent as a test."""

    addressee = forms.ChoiceField(label=_("The letter to"))

    def __init__(self, *args: Any, found: Coverage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["addressee"].choices = [
            (line.key, f"{line.name} – {line.variant}, {language_name(line.language)}")
            for line in found.lines
            if line.variant
        ]
