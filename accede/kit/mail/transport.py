"""A mail connection that is known to be open before a letter is handed over, and what its refusals mean."""

from __future__ import annotations

import contextlib
import hashlib
import re
import smtplib
from email.utils import formataddr
from enum import Enum
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection

from accede.kit.mail.folder import AlreadyWritten
from accede.kit.models import MailFile, OutgoingMail


class Outcome(Enum):
    SENT = "sent"
    ADDRESS_REFUSED = "address refused for good"
    LETTER_REFUSED = "letter refused for good"
    REFUSED_FOR_NOW = "refused for now"
    NOBODY_KNOWS = "nobody knows"


class FileMissing(Exception):
    """A file that goes with the letter is not there, or not what it was: the letter does not leave without it."""


class Transport:
    """One connection for many letters, opened when first needed and again when the server has hung up."""

    def __init__(self) -> None:
        self._backend: Any = None

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def make_ready(self) -> None:
        """Raises if the server cannot be reached; nothing has been handed over then."""
        if self._backend is not None and not _answers(self._backend):
            self.close()
        if self._backend is None:
            backend = get_connection()
            backend.open()
            self._backend = backend

    def hand_over(self, message: EmailMessage) -> tuple[Outcome, str]:
        """The outcome and, where there is something to say, the server's words."""
        try:
            self._backend.send_messages([message])
        except AlreadyWritten:
            return Outcome.SENT, "The folder held this letter already."
        except smtplib.SMTPRecipientsRefused as refusal:
            code, words = next(iter(refusal.recipients.values()))
            return _refused(code, Outcome.ADDRESS_REFUSED), _words(code, words)
        except smtplib.SMTPSenderRefused as refusal:
            # The fault is ours and not the recipient's: the letter waits until it is mended.
            return Outcome.REFUSED_FOR_NOW, _words(refusal.smtp_code, refusal.smtp_error)
        except smtplib.SMTPResponseException as refusal:
            said = _words(refusal.smtp_code, refusal.smtp_error)
            return _refused(refusal.smtp_code, Outcome.LETTER_REFUSED), said
        except Exception as problem:
            # The line broke somewhere between our first word and the server's last: it may have the letter.
            self.close()
            return Outcome.NOBODY_KNOWS, f"{type(problem).__name__}: {problem}"
        return Outcome.SENT, ""

    def close(self) -> None:
        backend, self._backend = self._backend, None
        if backend is not None:
            with contextlib.suppress(Exception):
                backend.close()


def message_of(row: OutgoingMail) -> EmailMessage:
    """The letter as it leaves; the same row always has the same Message-ID and file name."""
    message = EmailMultiAlternatives(
        subject=row.subject,
        body=row.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((row.to_name, row.to))],
        reply_to=[row.reply_to] if row.reply_to else None,
        headers={"Message-ID": row.message_id, "Content-Language": row.language},
    )
    if row.html:
        message.attach_alternative(row.html, "text/html")
    if row.calendar:
        # The last and so the richest of the alternatives; and a file, for programs that only know files.
        message.attach_alternative(row.calendar, f"text/calendar; method={calendar_method(row.calendar)}")
        message.attach("invitation.ics", row.calendar.encode(), "application/ics")
    for file in row.files.order_by("pk"):
        message.attach(file.name, content_of(file), file.content_type)
    message.file_stem = file_stem(row)  # type: ignore[attr-defined]  # read by the folder backend
    return message


def content_of(file: MailFile) -> bytes:
    """The bytes of a file that goes with a letter; FileMissing when the storage has lost or changed them."""
    if not file.stored:
        return bytes(file.content)
    try:
        with default_storage.open(file.stored) as stored:
            content = bytes(stored.read())
    except FileNotFoundError:
        raise FileMissing(f"The file {file.name} is not in the storage any more.") from None
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileMissing(f"The file {file.name} is not what it was when the letter was written: its hash differs.")
    return content


def calendar_method(calendar: str) -> str:
    """What the entry asks of a calendar (REQUEST, CANCEL); the letter's header must say the same."""
    found = re.search(r"^METHOD:([A-Z]+)\s*$", calendar, re.MULTILINE)
    return found[1] if found else "PUBLISH"


def file_stem(row: OutgoingMail) -> str:
    # The number for people; the identifier because a new database counts from one again beside an old folder.
    return f"{row.pk:08d}-{row.message_id.strip('<>').partition('@')[0][:12]}"


def _answers(backend: Any) -> bool:
    line = getattr(backend, "connection", None)
    if not isinstance(line, smtplib.SMTP):
        return True
    try:
        return line.noop()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False


def _refused(code: int, for_good: Outcome) -> Outcome:
    return for_good if 500 <= code < 600 else Outcome.REFUSED_FOR_NOW


def _words(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
