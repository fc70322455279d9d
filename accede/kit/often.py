"""How often something may be asked for without an account: counted in the cache, forgotten after a while.

Who asked is kept as a keyed hash alone. The count is in fixed spans of time, so that at the edge of two spans twice as
many get through; what is held off is a flood, not the one above the number.
"""

from __future__ import annotations

import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac


def too_often(what: str, who: str, *, most: int, seconds: int) -> bool:
    """Counts one more asking; True when there were more than `most` in this span of `seconds`."""
    span = int(time.time()) // seconds
    key = f"often:{salted_hmac(what, who, algorithm='sha256').hexdigest()[:40]}:{span}"
    if cache.add(key, 1, timeout=seconds):
        return most < 1
    try:
        return cache.incr(key) > most
    except ValueError:  # forgotten between the two lines
        return False
