"""Forms of the way to deposit: its steps, a fact of one, who sees it, that it was checked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from accede.coalition.forms import EMBARGO, SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.core.stages import TEMPLATES, Kind
from accede.governments.actions.stages import StepPlan
from accede.governments.models import StepFact, StepKind, Track, TrackStep, Tradition
from accede.kit.forms import Form, ModelForm, dressed

MOST = 16  # steps before the deposit
EMPTY_ROWS = 3


class TemplateForm(Form):
    """By which legal tradition the way runs; its steps are adapted on the next page."""

    tradition = forms.ChoiceField(
        label=_("Legal tradition"), choices=Tradition.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose the tradition that comes nearest. Its steps can be adapted.")},
    )  # fmt: skip


class TrackForm(ModelForm):
    """The steps of a State, one a row, in their order; the deposit is always the last and stands in no row."""

    class Meta:
        model = Track
        fields = ["tradition", "source"]
        help_texts = {"source": _("The constitution with its articles, a study, or who of the country says so.")}
        error_messages = {"source": {"required": _("Say from where the steps are known.")}}

    def __init__(self, *args: Any, steps: list[StepPlan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", _now("no step")), *((kind, label) for kind, label in StepKind.choices if kind != "deposit")]
        self.rows = min(len(steps) + EMPTY_ROWS, MOST)
        for place in range(1, self.rows + 1):
            step = steps[place - 1] if place <= len(steps) else StepPlan("")
            told = {"n": place}
            self.fields[f"number_{place}"] = forms.IntegerField(
                required=False, widget=forms.HiddenInput, initial=step.number
            )  # fmt: skip
            self.fields[f"place_{place}"] = forms.IntegerField(
                label=_now("Place of step %(n)d") % told, required=False, min_value=1, max_value=99, initial=place,
                widget=forms.NumberInput(attrs={"class": "short"}),
            )  # fmt: skip
            self.fields[f"kind_{place}"] = forms.ChoiceField(
                label=_now("Kind of step %(n)d") % told, required=False, choices=kinds, initial=step.kind
            )
            self.fields[f"label_{place}"] = forms.CharField(
                label=_now("What step %(n)d is called there") % told, required=False, max_length=100,
                initial=step.label, widget=forms.TextInput(attrs={"dir": "auto"}),
            )  # fmt: skip
        for name, found in self.fields.items():
            dressed(name, found)

    def step_rows(self) -> list[list[Any]]:
        """The fields of each row, for the template: number, place, kind, label."""
        names = ("number", "place", "kind", "label")
        return [[self[f"{name}_{n}"] for name in names] for n in range(1, self.rows + 1)]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.planned():
            self.add_error(None, _now("Name at least one step before the deposit."))
        return data

    def planned(self) -> list[StepPlan]:
        """The steps as they shall be, in the order of their places."""
        data, found = self.cleaned_data, []
        for n in range(1, self.rows + 1):
            if kind := data.get(f"kind_{n}"):
                place = data.get(f"place_{n}") or n
                found.append((place, n, StepPlan(kind, data.get(f"label_{n}", ""), data.get(f"number_{n}"))))
        return [plan for _place, _n, plan in sorted(found, key=lambda each: each[:2])]

    def _post_clean(self) -> None:
        """The act lays the values on the row."""


def template_steps(tradition: str) -> list[StepPlan]:
    """The steps of a template before the deposit, those of one kind told apart where the template knows how."""
    plans = []
    for number, kind in enumerate(TEMPLATES[tradition]):
        label = pgettext("step to deposit", "consent of the members of the federation")
        is_members = tradition == "federal" and number == 2
        if kind is not Kind.DEPOSIT:
            plans.append(StepPlan(kind.value, label if is_members else ""))
    return plans


class CheckForm(Form):
    """Who checked where the way stands."""

    words = forms.CharField(
        label=_("Checked by"), max_length=200,
        help_text=_("An organisation or an office, such as the national platform."),
        error_messages={"required": _("Say who checked it.")},
    )  # fmt: skip


class FactForm(ModelForm):
    """Something known of a step."""

    class Meta:
        model = StepFact
        fields = [
            "became", "day", "text", "votes_for", "votes_against", "abstentions", "source", "learned_date", *SHARING,
            *EMBARGO,
        ]  # fmt: skip
        help_texts = {
            "day": _("When it happened, or when it is expected: 2003-07-01, or only 2003-07 or 2003."),
            "source": _("The official gazette, minutes with their number, a link, how it was learned."),
            "learned_date": _("From that day on it counts as known."),
        }
        error_messages = {
            "became": {"required": _("Choose what happened.")},
            "source": {"required": _("Say from where it is known.")},
        }
        widgets = {"became": forms.RadioSelect, "text": forms.TextInput(attrs={"dir": "auto"})}

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = self.fields
        named["became"].choices = [pair for pair in named["became"].choices if pair[0]]
        self.instance.campaign = campaign
        self.initial["learned_date"] = self.initial.get("learned_date") or on
        ask_sharing(self, campaign=campaign, reader=reader, on=on)

    def _post_clean(self) -> None:
        """The act makes the row; nothing is laid on an instance here."""


class FactSharingForm(ModelForm):
    """Who may see a fact: all that changes of it."""

    class Meta:
        model = StepFact
        fields = [*SHARING, *EMBARGO]

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


def plans_of(steps: list[TrackStep]) -> list[StepPlan]:
    """The steps that a State has, before the deposit."""
    return [StepPlan(step.kind, step.label, step.number) for step in steps if step.kind != StepKind.DEPOSIT]
