"""Shape and plausibility of what people enter about materials."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel import Locale
from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms import SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.coalition.rules import Reading
from accede.kit.forms import Form, ModelForm, MomentFormField
from accede.kit.parts import Applied
from accede.materials.models import (
    UNDETERMINED,
    Credit,
    Edition,
    Item,
    ItemKind,
    LanguageVersion,
    PrintRun,
    Stage,
)
from accede.materials.queries import SIX, ItemFilter, choices, language_name

ALL = [("", _("All"))]
STAGES = [("under_way", _("Under way")), ("late", _("Late")), ("stale", _("Stale"))]
WIDE = forms.Textarea(attrs={"rows": 4})


def _languages() -> list[tuple[str, str]]:
    """The six first, then every language with a two-letter code by its name, last "not known"."""
    known = [str(code) for code in Locale.parse("en").languages]
    others = sorted((code for code in known if len(code) == 2 and code not in SIX), key=language_name)
    return [(code, language_name(code)) for code in (*SIX, *others, UNDETERMINED)]


languages = lazy(_languages, list)


class FilterForm(Form):
    """The filter bar above the list and the grid. What it cannot read filters nothing."""

    q = forms.CharField(label=_("Find an item"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[*ALL, *ItemKind.choices])
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[*ALL, *STAGES])

    def __init__(self, data: Any, *, campaign: Campaign, reading: Reading) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        owners = choices.credited_in(campaign, reading)
        fields["owner"].choices = [*ALL, *((each.key, each.short) for each in owners)]

    def cut(self) -> ItemFilter:
        """The filter that was asked for."""
        self.is_valid()
        sort = self.data.get("sort", "")
        known = sort.lstrip("-") in {"title", "made"}
        values = {name: self.cleaned_data.get(name) or "" for name in ("q", "kind", "owner", "stage")}
        return ItemFilter(**values, sort=sort if known else "title")

    def applied(self) -> list[Applied]:
        """The filters in use, each with the words to show."""
        cut = self.cut()
        found = [Applied(str(self.fields["q"].label), cut.q, "q")] if cut.q else []
        for name in ("kind", "owner", "stage"):
            if value := getattr(cut, name):
                words = dict(self._choices(name))[value]
                found.append(Applied(str(self.fields[name].label), str(words), name))
        return found

    def _choices(self, name: str) -> Any:
        fields: dict[str, Any] = self.fields
        return fields[name].choices


class ItemForm(ModelForm):
    class Meta:
        model = Item
        fields = ["title", "kind", "series", "made", "content", "used_for", "availability", "source", *SHARING]
        widgets = {"content": WIDE, "used_for": WIDE}
        help_texts = {
            "availability": _("Goes on after “available to”: interested groups."),
            "source": _("From where this is known: a report, a letter, a person of the alliance."),
        }

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["series"].queryset = choices.series_in(campaign, but=self.instance)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class PartForm(ModelForm):
    """A part of an item; that it is not there already is checked together with the item."""

    def _get_validation_exclusions(self) -> set[str]:
        found: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own
        return found - {"item"}


class CreditForm(PartForm):
    class Meta:
        model = Credit
        fields = ["role", "organisation"]
        help_texts = {"organisation": _("Leave it empty for the alliance itself.")}

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = choices.organisations_in(campaign)


class EditionForm(PartForm):
    class Meta:
        model = Edition
        fields = ["label", "released"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].required = True


class VersionForm(ModelForm):
    """A language version; on a new one also the stage it has reached."""

    language = forms.ChoiceField(label=_("Language"), choices=languages)
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    reached = MomentFormField(label=_("Since"), required=False)
    address = forms.URLField(label=_("Address"), required=False, assume_scheme="https")

    class Meta:
        model = LanguageVersion
        fields = ["language", "made_from", "owner", "due", "due_note", "website", "address", "note", "source"]
        widgets = {"note": WIDE}
        help_texts = {
            "made_from": _("The version it is translated from. Leave it empty for the text that was written first."),
            "due_note": _("Where the due date comes from, if it is not a plain promise."),
        }

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.edition = edition
        others = edition.versions.exclude(pk=self.instance.pk)
        fields["made_from"].queryset = others.order_by("language")
        fields["made_from"].label_from_instance = lambda version: language_name(version.language)
        for name in ("owner", "website"):
            fields[name].queryset = choices.organisations_in(edition.item.campaign)
        if self.instance.pk:
            del self.fields["stage"], self.fields["reached"]

    def clean_language(self) -> str:
        code: str = self.cleaned_data["language"]
        if self.edition.versions.exclude(pk=self.instance.pk).filter(language=code).exists():
            raise forms.ValidationError(_("This edition has a version in this language. Open that one and change it."))
        return code

    def clean_made_from(self) -> LanguageVersion | None:
        """A version cannot come, by however many steps, from itself."""
        chosen: LanguageVersion | None = self.cleaned_data["made_from"]
        above = chosen
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(_("That version was itself made from this one. Choose another source."))
            above = above.made_from
        return chosen

    def values(self) -> dict[str, Any]:
        """What the act needs, without the stage."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"stage", "reached"}}


class StageForm(Form):
    """The stage a version has reached."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices, widget=forms.RadioSelect)
    reached = MomentFormField(label=_("Reached on"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class PrintRunForm(ModelForm):
    language = forms.ChoiceField(label=_("Language"), choices=languages, required=False)

    class Meta:
        model = PrintRun
        fields = ["edition", "language", "printed_by", "printed", "copies", "note", "source"]
        widgets = {"note": WIDE}

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["edition"].queryset = item.editions.order_by("pk")
        fields["printed_by"].queryset = choices.organisations_in(item.campaign)
