"""What is asked of briefs, and of the State files that somebody takes along."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accede.accounts.roles import Reach
from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of
from accede.governments.queries.brief import Section
from accede.governments.queries.brief_files import MOST, Ordered
from accede.governments.queries.targets import standing_on_list, target_lists
from accede.kit.forms import Form
from accede.record import queries as record
from accede.record.models import State


class BriefForm(Form):
    """Briefs on one State (then it is not asked for) or on several."""

    states = forms.CharField(
        label=_("States"), required=False, max_length=2000, help_text=_("Codes or names, with commas between them.")
    )
    targets = forms.ChoiceField(label=_("And all targets of the list"), required=False)
    sections = forms.MultipleChoiceField(
        label=_("Parts"), choices=Section.choices, widget=forms.CheckboxSelectMultiple, initial=Section.values
    )
    recipient = forms.CharField(
        label=_("For whom"), required=False, max_length=100,
        help_text=_("Stands on every page, with the day: whoever hands it on can be asked."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    form = forms.ChoiceField(
        label=_("File"), choices=[("pdf", "PDF"), ("docx", _("Word file"))], widget=forms.RadioSelect, initial="pdf"
    )
    confidential = forms.BooleanField(
        label=_("With confidential entries that are ours to hand on"), required=False,
        help_text=_("Each is marked on the page. Sources at risk are in no brief."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, campaign: Campaign, state: State | None, reader: Any, as_of: date, on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.campaign, self.reader, self.as_of, self.on = campaign, reader, as_of, on
        if state is not None:
            self.fields["states"].widget = forms.HiddenInput()
            del self.fields["targets"]
        else:
            lists = target_lists(campaign, reader=reader, on=on)
            self.fields["targets"].choices = [("", "–"), *((each.key, each.title) for each in lists)]  # type: ignore[attr-defined]
        reading = reading_of(reader, campaign.slug, on=on)
        if not (reading.organisations or reading.of_alliance or reading.reach >= Reach.MEMBERS):
            del self.fields["confidential"]

    def clean_states(self) -> list[str]:
        """The codes of the States, each once. Raises what names those that nobody knows."""
        typed = [part.strip() for part in self.cleaned_data["states"].split(",") if part.strip()]
        found = record.find_states(typed)
        unknown = [word for word, code in found.items() if code is None]
        if unknown:
            words = _now("These are no States on record: %s. Write their codes or names.")
            raise forms.ValidationError(words % ", ".join(unknown))
        return list(dict.fromkeys(code for code in found.values() if code))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        codes = cleaned.get("states", [])
        if key := cleaned.get("targets"):
            codes += standing_on_list(self.campaign, key, reader=self.reader, as_of=self.as_of, on=self.on)
        cleaned["codes"] = list(dict.fromkeys(codes))
        if not cleaned["codes"] and "states" in cleaned:
            self.add_error("states", _now("Name at least one State."))
        if len(cleaned["codes"]) > MOST:
            words = ngettext("At most %(n)d State in one go.", "At most %(n)d States in one go.", MOST)
            self.add_error("states", words % {"n": MOST})
        return cleaned

    def ordered(self) -> Ordered:
        """What was asked for, for a job."""
        said = self.cleaned_data
        return Ordered(
            campaign=self.campaign.slug, codes=tuple(said["codes"]), reader=self.reader.pk, as_of=str(self.as_of),
            on=str(self.on), language=said["language"], form=said["form"], sections=tuple(said["sections"]),
            recipient=said["recipient"], confidential=said.get("confidential", False),
        )  # fmt: skip


class TakeAlongForm(Form):
    """Whether sources at risk go along, opened."""

    sources = forms.BooleanField(
        label=_("With the names of our sources at risk, readable"), required=False,
        help_text=_("Whoever gets hold of the file reads who they are. Keep it as you would keep them."),
    )  # fmt: skip
