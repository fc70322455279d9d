"""Forms of obstacles and of what became of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import EMBARGO, SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.governments.models import Argument, Obstacle, ObstacleMove
from accede.governments.queries.arguments import active_language, answers, in_order
from accede.kit.forms import DayField, Form, ModelForm
from accede.record.models import State

LABEL = 90  # characters of an answer in the list to choose from


class _BankField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the checker only
    """One of the bank's answers, named by the obstacle it answers and how it begins."""

    labels: dict[int, str]

    def label_from_instance(self, obj: Argument) -> str:
        return self.labels.get(obj.pk, str(obj))


class ObstacleForm(ModelForm):
    """What a government says against joining, and the answer used."""

    class Meta:
        model = Obstacle
        fields = [
            "kind", "words", "said_by", "said", "source", "learned_date", "argument", "answer", "answered",
            *SHARING, *EMBARGO,
        ]  # fmt: skip
        field_classes = {"argument": _BankField, "learned_date": DayField}
        labels = {"answer": _("Answer in own words")}
        help_texts = {
            "words": _("As it was said, or as the document puts it; in any language."),
            "said_by": _("An office: “Ministry of the Interior”. Name no person who could be at risk."),
            "source": _("A document with its section, a link, or in what way it was learned."),
            "learned_date": _("Empty means today. A page that shows an earlier day leaves it out."),
            "argument": _("The bank has answers for each kind of obstacle, with the articles on which they rest."),
            "answer": _("What was really said or written, where it differs from the bank."),
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 3}), "answer": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, campaign: Campaign, state: State, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign, self.instance.state = campaign, state
        found = answers(campaign, language=active_language(), on=on)
        field: Any = self.fields["argument"]
        field.labels = {each.argument.pk: f"{each.kind_words}: {Truncator(each.text).chars(LABEL)}" for each in found}
        field.queryset = in_order(list(field.labels), self.instance.argument_id)
        field.empty_label = _("none of the bank")
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class MoveForm(Form):
    """What became of an obstacle."""

    day = DayField(label=_("Day"), help_text=_("On which it was seen or heard."))
    effect = forms.ChoiceField(
        label=_("What became of it"),
        choices=[each for each in ObstacleMove.Effect.choices if each[0] != ObstacleMove.Effect.NO_ANSWER],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What shows it: “the Minister no longer named it in the debate”."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("A document, a link, or how it was learned.")
    )
