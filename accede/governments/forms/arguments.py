"""Forms of the argument bank."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accede.governments.models import ObstacleKind
from accede.governments.queries.arguments import WORK, active_language, named
from accede.kit.forms import FilterForm, Form

_ARTICLE = re.compile(r"[1-9][0-9]{0,2}( ?bis)?(\([0-9a-z]{1,4}\))*")
_KINDS = [(value, lazy(capfirst, str)(label)) for value, label in ObstacleKind.choices]


def languages() -> list[tuple[str, str]]:
    """The six languages by their names in the reader's own."""
    return sorted(((code, capfirst(named(code))) for code, _name in settings.LANGUAGES), key=lambda each: each[1])


class BankFilterForm(FilterForm):
    """What the bank can be cut to."""

    kind = forms.ChoiceField(label=_("Obstacle"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    work = forms.ChoiceField(label=_("State of the text"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: dict[str, Any] = self.fields
        found["kind"].choices = [("", _("All obstacles")), *_KINDS]
        found["language"].choices = [("", capfirst(named(active_language()))), *languages()]
        found["work"].choices = [("", _("All states")), *WORK]

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the answers."""
        found: dict[str, Any] = self.fields
        return [
            {"label": found[name].label, "value": dict(found[name].choices)[value], "param": name}
            for name, value in self.given().items()
        ]


class FactsForm(Form):
    """Which obstacle an answer answers, on which articles it rests, from where it is."""

    kind = forms.ChoiceField(label=_("Obstacle"), choices=_KINDS)
    articles = forms.CharField(
        label=_("Articles"), max_length=200,
        help_text=_("The articles on which it rests, with commas between: 79, 68(1)."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), max_length=300,
        help_text=_("From where the answer is: the treaty’s articles, a study with its page, a speech with its day."),
    )  # fmt: skip

    def clean_articles(self) -> list[str]:
        given = [each.strip() for each in re.split(r"[,;\n]", self.cleaned_data["articles"]) if each.strip()]
        for each in given:
            if not _ARTICLE.fullmatch(each):
                raise forms.ValidationError(
                    _now("“%(article)s” is no article we can read. Write 79, 68(1) or 52(3)(b).") % {"article": each}
                )
        if len(set(given)) < len(given):
            raise forms.ValidationError(_now("An article stands there twice."))
        return given


class TextForm(Form):
    """A version of an answer in one language."""

    text = forms.CharField(
        label=_("Answer"), widget=forms.Textarea(attrs={"rows": 8}), max_length=3000,
        help_text=_("Two to four sentences that stand in a letter as they are. Say only what the article says."),
    )  # fmt: skip
    draft = forms.BooleanField(
        label=_("Keep it as a draft"), required=False,
        help_text=_("A draft is used nowhere. Without the tick it waits for review by somebody else."),
    )  # fmt: skip

    # Where the page was opened: the last version there was, and the one that is translated.
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    from_language = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    from_version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if language:
            widget = self.fields["text"].widget
            widget.attrs |= {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}


class AnswerForm(FactsForm, TextForm):
    """An answer of the campaign's own."""

    language = forms.ChoiceField(label=_("Language"))
    seen = from_language = from_version = None  # type: ignore[assignment]  # it is the first version
    field_order = ["kind", "articles", "source", "language", "text", "draft"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language"]
        field.choices = languages()
        self.initial.setdefault("language", active_language())
