"""How much of a long walk runs here: the same part each time, or all of it with LONG=1 (`make test-long`)."""

from __future__ import annotations

import os
import zlib


def in_share(words: str, share: float) -> bool:
    """Whether what the words name belongs to the share (between 0 and 1) that runs in every test run."""
    return os.environ.get("LONG") == "1" or zlib.crc32(words.encode()) % 1000 < share * 1000
