"""What is typed around a release: a file to enclose, a correction; how an archive is cut."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.governments.models import Channel
from accede.kit import forms as kit_forms
from accede.mailings.models import Run
from accede.materials.queries.languages import SIX, language_name


class EnclosureFileForm(kit_forms.Form):
    """The file of an enclosure in one language."""

    KEEPS_NOTHING = True
    language = forms.ChoiceField(label=_("Language of the file"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, OpenDocument, EPUB or a picture; at most 10 MB. It goes with the letters."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["language"].choices = [(code, language_name(code)) for code in SIX]


class CorrectionForm(kit_forms.Form):
    """What a correction is called, what was wrong, to whom it goes."""

    title = forms.CharField(label=_("Title"), max_length=200)
    why = forms.CharField(
        label=_("What was wrong"), max_length=300, help_text=_("Stands in the log for good. Name no person here.")
    )
    only = forms.MultipleChoiceField(
        label=_("To"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose to whom the correction goes.")},
    )

    def __init__(self, *args: Any, run: Run, sent: list[tuple[str, str]], **kwargs: Any) -> None:
        first = {"title": _("Correction: %(title)s") % {"title": run.title}, "only": [key for key, _name in sent]}
        super().__init__(*args, initial=first, **kwargs)
        fields: Any = self.fields
        fields["only"].choices = sent


class ArchiveForm(kit_forms.FilterForm):
    """What the archive of a run can be cut to."""

    words = forms.CharField(label=_("Addressee or subject"), required=False, max_length=100)
    variant = forms.ChoiceField(label=_("Letter"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    channel = forms.ChoiceField(label=_("Goes by"), required=False)

    def __init__(self, *args: Any, variants: list[tuple[str, str]], languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["variant"].choices = [("", _("All letters")), *variants]
        fields["language"].choices = [("", _("All languages")), *((code, language_name(code)) for code in languages)]
        fields["channel"].choices = [("", _("Every way")), *Channel.choices]

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        fields: Any = self.fields
        return [
            {"label": fields[name].label, "value": self._word(name, value), "param": name}
            for name, value in self.given().items()
        ]

    def _word(self, name: str, value: str) -> str:
        fields: Any = self.fields
        return str(dict(getattr(fields[name], "choices", ())).get(value, value))
