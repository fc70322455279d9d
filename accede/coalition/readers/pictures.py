"""Pictures that people upload: checked by what they are and drawn anew, so that nothing but the picture is kept."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

LARGEST = 4 * 1024 * 1024  # bytes
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 512
KINDS = ("PNG", "JPEG", "GIF", "WEBP")


class NoPicture(ValueError):
    """The bytes are no picture that is taken; the message says why and what to do."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: PNG, at most LONGEST_SIDE on its longer side, without any metadata."""

    content: bytes
    sha256: str
    width: int
    height: int


def redrawn(content: bytes) -> Picture:
    """The picture drawn anew. Its own turn is applied; position, camera, comments and colour tables stay behind.

    Raises NoPicture for what is too large, of another kind, or broken.
    """
    if len(content) > LARGEST:
        raise NoPicture(_("The picture has more than %d MB. Make it smaller.") % (LARGEST // 1024**2))
    with _opened(content) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise NoPicture(_("The picture has more than %d million points. Make it smaller.") % (MOST_PIXELS // 10**6))
        try:
            turned = ImageOps.exif_transpose(opened).convert("RGBA")
        except (OSError, SyntaxError, ValueError):
            raise NoPicture(_("The picture is broken. Save it again.")) from None
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGBA", turned.size)
    bare.paste(turned)
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=True)
    made = out.getvalue()
    return Picture(made, hashlib.sha256(made).hexdigest(), *bare.size)


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height of a picture that was kept. Raises NoPicture when it is no PNG within the bounds."""
    with _opened(content) as opened:
        if opened.format != "PNG" or max(opened.size) > LONGEST_SIDE:
            raise NoPicture(_("A logo is kept as PNG of at most %d points a side.") % LONGEST_SIDE)
        return opened.size


def _opened(content: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return Image.open(io.BytesIO(content), formats=KINDS)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            raise NoPicture(_("This is no picture that can be read. Choose a PNG, JPEG, GIF or WebP file.")) from None
