"""The form of a press release, a newsletter or a digest: to whom, and its text in each language."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from accede.coalition.models import Campaign
from accede.kit.forms import DayField, Form
from accede.mailings.actions.issues import DIGEST, OF_RUN, Text
from accede.mailings.models import AudienceKind, TemplateKind
from accede.mailings.queries import languages
from accede.mailings.queries.audiences import audiences_of

SUBJECT, BODY = "subject_", "body_"


class IssueForm(Form):
    """An issue. Languages left empty are not sent; who reads one of them gets the language that stands in."""

    title = forms.CharField(label=_("Title in this workspace"), max_length=200)
    audience: Any = forms.ModelChoiceField(queryset=None, label=_("To whom"))
    letter_date = DayField(label=_("Dated"))
    default_language = forms.ChoiceField(label=_("Language where a reader's own is missing"), choices=languages.choices)
    signed_by = forms.CharField(label=_("Who signs"), max_length=200, required=False)
    signed_title = forms.CharField(label=_("Title of who signs"), max_length=300, required=False)
    reply_to = forms.EmailField(label=_("Replies go to"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, kind: str, on: date, **kwargs: Any) -> None:
        initial = {"letter_date": on, "default_language": campaign.language}
        if kind == TemplateKind.DIGEST:
            initial |= _texts_of_a_digest()
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        fields: Any = self.fields
        fields["audience"].queryset = audiences_of(campaign).exclude(kind=AudienceKind.MISSIONS)
        fields["audience"].help_text = format_html('{} <a href="{}">{}</a>', *_where_audiences_stand(campaign))
        fields["audience"].empty_label = _now("Choose an audience")
        for code, name in sorted(languages.choices(), key=lambda pair: pair[0] != campaign.language):
            fields[SUBJECT + code] = forms.CharField(
                label=_now("Subject: %(language)s") % {"language": name}, max_length=300, required=False,
                widget=forms.TextInput(attrs={"lang": code, "dir": "auto"}),
            )  # fmt: skip
            fields[BODY + code] = forms.CharField(
                label=_now("Text: %(language)s") % {"language": name}, required=False,
                widget=forms.Textarea(attrs={"rows": 8, "lang": code, "dir": "auto"}),
            )  # fmt: skip

    def texts(self) -> dict[str, Text]:
        """The issue by language, as it was typed."""
        said = self.cleaned_data
        return {code: Text(said[SUBJECT + code], said[BODY + code]) for code in languages.ORDER}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for code in languages.ORDER:
            for one, other in ((SUBJECT, BODY), (BODY, SUBJECT)):
                if said.get(one + code) and not said.get(other + code):
                    self.add_error(other + code, _now("Subject and text belong together: fill in both, or neither."))
        return said

    def of_run(self) -> dict[str, Any]:
        """What the run says."""
        return {name: self.cleaned_data[name] for name in OF_RUN}


def _where_audiences_stand(campaign: Campaign) -> tuple[str, str, str]:
    """Who has none yet is led to where one is saved."""
    what = _now(
        "Saved questions of whom to write to. Each run asks anew, so that who joined since is there and who left is "
        "not."
    )
    return what, reverse("mailings:audiences", args=[campaign.slug]), pgettext("mailings", "Audiences")


def _texts_of_a_digest() -> dict[str, str]:
    """In the languages in which they are there: an English text would leave as a French one."""
    found: dict[str, str] = {}
    for code in languages.ORDER:
        with translation.override(languages.django_code(code)):
            text = {SUBJECT + code: _now(DIGEST.subject), BODY + code: _now(DIGEST.body)}
        if code == "en" or (text[SUBJECT + code] != DIGEST.subject and text[BODY + code] != DIGEST.body):
            found |= text
    return found
