"""A code that a camera reads (QR, ISO/IEC 18004), as a picture that a strict policy and a printer take: no style."""

from __future__ import annotations

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString

EDGE = 4  # modules of quiet zone that the standard asks for on each side


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code's modules in rows, dark ones true, with the quiet zone around them."""
    code = qrcode.QRCode(border=EDGE)
    code.add_data(text)
    return tuple(tuple(row) for row in code.get_matrix())


def svg(text: str, *, label: str, side: int = 240) -> SafeString:
    """The code as SVG, `side` pixels wide, dark on white in both modes; `label` is read out in its place."""
    rows = matrix(text)
    steps = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return format_html(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{3}" height="{3}" role="img"'
        ' aria-label="{1}"><rect width="100%" height="100%" fill="#fff"/><path d="{2}" fill="#000"/></svg>',
        len(rows),
        label,
        steps,
        side,
    )
