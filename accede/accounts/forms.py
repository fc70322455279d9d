"""Forms of one's own account and of its factors."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.accounts.models import User
from accede.kit.forms import Form, ModelForm

_DIGITS = {"autocomplete": "one-time-code", "dir": "ltr", "class": "short"}


class AccountForm(ModelForm):
    """What a person may change of her own account."""

    language = forms.ChoiceField(
        label=_("Language of letters to you"),
        required=False,
        choices=[("", _("the language of the campaign")), *settings.LANGUAGES],
    )

    class Meta:
        model = User
        fields = ("name", "language")
        help_texts = {"name": _("As it stands beside everything that you enter.")}


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Name or address, and the password. The page itself offers what to do without one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or mail address")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class _Code(Form):
    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label, field.help_text = self.label, self.help
        field.widget = forms.TextInput(attrs=dict(_DIGITS))

    label = _("Code")
    help = _("Six figures from the app, or one of your recovery codes.")


class CodeForm(_Code, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The code asked for after the password."""


class CodeAgainForm(_Code, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The code asked for before factors are changed."""


class FirstCodeForm(_Code, ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The first code of a new app."""

    help = _("Six figures that the app shows now.")


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Its name; whether it signs in alone."""

    name = forms.CharField(
        label=_("Name"), required=False, max_length=60, help_text=_("So that you tell it from others: “office laptop”.")
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without name and password"),
        required=False,
        initial=True,
        help_text=_("The device then asks for your finger, your face or its own number."),
    )


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    name = forms.CharField(label=_("Name"), max_length=60)
