"""What is asked when a campaign is started; the act itself says what stands against it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.accounts.officers import Officer
from accede.coalition import actions
from accede.coalition.actions import Plan
from accede.kit.forms import Form

LANGUAGES = [(code.split("-")[0], name) for code, name in settings.LANGUAGES]
OFFICER = "officer_"


class StartForm(Form):
    """Name, language and first officer of a campaign on a treaty that was chosen before."""

    name = forms.CharField(
        label=_("Name of the campaign"),
        max_length=300,
        help_text=_("As it stands on its pages and in its report, in the campaign's own language."),
        error_messages={"required": _("Name the campaign.")},
    )
    short_name = forms.CharField(
        label=_("Short name"), max_length=80, required=False, help_text=_("For menus, when the name is long.")
    )
    slug = forms.CharField(
        label=_("Name in addresses"),
        max_length=50,
        help_text=_("Small letters, digits and hyphens. It stays as it is for ever."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "class": "short"}),
    )
    language = forms.ChoiceField(
        label=_("Language of its records"), choices=LANGUAGES, help_text=_("In which most of it will be written.")
    )
    officer_username = forms.CharField(
        label=_("User name of the first officer"),
        max_length=150,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "class": "short"}),
        error_messages={"required": _("Name the first officer: a short user name to sign in with, for example amina.")},
    )
    officer_name = forms.CharField(label=_("Name of the first officer"), max_length=200, required=False)
    officer_email = forms.EmailField(
        label=_("Mail address of the first officer"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, treaty: str, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.treaty = treaty
        for code, name in LANGUAGES:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name in %(language)s") % {"language": name},
                max_length=300,
                required=False,
                widget=forms.TextInput(attrs={"lang": code, "dir": "auto"}),
            )
        if first:
            self.fields["officer_name"].required = self.fields["officer_email"].required = True
            self.fields["officer_email"].help_text = _("A code for signing in can be sent there at any time.")
        else:
            self.fields["officer_username"].help_text = _(
                "Somebody who has an account, or a new user name: then an account is opened with what stands below."
            )
            self.fields["officer_name"].help_text = _("Only for a new user name.")
            self.fields["officer_email"].help_text = _("Only for a new user name. Codes for signing in are sent there.")

    def plan(self, password: str = "") -> Plan:
        """What is to be started, from cleaned answers."""
        told = self.cleaned_data
        officer = {name: told.get(OFFICER + name, "") for name in ("username", "name", "email")}
        names = {code: told[f"name_{code}"] for code, _name in LANGUAGES if told.get(f"name_{code}")}
        texts = {name: told.get(name, "") for name in ("slug", "name", "language", "short_name")}
        return Plan(**texts, treaty=self.treaty, officer=Officer(**officer, password=password), names=names)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self.tell(actions.problems_with(self.plan()))
        return cleaned

    def tell(self, problems: dict[str, list[str]]) -> None:
        """Puts what the act says beside the fields it speaks of."""
        for field, lines in problems.items():
            for line in lines:
                self.add_error(field if field in self.fields else None, line)

    @property
    def main_fields(self) -> list[Any]:
        """The questions about the campaign, then those about its officer, without the names in other languages."""
        return [bound for bound in self if not bound.name.startswith("name_")]

    @property
    def other_names(self) -> list[Any]:
        """The campaign's name by language, for the public pages."""
        return [bound for bound in self if bound.name.startswith("name_")]

    @property
    def names_wrong(self) -> bool:
        """Whether a name in another language needs attention, so that the page opens that part."""
        return any(name.startswith("name_") for name in self.errors)


class PasswordForm(Form):
    """A password of one's own, or none."""

    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        help_text=_("At least twelve characters. Leave it empty to sign in by codes sent to the mail address."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )
    again = forms.CharField(
        label=_("Password once more"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("password", "") != cleaned.get("again", ""):
            self.add_error("again", _("The two passwords differ. Type the same word twice."))
        return cleaned
