"""What a campaign says of itself: its facts, its purposes, its year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms.fields import SOURCE_HELP, LinesField
from accede.coalition.models import Assessment, Audience, Campaign, Element, Level, Purpose, Sector
from accede.kit.forms import ModelForm


def _several(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)


class CampaignForm(ModelForm):
    """The facts by which the report introduces the alliance and the campaign."""

    sectors = _several(_("Sectors in the alliance"), Sector.choices)
    levels = _several(_("Levels of activity"), Level.choices)
    elements = _several(_("Elements of campaigning"), Element.choices)
    audiences = _several(_("Parts of society addressed"), Audience.choices)
    meeting_aims = LinesField(label=_("What its meetings are for"), required=False, help_text=_("One aim a line."))

    class Meta:
        model = Campaign
        fields = [
            "short_name", "name", "alliance", "alliance_short", "convened", "sectors", "goal", "ongoing",
            "aim", "levels", "activities_for", "alliance_gives", "carried_by", "elements", "audiences",
            "meets_regularly", "meeting_aims", "shown_on_date", "shown_on_reason", "source",
        ]  # fmt: skip
        help_texts = {
            "shown_on_date": _("Only for a campaign that is over: the day on which its pages open."),
            "aim": _("As the end of a sentence: to promote …"),
            "activities_for": _("As the end of a sentence: to build …"),
            "carried_by": _("As the end of a sentence: promoted by …"),
            "source": SOURCE_HELP,
        }
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("aim", "alliance_gives", "carried_by")}


class PurposeForm(ModelForm):
    """One of the things the alliance exists for."""

    class Meta:
        model = Purpose
        fields = ["text", "order", "source"]
        labels = {"text": _("Purpose"), "order": _("Place in the list"), "source": _("Source")}
        help_texts = {"text": _("Begin with a verb: Provide leadership …"), "source": SOURCE_HELP}
        error_messages = {"text": {"required": _("Enter the purpose.")}}


class AssessmentForm(ModelForm):
    """What the alliance says of a year, as one paragraph of the report."""

    class Meta:
        model = Assessment
        fields = ["year", "section", "kind", "text", "order", "source"]
        labels = {"year": _("Year"), "section": _("Part of the report"), "kind": _("Kind"),
                  "text": _("What it says"), "order": _("Place in that part"),
                  "source": _("Source")}  # fmt: skip
        help_texts = {"source": SOURCE_HELP}
        error_messages = {"text": {"required": _("Write what the alliance says.")}}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
