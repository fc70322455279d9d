"""What an invited person says."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.kit.forms import Form
from accede.meetings.models import Reply


class ReplyForm(Form):
    """Whether she comes, and a word with it."""

    says = forms.ChoiceField(label=_("Do you come?"), choices=Reply.Says.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("A word to those who prepare the meeting"), required=False, max_length=300)
