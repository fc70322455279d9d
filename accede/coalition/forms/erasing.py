"""Asked before a person is erased."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import Form


class EraseForm(Form):
    """Asks for the name once more, so that nobody is erased by a slip of the hand."""

    typed = forms.CharField(label=_("Type the person's name"), max_length=200)

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name

    def clean_typed(self) -> str:
        """Exactly as it is written above."""
        if str(self.cleaned_data["typed"]).strip() != self.name:
            raise forms.ValidationError(_("That is not the name above. Type it as it is written there."))
        return self.name
