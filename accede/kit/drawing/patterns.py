"""Patterns of the classes of States: for maps (defs) and for legends (swatches)."""

from __future__ import annotations

from django.utils.safestring import SafeString

DEFS = (
    "<defs>"
    '<pattern id="pt-c" width="22" height="22" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="22" height="22" class="pt-soft-p"/><rect width="12" height="22" class="pt-p"/></pattern>'
    '<pattern id="pt-s" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="20" height="20" class="pt-soft-s"/><circle cx="10" cy="10" r="6.6" class="pt-s"/></pattern>'
    '<pattern id="pt-x" width="30" height="30" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="30" height="30" class="pt-soft-x"/><path d="M0 15h30M15 0v30" class="pt-x"/></pattern>'
    "</defs>"
)

_DOTS = ((8, 9), (24, 9), (40, 9), (56, 9), (16, 25), (32, 25), (48, 25))
_GROUND = '<rect width="60" height="34" class="{}"/>'
_BODIES = {
    "p": _GROUND.format("m-p"),
    "n": _GROUND.format("m-n"),
    "t": _GROUND.format("m-t"),
    "c": _GROUND.format("pt-soft-p")
    + '<path class="pt-p" d="M-6 34 28 0h9L3 34zM12 34 46 0h9L21 34z'
    + 'M30 34 64 0h9L39 34zM-24 34 10 0h9l-34 34z"/>',
    "s": _GROUND.format("pt-soft-s") + "".join(f'<circle cx="{x}" cy="{y}" r="4" class="pt-s"/>' for x, y in _DOTS),
    "x": _GROUND.format("pt-soft-x")
    + '<path d="m0 0 34 34M17 0l34 34M34 0l26 26M34 0 0 34M51 0 17 34M60 8 34 34" class="pt-x"/>',
}


def swatch(mark: str) -> SafeString:
    """A small sample of a class's pattern; `mark` is p, c, s, n, x or t (no State's class)."""
    return SafeString(f'<svg viewBox="0 0 60 34" aria-hidden="true">{_BODIES[mark]}</svg>')
