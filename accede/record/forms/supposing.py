"""The question "what if"."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import DayField
from accede.record import queries


class WhatIfForm(forms.Form):
    """Which States are supposed to deposit, and when."""

    marks_optional = False
    state = forms.CharField(
        label=_("States that are supposed to deposit"),
        max_length=2000,
        help_text=_("Codes or names, with commas between them."),
        error_messages={"required": _("Name at least one State that is supposed to deposit.")},
    )
    on = DayField(label=_("On the day"))
    MOST = 60

    def clean_state(self) -> list[str]:
        """Codes, each once."""
        typed = [text.strip() for text in re.split(r"[\n;,]", self.cleaned_data["state"]) if text.strip()]
        if len(typed) > self.MOST:
            raise forms.ValidationError(
                _("%(n)s States are named; one question can name %(most)s."),
                params={"n": len(typed), "most": self.MOST},
            )
        found = queries.find_states(typed)
        unknown = [text[:40] for text in typed if found[text] is None]
        if unknown:
            raise forms.ValidationError(
                _("No State is known as %(names)s. Write its code or its name, like MEX or Mexico."),
                params={"names": queries.listed(f"“{text}”" for text in unknown[:5])},
            )
        return list(dict.fromkeys(str(found[text]) for text in typed))
