"""Shape and plausibility of what people type about the record; the law itself answers in actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.core.acts import Kind
from accede.kit.forms import DayField, Form, MomentFormField
from accede.record import queries

# What a person enters by hand most often, in the order of a State's way.
OFTEN = (
    Kind.SIGNATURE, Kind.RATIFICATION, Kind.ACCESSION, Kind.ACCEPTANCE, Kind.APPROVAL, Kind.SUCCESSION,
    Kind.DECLARATION, Kind.RESERVATION, Kind.OBJECTION, Kind.DENUNCIATION, Kind.RESCISSION,
)  # fmt: skip


def _kinds() -> list[tuple[str, str]]:
    rest = [kind for kind in Kind if kind not in OFTEN]
    return [(kind.value, queries.kind_word(kind)) for kind in (*OFTEN, *rest)]


def _treaties() -> list[tuple[str, str]]:
    return [(treaty.slug, queries.short_title_of(treaty)) for treaty in queries.treaties()]


class ActForm(Form):
    """Record an act, or say what it should have said."""

    treaty = forms.ChoiceField(label=_("Treaty"), choices=_treaties)
    state = forms.CharField(
        label=_("State"),
        help_text=_("The name as it is written on record, or its three-letter code."),
        widget=forms.TextInput(attrs={"list": "state-names", "autocomplete": "off"}),
        error_messages={"required": _("Name the State.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind of act"),
        choices=_kinds,
        help_text=_("All kinds that bind count alike; the word differs in law."),
    )
    deposited = MomentFormField(
        label=_("Received by the depositary on"),
        help_text=_("Not the day of the vote, and not the date on the instrument."),
        error_messages={"required": _("Enter the date on which the depositary received the instrument.")},
    )
    effective_date = DayField(
        label=_("Takes effect on"),
        required=False,
        help_text=_("Only when the instrument itself or the depositary says so."),
    )
    learned_date = DayField(label=_("We learned of it on"), required=False)
    article = forms.CharField(
        label=_("Article"), required=False, max_length=40, help_text=_("For a declaration or a reservation.")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where another person can check it: the depositary's notification, with its number and day."),
        error_messages={"required": _("Name the source: an act without one cannot be checked.")},
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_state(self) -> str:
        typed = self.cleaned_data["state"].strip()
        found = queries.find_state(typed)
        if found is None:
            raise forms.ValidationError(
                _("“%(name)s” is no name on record. Write the name as the depositary does, or the three-letter code."),
                params={"name": typed},
            )
        return str(found)

    def clean_deposited(self) -> Any:
        moment = self.cleaned_data["deposited"]
        if moment is None or moment.earliest is None:
            raise forms.ValidationError(_("Enter the date on which the depositary received the instrument."))
        if moment.earliest > self.on:
            raise forms.ValidationError(_("This day lies in the future: an act is recorded after it was deposited."))
        return moment

    def values(self) -> dict[str, Any]:
        """What the act takes, without the empty optional fields."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


