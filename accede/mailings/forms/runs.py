"""Forms of runs: what a run says of itself, what is decided for one addressee, what the list of all is cut to."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Campaign
from accede.governments.models import Channel
from accede.governments.queries.mission_words import language_choices
from accede.kit import forms as kit_forms
from accede.mailings.models import Adjustment, Run, RunKind
from accede.mailings.queries.adjusting import Choices
from accede.mailings.queries.audiences import audiences_of
from accede.mailings.queries.coverage import Coverage
from accede.mailings.queries.runs import templates_in_use
from accede.materials.queries.items import items_of
from accede.materials.queries.languages import SIX, language_name
from accede.record.queries import CLASSES, class_word

# Kinds that are begun from another run, not by this form.
FROM_ANOTHER = (RunKind.REMINDER, RunKind.CORRECTION)
_FACT = re.compile(r"(?P<name>[a-z][a-z0-9_.]*(?::[a-z]{2})?)\s*=\s*(?P<value>.*)$")


class RunForm(kit_forms.ModelForm):
    """What a run says of itself."""

    facts = forms.CharField(
        label=_("What the letters may say"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("One a line: event.place = Palais des Nations. For one language: event.place:fr = …"),
    )
    enclosures: Any = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Enclosures"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Run
        fields = [
            "title", "kind", "template", "audience", "classes_date", "letter_date", "reply_by_date", "facts", "channel",
            "default_language", "signed_by", "signed_title", "reply_to", "enclosures",
        ]  # fmt: skip
        help_texts = {
            "classes_date": _("What States had done, and what their governments thought, at the end of this day."),
            "default_language": _("Used where the reader's language has no text, and counted where it is not known."),
            "channel": _("For missions of which it is not known how a letter reaches them."),
        }

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign = campaign
        fields: Any = self.fields
        kinds = [(code, capfirst(words)) for code, words in RunKind.choices]
        fields["kind"].choices = [
            pair for pair in kinds if pair[0] not in FROM_ANOTHER or pair[0] == self.instance.kind
        ]
        fields["template"].queryset = templates_in_use(campaign)
        fields["audience"].queryset = audiences_of(campaign)
        fields["enclosures"].queryset = items_of(campaign, reader=reader, on=on).order_by("title", "key")
        languages = [(code, language_name(code)) for code in SIX]
        fields["default_language"] = kit_forms.dressed(
            "default_language",
            forms.ChoiceField(
                label=fields["default_language"].label, choices=languages,
                help_text=fields["default_language"].help_text, initial="en",
            ),
        )  # fmt: skip
        if self.instance.pk:
            self.initial["facts"] = facts_as_text(self.instance.facts)
            self.initial["enclosures"] = list(self.instance.enclosures.values_list("item", flat=True))

    def clean_facts(self) -> dict[str, str]:
        """The lines as a mapping; a line that is none is named."""
        found: dict[str, str] = {}
        for number, line in enumerate(str(self.cleaned_data["facts"]).splitlines(), start=1):
            if not line.strip():
                continue
            read = _FACT.match(line.strip())
            if read is None:
                told = {"number": number}
                raise forms.ValidationError(
                    _("Line %(number)d: write a name, an equals sign and the text."), params=told
                )
            found[read["name"]] = read["value"].strip()
        return found

    def values(self) -> dict[str, Any]:
        """What the act takes: fields of the run, without its enclosures."""
        return {name: value for name, value in self.cleaned_data.items() if name != "enclosures"}


def facts_as_text(facts: dict[str, str]) -> str:
    """The run's facts as the form shows them."""
    return "\n".join(f"{name} = {value}" for name, value in facts.items())


class AdjustForm(kit_forms.Form):
    """What is decided for one addressee."""

    head = forms.ChoiceField(label=_("Who heads the mission"), required=False)
    language = forms.ChoiceField(label=_("Language of the letter"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    deliver_to = forms.ChoiceField(label=_("Deliver at"), required=False)
    left_out = forms.BooleanField(label=_("Gets no letter"), required=False)
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=300,
        help_text=_("Who releases the letters reads it. Name no source at risk."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Choices, stood: Adjustment | None, **kwargs: Any) -> None:
        names = ("head", "language", "channel", "deliver_to", "left_out", "reason")
        kwargs.setdefault("initial", {name: getattr(stood, name) for name in names} if stood else {})
        super().__init__(*args, **kwargs)
        offered = {
            "head": choices.heads,
            "language": language_choices(),
            "channel": [(code, capfirst(words)) for code, words in Channel.choices],
            "deliver_to": choices.places,
        }
        fields: Any = self.fields
        for name, pairs in offered.items():
            if not pairs:
                del fields[name]
                continue
            fields[name].choices = [("", _("as it is on record")), *pairs]


class LinesForm(kit_forms.FilterForm):
    """What the list of all letters can be cut to."""

    letter = forms.ChoiceField(label=_("Letter"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state_class = forms.ChoiceField(label=_("Class"), required=False)
    only = forms.ChoiceField(
        label=_("Only those"),
        required=False,
        choices=[
            ("", pgettext_lazy("letters", "all")),
            ("ready", pgettext_lazy("letters", "ready")),
            ("blocked", pgettext_lazy("letters", "blocked")),
            ("gaps", _("who get none")),
            ("overlaps", _("who get more than one")),
            ("left_out", _("left out")),
            ("adjusted", _("for whom something was decided")),
            ("changed", _("whose class has changed since")),
            ("unchecked", _("whose mission was not checked for long")),
        ],
    )

    def __init__(self, *args: Any, found: Coverage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["letter"].choices = [("", _("All letters")), *((each.letter, str(each)) for each in found.variants)]
        languages = dict.fromkeys(line.language for line in found.lines)
        fields["language"].choices = [("", _("All languages")), *((code, language_name(code)) for code in languages)]
        there = {line.state_class for line in found.lines}
        classes = [(each.value, class_word(each)) for each in CLASSES if each.value in there]
        fields["state_class"].choices = [("", _("All classes")), *classes]

    def applied(self) -> list[dict[str, Any]]:
        """The filters in use, for the list above the table."""
        fields: Any = self.fields
        return [
            {"label": fields[name].label, "value": dict(fields[name].choices).get(value, value), "param": name}
            for name, value in self.given().items()
        ]
