"""Forms of positions: a claim, a correction, evidence, who sees it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import EMBARGO, SHARING, ask_sharing
from accede.coalition.forms.fields import choices
from accede.coalition.models import Campaign
from accede.coalition.queries import all_organisations
from accede.governments.models import Evidence, Position
from accede.governments.queries.contacts import contacts_of, title_of
from accede.kit.forms import ModelForm, MomentFormField
from accede.kit.localdates import short_day
from accede.record.models import State

_CLAIM = ["stance", "words", "as_of", "confidence", "said_by", "source"]
EVIDENCE = ("text", "day", "url")


class PositionForm(ModelForm):
    """A claim. What it rests on first may be written in the same form."""

    evidence_text = forms.CharField(
        label=_("What it rests on"), max_length=500, required=False,
        help_text=_("A document, a reply, a meeting. More of it can be added afterwards."),
    )  # fmt: skip
    evidence_day = MomentFormField(label=_("Day of that document or meeting"), required=False)
    evidence_url = forms.URLField(label=_("Link"), required=False, assume_scheme="https")

    class Meta:
        model = Position
        fields = [*_CLAIM, "review_date", "learned_date", *SHARING, *EMBARGO]
        help_texts = {
            "words": _("As it was said or written. In any language."),
            "as_of": _("The day on which the Government held it: 2003-07-01, or only 2003-07 or 2003."),
            "said_by": _("An office, a document, organisations. Never the name of a person at risk."),
            "source": _("From where it is known: a document with its section, a link, how it was learned."),
            "review_date": _("On that day it is listed to be asked for again."),
            "learned_date": _("From that day on it counts as known."),
        }
        error_messages = {
            "stance": {"required": _("Choose a position.")},
            "confidence": {"required": _("Say how sure it is.")},
            "said_by": {"required": _("Say who says so.")},
            "source": {"required": _("Say from where it is known.")},
        }
        widgets = {
            "words": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "stance": forms.RadioSelect,
            "confidence": forms.RadioSelect,
        }

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = self.fields
        for name in ("stance", "confidence"):
            named[name].choices = [pair for pair in named[name].choices if pair[0]]
        self.instance.campaign = campaign
        self.initial["learned_date"] = self.initial.get("learned_date") or on
        ask_sharing(self, campaign=campaign, reader=reader, on=on)
        self._on = on
        self.order_fields([*_CLAIM, *(f"evidence_{name}" for name in EVIDENCE)])

    def clean_review_date(self) -> date | None:
        day: date | None = self.cleaned_data["review_date"]
        if day is not None and day < self._on:
            raise forms.ValidationError(_now("This day is past. Give the day on which to ask again."))
        return day

    def _post_clean(self) -> None:
        """The act makes the row; nothing is laid on an instance here."""

    def parts(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The values of the claim, and those of its first evidence."""
        values = {name: value for name, value in self.cleaned_data.items() if not name.startswith("evidence_")}
        return values, {name: self.cleaned_data[f"evidence_{name}"] for name in EVIDENCE}


class SharingForm(ModelForm):
    """Who may see a claim, and when to ask again: all that changes of it."""

    class Meta:
        model = Position
        fields = ["review_date", *SHARING, *EMBARGO]
        help_texts = {"review_date": _("On that day it is listed to be asked for again.")}

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class EvidenceForm(ModelForm):
    """Something on which a claim rests."""

    class Meta:
        model = Evidence
        fields = ["text", "day", "url", "organisation", "contact"]
        help_texts = {
            "text": _("A document with its section, a reply, a meeting. Never the name of a person at risk."),
            "organisation": _("Where an organisation of the alliance vouches for it."),
            "contact": _("Who may not see that entry does not see it here."),
        }
        error_messages = {"text": {"required": _("Say what it rests on.")}}

    def __init__(
        self, *args: Any, campaign: Campaign, state: State, reader: Any, on: date, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        named: Any = self.fields
        choices(self, "organisation", all_organisations(campaign), str(_("no organisation")))
        rows = contacts_of(campaign, state, reader=reader, as_of=on, on=on)
        named["contact"].queryset = None
        named["contact"] = forms.TypedChoiceField(
            label=named["contact"].label, help_text=named["contact"].help_text, required=False, empty_value=None,
            coerce={row.key: row for row in rows}.__getitem__,
            choices=[("", _("no entry of the log")), *((row.key, _entry(row, on)) for row in rows)],
        )  # fmt: skip

    def _post_clean(self) -> None:
        """The act makes the row under a number of its own."""


def _entry(row: Any, on: date) -> str:
    return f"{short_day(row.day)}, {title_of(row, as_of=on)}"
