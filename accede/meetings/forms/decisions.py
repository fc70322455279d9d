"""Forms of decisions, and the filters of their list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Campaign
from accede.kit.forms import DayField, Form
from accede.kit.forms import FilterForm as Bar
from accede.meetings.models import Meeting
from accede.meetings.queries import items_of
from accede.meetings.queries import minutes_choices as choices
from accede.meetings.queries.decisions import Filter

STATES = [
    ("", _("All decisions")),
    ("open", _("With open tasks")),
    ("done", _("All tasks closed")),
    ("none", _("Without tasks")),
]


class FilterForm(Bar):
    """What the list of decisions can be cut to."""

    text = forms.CharField(label=_("Find in decisions"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    state = forms.ChoiceField(label=_("Tasks"), required=False, choices=STATES)

    def only(self) -> Filter:
        """The filter; what cannot be read cuts nothing."""
        self.is_valid()
        return Filter(**{name: value for name, value in self.cleaned_data.items() if value})

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        self.is_valid()
        words: dict[str, Any] = dict(STATES)
        return [
            {"label": self.fields[name].label, "value": words.get(value, value), "param": name}
            for name, value in self.cleaned_data.items()
            if value
        ]


class DecisionForm(Form):
    """A decision taken without a motion."""

    item: Any = forms.ModelChoiceField(label=_("Point of the agenda"), queryset=None, empty_label=None)
    text = forms.CharField(
        label=_("What was decided"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what was decided.")},
    )
    replaces: Any = forms.ModelChoiceField(label=_("Replaces an earlier decision"), queryset=None, required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["item"].queryset = items_of(meeting)
        fields["replaces"].queryset = choices.earlier_decisions(meeting)


class WordsForm(Form):
    """The words of a decision."""

    text = forms.CharField(
        label=_("What was decided"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what was decided.")},
    )


class TaskForm(Form):
    """What follows from a decision: who does what until when."""

    title = forms.CharField(
        label=_("What is to be done"), max_length=200, error_messages={"required": _("Write what is to be done.")}
    )
    organisation: Any = forms.ModelChoiceField(
        label=_("By"),
        queryset=None,
        required=False,
        help_text=_("Leave it empty when it is the alliance's own: then the secretariat and the Convener do it."),
    )
    due = DayField(label=_("Due"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["organisation"].queryset = choices.organisations(campaign)
