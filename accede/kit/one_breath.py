"""What is asked several times in one breath is answered once.

The menu stands on every page, and each room asks for itself whether the reader may enter it. While it is put together
nothing is written, so the answer to the first is the answer to all; when it is done, nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")

_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("known in this breath", default=None)


@contextmanager
def one_breath() -> Iterator[None]:
    """Within the block, which only reads, the same question is answered once."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def answered(question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """The answer to the question: found now, unless it was found in this breath already."""
    known = _known.get()
    if known is None:
        return answer()
    if question not in known:
        known[question] = answer()
    found: Answer = known[question]
    return found
