"""Settings of mail with their defaults, read when used so that tests may override them."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

# How long a letter waits that a server put off, in units of MAIL_RETRY_SECONDS: with a minute as unit, after a minute,
# five, a quarter of an hour … a day. Greylisting ends within the first hour; a full mailbox has two days to be emptied.
WAITS = (1, 5, 15, 30, 60, 120, 240, 480, 720, 1440)


def batch_size() -> int:
    """How many letters of a list are with the server at once: so many may be doubtful after a kill, and no more."""
    return int(getattr(settings, "MAIL_BATCH", 200))


def connections() -> int:
    """How many connections carry the letters of a batch."""
    return int(getattr(settings, "MAIL_CONNECTIONS", 6))


def per_minute(domain: str) -> int:
    """How many letters a minute a domain gets; 0: as many as there are."""
    given = getattr(settings, "MAIL_PER_MINUTE", {})
    return int(given.get(domain, given.get("", 0)))


def is_paced() -> bool:
    return any(getattr(settings, "MAIL_PER_MINUTE", {}).values())


def envelope_sender() -> str:
    """Where servers send their reports; empty: to the sender."""
    return str(getattr(settings, "MAIL_RETURN", ""))


def lease() -> timedelta:
    """Longer than a slow server may take for one letter, else letters in good hands would become doubtful."""
    return timedelta(seconds=getattr(settings, "MAIL_LEASE_SECONDS", 120))


def wait_after(refusals: int) -> timedelta | None:
    """How long a letter waits that was put off so often; None: long enough."""
    if refusals > len(WAITS):
        return None
    return timedelta(seconds=WAITS[refusals - 1] * float(getattr(settings, "MAIL_RETRY_SECONDS", 60)))
