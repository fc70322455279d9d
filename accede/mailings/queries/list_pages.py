"""What the pages of lists show, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.mailings.models import MailingList, Subscription
from accede.mailings.queries import languages, lists


@dataclass(frozen=True)
class ListText:
    """A language of the list's page: what stands in it, and where it is written."""

    code: str
    name: str
    words: str
    url: str
    complete: bool


def texts_of(row: MailingList) -> list[ListText]:
    """The languages besides the campaign's own, and what is still missing in each."""
    found = []
    for code, name in languages.choices():
        if code == row.campaign.language:
            continue
        told = row.texts.get(code, {})
        words = _("not written") if not told else "" if told.get("consent") else _("what people agree to is missing")
        url = reverse("mailings:list_text", args=[row.campaign.slug, row.key, code])
        found.append(ListText(code, name, words, url, bool(told.get("consent"))))
    return found


def facts_of(row: MailingList) -> list[tuple[str, Any]]:
    """How the list stands."""
    who = _("anybody, by the page") if lists.may_be_joined(row) else _("nobody by herself")
    return [
        (_("Joins"), who),
        (_("Version of what people agree to"), row.consent_version),
    ]


def facts_of_subscription(row: Subscription) -> list[tuple[str, Any]]:
    """What is on record about one address on a list."""
    told: list[tuple[str, Any]] = [
        (_("How"), row.get_way_display()),
        (_("Source"), row.source),
        (_("Entered by"), row.entered_by),
        (_("Why she left"), row.left_words),
    ]
    return [(label, value) for label, value in told if value]
