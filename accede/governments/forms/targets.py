"""Forms of target lists, targets, champions, the country of the month and the weights."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.forms import SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.core.standing import CONTRACTING
from accede.core.targets import MOST, Factor
from accede.governments.models import Champion, Target, TargetList
from accede.governments.queries.score_words import NAMES
from accede.governments.queries.targets import organisations_to_choose
from accede.kit.forms import DayField, FilterForm, Form, ModelForm, dressed
from accede.record import queries as record
from accede.record.models import State


class StateField(forms.TypedChoiceField):
    """One of the States under the treaty on a day, by its name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=record.state, **kwargs)

    def offer(self, campaign: Campaign, day: date, *, bound: bool = True) -> None:
        """The States to choose from; without `bound` those that are not bound yet."""
        rows = record.every_state(campaign.treaty, as_of=day)
        shown = [row for row in rows if bound or row.state_class not in CONTRACTING]
        self.choices = [("", "–"), *((row.code, row.name) for row in shown)]

    def prepare_value(self, value: Any) -> Any:
        return value.code if isinstance(value, State) else value


class TargetListForm(ModelForm):
    """The targets of a period."""

    class Meta:
        model = TargetList
        fields = ["title", "from_date", "until_date", "note", "source", *SHARING]
        field_classes = {"from_date": DayField, "until_date": DayField}
        help_texts = {"source": _("Where it was decided: minutes with their day, or a document.")}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign = campaign
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class ChangeTargetForm(ModelForm):
    """Why a State is a target, in whose hands it is, the plan, and when to look at it again."""

    class Meta:
        model = Target
        fields = ["reasons", "organisation", "plan", "review_date"]
        field_classes = {"review_date": DayField}
        help_texts = {
            "plan": _("What is to be done, in order. Tasks are opened from the target's page."),
            "review_date": _("On this day it stands in the work of whoever sets targets."),
        }
        widgets = {"reasons": forms.Textarea(attrs={"rows": 3}), "plan": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, targets: TargetList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.targets = targets
        fields: Any = self.fields
        fields["organisation"].queryset = organisations_to_choose(targets.campaign)


class TargetForm(ChangeTargetForm):
    """A State for a list."""

    state = StateField(label=pgettext_lazy("a country", "State"))
    added_date = DayField(label=_("Added on"))

    field_order = ["state", "reasons", "organisation", "plan", "review_date", "added_date"]

    def __init__(self, *args: Any, targets: TargetList, day: date, **kwargs: Any) -> None:
        super().__init__(*args, targets=targets, **kwargs)
        fields: Any = self.fields
        fields["state"].offer(targets.campaign, day, bound=False)
        self.initial.setdefault("added_date", day)


class DropForm(Form):
    """Why a State is dropped."""

    dropped_words = forms.CharField(label=_("Why it is dropped"), max_length=300)


class ChampionForm(ModelForm):
    """What a State does for the treaty among others."""

    class Meta:
        model = Champion
        fields = ["role", "text", "from_date", "until_date", "source", *SHARING]
        help_texts = {"source": _("A document with its section, or a link.")}

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign = campaign
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class ChampionOfAnyForm(ChampionForm):
    """The same with the State to choose."""

    state = StateField(label=pgettext_lazy("a country", "State"))

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, day: date, **kwargs: Any) -> None:
        super().__init__(*args, campaign=campaign, reader=reader, on=on, **kwargs)
        self.fields["state"].offer(campaign, day)  # type: ignore[attr-defined]  # a StateField
        self.order_fields(["state", *self.fields])


class MonthForm(Form):
    """The country of a month."""

    month = DayField(label=_("A day of the month"))
    state = StateField(label=pgettext_lazy("a country", "State"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, campaign: Campaign, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].offer(campaign, day)  # type: ignore[attr-defined]  # a StateField
        self.initial.setdefault("month", day)


class TryWeightsForm(FilterForm):
    """Weights to try: a GET form, so that what they would do has an address."""

    def __init__(self, *args: Any, weights: dict[Factor, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for factor in Factor:
            name = str(factor)
            field = forms.IntegerField(
                label=str(NAMES[factor]), min_value=0, max_value=MOST, initial=weights[factor], required=False
            )
            field.widget.attrs["class"] = "short"
            self.fields[name] = dressed(name, field)
        self._weights = weights

    def wanted(self) -> dict[str, int]:
        """The weights to try; what was left empty stays as it is. Asked of a form that is valid."""
        given = self.cleaned_data
        return {str(f): self._weights[f] if given.get(str(f)) is None else given[str(f)] for f in Factor}


class WeightsForm(Form):
    """Why the weights that were tried shall hold, and from when; the weights travel along."""

    why = forms.CharField(label=_("Why"), max_length=300)
    day = DayField(label=pgettext_lazy("first day", "From"))

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("day", day)
