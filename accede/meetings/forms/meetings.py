"""Forms of series and meetings."""

from __future__ import annotations

import contextlib
from datetime import date, time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Campaign, SharedWith
from accede.coalition.queries import procedure
from accede.core.gatherings import LocalTime, Trouble
from accede.kit.formpages import WHY
from accede.kit.forms import Form, ModelForm, dressed
from accede.meetings.models import Meeting, Series

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
OWN = "own"
# What people mean when they say how often they meet; the weekday and its place in the month come from the first day.
REPEATS = [
    ("weekly", _("every week")),
    ("fortnightly", _("every second week")),
    ("monthly", _("every month, on the same weekday (the second Tuesday)")),
    ("monthly_day", _("every month, on the same day")),
    ("two_monthly", _("every second month, on the same weekday")),
    ("quarterly", _("every third month, on the same weekday")),
    ("yearly", _("every year, on the same day")),
    (OWN, _("by the rule below")),
]
PLACE_HELP = _("Leave it empty for a meeting that is held from afar only.")


def rule_for(repeats: str, first: date) -> str:
    """The rule of recurrence that a choice means for a first day: "FREQ=MONTHLY;BYDAY=2TU"."""
    week = (first.day - 1) // 7 + 1
    # The fifth Tuesday does not come in every month: the last one is meant.
    weekday = f"{week if week < 5 else -1}{_DAYS[first.weekday()]}"
    return {
        "weekly": "FREQ=WEEKLY",
        "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
        "monthly": f"FREQ=MONTHLY;BYDAY={weekday}",
        "monthly_day": "FREQ=MONTHLY",
        "two_monthly": f"FREQ=MONTHLY;INTERVAL=2;BYDAY={weekday}",
        "quarterly": f"FREQ=MONTHLY;INTERVAL=3;BYDAY={weekday}",
        "yearly": "FREQ=YEARLY",
    }[repeats]


class GatheringForm(ModelForm):
    """What a series and a meeting have in common."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    link = forms.URLField(label=_("Link to join from afar"), required=False, assume_scheme="https")

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign = campaign
        self.fields["at"].widget = forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M")
        self.fields["at"].help_text = _("As the clock on the wall shows it in the zone below, in summer and winter.")
        self.fields["zone"].help_text = _("For example: Europe/Zurich.")
        if not self.instance.pk and not self.initial.get("zone"):
            self.initial["zone"] = procedure(campaign).time_zone


class SeriesForm(GatheringForm):
    """How meetings come back."""

    repeats = forms.ChoiceField(label=_("How it comes back"), choices=REPEATS)

    class Meta:
        model = Series
        fields = ["title", "first", "rule", "at", "zone", "minutes", "place", "link", "languages", "last", "source"]
        help_texts = {
            "rule": _("Only if you chose “by the rule below”: a rule of RFC 5545, such as FREQ=MONTHLY;BYDAY=1MO,3MO."),
            "place": PLACE_HELP,
            "last": _("Leave it empty for a series without an end."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].required = False
        if self.instance.pk:
            self.initial["repeats"] = OWN
        self.order_fields(["title", "first", "repeats", "rule"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        repeats, first = values.pop("repeats", OWN), values.get("first")
        if repeats != OWN and first:
            values["rule"] = rule_for(repeats, first)
        elif not values.get("rule"):
            self.add_error("rule", _("Write a rule, or choose from the list how it comes back."))
        return values


class MeetingForm(GatheringForm):
    """One meeting; also to move it."""

    shared_with = forms.ChoiceField(
        label=_("Who is called"),
        choices=[(SharedWith.ALLIANCE, _("members and observers")), (SharedWith.MEMBERS, _("members alone"))],
        initial=SharedWith.ALLIANCE,
    )

    class Meta:
        model = Meeting
        fields = [
            "title", "day", "at", "zone", "fold", "minutes", "place", "link", "languages", "shared_with", "note",
            "source",
        ]  # fmt: skip
        help_texts = {
            "place": PLACE_HELP,
            "fold": _("Only read on the day on which the clock is put back."),
            "note": _("Goes with the call."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self._comes_twice():
            del self.fields["fold"]
        if self.instance.pk:
            # The question that every correction is asked, once for the history and the letter.
            self.fields[WHY] = dressed(WHY, forms.CharField(
                label=_("Why it is changed"), required=False, max_length=300,
                help_text=_("Goes with the update to those who were called, and stands in the history for good. "
                            "Name no person who does not stand in the record."),
            ))  # fmt: skip

    def reason(self) -> str:
        """Why it is changed, for the letter; the page itself keeps it for the history."""
        return str(self.data.get(WHY, "")).strip()[:300]

    def _comes_twice(self) -> bool:
        """Whether the time written, or the one on record, comes two times on its day: only then is it asked which."""
        found = [(self.instance.day, self.instance.at, self.instance.zone)] if self.instance.pk else []
        with contextlib.suppress(ValueError):
            day, at = date.fromisoformat(self.data.get("day", "")), time.fromisoformat(self.data.get("at", ""))
            found.append((day, at, self.data.get("zone", "")))
        return any(_is_twice(*each) for each in found)


def _is_twice(day: date, at: time, zone: str) -> bool:
    try:
        return LocalTime(day, at, zone).trouble is Trouble.TWICE
    except (KeyError, ValueError, OSError):  # no such zone: the field says so itself
        return False


class CancelForm(Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(
        label=_("Why"), max_length=300, required=False, help_text=_("Goes with the letter to those who were called.")
    )
