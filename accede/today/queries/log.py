"""The log as its page shows it, and the words for what became of a letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.queries import seen_entries
from accede.coalition.rules import reading_of
from accede.kit import offers
from accede.kit.models import LogEntry


def log_entries(campaign: Campaign, *, reader: Any, on: date, act: str = "", by: str = "") -> QuerySet[LogEntry]:
    """The entries of the campaign and of the record that the reader, who may read the log, sees; newest first.

    Who audits has all of them, but for those about rows of which nothing is told (`kit.belonging`).
    """
    found = LogEntry.objects.filter(Q(campaign=campaign.slug) | Q(campaign="", act__startswith="record."))
    if act:
        found = found.filter(act=act)
    if by:
        found = found.filter(by=by)
    found = found.order_by("-at", "-pk")
    reading = reading_of(reader, campaign.slug, on=on)
    return seen_entries(found, campaign, reader=reading, on=on, untold_alone=reading.audits)


def act_words(*, on: date, reader: Any) -> dict[str, str]:
    """What the rooms call their acts."""
    return dict(offers.ask("act_words", on=on, reader=reader))


def mail_state_word(state: str) -> str:
    """What became of a letter, in words."""
    return {
        "queued": _("waits to be sent"),
        "held": _("held: the run is paused"),
        "claimed": _("is being sent"),
        "sent": _("sent"),
        "doubtful": _("doubtful: a person must say"),
        "bounced": _("came back"),
        "suppressed": _("not sent: the address is on the list of those not written to"),
        "cancelled": _("not sent: the run was cancelled"),
    }[state]
