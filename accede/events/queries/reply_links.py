"""The address by which an invitation is answered without an account: signed, bound to one invitation, revocable.

A token holds the invitation's key and its turn and is signed with the installation's secret (an older secret among
ACCEDE_SECRET_KEY_FALLBACKS still opens it). Revoking counts the turn up. A token tells neither name nor State.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.core import signing
from django.urls import reverse

from accede.events.models import Invitation
from accede.events.queries.closing import is_closed

SALT = "events.reply"
# Stands in a preview in the place of the token: letters that were not released let nobody in.
PREVIEW = "preview"


class Door(StrEnum):
    """What an address leads to."""

    OPEN = "open"
    CLOSED = "closed"  # too late, or the event was cancelled
    REVOKED = "revoked"  # another link was given, or the invitation withdrawn
    PREVIEW = "preview"
    NOWHERE = "nowhere"  # forged, or cut off


@dataclass(frozen=True)
class Opened:
    """What a token opens; no invitation where it opens nothing."""

    door: Door
    invitation: Invitation | None = None
    turn: int = 0


def token_for(key: str, turn: int = 1) -> str:
    """The token of an invitation's key at its turn."""
    return _signer().sign(f"{key}.{turn}")


def address_for(key: str, turn: int = 1) -> str:
    """The whole address for answering; without a key one that leads to words about previews."""
    return settings.SITE_URL + reverse("invited:reply", args=[token_for(key, turn) if key else PREVIEW])


def opened(token: str, *, at: datetime) -> Opened:
    """What the token leads to at the moment. Reads only: one query at most."""
    if token == PREVIEW:
        return Opened(Door.PREVIEW)
    try:
        key, turn = _signer().unsign(token).rsplit(".", 1)
        number = int(turn)
    except (signing.BadSignature, ValueError):
        return Opened(Door.NOWHERE)
    found = Invitation.objects.select_related("event__campaign", "mission", "state").filter(key=key).first()
    if found is None:
        return Opened(Door.NOWHERE)
    if found.turn != number or found.withdrawn_date:
        return Opened(Door.REVOKED, found, number)
    return Opened(Door.CLOSED if is_closed(found.event, at=at) else Door.OPEN, found, number)


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep=".")
