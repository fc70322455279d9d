"""What the page of letters can be asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import FilterForm
from accede.mailings.queries.coverage import Coverage
from accede.mailings.queries.preview import Preview, beside_choices, to_choices


class PreviewForm(FilterForm):
    """As sent to whom, and compared with what."""

    to = forms.ChoiceField(label=_("Show as sent to"), required=False)
    beside = forms.ChoiceField(label=_("Compare with"), required=False)

    def __init__(self, *args: Any, found: Coverage, shown: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["to"].choices = to_choices(shown.lines)
        fields["beside"].choices = beside_choices(found, shown)
