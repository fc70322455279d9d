"""The part "Who may see this" of the form of any owned row: for whom it is entered, and with whom it is shared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.coalition.forms.embargo import EMBARGO, ask_embargo
from accede.coalition.models import Campaign, Embargoed, Organisation, SharedWith
from accede.coalition.queries import all_organisations
from accede.coalition.rules import Reading, keeps, reading_of, seen
from accede.kit.forms import dressed

SHARING = ("owner", "shared_with", "shared_keys")
_ALLIANCE = "-"


class _OwnerField(forms.ChoiceField):
    """One of the reader's organisations, or the alliance; what is not sent leaves the owner as it is."""

    def __init__(self, owner: Organisation | None, rows: list[Organisation], alliance: str, **kwargs: Any) -> None:
        self._owner = owner
        self._rows = {row.key: row for row in rows}
        choices = [(_ALLIANCE, alliance), *((row.key, row.name) for row in rows)]
        super().__init__(choices=choices, required=False, **kwargs)

    def prepare_value(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        return next((key for key, row in self._rows.items() if row.pk == getattr(value, "pk", value)), _ALLIANCE)

    def clean(self, value: Any) -> Organisation | None:
        chosen = super().clean(value)
        return self._rows.get(chosen) if chosen else self._owner

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and self.prepare_value(initial) != data


class _SharedWithField(forms.ChoiceField):
    """How far it is shared; what is not sent leaves it as it is."""

    def __init__(self, kept: str, **kwargs: Any) -> None:
        self._kept = kept
        super().__init__(required=False, widget=forms.RadioSelect, **kwargs)

    def clean(self, value: Any) -> str:
        return str(super().clean(value) or self._kept)


def ask_sharing(form: Any, *, campaign: Campaign, reader: Any, on: date) -> None:
    """Lets a ModelForm of an owned model ask who may see the row: call it at the end of `__init__`, and end the form's
    `fields` with `*SHARING`, or with `*SHARING, *EMBARGO` for an embargoed model, whose embargo is then asked for too.
    Who is not of the owner's people is not asked. Choices of other rows are cut to what the
    reader may see; a field that holds what she may not see is left out, and so stays as it is.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    cut_choices(form, reading)
    row = form.instance
    for name in (*SHARING, *EMBARGO):
        form.fields.pop(name, None)
    if row.pk is not None and not keeps(row, reading):
        return
    organisations = all_organisations(campaign)
    own = [each for each in organisations if each.key in reading.organisations]
    if own:
        _ask_owner(form, own, campaign, of_alliance=reading.of_alliance)
    form.fields["shared_with"] = _SharedWithField(
        row.shared_with,
        label=gettext_lazy("Who may see this"),
        choices=[(value, capfirst(str(label))) for value, label in SharedWith.choices if _may(value, own, reading)],
        help_text=gettext_lazy(
            "Whoever it is entered for always sees it. The report draws on what members and observers may see."
        ),
    )
    if not own and not reading.of_alliance:  # nothing can be kept by somebody who speaks for nobody
        _dress(form)
        return
    form.fields["shared_keys"] = forms.MultipleChoiceField(
        label=gettext_lazy("Named organisations"),
        choices=[(each.key, each.name) for each in organisations if each not in own or each.key in row.shared_keys],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Counts only with the answer “named organisations” above."),
    )
    _dress(form)
    if isinstance(row, Embargoed):
        ask_embargo(form, campaign=campaign)


def _dress(form: Any) -> None:
    for name in SHARING:
        if name in form.fields:
            dressed(name, form.fields[name])
    form.initial.setdefault("shared_with", form.instance.shared_with)


def _ask_owner(form: Any, own: list[Organisation], campaign: Campaign, *, of_alliance: bool) -> None:
    row = form.instance
    if row.pk is None and not of_alliance:
        row.owner = own[0]
        form.initial["owner"] = own[0].pk
    form.fields["owner"] = _OwnerField(
        row.owner,
        own,
        campaign.alliance_short or _("the alliance"),
        label=gettext_lazy("Entered for"),
        help_text=gettext_lazy("It belongs to this organisation, which says who may see it."),
    )


def _may(value: str, own: list[Organisation], reading: Reading) -> bool:
    """What would hide it from its own author is not offered."""
    return bool(own) or reading.of_alliance or value not in (SharedWith.OWN, SharedWith.NAMED)


def cut_choices(form: Any, reading: Reading) -> None:
    """Cuts what a form offers to choose from to what such a reader may see."""
    for name, field in list(form.fields.items()):
        if not isinstance(field, forms.ModelChoiceField) or field.queryset is None:
            continue
        whole, cut = field.queryset, seen(field.queryset, reading)
        if cut is whole:
            continue
        field.queryset = cut
        held = getattr(form.instance, f"{name}_id", None) if getattr(form, "instance", None) else None
        if held is not None and not cut.filter(pk=held).exists():
            del form.fields[name]
