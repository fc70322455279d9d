"""What the alliance says of itself in letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.queries.offices import OfficeOnADay, offices
from accede.kit.letter_fields import FieldKind, Filled, RunTo

_OFFICE = "office."


def field_kinds(campaign: Campaign, *, on: date) -> list[FieldKind]:
    """The alliance, the campaign, and who holds each office. Two queries."""
    alliance = _("Alliance")
    found = [
        FieldKind("alliance.name", _("name of the alliance"), alliance, 60, "name"),
        FieldKind("alliance.short", _("short name of the alliance"), alliance, 61, "name"),
        FieldKind("campaign.name", _("name of the campaign"), alliance, 62, "name"),
    ]
    return found + [
        FieldKind(f"{_OFFICE}{each.office.key}", str(each.office), alliance, 63, "name", _("Who holds the office."))
        for each in offices(campaign, on=on)
    ]


def run_fields(campaign: Campaign, to: RunTo, *, on: date) -> list[Filled]:
    """The same text in every letter of a run; the campaign's name in the letter's language where it has one. Two
    queries where a text names an office, else none."""
    named = any(name.startswith(_OFFICE) for name in to.names)
    held = {f"{_OFFICE}{each.office.key}": each for each in offices(campaign, on=on)} if named else {}
    return [
        Filled(letter.addressee, name, text, bool(text), "" if text else note, url)
        for name in sorted(to.names & {*_READ, *held})
        for letter in to.letters
        for text, note, url in [_of(campaign, name, letter.language, held)]
    ]


def _of(campaign: Campaign, name: str, language: str, held: dict[str, OfficeOnADay]) -> tuple[str, str, str]:
    if name in held:
        text = ", ".join(str(each.term.holder) for each in held[name].holders)
        url = reverse("coalition:offices", args=[campaign.slug])
        return text, _("Nobody is on record who holds the office on this day."), url
    text = _READ[name](campaign, language)
    return text, _("The campaign has not said it yet."), reverse("coalition:overview", args=[campaign.slug])


_READ: dict[str, Callable[[Campaign, str], str]] = {
    "alliance.name": lambda campaign, _language: campaign.alliance,
    "alliance.short": lambda campaign, _language: campaign.alliance_short or campaign.alliance,
    "campaign.name": lambda campaign, language: str(campaign.names.get(language.split("-")[0]) or campaign.name),
}
