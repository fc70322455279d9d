"""An organisation's own identity provider, as it is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.accounts.models import IdentityProvider
from accede.coalition.models import Campaign
from accede.coalition.queries import all_organisations
from accede.kit.forms import ModelForm


class ProviderForm(ModelForm):
    """The organisation, the words of the button, and what its provider gave us."""

    secret = forms.CharField(
        label=_("Client secret"),
        required=False,
        max_length=190,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "dir": "ltr"}),
        help_text=_("Kept sealed, and shown to nobody. Leave it empty to keep the one that is there."),
    )

    server_url = forms.URLField(
        label=_("Address of the identity provider"),
        max_length=300,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        help_text=_("Its issuer, as its own papers name it: https://login.example.org/realm."),
    )

    class Meta:
        model = IdentityProvider
        fields = ("organisation", "name", "server_url", "client_id")
        widgets = {"client_id": forms.TextInput(attrs={"dir": "ltr"})}
        help_texts = {
            "organisation": _("It vouches for people who hold a role for this organisation, and for nobody else."),
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label, words = self.fields["organisation"].label, self.fields["organisation"].help_text
        known = [(row.key, row.name) for row in all_organisations(campaign)]
        self.fields["organisation"] = forms.ChoiceField(label=label, choices=[("", "–"), *known], help_text=words)
