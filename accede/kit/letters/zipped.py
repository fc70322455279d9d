"""ZIP files of which most parts are the same from file to file: what stays is compressed once.

The format is that of PKWARE's APPNOTE, without extras: a local header and the data of each part, then the directory.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DEFLATED, UTF_8 = 8, 0x800
# The oldest day that a ZIP knows (1 January 1980): the same letter gives the same bytes on every day.
TIME, DAY = 0, 33
_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True)
class Part:
    """A part that is compressed already."""

    name: bytes
    check: int
    size: int
    packed: bytes

    @classmethod
    def of(cls, name: str, content: bytes, level: int = 6) -> Part:
        squeeze = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(name.encode(), zlib.crc32(content), len(content), squeeze.compress(content) + squeeze.flush())


def zipped(parts: Iterable[Part], fresh: Mapping[str, bytes]) -> bytes:
    """The file of the parts in their order; those that `fresh` names hold what it gives for them."""
    body, directory, place, count = [], [], 0, 0
    for kept in parts:
        name = kept.name.decode()
        part = Part.of(name, fresh[name]) if name in fresh else kept
        told = (UTF_8, DEFLATED, TIME, DAY, part.check, len(part.packed), part.size, len(part.name), 0)
        head = _LOCAL.pack(b"PK\x03\x04", 20, *told)
        body += [head, part.name, part.packed]
        directory += [_ENTRY.pack(b"PK\x01\x02", 20, 20, *told, 0, 0, 0, 0, place), part.name]
        place += len(head) + len(part.name) + len(part.packed)
        count += 1
    entries = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), place, 0)
    return b"".join([*body, entries, end])
