"""Secrets that must be read again (a seed of codes, the secret of an identity provider) are kept sealed.

Whoever has a copy of the database and not ACCEDE_SECRET_KEY reads none of them. A changed ACCEDE_SECRET_KEY opens
none either: they are then set anew.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

_SALT = b"accede.accounts.sealing"


class Unreadable(Exception):
    """It was sealed with another ACCEDE_SECRET_KEY, or changed since."""


def seal(text: str) -> str:
    """The text as only this installation can read it."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again. Raises Unreadable; an empty answer would be a secret that everybody knows."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Unreadable("A secret was sealed with another ACCEDE_SECRET_KEY: set it anew.") from None


def _box() -> Fernet:
    key = hashlib.sha256(_SALT + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
