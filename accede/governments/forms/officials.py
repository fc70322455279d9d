"""Officials, tags and the settings of the State files as they are typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.core.contacts import LONGEST
from accede.governments.forms.contacts import TagsField
from accede.governments.models import FileSettings, Official, StateTag
from accede.governments.queries.officials import missions_to_choose
from accede.governments.queries.tags import tag_of
from accede.kit.forms import Form, ModelForm, dressed
from accede.record.models import State


class OfficialForm(ModelForm):
    """Somebody of a government."""

    tags = TagsField()

    class Meta:
        model = Official
        fields = [
            "name", "title", "office_kind", "office", "mission", "email", "phone", "note", "tags", "source", *SHARING,
        ]  # fmt: skip
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"note": _("Only what this person would not mind to read. Sources at risk do not stand here.")}

    def __init__(self, *args: Any, campaign: Campaign, state: State, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign, self.instance.state = campaign, state
        named: Any = self.fields
        named["mission"].queryset = missions_to_choose(campaign, state)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)
        dressed("tags", self.fields["tags"])


class MergeForm(Form):
    """Which other row is the same person, and why."""

    gone = forms.ChoiceField(label=_("Is the same person as"), choices=[])
    why = forms.CharField(
        label=_("Why they are the same"), max_length=300, error_messages={"required": _("Say why they are the same.")}
    )

    def __init__(self, *args: Any, others: list[Official], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = self.fields
        shown = [(row.key, ", ".join(part for part in (row.name, row.title, row.office) if part)) for row in others]
        named["gone"].choices = [("", "–"), *shown]


class TagForm(ModelForm):
    """A word on a State."""

    class Meta:
        model = StateTag
        fields = ["tag", *SHARING]

    def __init__(self, *args: Any, campaign: Campaign, state: State, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign, self.instance.state = campaign, state
        # Any word: the act makes a tag of it.
        self.fields["tag"] = dressed("tag", forms.CharField(label=_("Tag"), max_length=40))
        ask_sharing(self, campaign=campaign, reader=reader, on=on)

    def clean_tag(self) -> str:
        found = tag_of(self.cleaned_data["tag"])
        if not found:
            raise forms.ValidationError(_("Write a word with letters or digits."))
        return found


class SettingsForm(ModelForm):
    """Days, for the whole campaign."""

    class Meta:
        model = FileSettings
        fields = ["warn_days", "stale_days", "changed_days"]
        help_texts = {
            "warn_days": _("Before and after the day of a visit. 0: only on the same day."),
            "stale_days": _("Since it was claimed or reviewed."),
            "changed_days": _("Such a mission is marked: letters depend on it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            most = LONGEST if name == "warn_days" else 3650
            field.validators.append(forms.IntegerField(max_value=most).validators[0])
