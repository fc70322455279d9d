"""What is answered to an invitation, by the link and taken down by somebody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.events.models import Reply
from accede.kit.forms import Form

Answer = Reply.Answer


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
