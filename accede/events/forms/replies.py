"""What is answered to an invitation, by the link and taken down by somebody."""

from __future__ import annotations

from datetime import datetime, time, tzinfo
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.events.models import Reply
from accede.events.readers import LARGEST, NoScan, Scan, read_scan
from accede.kit.forms import Form

Answer = Reply.Answer
_CLOCK = forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M")


class LinkForm(Form):
    """The answer, and who comes. `seen` is the number of the last answer that the page showed."""

    answer = forms.ChoiceField(label=gettext_lazy("Your answer"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("Who comes"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Needed when a colleague comes. The guest list and the badge have it as you write it."),
    )
    title = forms.CharField(label=gettext_lazy("Title or function"), required=False, max_length=200)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = answers()  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """A colleague has a name."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("answer") == Answer.COLLEAGUE and not values.get("name"):
            self.add_error("name", _("Say who comes instead."))
        return values

    def set_seen(self, number: int) -> None:
        """What the page now shows was the last answer; also when it is shown again with what was typed."""
        self.initial["seen"] = number
        if self.is_bound:
            self.data = {**{name: self.data.get(name, "") for name in self.fields}, "seen": str(number)}

    def said(self) -> dict[str, Any]:
        """The values of the answer; who does not come is not named."""
        values = {name: self.cleaned_data[name] for name in ("answer", "name", "title")}
        comes = values["answer"] in (Answer.COMES, Answer.COLLEAGUE)
        return values if comes else {**values, "name": "", "title": ""}


def answers() -> list[tuple[str, str]]:
    """The four answers in the first person, in the active language."""
    return [
        (Answer.COMES, _("I come")),
        (Answer.COLLEAGUE, _("A colleague comes in my place")),
        (Answer.DECLINES, _("Nobody of us comes")),
        (Answer.LATER, _("I will say later")),
    ]


class TakeForm(Form):
    """An answer that somebody took down for who gave it."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What was answered"), choices=Answer.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(label=gettext_lazy("Who comes"), required=False, max_length=200)
    title = forms.CharField(label=gettext_lazy("Title or function"), required=False, max_length=200)
    heads = forms.IntegerField(label=gettext_lazy("How many come"), min_value=1, max_value=99, initial=1)
    way = forms.ChoiceField(label=gettext_lazy("How it was given"), choices=[
        (way.value, way.label) for way in Reply.Way if way not in (Reply.Way.LINK, Reply.Way.SETTLED)
    ])  # fmt: skip
    day = forms.DateField(label=gettext_lazy("On which day"))
    time = forms.TimeField(label=gettext_lazy("At what time"), required=False, widget=_CLOCK)
    words = forms.CharField(label=gettext_lazy("What was said besides"), required=False, max_length=500)
    scan = forms.FileField(
        label=gettext_lazy("Scan of the note or letter"),
        required=False,
        help_text=gettext_lazy("PDF, JPEG or PNG, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
    replaces = forms.BooleanField(
        label=gettext_lazy("It takes the place of what was answered before"),
        required=False,
        help_text=gettext_lazy("Otherwise an answer that says something else waits until somebody settles it."),
    )

    def clean(self) -> dict[str, Any]:
        """A colleague has a name."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("answer") == Answer.COLLEAGUE and not values.get("name"):
            self.add_error("name", _("Say who comes instead."))
        return values

    def clean_scan(self) -> Scan | None:
        """The scan as it was read, by what it holds."""
        sent = self.cleaned_data["scan"]
        if sent is None:
            return None
        try:
            return read_scan(sent.read(LARGEST + 1), sent.name)
        except NoScan as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def said(self, zone: tzinfo, *, now: datetime) -> dict[str, Any]:
        """The values of the reply; without a time it was given at noon where the event is held, or `now` if earlier."""
        values = {name: self.cleaned_data[name] for name in ("answer", "name", "title", "heads", "way", "words")}
        day, clock = self.cleaned_data["day"], self.cleaned_data["time"]
        moment = datetime.combine(day, clock or time(12), tzinfo=zone)
        if not clock and day == now.astimezone(zone).date():
            moment = min(moment, now)
        return {**values, "said_at": moment}


class SettleForm(Form):
    """Which of two answers counts, or what was found out by asking."""

    answer = forms.ChoiceField(label=gettext_lazy("What counts"), choices=Answer.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Who comes"), required=False, max_length=200)
    title = forms.CharField(label=gettext_lazy("Title or function"), required=False, max_length=200)
    words = forms.CharField(label=gettext_lazy("Why"), max_length=500)

    def clean(self) -> dict[str, Any]:
        """A colleague has a name."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("answer") == Answer.COLLEAGUE and not values.get("name"):
            self.add_error("name", _("Say who comes instead."))
        return values
