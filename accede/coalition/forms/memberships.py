"""Acts of membership, other names and the logo of an organisation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms.fields import SOURCE_HELP
from accede.coalition.models import Membership, MembershipAct
from accede.kit.forms import Form, MomentFormField

SHORT = 300


class ActForm(Form):
    """One act: its day, who decided it, where it stands. `asks` names what the act needs besides."""

    place = forms.ChoiceField(
        label=_("Place in the alliance"), choices=Membership.Kind.choices, initial=Membership.Kind.MEMBER
    )
    outcome = forms.ChoiceField(label=_("Decided to"), choices=MembershipAct.Outcome.choices)
    day = MomentFormField(label=_("Day"), error_messages={"required": _("Enter the day, as well as it is known.")})
    decided_by = forms.CharField(
        label=_("By whom"), required=False, max_length=200, help_text=_("The body or the role: the Steering Committee.")
    )
    source = forms.CharField(label=_("Source"), required=False, max_length=SHORT, help_text=SOURCE_HELP)
    note = forms.CharField(label=_("Note"), required=False, max_length=SHORT)

    def __init__(self, *args: Any, asks: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("place", "outcome"):
            if name not in asks:
                del self.fields[name]


class NameForm(Form):
    """A name of an organisation in a language, or as a source writes it."""

    language = forms.ChoiceField(
        label=_("Language"), choices=[(code.split("-")[0], name) for code, name in settings.LANGUAGES]
    )
    name = forms.CharField(label=_("Name"), max_length=300, error_messages={"required": _("Enter the name.")})
    acronym = forms.CharField(label=_("Acronym"), required=False, max_length=40)
    source = forms.CharField(label=_("Source"), required=False, max_length=SHORT, help_text=SOURCE_HELP)


class LogoForm(Form):
    """A picture, and what it shows for those who do not see it."""

    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG, GIF or WebP, at most 4 MB. It is drawn anew: what a camera wrote into it is not kept."),
        error_messages={"required": _("Choose the picture."), "empty": _("The file is empty.")},
    )
    alt = forms.CharField(
        label=_("What the picture shows"),
        max_length=200,
        help_text=_("For whoever does not see it: “Logo of the World Council of Churches”."),
        error_messages={"required": _("Say what the picture shows.")},
    )
    source = forms.CharField(label=_("Source"), required=False, max_length=SHORT, help_text=SOURCE_HELP)
