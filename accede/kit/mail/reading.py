"""Reports that servers send by mail: what became of a letter (RFC 3464), and that a reader complained (RFC 5965)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from accede.kit.mail.answers import enhanced
from accede.kit.models import MailReport

Kind = MailReport.Kind
LARGEST = 10_000_000
_ACTIONS = {"failed": Kind.BOUNCED, "delayed": Kind.DELAYED, "delivered": Kind.DELIVERED}
_MESSAGE_ID = re.compile(r"^Message-ID:\s*(<[^>\s]+>)", re.IGNORECASE | re.MULTILINE)


class NotAReport(ValueError):
    """What was given is no report of a mail server on a letter."""


@dataclass(frozen=True)
class Told:
    """What a report says of one recipient. `message_id` is that of our letter, empty where the report does not say."""

    kind: str
    address: str
    message_id: str = ""
    code: str = ""  # RFC 3463
    words: str = ""
    told_at: datetime | None = None
    event: str = ""  # the provider's own number of it


def read(content: bytes) -> list[Told]:
    """All that a report says, one for each recipient. Raises NotAReport, with what was found instead."""
    if len(content) > LARGEST:
        raise NotAReport("too_large")
    message = message_from_bytes(content)
    told = [*_complaints(message), *_statuses(message)]
    if not told:
        raise NotAReport("no_report")
    return told


def _statuses(message: Message) -> Iterator[Told]:
    told_at, of_letter = _date(message), _letter_in(message)
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = [block for block in _blocks(part) if len(block)]
        for block in blocks:
            kind = _ACTIONS.get(_field(block, "Action").lower())
            if kind is None:
                continue
            yield Told(
                kind=kind,
                address=_address(block, "Original-Recipient") or _address(block, "Final-Recipient"),
                message_id=of_letter,
                code=enhanced(_field(block, "Status")),
                words=_field(block, "Diagnostic-Code").partition(";")[2].strip() or _field(block, "Status"),
                told_at=told_at,
            )


def _complaints(message: Message) -> Iterator[Told]:
    for part in message.walk():
        if part.get_content_type() != "message/feedback-report":
            continue
        for block in _blocks(part):
            kind = _field(block, "Feedback-Type").lower()
            if not kind:
                continue
            yield Told(
                kind=Kind.UNSUBSCRIBED if kind == "opt-out" else Kind.COMPLAINED,
                address=_bare(_field(block, "Original-Rcpt-To")),
                message_id=_letter_in(message),
                words=kind,
                told_at=_date(message),
            )


def _blocks(part: Message) -> list[Message]:
    """The groups of fields of a report. A feedback report is one of them, and Python keeps its fields as a text."""
    content: Any = part.get_payload()
    if isinstance(content, list):
        return [block for block in content if isinstance(block, Message)]
    decoded: Any = part.get_payload(decode=True)
    return [message_from_bytes(decoded or str(content).encode(errors="replace"))]


def _letter_in(message: Message) -> str:
    """The Message-ID of the letter of which the report speaks: it holds the letter, or its head."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822" and isinstance(inner := part.get_payload(), list) and inner:
            found: Any = inner[0]
            if found["Message-ID"]:
                return str(found["Message-ID"]).strip()
        if kind in ("text/rfc822-headers", "message/rfc822-headers", "message/global-headers"):
            decoded: Any = part.get_payload(decode=True)
            if match := _MESSAGE_ID.search((decoded or b"").decode(errors="replace")):
                return match[1]
    return ""


def _field(block: Message, name: str) -> str:
    value = block[name]
    if value is None:
        return ""
    try:
        text = str(make_header(decode_header(str(value))))
    except (UnicodeError, LookupError, ValueError):
        text = str(value)
    return " ".join(text.split())


def _address(block: Message, name: str) -> str:
    """The address of a field "rfc822; a@b.example"."""
    kind, _semicolon, value = _field(block, name).partition(";")
    return _bare(value) if kind.strip().lower() in ("rfc822", "utf-8") else ""


def _bare(text: str) -> str:
    return parseaddr(text.strip())[1][:254]


def _date(message: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None
