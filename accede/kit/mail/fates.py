"""What becomes of a letter after it was handed over, told by servers and by people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accede.kit import log
from accede.kit.mail.news import mail_came_back
from accede.kit.mail.waiting import wait_again
from accede.kit.models import MailState, OutgoingMail, SuppressedAddress


class NotDoubtful(Exception):
    """Somebody else has settled this letter meanwhile, or the server has."""


def doubtful(campaign: str | None = None) -> QuerySet[OutgoingMail]:
    """Letters of which nobody knows whether they left, oldest first: for a person to settle."""
    rows = OutgoingMail.objects.filter(state=MailState.DOUBTFUL).order_by("handing_over_at", "pk")
    return rows if campaign is None else rows.filter(campaign=campaign)


@transaction.atomic
def resolve_doubtful(row: OutgoingMail, *, by: Any, sent: bool) -> OutgoingMail:
    """A person says whether a doubtful letter left. If it did not, it goes back into the queue; where its run was
    paused or cancelled meanwhile, it waits as the run does or never leaves.
    """
    now = timezone.now()
    held = OutgoingMail.objects.filter(pk=row.pk, state=MailState.DOUBTFUL)
    told: dict[str, Any] = {"owner": "", "lease_until": None, "resolved_by": log.username(by), "words": ""}
    if sent:
        settled = held.update(state=MailState.SENT, sent_at=row.handing_over_at or now, **told)
    else:
        settled = wait_again(held, handing_over_at=None, not_before=now, **told)
    if not settled:
        raise NotDoubtful
    row.refresh_from_db()
    log.record("kit.resolve_doubtful", target=row, by=by, before={"state": "doubtful"}, after={"state": row.state})
    return row


@transaction.atomic
def mark_bounced(row: OutgoingMail, *, words: str, by: Any = None, suppress_address: bool = True) -> OutgoingMail:
    """The letter came back. The address is written to no more, unless the fault was only this letter's. Of a letter
    that came back before nothing new is told.
    """
    if OutgoingMail.objects.filter(pk=row.pk, state=MailState.BOUNCED).exists():
        return row
    OutgoingMail.objects.filter(pk=row.pk).update(
        state=MailState.BOUNCED, words=words[:500], owner="", lease_until=None
    )
    row.refresh_from_db()
    log.record("kit.mark_bounced", target=row, by=by, after={"state": row.state})
    if suppress_address:
        suppress(row.to, why=words, by=by)
    mail_came_back.send(sender=OutgoingMail, mail=row, at=timezone.now())
    return row


def tell_suppressed(rows: Iterable[OutgoingMail]) -> None:
    """Tells the rooms of letters that do not leave because their addresses are written to no more."""
    for row in rows:
        mail_came_back.send(sender=OutgoingMail, mail=row, at=timezone.now())


@transaction.atomic
def suppress(address: str, *, why: str, by: Any = None) -> SuppressedAddress:
    """From now on nothing is sent to this address; letters that wait for it are taken out of the queue."""
    entry, created = SuppressedAddress.objects.get_or_create(
        address=_folded(address), defaults={"why": why[:300], "by": log.username(by), "at": timezone.now()}
    )
    if created:
        log.record("kit.suppress_address", target=entry, by=by)
    waiting = OutgoingMail.objects.filter(state__in=[MailState.QUEUED, MailState.HELD], to__iexact=address.strip())
    stopped = list(waiting)
    waiting.filter(pk__in=[row.pk for row in stopped]).update(state=MailState.SUPPRESSED)
    tell_suppressed(stopped)
    return entry


def take_back(leave_url: str) -> int:
    """Letters of a list that wait for who has just left it do not leave any more; returns how many that are."""
    waiting = OutgoingMail.objects.filter(leave_url=leave_url, state__in=[MailState.QUEUED, MailState.HELD])
    return waiting.update(state=MailState.CANCELLED) if leave_url else 0


def is_suppressed(address: str) -> bool:
    return SuppressedAddress.objects.filter(address=_folded(address)).exists()


def suppressed_among(addresses: Iterable[str]) -> set[str]:
    """Those of the addresses, as they were given, that are written to no more. One query."""
    return set(came_back(addresses))


def came_back(addresses: Iterable[str]) -> dict[str, date]:
    """{address as it was given: the day since which nothing is sent to it}, of those that are suppressed. One query."""
    given = {address: _folded(address) for address in addresses if address}
    rows = SuppressedAddress.objects.filter(address__in=set(given.values()))
    since = {row.address: timezone.localtime(row.at).date() for row in rows}
    return {address: since[folded] for address, folded in given.items() if folded in since}


def _folded(address: str) -> str:
    return address.strip().lower()
