"""The contact log as it is typed: what is needed first, the rest behind one line."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.forms import EMBARGO, SHARING, ask_sharing
from accede.coalition.models import Campaign
from accede.coalition.queries import all_organisations
from accede.core.contacts import plain_name
from accede.governments.actions.contacts import Met
from accede.governments.models import Contact, OfficeKind, Official
from accede.governments.queries.officials import missions_to_choose
from accede.governments.queries.tags import tags_from
from accede.kit.forms import Form, ModelForm, dressed
from accede.record.models import State

Stage = Contact.Stage
# What a phone shows first; everything else stands behind "More".
FIRST = (
    "stage", "day", "kind", "office_kind", "office", "met", "said", "asked", "next_step", "next_date", "form_key",
)  # fmt: skip
# Below who may see it and until when nobody else does.
LAST = ("at", "place", "went", "mission", "with_keys", "tags", "warns")
_SIDES = (("met", False), ("went", True))  # a field, and whether it asks for people of the alliance
OFFICES = "offices"  # the list of suggestions on the page


class TagsField(forms.CharField):
    """Words parted by commas; the value is the list of tags."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Tags"))
        kwargs.setdefault("help_text", _("Words to find it again, parted by commas."))
        super().__init__(required=False, max_length=300, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return tags_from(super().clean(value) or "")


class PeopleField(forms.CharField):
    """One person a line: the name, then after a comma the title; the value is a list of (name, title)."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": "2"})
        super().__init__(required=False, max_length=2000, widget=widget, **kwargs)

    def clean(self, value: Any) -> list[tuple[str, str]]:
        lines = (line.strip() for line in (super().clean(value) or "").splitlines())
        found = []
        for line in filter(None, lines):
            name, _comma, title = line.partition(",")
            if len(name.strip()) > 200 or len(title.strip()) > 200:
                raise forms.ValidationError(_("A name or a title is too long: write one person on each line."))
            found.append((name.strip() or title.strip(), title.strip() if name.strip() else ""))
        return found


class _OfPeople(ModelForm):
    """A form that asks who was there. What it does not ask about stays as it is."""

    def show_people(self) -> None:
        """Puts those on record into the form, one a line."""
        rows = list(self.instance.people.all())
        for field, ours in _SIDES:
            lines = [", ".join(part for part in (row.name, row.title) if part) for row in rows if row.ours is ours]
            self.initial[field] = "\n".join(lines)

    def values(self) -> dict[str, Any]:
        """The fields of the row, without who was there and the key of the form."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("met", "went", "form_key")}

    def people(self, officials: list[Official]) -> list[Met]:
        """Who was there. A name that stood here before keeps its link; one among the officials that the reader sees
        gets it.
        """
        known = {plain_name(row.name): row for row in officials}
        stood = list(self.instance.people.all()) if self.instance.pk else []
        found = []
        for field, ours in _SIDES:
            before = {row.name: row for row in stood if row.ours is ours}
            if field not in self.fields:
                found += [Met(row.name, row.title, ours, row.official, row.person) for row in before.values()]
                continue
            for name, title in self.cleaned_data.get(field) or []:
                row = before.get(name)
                official = row.official if row else None if ours else known.get(plain_name(name))
                found.append(Met(name, title, ours, official, row.person if row else None))
        return found


class ContactForm(_OfPeople):
    """A contact, planned or held."""

    met = PeopleField(label=_("Who was met"), help_text=_("One person a line: name, title."))
    went = PeopleField(label=_("Who went for the alliance"), help_text=_("One person a line: name, title."))
    with_keys = forms.MultipleChoiceField(
        label=_("Together with"), required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )
    tags = TagsField()

    class Meta:
        model = Contact
        fields = [
            "stage", "day", "kind", "office_kind", "office", "said", "asked", "next_step", "next_date", "form_key",
            "at", "place", "mission", "with_keys", "tags", "warns", *SHARING, *EMBARGO,
        ]  # fmt: skip
        widgets = {
            "stage": forms.RadioSelect,
            "office": forms.TextInput(attrs={"list": OFFICES, "autocomplete": "off"}),
            "said": forms.Textarea(attrs={"rows": 3}),
            "asked": forms.Textarea(attrs={"rows": 2}),
            "form_key": forms.HiddenInput,
            "at": forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M"),
            "warns": forms.RadioSelect,
        }
        help_texts = {
            "said": _("Name nobody here who must not be known: a source at risk has a page of its own."),
            "warns": _(
                "When somebody else plans a visit to this office. You are always told, by a notice that names nobody."
            ),
        }

    def __init__(self, *args: Any, campaign: Campaign, state: State, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.campaign, self.instance.state = campaign, state
        named: Any = self.fields
        named["stage"].choices = [(each.value, each.label) for each in self._stages()]
        named["office_kind"].choices = [("", pgettext_lazy("office", "choose")), *OfficeKind.choices]
        named["mission"].queryset = missions_to_choose(campaign, state)
        named["warns"].required = False  # not sent, it stays as it is
        if not self.instance.pk:
            self.initial.update(day=on, form_key=secrets.token_urlsafe(18))
            self.initial.setdefault("stage", Stage.HELD)
        else:
            del named["form_key"]
            self.show_people()
        ask_sharing(self, campaign=campaign, reader=reader, on=on)
        self._offer_company(campaign)
        after = [name for name in self.fields if name not in (*FIRST, *LAST)]
        self.order_fields([*FIRST, *after, *LAST])

    def _stages(self) -> list[Stage]:
        known = [Stage.HELD, Stage.PLANNED]
        return known if self.instance.stage in known else [*known, Stage.CANCELLED]

    def _offer_company(self, campaign: Campaign) -> None:
        rows = all_organisations(campaign)
        self.fields["with_keys"].choices = [(row.key, row.name) for row in rows]  # type: ignore[attr-defined]  # a list
        for name in ("met", "went", "with_keys", "tags"):
            dressed(name, self.fields[name])

    def clean_warns(self) -> str:
        return str(self.cleaned_data.get("warns") or self.instance.warns)

    def clean_form_key(self) -> str:
        return str(self.cleaned_data.get("form_key") or "")

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that stand open."""
        return [self[name] for name in FIRST if name in self.fields]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The fields behind "More"."""
        return [self[name] for name in self.fields if name not in FIRST]

    @property
    def opens_rest(self) -> bool:
        """Whether something behind "More" needs attention."""
        return any(bound.errors for bound in self.rest)


class HoldForm(_OfPeople):
    """What was planned took place: on which day, who was met, what was said and what comes next."""

    met = PeopleField(label=_("Who was met"), help_text=_("One person a line: name, title."))

    class Meta:
        model = Contact
        fields = ["day", "said", "asked", "next_step", "next_date"]
        widgets = {key: ContactForm.Meta.widgets[key] for key in ("said", "asked")}
        help_texts = {"said": ContactForm.Meta.help_texts["said"]}

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["day"] = min(self.instance.day, on)
        self.show_people()
        self.order_fields(["day", "met"])


class SourceForm(Form):
    """Who told it, where that must not be known."""

    name = forms.CharField(
        label=_("Who told it"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write who told it, or remove the source.")},
    )  # fmt: skip
    note = forms.CharField(
        label=_("What to know about this source"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
