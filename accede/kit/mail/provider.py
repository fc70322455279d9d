"""A provider's webhooks, as django-anymail tells them: the same news as the reports of servers.

The provider is a setting (MAIL_URL=provider://…); without one this module is not loaded.
"""

from __future__ import annotations

from typing import Any

from anymail.signals import EventType, RejectReason, tracking

from accede.kit.mail.reading import Kind, Told
from accede.kit.mail.reports import Source, take

_KINDS = {
    EventType.DELIVERED: Kind.DELIVERED,
    EventType.DEFERRED: Kind.DELAYED,
    EventType.BOUNCED: Kind.BOUNCED,
    EventType.REJECTED: Kind.BOUNCED,
    EventType.FAILED: Kind.BOUNCED,
    EventType.COMPLAINED: Kind.COMPLAINED,
    EventType.UNSUBSCRIBED: Kind.UNSUBSCRIBED,
}
_BAD_ADDRESS = {RejectReason.INVALID, RejectReason.BOUNCED}


def listen() -> None:
    """Hears what the provider tells from now on."""
    tracking.connect(hear, dispatch_uid="accede.kit.mail.provider")


def hear(sender: Any, event: Any, esp_name: str, **kwargs: Any) -> None:
    """One event of one recipient; opened and clicked are not asked for, and not kept where they come all the same."""
    kind = _KINDS.get(event.event_type)
    if kind is None:
        return
    code = "5.1.1" if kind is Kind.BOUNCED and event.reject_reason in _BAD_ADDRESS else ""
    told = Told(
        kind=kind,
        address=(event.recipient or "")[:254],
        # The provider gives the letter a name of its own; ours travels with it.
        message_id=str((event.metadata or {}).get("letter") or event.message_id or ""),
        code=code,
        words=event.mta_response or event.description or "",
        told_at=event.timestamp,
        event=str(event.event_id or ""),
    )
    take([told], source=Source.PROVIDER)
