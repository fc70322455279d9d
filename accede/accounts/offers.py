"""What accounts offer: the rights that a reader holds, by which the search cuts what it finds; words of the log."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.accounts.roles import ROLES
from accede.accounts.rules import grants_on
from accede.kit.offers import Readable, offer


@offer("readable")
def readable(*, subject: object, on: date, reader: Any) -> list[Readable]:
    """Every right of the reader, in each campaign for which a grant gives it; none for a stranger."""
    if not getattr(reader, "is_authenticated", False):
        return []
    grants = grants_on(on).filter(user=reader).values_list("role", "campaign")
    held = {(right.value, campaign) for role, campaign in grants for right in ROLES[role].may}
    return [Readable(right, campaign) for right, campaign in sorted(held)]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of accounts."""
    return [
        ("accounts.open_account", _("Account opened")),
        ("accounts.give_grant", _("Role given")),
        ("accounts.end_grant", _("Role ended")),
        ("accounts.make_calendar_address", _("Calendar address made")),
        ("accounts.end_calendar_address", _("Calendar address ended")),
        ("accounts.erase_account", _("Account closed, and what was held about its owner erased")),
        ("accounts.change_account", _("Own account changed")),
        ("accounts.lock_out", _("Account closed for a while after repeated failures")),
        ("accounts.end_sign_in", _("Open sign-in ended")),
        ("accounts.add_factor", _("Second factor set up")),
        ("accounts.remove_factor", _("Second factor removed")),
        ("accounts.reset_factors", _("Second factors taken off by the operator")),
        ("accounts.renew_recovery_codes", _("Recovery codes made anew")),
        ("accounts.add_provider", _("Identity provider added")),
        ("accounts.change_provider", _("Identity provider changed")),
        ("accounts.remove_provider", _("Identity provider removed")),
        ("accounts.tie_provider", _("Account tied to an identity provider")),
        ("accounts.untie_provider", _("Tie to an identity provider ended")),
        ("accounts.suspend", _("Person suspended")),
        ("accounts.lift_suspension", _("Suspension lifted")),
        ("accounts.close_account", _("Account closed")),
        ("accounts.reopen_account", _("Account opened again")),
    ]
