"""Text of people within a sentence of ours, where the two may run in different directions."""

from __future__ import annotations

from django.utils.translation import get_language_bidi

_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def own_direction(text: str) -> str:
    """The text so marked that it runs in its own direction within a sentence from right to left; elsewhere as it is."""
    return f"{_OPEN}{text}{_CLOSE}" if get_language_bidi() else text
