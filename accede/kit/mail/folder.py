"""A folder as a mail server: every message is an `.eml` file that appears whole or not at all, and never
twice.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class AlreadyWritten(Exception):
    """The folder holds this letter already: it was delivered, and must not be delivered again."""


class EmlFolderBackend(BaseEmailBackend):
    """Set as EMAIL_BACKEND; the folder is EMAIL_FILE_PATH."""

    def __init__(self, fail_silently: bool = False, file_path: Any = None, **kwargs: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.folder = Path(file_path or settings.EMAIL_FILE_PATH)

    def open(self) -> bool:
        self.folder.mkdir(parents=True, exist_ok=True)
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.open()
        for message in email_messages:
            # A letter's name comes from its row; other mail (sign-in codes) has no row and so a name of its
            # own.
            stem = getattr(message, "file_stem", None) or uuid.uuid4().hex
            write_once(self.folder / f"{stem}.eml", _bytes(message))
        return len(email_messages)


def _bytes(message: EmailMessage) -> bytes:
    content: Any = message.message()
    return bytes(content.as_bytes(linesep="\r\n"))


def write_once(place: Path, content: bytes) -> None:
    """Makes a whole file under its name in one instant; AlreadyWritten if the name is taken.

    A link is used and not a rename, because a rename would silently replace an earlier file.
    """
    draft = place.with_name(f".{place.name}.{uuid.uuid4().hex[:8]}")
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        _give_name(draft, place)
    except FileExistsError:
        raise AlreadyWritten(place.name) from None
    finally:
        draft.unlink(missing_ok=True)


def _give_name(draft: Path, place: Path) -> None:
    try:
        os.link(draft, place)
    except FileExistsError:
        raise
    except OSError:
        if place.exists():
            raise FileExistsError(place) from None
        # A file system without links (a memory card, some shared folders): the row's claim must be enough.
        draft.rename(place)
