"""Forms of lists and of the people on them; the first is shown to anybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Campaign
from accede.kit.forms import Form, ModelForm
from accede.mailings.models import MailingList, Subscription
from accede.mailings.queries import languages

FILE_HELP = _("An .xlsx, .ods or .csv file with one row for each address and the names of its columns on top.")
CONSENT_HELP = _("A sign-up sheet with its day, a registration form, a letter: where it can be looked up.")


class JoinListForm(Form):
    """What somebody types who wants to join. The language is the page's."""

    email = forms.EmailField(
        label=_("Your mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    name = forms.CharField(
        label=_("Your name"), required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    agrees = forms.BooleanField(
        label=_("I agree"), error_messages={"required": _("Without your consent we do not write to you.")}
    )


class LeaveListForm(Form):
    """Leaving needs no reason; one may be given."""

    why = forms.CharField(label=_("Why, if you like to say"), required=False, max_length=300)


class ListForm(ModelForm):
    """A list in the campaign's own language."""

    class Meta:
        model = MailingList
        fields = ["name", "about", "consent_text", "open", "closed_date"]
        widgets = {"about": forms.Textarea(attrs={"rows": 3}), "consent_text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "about": _("What they get, and how often."),
            "consent_text": _(
                "Who writes, what for, how long addresses are kept, how to leave. Other words are a new version; who "
                "agreed to which is kept."
            ),
            "open": _("By a public page in six languages; each address is confirmed by a letter first."),
            "closed_date": _("Nobody joins any more; who wants to leave still can."),
        }

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("open") and not str(told.get("consent_text") or "").strip():
            self.add_error("consent_text", _now("Say what people agree to before anybody may join."))
        return told


class ListTextForm(Form):
    """What a list says in another language."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    about = forms.CharField(label=_("What people get"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    consent = forms.CharField(
        label=_("What people agree to"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Until it stands here, the page asks in the campaign's own language."),
    )


class SubscriberForm(Form):
    """Somebody who is put on a list by hand."""

    email = forms.EmailField(label=_("Mail address"), max_length=254)
    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    language = forms.ChoiceField(label=_("Written to in"), choices=languages.choices)
    source = forms.CharField(label=_("Where her consent stands"), max_length=300, help_text=CONSENT_HELP)


class ChangeSubscriberForm(ModelForm):
    """Name and language; an address is changed by leaving and joining, for consent goes with it."""

    language = forms.ChoiceField(label=_("Written to in"), choices=languages.choices)

    class Meta:
        model = Subscription
        fields = ["name", "language"]


class RemoveSubscriberForm(Form):
    """Why somebody is taken off a list."""

    words = forms.CharField(
        label=_("How she asked"), max_length=300, help_text=_("She wrote, telephoned, said so at a meeting, and when.")
    )


class EraseSubscriberForm(Form):
    """The address once more, so that nobody erases by a slip."""

    email = forms.CharField(label=_("Type the address once more"), max_length=254)

    def __init__(self, *args: Any, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._address = address

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"]).strip().lower()
        if typed != self._address:
            raise forms.ValidationError(_now("This is another address."))
        return typed


class SubscribersFileForm(Form):
    """A spreadsheet of addresses, and where their consent stands."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=FILE_HELP,
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )
    source = forms.CharField(
        label=_("Where the consent of these people stands"), max_length=250, help_text=CONSENT_HELP
    )

    def __init__(self, *args: Any, campaign: Campaign, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class SubscribersFilter(Form):
    """What a list of addresses is cut to."""

    find = forms.CharField(label=_("Find an address or a name"), required=False)
    shown = forms.ChoiceField(
        label=_("Shown"),
        required=False,
        choices=[("on", _("on the list")), ("left", _("left it")), ("all", _("both"))],
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=lambda: [("", _("all languages")), *languages.choices()]
    )
    marks_optional = False

    def given(self) -> dict[str, Any]:
        """The filters in use; what cannot be read cuts nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
