"""The form of an audience: whom it asks for and whom it leaves out, as choices; only what its kind has."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _now

from accede.coalition.models import Campaign
from accede.core.variants import NOT
from accede.kit.forms import ModelForm
from accede.mailings.actions.audiences import WHICH_LIST
from accede.mailings.models import Audience, AudienceKind
from accede.mailings.queries.asked import ASKED_OF, values_of
from accede.mailings.queries.dimensions import DIMENSIONS

FEW = 12  # values that stand as boxes; more are a list to choose several from
WANTED, UNWANTED = "in_", "not_"


class AudienceForm(ModelForm):
    """A saved question. Within one line one of the values is enough; all lines must hold; each line of the exceptions
    takes out by itself.
    """

    marks_optional = False  # nothing has to be chosen

    class Meta:
        model = Audience
        fields = ["name"]

    def __init__(self, *args: Any, campaign: Campaign, kind: AudienceKind, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign, self.instance.kind = campaign, kind
        stood = {WANTED: self.instance.query or {}, UNWANTED: self.instance.except_for or {}}
        dimensions = [(name, values_of(campaign, name, on=on)) for name in ASKED_OF[kind] if name != "addressee"]
        for prefix in (WANTED, UNWANTED):
            for name, values in dimensions:
                if values:
                    self.fields[prefix + name] = _choice(prefix, name, values, stood[prefix].get(name, []))
        if kind == AudienceKind.LIST and WANTED + "list" in self.fields:
            self.fields[WANTED + "list"].required = True
            self.fields[WANTED + "list"].error_messages["required"] = WHICH_LIST

    def asked(self, prefix: str) -> list[Any]:
        """The fields of who is wanted, or of who is not."""
        return [self[name] for name in self.fields if name.startswith(prefix)]

    @property
    def wanted(self) -> list[Any]:
        """Whom the question asks for."""
        return self.asked(WANTED)

    @property
    def unwanted(self) -> list[Any]:
        """Whom it leaves out."""
        return self.asked(UNWANTED)

    @property
    def leaves_out(self) -> bool:
        """Whether anybody is left out, so that the exceptions are to stand open."""
        return any(bound.value() or bound.errors for bound in self.unwanted)

    @property
    def own(self) -> list[Any]:
        """The fields that are no part of the question."""
        return [self[name] for name in self.fields if not name.startswith((WANTED, UNWANTED, "_"))]

    @property
    def last(self) -> list[Any]:
        """What is asked of every change: why."""
        return [self[name] for name in self.fields if name.startswith("_")]

    def values(self) -> dict[str, Any]:
        """The fields of the audience; what this form does not show stays as it was."""
        said = self.cleaned_data
        return {
            "name": said["name"],
            "kind": self.instance.kind,
            "query": self._data(WANTED, self.instance.query or {}),
            "except_for": self._data(UNWANTED, self.instance.except_for or {}),
        }

    def _data(self, prefix: str, stood: dict[str, Any]) -> dict[str, Any]:
        kept = {name: given for name, given in stood.items() if name == NOT or prefix + name not in self.fields}
        chosen = {
            name.removeprefix(prefix): list(given)
            for name, given in self.cleaned_data.items()
            if name.startswith(prefix) and given
        }
        return {**kept, **chosen}


def _choice(prefix: str, name: str, values: list[tuple[str, str]], stood: list[str]) -> forms.MultipleChoiceField:
    label = str(DIMENSIONS[name].label)
    gone = [(value, value) for value in stood if value not in dict(values)]
    widget: Any = forms.CheckboxSelectMultiple() if len(values) <= FEW else forms.SelectMultiple(attrs={"size": 8})
    return forms.MultipleChoiceField(
        label=capfirst(label) if prefix == WANTED else capfirst(_now("except: %(what)s") % {"what": label}),
        choices=[*values, *gone],
        required=False,
        initial=stood,
        widget=widget,
    )
