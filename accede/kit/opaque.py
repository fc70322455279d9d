"""Numbers of rows as addresses show them: enciphered, so that no address tells how many rows there are, nor that one
between two of hers is somebody else's.

A number and its word belong together by a key derived from ACCEDE_SECRET_KEY; nothing is kept. A word that was not
made here is no number (one in 2**64 would be), and is answered as an address that does not exist.
"""

from __future__ import annotations

import base64
import binascii
from functools import cache

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import ECB
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

BLOCK = 16  # bytes of one AES block: half of it naught, half the number
LETTERS = 26  # of a block in base 32


class Opaque:
    """A converter of addresses (`django.urls.register_converter`); each kind of row has its own key."""

    regex = f"[a-z2-7]{{{LETTERS}}}"
    kind = ""

    def to_python(self, value: str) -> int:
        """The number behind the word; ValueError when it is none of ours."""
        return number_behind(self.kind, value)

    def to_url(self, value: int) -> str:
        return word_for(self.kind, int(value))


class OfLogEntry(Opaque):
    kind = "log entry"


class OfLetter(Opaque):
    kind = "letter"


class OfImport(Opaque):
    kind = "import"


def word_for(kind: str, number: int) -> str:
    """The word by which addresses name a row of the kind."""
    # One block under a key of its own: what ECB mode shows, equal blocks, is what an address must show.
    block = _cipher(settings.SECRET_KEY, kind).encryptor().update(number.to_bytes(BLOCK, "big"))
    return base64.b32encode(block).decode().rstrip("=").lower()


def number_behind(kind: str, word: str) -> int:
    """The number of the row that a word names. Raises ValueError."""
    padded = word.upper() + "=" * (-len(word) % 8)
    try:
        block = base64.b32decode(padded)
    except binascii.Error:
        raise ValueError("not one of our words") from None
    number = int.from_bytes(_cipher(settings.SECRET_KEY, kind).decryptor().update(block), "big")
    if number >= 1 << 63:
        raise ValueError("not one of our words")
    return number


@cache
def _cipher(secret: str, kind: str) -> Cipher[ECB]:
    info = f"accede number of a {kind}".encode()
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())
    return Cipher(AES256(key), ECB())  # noqa: S305 -- see word_for
