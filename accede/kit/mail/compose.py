"""A letter to a list as bytes. Django needs 1.2 ms for one, which is more than the server does; this needs a twentieth.

Only for letters of text and HTML without files: all others are Django's. A test holds both against each other.
"""

from __future__ import annotations

import base64
import binascii
from email.header import Header
from email.utils import formataddr, formatdate
from functools import lru_cache

from django.core.mail.message import sanitize_address

from accede.kit.mail.headers import headers_of, html_of, text_of
from accede.kit.models import OutgoingMail

LONGEST_LINE = 990  # RFC 5321 allows 998


def bytes_of(row: OutgoingMail, from_line: str, date: str = "") -> bytes:
    """The whole letter with lines that end as servers want them."""
    boundary = f"=_{row.message_id.strip('<>').partition('@')[0]}"
    head = {
        "Content-Type": f'multipart/alternative; boundary="{boundary}"',
        "MIME-Version": "1.0",
        "Subject": _encoded("Subject", row.subject),
        "From": _address(from_line),
        "To": address_line(row.to_name, row.to),
        "Date": date or formatdate(),
        **({"Reply-To": row.reply_to} if row.reply_to else {}),
        **headers_of(row),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode("ascii")
    cut = f"--{boundary}".encode()
    text, html = _part("plain", text_of(row)), _part("html", html_of(row))
    return b"".join([lines, b"\r\n", cut, b"\r\n", text, b"\r\n", cut, b"\r\n", html, b"\r\n", cut, b"--\r\n"])


def address_line(name: str, address: str) -> str:
    if name.isascii() and address.isascii():
        return formataddr((name, address))
    return str(sanitize_address((name, address), "utf-8"))


def _part(kind: str, content: str) -> bytes:
    way, body = _carried(content)
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: {way}\r\n\r\n'
    return head.encode("ascii") + body


@lru_cache(maxsize=64)  # the text is the same for all who read one language, where it names nobody
def _carried(content: str) -> tuple[str, bytes]:
    """How the text is carried, and its bytes: as it is, with single signs written out, or as base64."""
    plain = content.replace("\r\n", "\n").replace("\r", "\n").encode()
    if plain.isascii() and max(map(len, plain.split(b"\n"))) <= LONGEST_LINE:
        return "7bit", plain.replace(b"\n", b"\r\n")
    foreign = len(plain) - len(content)
    if foreign * 6 < len(plain):
        return "quoted-printable", binascii.b2a_qp(plain, istext=True).replace(b"\n", b"\r\n")
    return "base64", base64.encodebytes(plain).replace(b"\n", b"\r\n")


@lru_cache(maxsize=256)
def _encoded(name: str, value: str) -> str:
    return value if value.isascii() else Header(value, "utf-8", header_name=name).encode(linesep="\r\n")


@lru_cache(maxsize=8)
def _address(line: str) -> str:
    return str(sanitize_address(line, "utf-8"))
