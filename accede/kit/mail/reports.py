"""What servers and providers tell us of letters that left: kept once, and what follows from it done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accede.kit import log
from accede.kit.mail.answers import blames_the_address
from accede.kit.mail.fates import mark_bounced, suppress
from accede.kit.mail.news import mail_reported
from accede.kit.mail.reading import Told
from accede.kit.models import MailReport, MailState, OutgoingMail

Kind = MailReport.Kind
Source = MailReport.Source
RECENT = timedelta(days=30)
_LEFT = [MailState.SENT, MailState.DOUBTFUL, MailState.CLAIMED, MailState.BOUNCED]
_WHY = {
    Kind.COMPLAINED: "Its owner complained to the provider about our letter.",
    Kind.UNSUBSCRIBED: "Its owner asked the provider to hear from us no more.",
}


def take(
    told: Iterable[Told], *, source: Source, by: Any = None, campaign: str | None = None, by_address: bool = False
) -> list[MailReport]:
    """Keeps what is new of a report, and does what follows: a letter that came back, an address written to no more, a
    doubtful letter that arrived after all. Returns what is new.

    A letter is found by its Message-ID, which nobody knows but its reader's server. `by_address`: where the report
    does not tell it, the newest letter to the address is meant; only when a person vouches for the report.
    `campaign`: of the letters of this campaign alone.
    """
    found = (_take(each, source, by, campaign, by_address) for each in told)
    return [report for report in found if report is not None]


@transaction.atomic
def _take(told: Told, source: Source, by: Any, campaign: str | None, by_address: bool) -> MailReport | None:
    letter = _letter(told, campaign, by_address)
    facts = {
        "mail": letter,
        "kind": told.kind,
        "source": source,
        "address": told.address,
        "code": told.code,
        "words": told.words[:500],
        "told_at": told.told_at,
        "read_at": timezone.now(),
    }
    report, new = MailReport.objects.get_or_create(fingerprint=_fingerprint(told, letter), defaults=facts)
    if not new:
        return None
    if by is not None:
        log.record("kit.take_report", target=report, by=by, after={"kind": told.kind}, campaign=campaign or "")
    if letter is not None:
        _follow(report, letter, by)
        mail_reported.send(sender=MailReport, report=report, at=timezone.now())
    return report


def _letter(told: Told, campaign: str | None, by_address: bool) -> OutgoingMail | None:
    rows = OutgoingMail.objects.filter(state__in=_LEFT)
    if campaign is not None:
        rows = rows.filter(campaign=campaign)
    if told.message_id:
        return rows.filter(message_id=told.message_id).first()
    if not by_address or not told.address:
        return None
    recent = rows.filter(to__iexact=told.address, queued_at__gte=timezone.now() - RECENT)
    return recent.order_by("-sent_at", "-pk").first()


def _follow(report: MailReport, letter: OutgoingMail, by: Any) -> None:
    kind = Kind(report.kind)
    if kind is Kind.BOUNCED:
        blamed = blames_the_address(report.code)
        mark_bounced(letter, words=f"{report.code} {report.words}".strip(), by=by, suppress_address=blamed)
        return
    # Whatever else is told of it: it left.
    OutgoingMail.objects.filter(pk=letter.pk, state=MailState.DOUBTFUL).update(
        state=MailState.SENT, sent_at=F("handing_over_at"), owner="", lease_until=None, words=""
    )
    if kind in _WHY:
        suppress(letter.to, why=_WHY[kind], by=by)


def _fingerprint(told: Told, letter: OutgoingMail | None) -> str:
    when = told.told_at.isoformat() if told.told_at else ""
    whose = letter.message_id if letter is not None else told.message_id
    parts = [told.event] if told.event else [told.address.lower(), told.code, when, told.words]
    return hashlib.sha256("\0".join([whose, told.kind, *parts]).encode()).hexdigest()
