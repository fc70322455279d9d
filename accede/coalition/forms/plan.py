"""The plan of a year: to propose, discuss, adopt, set aside, and say what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.forms.fields import SOURCE_HELP, choices
from accede.coalition.forms.sharing import SHARING, ask_sharing
from accede.coalition.models import Campaign, PlanItem, PlanStep, Purpose
from accede.coalition.queries import Reference, all_organisations, all_people, grouped, purposes
from accede.kit.forms import Form, ModelForm

OUTCOMES = [(kind.value, kind.label) for kind in
            (PlanStep.Kind.ACHIEVED, PlanStep.Kind.PARTLY, PlanStep.Kind.NOT_ACHIEVED)]  # fmt: skip


class IdeaForm(ModelForm):
    """Something that the alliance could do in a year."""

    class Meta:
        model = PlanItem
        fields = ["title", "year", "text", "source", *SHARING]
        labels = {"title": _("Idea"), "year": _("For the year"), "text": _("What it is and why"), "source": _("Source")}
        help_texts = {"title": _("Begin with a verb: Print the manual in Arabic …"), "source": SOURCE_HELP}
        error_messages = {"title": {"required": _("Say what the idea is.")}}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class WordsForm(Form):
    """What was said of it."""

    text = forms.CharField(label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, label: str = "", needed: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.label = label or text.label
        if needed:
            text.required, text.error_messages["required"] = True, needed


class AdoptForm(ModelForm):
    """Who answers for a priority, what it costs, which purposes it serves."""

    purposes = forms.MultipleChoiceField(
        label=_("Purposes that it serves"), required=False, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(label=_("What was decided"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    class Meta:
        model = PlanItem
        fields = ["organisation", "person", "amount", "currency", "budget_words"]
        labels = {"organisation": _("Organisation that answers for it"), "person": _("Person who answers for it"),
                  "amount": pgettext_lazy("of a priority", "Budget"), "currency": _("Currency"),
                  "budget_words": _("Budget in words")}  # fmt: skip
        help_texts = {
            "amount": _("Leave it empty when it is not known."),
            "currency": _("Three letters, such as CHF."),
            "budget_words": _("For example: within the grant for printing."),
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = self.fields
        choices(self, "organisation", all_organisations(campaign), str(_("no organisation")))
        choices(self, "person", all_people(campaign), str(_("no person")))
        self._purposes = {row.key: row for row in purposes(campaign)}
        named["purposes"].choices = [(key, row.text) for key, row in self._purposes.items()]

    def clean_purposes(self) -> list[Purpose]:
        return [self._purposes[key] for key in self.cleaned_data["purposes"]]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("amount") is not None and not data.get("currency") and "currency" not in self.errors:
            self.add_error("currency", _("Name the currency of the budget, or leave the budget empty."))
        return data


class OutcomeForm(Form):
    """What became of a priority."""

    result = forms.ChoiceField(
        label=_("What became of it"), choices=OUTCOMES, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what became of the priority.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What was not achieved in full says why. The report of the year takes this over."),
    )  # fmt: skip


class ActivitiesForm(Form):
    """Which activities of a year serve a purpose, or belong to a priority."""

    chosen = forms.MultipleChoiceField(label=_("Activities"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.among = {f"{each.kind}:{each.key}" for each in offered}
        named: Any = self.fields["chosen"]
        named.choices = [
            (f"{each.kind}:{each.key}", f"{group.words}: {each.title}")
            for group in grouped(offered)
            for each in group.activities
        ]

    @property
    def references(self) -> dict[str, set[Reference]]:
        """What was chosen, and what it was chosen among."""
        return {"chosen": _references(self.cleaned_data["chosen"]), "among": _references(self.among)}


def _references(texts: Iterable[str]) -> set[Reference]:
    return {reference for text in texts if (reference := Reference.parse(text))}