class CorrectionForm(ActForm):
    """A correction is a new row that says why. Of a declaration it may give the words anew."""

    reason = forms.CharField(
        label=_("Why is it corrected?"),
        widget=forms.Textarea,
        help_text=_("Everybody can read it: name no person."),
        error_messages={"required": _("Say why: the old row stays on record beside the new one.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["treaty"]


class ReasonForm(Form):
    """One short thing: the reason."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea,
        help_text=_("Everybody can read it: name no person."),
        error_messages={"required": _("Write the reason; it is kept on record.")},
    )


# Ten times the longest participant table; beyond, a browser's form is no place for it.
LONGEST_PASTE = 500_000


class UploadForm(Form):
    """A depositary file, or a table copied from a page."""

    file = forms.FileField(
        label=_("Depositary file"),
        required=False,
        help_text=_(
            "The treaty's XML from the depositary's site in English or French, its registration record, a copied table "
            "as CSV, a list of the ILO, or our own CSV of acts."
        ),
        error_messages={"empty": _("The file is empty. Download it again from the depositary.")},
    )
    pasted = forms.CharField(
        label=_("Or paste a table"),
        required=False,
        strip=False,
        max_length=6
        * LONGEST_PASTE,  # the house's bound for text boxes is too short for a table; the real one is below
        help_text=_("Copied from the depositary's page with its line of column names. It is read exactly as a file."),
        widget=forms.Textarea(attrs={"dir": "auto", "spellcheck": "false"}),
    )
    copied_from = forms.CharField(
        label=_("Where was it copied from?"),
        required=False,
        max_length=200,
        help_text=_("Of a pasted table: the page's name or address. It becomes the source of its acts."),
    )
    treaty = forms.ChoiceField(label=_("Treaty"), required=False, help_text=_("Only when the file does not name it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["treaty"].choices = [("", _("As the file says")), *_treaties()]  # type: ignore[attr-defined]  # ChoiceField

    def clean_pasted(self) -> str:
        text: str = self.cleaned_data["pasted"]
        if len(text) > LONGEST_PASTE:
            raise forms.ValidationError(
                _("The pasted text has %(long)s characters; at most %(most)s are read here. Give it as a file."),
                params={"long": f"{len(text):,}", "most": f"{LONGEST_PASTE:,}"},
            )
        return text if text.strip() else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [name for name in ("file", "pasted") if cleaned.get(name)]
        if not given and not self.errors:
            self.add_error("file", _("Choose a file, or paste a table."))
        if len(given) == 2:
            self.add_error("pasted", _("Give a file or a pasted table, not both: one of them would go unread."))
        if given == ["pasted"] and not cleaned.get("copied_from"):
            self.add_error("copied_from", _("Say where the table was copied from: its acts name it as their source."))
        return cleaned

    def given(self) -> tuple[bytes, str]:
        """The bytes to read and the name under which they are kept."""
        file = self.cleaned_data.get("file")
        if file:
            return file.read(), file.name
        return self.cleaned_data["pasted"].encode(), self.cleaned_data["copied_from"]


class NameForm(Form):
    """Decide what a name in a file means; the decision is remembered for the exact same name."""

    name = forms.CharField(widget=forms.HiddenInput)
    state = forms.CharField(label=_("This is"), required=False, help_text=_("Name on record or three-letter code."))
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("state", _("a State on record")),
            ("new", _("a new participant")),
            ("ignore", _("leave this row out")),
        ],
        widget=forms.RadioSelect,
        initial="state",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") == "state":
            found = queries.find_state((cleaned.get("state") or "").strip())
            if found is None:
                self.add_error("state", _("No State of this name is on record."))
            cleaned["state"] = found
        return cleaned


class ProposalForm(Form):
    """Decide about one act that an end note tells of."""

    decision = forms.ChoiceField(label=_("Decision"), choices=[("take", _("take over")), ("leave", _("leave out"))])
    state = forms.CharField(label=_("State"), required=False)
    reason = forms.CharField(label=_("Reason"), required=False)

    def clean_state(self) -> Any:
        typed = self.cleaned_data["state"].strip()
        found = queries.find_state(typed) if typed else None
        if typed and found is None:
            raise forms.ValidationError(_("No State of this name is on record."))
        return found


class ActFilter(Form):
    """What the list of acts is cut to."""

    q = forms.CharField(label=_("Find"), required=False)
    treaty = forms.ChoiceField(label=_("Treaty"), required=False)
    kind = forms.ChoiceField(label=_("Kind of act"), required=False)
    year = forms.IntegerField(label=_("Year of deposit"), required=False, min_value=1850, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["treaty"].choices = [("", _("All treaties")), *_treaties()]  # type: ignore[attr-defined]  # ChoiceField
        self.fields["kind"].choices = [("", _("All kinds")), *_kinds()]  # type: ignore[attr-defined]  # ChoiceField


class QueueFilter(forms.Form):
    """Cuts the queue of what is to be verified."""

    marks_optional = False
    treaty = forms.ChoiceField(
        label=_("Treaty"), required=False, choices=lambda: [("", _("all treaties")), *_treaties()]
    )
    entered_by = forms.ChoiceField(
        label=_("Entered by"),
        required=False,
        choices=lambda: [("", _("anybody but me")), *((name, name) for name in queries.enterers())],
    )
    since = DayField(label=_("Entered since"), required=False)

    def wanted(self) -> dict[str, Any]:
        """What the queue is to be cut by; nothing while the form cannot be read."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {
            "treaty": data.get("treaty") or None,
            "entered_by": data.get("entered_by") or "",
            "since": data.get("since"),
        }

    def applied(self) -> list[dict[str, Any]]:
        """Filters in use, for the line that takes them away."""
        return [
            {"label": self.fields[name].label, "value": value, "param": name}
            for name, value in self.wanted().items()
            if value
        ]
