"""The page of what States declared, reserved and objected to."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.record import queries as record

# The sections of the page, in its order.
_SECTIONS = (("reservation", "reservations"), ("declaration", "declarations"), ("objection", "objections"))


def declarations(slug: str, *, as_of: date, language: str) -> dict[str, Any]:
    """The page's values; a section for each kind, empty ones left out. Raises record.UnknownTreaty."""
    treaty = record.treaty(slug)
    found = record.declarations_of(treaty=treaty, as_of=as_of, language=language)
    titles = {
        "reservations": _("Reservations"),
        "declarations": _("Declarations"),
        "objections": _("Objections"),
    }
    groups = [(key, titles[key], [one for one in found if one.act.kind == kind]) for kind, key in _SECTIONS]
    return {
        "treaty": treaty,
        "title": record.title_of(treaty, language=language),
        "as_of": as_of,
        "groups": [group for group in groups if group[2]],
        "stand": sum(one.stands for one in found),
        "provisions": record.provisions(treaty, as_of=as_of, language=language),
        "provision_definition": record.provision_definition(),
        "territories": record.territorial_history(treaty, as_of=as_of, language=language),
        "unnotified": any(one.is_reservation and one.stands and one.accepted is None for one in found),
        "older": bool(treaty.as_of and as_of > treaty.as_of),
    }
