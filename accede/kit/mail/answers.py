"""What a server's answer means for a letter (RFC 5321, RFC 3463)."""

from __future__ import annotations

import re
import smtplib
from enum import Enum

_ENHANCED = re.compile(r"^\s*([245]\.\d{1,3}\.\d{1,3})\b")
CLOSING = 421  # the server hangs up after this answer


class Outcome(Enum):
    SENT = "sent"
    ADDRESS_REFUSED = "address refused for good"
    LETTER_REFUSED = "letter refused for good"
    REFUSED_FOR_NOW = "refused for now"
    NOBODY_KNOWS = "nobody knows"
    # The line was gone before this letter was handed over: it is as if nobody had touched it.
    NOT_HANDED_OVER = "not handed over"


def of_recipient(code: int, words: bytes | str) -> tuple[Outcome, str]:
    """The answer to RCPT. Only what says that the address is wrong is a reason to write to it no more."""
    return _judged(code, words, Outcome.ADDRESS_REFUSED)


def of_content(code: int, words: bytes | str) -> tuple[Outcome, str]:
    """The answer to the letter itself."""
    if code < 400:
        return Outcome.SENT, ""
    return _judged(code, words, Outcome.LETTER_REFUSED)


def of_sender(code: int, words: bytes | str) -> tuple[Outcome, str]:
    """The answer to MAIL. The fault is ours and not the recipient's: the letter waits until it is mended."""
    return Outcome.REFUSED_FOR_NOW, said(code, words)


def of_problem(problem: Exception) -> tuple[Outcome, str]:
    """What a mail library raised."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(problem.recipients.values()))
        return of_recipient(code, words)
    if isinstance(problem, smtplib.SMTPSenderRefused):
        return of_sender(problem.smtp_code, problem.smtp_error)
    if isinstance(problem, smtplib.SMTPResponseException):
        return of_content(problem.smtp_code, problem.smtp_error)
    # The line broke somewhere between our first word and the server's last: it may have the letter.
    return Outcome.NOBODY_KNOWS, f"{type(problem).__name__}: {problem}"


def enhanced(words: str) -> str:
    """The code of RFC 3463 with which an answer begins (5.1.1), or nothing."""
    found = _ENHANCED.match(words)
    return found[1] if found else ""


def blames_the_address(status: str) -> bool:
    """Whether a code for good says that this address will never take a letter: not a full mailbox, not a policy."""
    return status.startswith(("5.1.", "5.2.1")) and status not in {"5.1.7", "5.1.8"}  # those are the sender's address


def said(code: int, words: bytes | str) -> str:
    return f"{code} {_text(words)}"


def _judged(code: int, words: bytes | str, for_good: Outcome) -> tuple[Outcome, str]:
    told = said(code, words)
    status = enhanced(_text(words))
    # A full mailbox: RFC 5321 has 552 taken as 452, since it may be emptied.
    full = status.endswith(".2.2") or (code == 552 and for_good is Outcome.ADDRESS_REFUSED and not status)
    if not 500 <= code < 600 or full:
        return Outcome.REFUSED_FOR_NOW, told
    if for_good is Outcome.ADDRESS_REFUSED and status and not blames_the_address(status):
        return Outcome.LETTER_REFUSED, told
    return for_good, told


def _text(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
