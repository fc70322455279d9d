"""Shape and plausibility of what people enter about events."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, visible
from accede.core.dates import Moment
from accede.events.forms.held import HELD, HELD_HELP, ask_held, clean_held
from accede.events.models import (
    Attendance,
    Evaluation,
    Event,
    EventKind,
    Handout,
    Link,
    Party,
    Session,
)
from accede.events.queries import EventFilter, choices
from accede.kit.forms import Form, ModelForm
from accede.kit.parts import Applied

ALL = [("", _("All"))]
HELD_BY = [("alliance", _("The alliance")), ("members", _("Members, in several places"))]
SOURCE_HELP = _("From where this is known: a report, a letter, a person of the alliance.")


def wide(rows: int = 4) -> forms.Textarea:
    """A text area of so many rows."""
    return forms.Textarea(attrs={"rows": rows})


class FilterForm(Form):
    """The filter bar above the list. What it cannot read filters nothing."""

    q = forms.CharField(
        label=_("Find an event or a speaker"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[*ALL, *EventKind.choices])
    held_by = forms.ChoiceField(label=_("Held by"), required=False, choices=[*ALL, *HELD_BY])
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)

    def cut(self) -> EventFilter:
        """The filter that was asked for."""
        self.is_valid()
        sort = self.data.get("sort", "")
        values = {name: self.cleaned_data.get(name) or "" for name in ("q", "kind", "held_by")}
        known = sort.lstrip("-") in {"title", "date"}
        return EventFilter(**values, year=self.cleaned_data.get("year"), sort=sort if known else "date")

    def applied(self) -> list[Applied]:
        """The filters in use, each with the words to show."""
        cut = self.cut()
        found = [Applied(str(self.fields["q"].label), cut.q, "q")] if cut.q else []
        for name, known in (("kind", EventKind.choices), ("held_by", HELD_BY)):
            if value := getattr(cut, name):
                found.append(Applied(str(self.fields[name].label), str(dict(known)[value]), name))
        if cut.year:
            found.append(Applied(str(self.fields["year"].label), str(cut.year), "year"))
        return found


class _Span:
    """A first and a last day that do not contradict each other."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]  # a mixin of forms
        starts, ends = cleaned.get("starts", Moment.unknown()), cleaned.get("ends", Moment.unknown())
        if starts.earliest and ends.latest and ends.latest < starts.earliest:
            self.add_error("ends", _("The last day lies before the first day. Correct one of them."))  # type: ignore[attr-defined]
        return cleaned


class EventForm(_Span, ModelForm):
    class Meta:
        model = Event
        fields = [
            "title", "kind", "occasion", "starts", "ends", "date_note", "place", "venue", "session",
            "distributed", "summary", "topics", "invitations", "attendance_note", *HELD, "source", *SHARING,
        ]  # fmt: skip
        widgets = {
            "summary": wide(),
            "topics": wide(3),
            "invitations": wide(),
            "attendance_note": wide(2),
        }
        help_texts = {
            "occasion": _("The heading under which the report of the year tells it: Entry into force."),
            "date_note": _("Why the date is not better known, or how it was found."),
            "topics": _("One on each line."),
            "summary": _("One or two sentences; the report begins with them."),
            "source": SOURCE_HELP,
            **HELD_HELP,
        }

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        fields: dict[str, Any] = self.fields
        fields["session"].queryset = choices.sessions_in(campaign)
        ask_held(self, campaign=campaign, on=on)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)

    def clean(self) -> dict[str, Any]:
        return clean_held(self, super().clean(), self.campaign)


class SessionForm(_Span, ModelForm):
    class Meta:
        model = Session
        fields = ["name", "body", "starts", "ends", "place", "notes", "source"]
        widgets = {"notes": wide(3)}
        help_texts = {"source": SOURCE_HELP}


class MoveForm(Form):
    """Another place in the programme."""

    to = forms.IntegerField(label=_("Place in the programme"), min_value=1, max_value=500)


class EvaluationForm(ModelForm):
    class Meta:
        model = Evaluation
        fields = ["verdict", "expected", "happened", "worked", "why", "next_time", "source"]
        widgets = {name: wide(3) for name in ("expected", "happened", "worked", "why", "next_time")}
        help_texts = {
            "verdict": _("As the report would say it: varying degrees of success."),
            "source": SOURCE_HELP,
        }


class PartForm(ModelForm):
    """A part of an event; that it is not there already is checked together with the event."""

    def _get_validation_exclusions(self) -> set[str]:
        found: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own
        return found - {"event"}


class PartyForm(PartForm):
    class Meta:
        model = Party
        fields = ["role", "organisation", "note"]
        help_texts = {"organisation": _("Leave it empty for the alliance itself.")}

    def __init__(self, *args: Any, event: Event, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = choices.organisations_in(event.campaign)


class LinkForm(PartForm):
    class Meta:
        model = Link
        fields = ["relation", "other"]

    def __init__(self, *args: Any, event: Event, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["other"].queryset = visible(choices.other_events(event), reading)


class HandoutForm(PartForm):
    class Meta:
        model = Handout
        fields = ["item", "use"]

    def __init__(self, *args: Any, event: Event, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["item"].queryset = visible(choices.items_in(event.campaign), reading)


class AttendanceForm(PartForm):
    class Meta:
        model = Attendance
        fields = ["group", "heads"]
        help_texts = {"heads": _("Leave it empty when the group came and nobody counted.")}

    def __init__(self, *args: Any, event: Event, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


PART_FORMS: dict[str, Any] = {
    "party": (PartyForm, _("Add an organiser, host or sponsor")),
    "link": (LinkForm, _("Link another event")),
    "handout": (HandoutForm, _("Add a hand-out")),
    "attendance": (AttendanceForm, _("Record who came")),
}
