"""Text that the database holds only sealed: whoever has the database and not the key cannot read it.

The keys are settings (`ACCEDE_SEALING_KEYS`, the newest first): new texts are sealed with the first, and each opens
what it sealed. Fernet: AES-128 in CBC mode with an HMAC, and a random start, so that equal texts look different.
"""

from __future__ import annotations

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PREFIX = "sealed:1:"


class NoKey(Exception):
    """None of the keys opens the text: the key that sealed it is missing among the settings."""


def seal(text: str) -> str:
    """The text sealed with the newest key; nothing stays nothing."""
    return PREFIX + _keys(tuple(settings.SEALING_KEYS)).encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    """The text that was sealed. Raises NoKey."""
    if not sealed:
        return ""
    try:
        return _keys(tuple(settings.SEALING_KEYS)).decrypt(sealed.removeprefix(PREFIX).encode()).decode()
    except InvalidToken:
        raise NoKey from None


def sealed_again(sealed: str) -> str:
    """The same text sealed with the newest key. Raises NoKey."""
    return seal(unseal(sealed))


def is_newest(sealed: str) -> bool:
    """Whether the newest key opens it, so that no older one is needed for it."""
    try:
        _keys((settings.SEALING_KEYS[0],)).decrypt(sealed.removeprefix(PREFIX).encode())
    except InvalidToken:
        return False
    return True


@cache
def _keys(secrets: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"accede sealing").derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
