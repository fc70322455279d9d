"""What a board is cut to, and the name of a view that somebody saves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.governments.models import Champion, Stance, StepKind
from accede.governments.queries.boards import NOT_KNOWN, SORTS, Cut
from accede.kit.forms import DayField, FilterForm, Form
from accede.record import queries as record

CUT = "cut"  # says that a board shows what its address says, also where that is everything
_ALL = ("", pgettext_lazy("a filter", "all"))


class CutForm(FilterForm):
    """A GET form, so that a cut board has an address; what cannot be read cuts nothing."""

    text = forms.CharField(label=_("Name or code"), required=False, max_length=80)
    state_class = forms.ChoiceField(label=_("Class"), required=False)
    position = forms.ChoiceField(label=_("Position"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    group = forms.ChoiceField(label=_("Region or group"), required=False)
    direction = forms.ChoiceField(label=_("Migration"), required=False)
    target = forms.ChoiceField(label=_("Target"), required=False)
    champion = forms.ChoiceField(label=_("Champion or sponsor"), required=False)
    tag = forms.ChoiceField(label=_("Tag"), required=False)
    stale = forms.ChoiceField(label=_("Age of the position"), required=False)
    met = forms.ChoiceField(label=_("Contacts"), required=False)

    def __init__(self, data: Any, *, day: date, tags: Iterable[str] = ()) -> None:
        super().__init__(data)
        for name, choices in _choices(day).items():
            self._offer(name, choices)
        found = list(tags)
        if found:
            self._offer("tag", [(tag, tag) for tag in found])
        else:
            del self.fields["tag"]
        self._sort = data.get("sort", "")

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = [_ALL, *((value, capfirst(str(words))) for value, words in choices)]

    def cut(self) -> Cut:
        """What the board is cut to."""
        sort = self._sort if self._sort.lstrip("-") in SORTS else "name"
        return Cut(**self.given(), sort=sort)

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the board."""
        found = []
        for name, value in self.given().items():
            words = dict(getattr(self.fields[name], "choices", ())).get(value, value)
            found.append({"label": self.fields[name].label, "value": words, "param": name})
        return found


def _choices(day: date) -> dict[str, list[tuple[str, Any]]]:
    unknown = (NOT_KNOWN, _now("not known"))
    return {
        "state_class": [(str(each), record.class_word(each)) for each in record.CLASSES],
        "position": list(Stance.choices),
        "stage": [unknown, *StepKind.choices],
        "group": [(key, name) for key, name, _members in record.groups_on(on=day)],
        "direction": [(each, record.direction_word(each)) for each in ("receiving", "sending")],
        "target": [("yes", _now("target States")), ("no", _now("other States"))],
        "champion": list(Champion.Role.choices),
        "stale": [("yes", _now("stale: past its review date, or too old"))],
        "met": [("quiet", _now("none within 60 days")), ("never", _now("none on record"))],
    }


class SinceForm(FilterForm):
    """From which day on changes are shown."""

    since = DayField(label=_("Changed after"), required=False)


class ViewForm(Form):
    """The name of a view, and whether its board opens with it."""

    name = forms.CharField(label=_("Name"), max_length=100)
    default = forms.BooleanField(label=_("Open the board with this view"), required=False)
