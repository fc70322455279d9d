"""Forms of templates, variants, blocks and their texts."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import DayField, Form
from accede.kit.letters.model import RIGHT_TO_LEFT
from accede.mailings.forms.conditions import ConditionForm
from accede.mailings.models import TemplateKind

_LETTER = re.compile(r"[A-Z][A-Z]?\Z")


class TemplateForm(Form):
    """What a template says of itself."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=TemplateKind.choices)
    note = forms.CharField(
        label=_("What it is for"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    letterhead: Any = forms.ModelChoiceField(
        label=_("Letterhead"), queryset=None, required=False, empty_label=_("The house's own"),
        help_text=_("For letters as Word files. PDF files have the house's own."),
    )  # fmt: skip
    retired_date = DayField(label=_("No longer used from"), required=False)

    def __init__(self, *args: Any, letterheads: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["letterhead"]
        field.queryset = letterheads


class VariantForm(ConditionForm):
    """A variant: its letter, its name, for whom it is meant."""

    letter = forms.CharField(
        label=_("Letter"), max_length=2, widget=forms.TextInput(attrs={"class": "short"}),
        help_text=_("A, B, C: as the table calls it. Variants stand in this order."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("What it asks for: “No step known: please ratify”.")
    )

    def clean_letter(self) -> str:
        letter = str(self.cleaned_data["letter"]).upper()
        if not _LETTER.match(letter):
            raise forms.ValidationError(_now("Write one capital letter or two, from A to Z."))
        return letter


class BlockForm(ConditionForm):
    """A block: its name, why it stands in a letter, for whom it is meant."""

    name = forms.CharField(label=_("Name"), max_length=200)
    why = forms.CharField(
        label=_("Why it stands in a letter"), required=False, max_length=200,
        help_text=_("Shown beside the passage in a preview. Leave it empty for what stands in every letter."),
    )  # fmt: skip


class BlockTextForm(Form):
    """A block in one language."""

    body = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 10}), max_length=20_000,
        help_text=_("Fields stand in braces: {state.name}. An empty line begins a paragraph."),
    )  # fmt: skip

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("subject", "body"):
            if language and name in self.fields:
                attributes = {"lang": language, "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr"}
                self.fields[name].widget.attrs |= attributes


class TextForm(BlockTextForm):
    """A variant in one language."""

    subject = forms.CharField(label=_("Subject"), max_length=300)
    body = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 18}), max_length=20_000,
        help_text=_(
            "Fields stand in braces: {state.name}. A block stands in a paragraph of its own: {block:closing}. An empty "
            "line begins a paragraph."
        ),
    )  # fmt: skip
    field_order = ["subject", "body"]


class LetterheadForm(Form):
    """A Word file as letterhead."""

    name = forms.CharField(label=_("Name"), max_length=200)
    organisation: Any = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, required=False, empty_label=_("The alliance")
    )
    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A .docx of at most 10 MB without macros, with {body} where the text shall stand."),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )

    def __init__(self, *args: Any, organisations: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if organisations is None:  # another file in its place
            del self.fields["name"], self.fields["organisation"]
            return
        field: Any = self.fields["organisation"]
        field.queryset = organisations
