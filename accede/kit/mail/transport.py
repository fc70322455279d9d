"""A mail connection that is known to be open before a letter is handed over, and what its refusals mean."""

from __future__ import annotations

import contextlib
import hashlib
import re
import smtplib
import socket
from collections.abc import Callable
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection

from accede.kit.mail import answers
from accede.kit.mail.answers import Outcome
from accede.kit.mail.folder import AlreadyWritten
from accede.kit.mail.headers import headers_of, html_of, text_of
from accede.kit.mail.settings import envelope_sender
from accede.kit.models import MailFile, OutgoingMail


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
            _answer_at_once(self.line)

    def hand_over(self, message: EmailMessage) -> tuple[Outcome, str]:
        """The outcome and, where there is something to say, the server's words."""
        return self._handed(lambda: self._backend.send_messages([message]))

    def hand_over_bytes(self, sender: str, to: str, content: bytes) -> tuple[Outcome, str]:
        """The same for a letter that is bytes already; only where there is a `line`."""
        line = self.line
        assert line is not None  # noqa: S101 -- bytes are only made for a line
        return self._handed(lambda: line.sendmail(sender, [to], content))

    @property
    def line(self) -> smtplib.SMTP | None:
        """The open line to an SMTP server; None where mail goes another way."""
        found = getattr(self._backend, "connection", None)
        return found if isinstance(found, smtplib.SMTP) else None

    def _handed(self, hand: Callable[[], object]) -> tuple[Outcome, str]:
        try:
            hand()
        except AlreadyWritten:
            return Outcome.SENT, "The folder held this letter already."
        except Exception as problem:
            outcome = answers.of_problem(problem)
            if outcome[0] is Outcome.NOBODY_KNOWS or not _still_there(self._backend):
                self.close()
            return outcome
        return Outcome.SENT, ""

    def close(self) -> None:
        backend, self._backend = self._backend, None
        if backend is not None:
            with contextlib.suppress(Exception):
                backend.close()


def message_of(row: OutgoingMail) -> EmailMessage:
    """The letter as it leaves; the same row always has the same Message-ID and file name."""
    head, back = headers_of(row), envelope_sender()
    if back:
        head["From"] = settings.DEFAULT_FROM_EMAIL
    message = EmailMultiAlternatives(
        subject=row.subject,
        body=text_of(row),
        from_email=back or settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((row.to_name, row.to))],
        reply_to=[row.reply_to] if row.reply_to else None,
        headers=head,
    )
    message.attach_alternative(html_of(row), "text/html")
    if row.calendar:
        # The last and so the richest of the alternatives; and a file, for programs that only know files.
        message.attach_alternative(row.calendar, f"text/calendar; method={calendar_method(row.calendar)}")
        message.attach("invitation.ics", row.calendar.encode(), "application/ics")
    for file in row.files.order_by("pk"):
        message.attach(file.name, content_of(file), file.content_type)
    message.file_stem = file_stem(row)  # type: ignore[attr-defined]  # read by the folder backend
    message.metadata = {"letter": row.message_id}  # type: ignore[attr-defined]  # a provider's webhook says it again
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


def _answer_at_once(line: smtplib.SMTP | None) -> None:
    """Letters are short: waiting for a full packet would cost more than it saves."""
    if line is not None and line.sock is not None:
        line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _still_there(backend: Any) -> bool:
    line = getattr(backend, "connection", None)
    return not isinstance(line, smtplib.SMTP) or line.sock is not None


def _answers(backend: Any) -> bool:
    line = getattr(backend, "connection", None)
    if not isinstance(line, smtplib.SMTP):
        return True
    try:
        return line.noop()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False
