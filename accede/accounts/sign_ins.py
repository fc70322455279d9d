"""A person's open sign-ins: the list, ending one, ending all others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.models import User
from accede.kit import log

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True)
class SignIn:
    """One open sign-in as its owner sees it."""

    number: int
    device: str
    address: str
    since: datetime
    seen: datetime
    this_one: bool


def device(agent: str) -> str:
    """What a browser says of itself, in two words: "Firefox, Windows"."""
    found = [next((name for sign, name in known if re.search(sign, agent)), "") for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(part for part in found if part) or _("A program that does not say what it is")


def open_ones(user: User, *, current: str | None) -> list[SignIn]:
    """The sign-ins that are still good, this one first, then the newest. `current` is the session's own key."""
    rows = UserSession.objects.purge_and_list(user)
    found = [
        SignIn(row.pk, device(row.user_agent), row.ip, row.created_at, row.last_seen_at, row.session_key == current)
        for row in rows
    ]
    return sorted(found, key=lambda each: (not each.this_one, -each.seen.timestamp()))


@transaction.atomic
def end(*, number: int, user: User, on: date) -> bool:
    """End one of her own sign-ins; whether it was there."""
    row = UserSession.objects.filter(user=user, pk=number).first()
    if row is None:
        return False
    row.end()
    log.record("accounts.end_sign_in", target=user, by=user, on=on)
    return True


@transaction.atomic
def end_others(*, user: User, current: str | None, on: date, by: Any = None) -> int:
    """End all but the current one; how many."""
    rows = list(UserSession.objects.filter(user=user).exclude(session_key=current or ""))
    for row in rows:
        row.end()
    if rows:
        log.record("accounts.end_sign_in", target=user, by=by or user, on=on)
    return len(rows)


def end_every_one(user: User) -> int:
    """End all sign-ins of an account, those too that no list knows; how many."""
    ended = 0
    for session in Session.objects.all().iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
            ended += 1
    UserSession.objects.filter(user=user).delete()
    return ended
