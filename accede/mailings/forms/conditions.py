"""For whom a letter or a passage is meant: one choice for each thing by which readers differ, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.coalition.models import Campaign
from accede.core.variants import ANY, NOT
from accede.kit.forms import Form, dressed
from accede.mailings.queries.dimensions import DIMENSIONS

FIRST = ("class", "stance", "stage", "obstacle")
MORE = (
    "promise", "bound_by", "group", "target", "tag", "direction", "seat", "language", "membership", "sector", "list",
)  # fmt: skip
IS, IS_NOT = "", "not"
_SENSE = [(IS, gettext_lazy("is one of these")), (IS_NOT, gettext_lazy("is none of these"))]


class ConditionForm(Form):
    """The choices of a condition. What it does not offer (one State, one addressee) is kept as it stands."""

    marks_optional = False  # nothing has to be chosen

    def __init__(
        self, *args: Any, campaign: Campaign, on: date, condition: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self._stood = dict(condition or {})
        super().__init__(*args, **kwargs)
        for name in (*FIRST, *MORE):
            self._offer(name, campaign, on)

    def _offer(self, name: str, campaign: Campaign, on: date) -> None:
        asked = DIMENSIONS[name]
        unwanted = name in self._stood.get(NOT, {})
        held = [str(each) for each in (self._stood.get(NOT, {}) if unwanted else self._stood).get(name, [])]
        values = [(code, capfirst(words)) for code, words in asked.values(campaign, on)]
        known = {code for code, _words in values}
        if asked.dimension.many and name != "obstacle" and values and ANY not in known:
            values.insert(0, (ANY, _("Any")))
            known.add(ANY)
        values += [(code, code) for code in held if code not in known]
        if not values:
            return
        self.fields[f"if_{name}"] = dressed(
            f"if_{name}",
            forms.MultipleChoiceField(
                label=capfirst(str(asked.label)), choices=values, required=False, initial=held,
                widget=forms.CheckboxSelectMultiple,
            ),
        )  # fmt: skip
        label = _("%(what)s: is it one of these?") % {"what": capfirst(str(asked.label))}
        self.fields[f"sense_{name}"] = dressed(
            f"sense_{name}",
            forms.ChoiceField(label=label, choices=_SENSE, required=False, initial=IS_NOT if unwanted else IS),
        )

    def condition(self) -> dict[str, Any]:
        """The condition as data. Nothing chosen in a row means that it does not matter."""
        offered = {name for name in (*FIRST, *MORE) if f"if_{name}" in self.fields}
        found = {name: values for name, values in self._stood.items() if name != NOT and name not in offered}
        unwanted = {name: values for name, values in self._stood.get(NOT, {}).items() if name not in offered}
        for name in offered:
            if chosen := self.cleaned_data[f"if_{name}"]:
                target = unwanted if self.cleaned_data[f"sense_{name}"] == IS_NOT else found
                target[name] = sorted(chosen)
        return {**found, **({NOT: unwanted} if unwanted else {})}

    def _pairs(self, names: tuple[str, ...]) -> list[tuple[Any, Any]]:
        return [(self[f"if_{name}"], self[f"sense_{name}"]) for name in names if f"if_{name}" in self.fields]

    @property
    def first(self) -> list[tuple[Any, Any]]:
        """What most letters differ by, as pairs of fields."""
        return self._pairs(FIRST)

    @property
    def more(self) -> list[tuple[Any, Any]]:
        """The rest."""
        return self._pairs(MORE)

    @property
    def more_used(self) -> bool:
        """Whether the condition asks for any of the rest."""
        return any(bound.value() for bound, _sense in self.more)

    @property
    def own(self) -> list[Any]:
        """The fields that are no part of the condition."""
        return [self[name] for name in self.fields if not name.startswith(("if_", "sense_", "_"))]
