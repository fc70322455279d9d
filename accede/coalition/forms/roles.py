"""Giving and ending roles, inviting, joining, and asking who could do something on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accede.accounts.rights import Right
from accede.coalition.actions.invitations import Joining
from accede.coalition.forms.fields import choices
from accede.coalition.models import Campaign, Organisation, Person
from accede.coalition.queries import all_organisations
from accede.coalition.queries.roles import accounts_in, people_without_account
from accede.kit.forms import DayField, FilterForm, Form
from accede.kit.localdates import long_day

ORGANISATION_HELP = _(
    "A focal point speaks for a member, an observer for an observer organisation, the Convener for her own. The "
    "secretariat and an auditor speak for none."
)
PASSWORD_HELP = _("At least twelve characters. Leave it empty to sign in by codes sent to your mail address.")


def _rows(model: Any, label: Any, *, required: bool = False, help_text: Any = "") -> Any:
    return forms.ModelChoiceField(model._base_manager.all(), label=label, required=required, help_text=help_text)


class _RoleForm(Form):
    """What every offer of a role says."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    organisation = _rows(Organisation, _("For the organisation"), help_text=ORGANISATION_HELP)

    def __init__(self, *args: Any, campaign: Campaign, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        choices(self, "organisation", all_organisations(campaign), gettext("no organisation"))


class GiveForm(_RoleForm):
    """A role for somebody who signs in here already."""

    user = forms.ChoiceField(label=_("To whom"), help_text=_("Somebody who has or had a role here. Invite others."))
    from_date = DayField(label=_("First day"))
    until_date = DayField(label=_("Last day"), required=False, help_text=_("Empty: until somebody ends it."))
    field_order = ["user", "role", "organisation", "from_date", "until_date"]

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, campaign=campaign, **kwargs)
        self.known = {str(each.pk): each for each in accounts_in(campaign)}
        named = [(key, each.name or each.username) for key, each in self.known.items()]
        self.fields["user"].choices = [("", gettext("choose a person")), *named]  # type: ignore[attr-defined]

    def clean_user(self) -> Any:
        return self.known[self.cleaned_data["user"]]


class InviteForm(_RoleForm):
    """A role for somebody at a mail address."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("The letter goes there, and only whoever reads it can accept."),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    until_date = DayField(
        label=_("Last day of the role"), required=False, help_text=_("Empty: until somebody ends it.")
    )
    person = _rows(Person, _("She is this person of the coalition"))
    field_order = ["name", "email", "language", "role", "organisation", "until_date", "person"]

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, campaign=campaign, **kwargs)
        choices(self, "person", people_without_account(campaign), gettext("not on record, or not known"))


class LastDayForm(Form):
    """The last day of a role, or of all of somebody's roles."""

    last_day = DayField(label=_("Last day"), help_text=_("Yesterday ends it at once."))


class LinkForm(Form):
    """Which person of the coalition signs in with the account."""

    person = _rows(Person, _("Person of the coalition"), required=True)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "person", people_without_account(campaign), gettext("choose a person"))


class JoinForm(Form):
    """What somebody says who accepts an invitation without being signed in."""

    name = forms.CharField(label=_("Your name"), max_length=200, help_text=_("As it stands beside what you enter."))
    language = forms.ChoiceField(label=_("Your language"), choices=settings.LANGUAGES)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        help_text=PASSWORD_HELP,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )
    again = forms.CharField(
        label=_("Password once more"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )

    def clean_password(self) -> str:
        typed = str(self.cleaned_data["password"])
        if typed:
            validate_password(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "password" in cleaned and cleaned["password"] != cleaned.get("again", ""):
            self.add_error("again", _("The two passwords differ. Type the same word twice."))
        return cleaned

    def joining(self) -> Joining:
        """The answers, once they are clean."""
        return Joining(*(self.cleaned_data[name] for name in ("name", "language", "password")))


class WhoForm(FilterForm):
    """Which right, on which day."""

    right = forms.ChoiceField(label=pgettext_lazy("what somebody may do", "Right"), choices=Right.choices)
    # Not "on": that is the day which the room's other pages show.
    day = DayField(label=_("On the day"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            words = _("%(day)s lies ahead: who can do what then is not settled. Ask for today or an earlier day.")
            raise ValidationError(words, params={"day": long_day(day)})
        return day
