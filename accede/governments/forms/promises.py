"""Forms of asks and promises, of what became of them, and of the list of all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.forms import EMBARGO, SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.core.promises import Happened
from accede.governments.models import Ask, AskStep, Promise, PromiseStep
from accede.kit.forms import DayField, Form, ModelForm
from accede.kit.forms import FilterForm as Bar
from accede.kit.refusals import Refused
from accede.record.models import State

SOURCE_HELP = _(
    "A document with its section, a link, or in what way it was learned. Never the name of somebody at risk: that "
    "belongs into the contact log, sealed."
)
DUE_HELP = _("Leave it empty when no day was named. Before that day, and when it has passed, the alliance is reminded.")


class _OfFile(ModelForm):
    """A row of a State's file that may follow from an entry of the contact log."""

    def __init__(self, *args: Any, campaign: Campaign, state: State, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign, self.instance.state = campaign, state
        for name in ("contact", "ask"):
            if name in self.fields:
                field: Any = self.fields[name]
                field.queryset = field.queryset.filter(campaign=campaign, state=state).select_related("owner")
                field.empty_label = _("none")
                # A row is named by its key, which is drawn by lot: numbers would tell how many there are between.
                field.to_field_name = "key"
                if held := getattr(self.instance, name):
                    self.initial[name] = held.key
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class AskForm(_OfFile):
    """Something that was asked of a government."""

    class Meta:
        model = Ask
        fields = ["text", "asked_of", "asked", "due", "contact", "source", *SHARING, *EMBARGO]
        help_texts = {
            "text": _("What the government is to do, in a sentence: “Send the bill to parliament before July”."),
            "asked_of": _("An office or a function: the Minister of Labour, the committee on foreign affairs."),
            "due": DUE_HELP,
            "source": SOURCE_HELP,
        }


class PromiseForm(_OfFile):
    """Something that a government promised."""

    class Meta:
        model = Promise
        fields = ["text", "made_by", "made", "due", "due_words", "ask", "contact", "source", *SHARING, *EMBARGO]
        help_texts = {
            "text": _("As exactly as it was said."),
            "made_by": _("An office or a function: the Ministry of Foreign Affairs, the labour committee."),
            "due": DUE_HELP,
            "due_words": _("As it was said: “before the summer recess”."),
            "source": SOURCE_HELP,
        }


class AskStepForm(Form):
    """What became of an ask without a promise."""

    kind = forms.ChoiceField(
        label=_("What happened"),
        choices=[(value, capfirst(str(label))) for value, label in AskStep.Kind.choices],
        widget=forms.RadioSelect,
    )
    day = DayField(label=_("Day"))
    text = forms.CharField(label=_("In words"), required=False, max_length=500)


class PromiseStepForm(Form):
    """What became of a promise; only what can follow is offered."""

    kind = forms.ChoiceField(label=_("What happened"), widget=forms.RadioSelect)
    day = DayField(label=_("Day on which it happened"))
    due = DayField(label=_("Due from then on"), required=False, help_text=_("Only when another day was given."))
    text = forms.CharField(
        label=_("In words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(label=_("Source"), required=False, max_length=300, help_text=SOURCE_HELP)

    def __init__(self, *args: Any, may_follow: frozenset[Happened], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = [
            (value, capfirst(str(label))) for value, label in PromiseStep.Kind.choices if Happened(value) in may_follow
        ]


SHOWN = (
    ("", _("Open, the late ones first")),
    ("late", _("Late")),
    ("soon", _("Due within a month")),
    ("closed", pgettext_lazy("promises", "Closed")),
    ("all", pgettext_lazy("promises", "All")),
)


class FilterForm(Bar):
    """What the list of all promises is cut to."""

    text = forms.CharField(label=_("Words of the promise"), required=False)
    show = forms.ChoiceField(label=_("Which promises"), required=False, choices=SHOWN)
    state = forms.CharField(label=_("State"), required=False, max_length=12, widget=forms.Select)

    def __init__(self, *args: Any, states: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].widget = forms.Select(choices=[("", _("All States")), *states])
        self._states = dict(states)

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        words: dict[str, dict[str, Any]] = {"show": dict(SHOWN), "state": self._states}
        return [
            {"label": self.fields[name].label, "value": words.get(name, {}).get(value, value), "param": name}
            for name, value in self.given().items()
        ]


class NothingChosen(Refused):
    """A button of the list was sent without what it needs."""


class QuickStepForm(Form):
    """What a button of the list of all promises says."""

    BUTTONS = (Happened.REMINDED, Happened.KEPT, Happened.BROKEN, Happened.NEW_DUE)

    kind = forms.ChoiceField(choices=[(each.value, each.value) for each in BUTTONS])
    due = DayField(required=False)

    def asked(self) -> tuple[Happened, date | None]:
        """What happened and the day due from then on. NothingChosen when either cannot be read."""
        if not self.is_valid():
            raise NothingChosen(" ".join(str(line) for lines in self.errors.values() for line in lines))
        return Happened(self.cleaned_data["kind"]), self.cleaned_data["due"]
