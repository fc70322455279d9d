"""Several connections that carry the letters of a batch, and on each the commands of one letter behind the other.

A letter costs one round trip: its content leaves together with MAIL, RCPT and DATA of the next one, as RFC 2920 allows
(the content may begin a group of commands, DATA may end it). Each letter has an envelope of its own, and no content
leaves before the server said that it wants it: when the line breaks, only the letter whose content was on its way is
doubtful.
"""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accede.kit.mail import answers
from accede.kit.mail.answers import Outcome
from accede.kit.mail.transport import Transport


@dataclass(frozen=True)
class Parcel:
    """A letter ready to be handed over: as bytes for a line to an SMTP server, else as a message of Django's."""

    pk: int
    sender: str
    to: str
    content: bytes = b""
    message: Any = None


Outcomes = dict[int, tuple[Outcome, str]]


class Lane:
    """One connection, kept open from batch to batch. It touches no table, so that it may run in a thread."""

    def __init__(self) -> None:
        self.transport = Transport()

    def carry(self, parcels: Sequence[Parcel]) -> Outcomes:
        """Hands the letters over; says of each what became of it."""
        outcomes: Outcomes = {}
        try:
            self.transport.make_ready()
        except Exception as problem:
            return _none_of(parcels, f"The mail server cannot be reached ({type(problem).__name__}: {problem}).")
        line = self.transport.line
        if line is None or any(parcel.message is not None for parcel in parcels):
            for parcel in parcels:
                outcomes[parcel.pk] = self._one(parcel)
            return outcomes
        try:
            _Talk(line, parcels, outcomes).run()
        except (OSError, smtplib.SMTPException) as problem:
            self.transport.close()
            words = f"{type(problem).__name__}: {problem}"
            outcomes.update(_none_of([each for each in parcels if each.pk not in outcomes], words))
        return outcomes

    def close(self) -> None:
        self.transport.close()

    def _one(self, parcel: Parcel) -> tuple[Outcome, str]:
        try:
            self.transport.make_ready()
        except Exception as problem:
            return Outcome.NOT_HANDED_OVER, f"{type(problem).__name__}: {problem}"
        if parcel.message is None:
            return self.transport.hand_over_bytes(parcel.sender, parcel.to, parcel.content)
        return self.transport.hand_over(parcel.message)


class _Talk:
    """The letters of one lane, one after the other."""

    def __init__(self, line: smtplib.SMTP, parcels: Sequence[Parcel], outcomes: Outcomes) -> None:
        self.line, self.parcels, self.outcomes = line, parcels, outcomes
        line.ehlo_or_helo_if_needed()
        self.together = line.has_extn("pipelining")

    def run(self) -> None:
        """Raises when the line is gone; what `outcomes` does not name by then was not handed over."""
        wanted = self._begin(self.parcels[0], b"")
        for place, parcel in enumerate(self.parcels):
            after = self.parcels[place + 1] if place + 1 < len(self.parcels) else None
            content = self._content(parcel, wanted)
            if content and self.together and after is not None:
                wanted = self._content_and_next(parcel, content, after)
                continue
            if content:
                self._finish(parcel, content)
            wanted = self._begin(after, b"") if after is not None else []

    def _begin(self, parcel: Parcel, ahead: bytes) -> list[tuple[int, bytes]]:
        """Sends the envelope, behind `ahead`, and gives the answers to MAIL, RCPT and DATA; fewer when the server
        takes one command at a time and refused."""
        commands = _envelope(parcel, self.line)
        if self.together:
            self.line.send(ahead + b"".join(commands))
            return [] if ahead else [self._answer() for _command in commands]
        given: list[tuple[int, bytes]] = []
        for command in commands:
            self.line.send(command)
            given.append(self._answer())
            if given[-1][0] >= 400:
                break
        return given

    def _content(self, parcel: Parcel, given: list[tuple[int, bytes]]) -> bytes:
        """The content, if the server wants it; else says why not, and gives nothing."""
        mail, rcpt = given[0], given[1] if len(given) > 1 else (0, b"")
        data = given[2] if len(given) > 2 else (0, b"")
        if mail[0] < 400 and rcpt[0] < 400 and data[0] == 354:
            return _stuffed(parcel.content)
        if mail[0] >= 400:
            outcome = answers.of_sender(*mail)
        elif rcpt[0] >= 400:
            outcome = answers.of_recipient(*rcpt)
        else:
            outcome = answers.of_content(*data)
        self.outcomes[parcel.pk] = outcome
        if data[0] == 354:
            # It asks for the content of a letter to nobody: RFC 2920 has an end without a beginning sent.
            self.line.send(b".\r\n")
            self._answer()
        else:
            self.line.send(b"RSET\r\n")
            self._answer()
        return b""

    def _finish(self, parcel: Parcel, content: bytes) -> None:
        self._doubt(parcel)
        self.line.send(content)
        self._settle(parcel)

    def _content_and_next(self, parcel: Parcel, content: bytes, after: Parcel) -> list[tuple[int, bytes]]:
        self._doubt(parcel)
        self._begin(after, content)
        self._settle(parcel)
        return [self._answer() for _command in range(3)]

    def _doubt(self, parcel: Parcel) -> None:
        # From here until the answer nobody knows; if the line breaks, this is what stays on record.
        self.outcomes[parcel.pk] = (Outcome.NOBODY_KNOWS, "The line broke while this letter was handed over.")

    def _settle(self, parcel: Parcel) -> None:
        code, words = self.line.getreply()
        self.outcomes[parcel.pk] = answers.of_content(code, words)
        if code == answers.CLOSING:
            raise smtplib.SMTPServerDisconnected(answers.said(code, words))

    def _answer(self) -> tuple[int, bytes]:
        code, words = self.line.getreply()
        if code in (answers.CLOSING, -1):
            raise smtplib.SMTPServerDisconnected(answers.said(code, words))
        return code, words


def _envelope(parcel: Parcel, line: smtplib.SMTP) -> tuple[bytes, bytes, bytes]:
    extra = f" SIZE={len(parcel.content)}" if line.has_extn("size") else ""
    return (
        f"MAIL FROM:{smtplib.quoteaddr(parcel.sender)}{extra}\r\n".encode("ascii"),
        f"RCPT TO:{smtplib.quoteaddr(parcel.to)}\r\n".encode("ascii"),
        b"DATA\r\n",
    )


def _stuffed(content: bytes) -> bytes:
    """With a second dot before each line that begins with one, and the dot that ends it (RFC 5321, 4.5.2)."""
    dotted = content.replace(b"\r\n.", b"\r\n..")
    if dotted.startswith(b"."):
        dotted = b"." + dotted
    return dotted + (b".\r\n" if dotted.endswith(b"\r\n") else b"\r\n.\r\n")


def _none_of(parcels: Sequence[Parcel], words: str) -> Outcomes:
    return {parcel.pk: (Outcome.NOT_HANDED_OVER, words) for parcel in parcels}
