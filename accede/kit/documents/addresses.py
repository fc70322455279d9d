"""Addresses in a document that leaves the site."""

from __future__ import annotations

import re

from django.utils.http import url_has_allowed_host_and_scheme

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_OVERLOOKED = re.compile(r"[\x00-\x20]")
SAFE = {"http", "https", "mailto"}


def is_safe(url: str) -> bool:
    """Whether an address leads somewhere, and does not run a program."""
    # Browsers overlook blanks and control signs inside a scheme.
    scheme = _SCHEME.match(_OVERLOOKED.sub("", url))
    return bool(url) and (scheme is None or scheme[1].lower() in SAFE)


def is_inside(address: str) -> bool:
    """Whether an address is a path of this house, and no way that a browser reads as leading out of it."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def whole(url: str, site: str) -> str:
    """The address with the site before it when it lies inside; empty when it leads nowhere from a file."""
    if is_inside(url):
        return f"{site.rstrip('/')}{url}" if site else ""
    return url if is_safe(url) and _SCHEME.match(url) else ""
