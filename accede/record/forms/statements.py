"""Declarations, reservations and objections as people type them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.core.acts import Kind
from accede.kit.forms import DayField, Form
from accede.record import queries
from accede.record.forms.acts import ActForm, CorrectionForm


class TextFields(Form):
    """The words of a declaration, a reservation or an objection."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea,
        help_text=_("As the depositary gives it, an empty line between paragraphs."),
    )
    language = forms.ChoiceField(
        label=_("Language of the text"),
        choices=lambda: [(code, name) for code, name in queries.TEXT_LANGUAGES.items()],
        initial="en",
    )
    heading = forms.CharField(
        label=_("Heading"), max_length=300, required=False, help_text=_("The depositary's own, if it has one.")
    )


class DeclarationForm(TextFields, ActForm):
    """A declaration or a reservation, with its articles and its words."""

    field_order = (
        "treaty", "state", "kind", "article", "deposited", "made_upon", "notified_date", "text", "language", "heading",
        "source", "note", "learned_date",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=lambda: [(kind.value, queries.kind_word(kind)) for kind in (Kind.DECLARATION, Kind.RESERVATION)],
        help_text=_("As the depositary has it. An objection is recorded from the page of what it objects to."),
    )
    effective_date = None  # type: ignore[assignment]  # Django's way to leave a field of the parent out
    made_upon = forms.ChoiceField(
        label=_("Made with"),
        required=False,
        choices=lambda: [("", _("not known")), *queries.UPON_CHOICES.items()],
    )
    notified_date = DayField(
        label=_("Notified to the other States on"),
        required=False,
        help_text=_("From this day the twelve months run in which they may object."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article"].help_text = _(
            "76 for a declaration under article 76, which is then counted; 15, 18(6) for several."
        )

    def values(self) -> dict[str, Any]:
        """What the act takes; the words apart, under `text`, as a mapping."""
        found = super().values()
        words = {name: found.pop(name, "") for name in ("text", "language", "heading")}
        return found | ({"words": words} if words["text"] else {})


class OpposesField(forms.TypedChoiceField):
    """Whether an objection definitely says that the treaty shall not be in force between the two: yes, no, None."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [
            ("", _("its words do not say")),
            ("yes", _("yes, it definitely says so")),
            ("no", _("no, it says that the treaty shall be in force")),
        ]
        kwargs |= {"choices": choices, "coerce": lambda value: value == "yes", "empty_value": None, "required": False}
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value)


def _opposes() -> OpposesField:
    return OpposesField(
        label=_("Shall the treaty not be in force between the two States?"),
        help_text=_(
            "An objection alone does not stop it; only words that definitely say so do (Vienna Convention on the Law "
            "of Treaties, article 20(4)(b))."
        ),
    )


class ObjectionForm(DeclarationForm):
    """An objection to a declaration or reservation on record."""

    field_order = (
        "state", "article", "deposited", "opposes_entry", "notified_date", "text", "language", "heading", "source",
        "note", "learned_date",
    )  # type: ignore[assignment]  # other fields, as many as it has  # fmt: skip
    opposes_entry = _opposes()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("treaty", "kind", "made_upon"):
            del self.fields[name]


class ObjectionCorrectionForm(CorrectionForm):
    """A correction of an objection, with what it says of the treaty between the two States."""

    opposes_entry = _opposes()

    def values(self) -> dict[str, Any]:
        """What the act takes; "its words do not say" is an answer too."""
        return super().values() | {"opposes_entry": self.cleaned_data["opposes_entry"]}


class RelationForm(Form):
    """With which State a reservation is asked about."""

    marks_optional = False
    between = forms.CharField(
        label=_("How does it stand with the State"),
        required=False,
        widget=forms.TextInput(attrs={"list": "state-names", "autocomplete": "off"}),
    )

    def clean_between(self) -> str:
        typed = self.cleaned_data["between"].strip()
        found = queries.find_state(typed) if typed else ""
        if found is None:
            raise forms.ValidationError(
                _("No State is known as “%(name)s”. Write its code or its name, like MEX or Mexico."),
                params={"name": typed[:40]},
            )
        return found


class WithdrawalForm(DeclarationForm):
    """A declaration, a reservation or an objection taken back by its State."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = ("deposited", "source", "note")
        for name in [name for name in self.fields if name not in kept]:
            del self.fields[name]


class WordsForm(TextFields):
    """Other words for an act on record, and why."""

    reason = forms.CharField(
        label=_("Why is it corrected?"),
        widget=forms.Textarea,
        error_messages={"required": _("Say why: the old words stay on record beside the new ones.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True

    def values(self) -> dict[str, Any]:
        """The reason, and the words under `words`."""
        found = dict(self.cleaned_data)
        return {"reason": found.pop("reason"), "words": found}


class DeclarationFilter(Form):
    """What the list of a treaty's declarations is cut to."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=lambda: [
            ("", _("All kinds")),
            *((str(kind), queries.kind_word(kind)) for kind in (Kind.RESERVATION, Kind.DECLARATION, Kind.OBJECTION)),
        ],
    )
    article = forms.CharField(label=_("Article"), required=False)
    state = forms.CharField(
        label=_("State"), required=False, widget=forms.TextInput(attrs={"list": "state-names", "autocomplete": "off"})
    )

    def clean_state(self) -> str:
        typed = self.cleaned_data["state"].strip()
        return (queries.find_state(typed) or typed) if typed else ""
