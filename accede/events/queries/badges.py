"""Badges and place cards as PDF/UA, in the order of precedence; a badge carries its guest's code as QR and as text."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import qrcode
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.events.models import Event
from accede.events.queries.guests import GuestList, Listed
from accede.kit import typesetting
from accede.kit.documents.readable import has_signs, readable

TEMPLATE = Path(__file__).with_name("badges.typ")
KINDS = ("badges", "cards")
MADE = "events.cards"  # files of both kinds, as the job that makes them names them


def cards(
    event: Event, found: GuestList, kind: str, *, language: str, site: str, made_at: datetime, only: str = ""
) -> bytes:
    """The PDF of one of KINDS, for everybody on the list or for one guest by her key. `site` stands before the address
    in the code, at which a phone opens the door's page with this guest.
    """
    rows = [each for each in found.rows if not only or each.guest.key == only]
    with override(language):
        title = {"badges": _("Badges: %(event)s"), "cards": _("Place cards: %(event)s")}[kind] % {"event": event.title}
        data = {
            "kind": kind,
            "lang": language.partition("-")[0],
            "title": title,
            "author": event.campaign.alliance_short or event.campaign.name,
            "cards": [_card(event, each, site, with_code=kind == "badges") for each in rows],
        }
        made = typesetting.pdf(_template(), data, made_at=made_at)
    return readable(made) if has_signs(str(data)) else made


@cache
def _template() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


def _card(event: Event, each: Listed, site: str, *, with_code: bool) -> dict[str, Any]:
    guest = each.guest
    return {
        "name": guest.name or each.house or " ",
        "title": guest.title,
        "house": each.house if guest.name else "",
        "event": event.title,
        "code": guest.key,
        "qr": code_of(event, guest.key, site) if with_code else "",
        "alt": _("Code %(code)s") % {"code": guest.key},
    }


def code_of(event: Event, key: str, site: str) -> str:
    """The address of a guest at the door as a QR code: an SVG without a ground."""
    address = f"{site}{reverse('events:door', args=[event.campaign.slug, event.key])}?q={key}"
    # Any mask can be read; to try which of the eight looks best takes most of the time.
    drawn = qrcode.QRCode(border=1, error_correction=qrcode.ERROR_CORRECT_M, mask_pattern=3)
    drawn.add_data(address)
    drawn.make(fit=True)
    rows = drawn.get_matrix()
    dots = "".join(_runs(y, row) for y, row in enumerate(rows))
    size = len(rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{dots}"/></svg>'


def _runs(y: int, row: list[bool]) -> str:
    """The dark squares of a row, those side by side as one."""
    found, x = [], 0
    for dark, squares in groupby(row):
        length = len(list(squares))
        if dark:
            found.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(found)
