"""coalition/logos.csv and the pictures beside it: each logo as it was kept, with its hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, OrganisationLogo
from accede.coalition.portable.shapes import LOGOS
from accede.coalition.readers.pictures import NoPicture, size_of

TABLE = "coalition/logos.csv"


def write_logos(folder: Any, campaign: Campaign) -> None:
    """The table and the pictures of a campaign's logos."""
    rows = OrganisationLogo.objects.filter(organisation__campaign=campaign).select_related("organisation")
    cells = []
    for row in rows:
        key = row.organisation.key
        folder.write_bytes(_picture(key), bytes(row.content))
        cells.append({"organisation": key, "sha256": row.sha256, "alt": row.alt, "source": row.source})
    folder.write_rows(TABLE, LOGOS, cells)


@dataclass
class Logos:
    """Reads the logos of organisations that are read already; a picture that is not what the table says is reported."""

    folder: Any
    organisations: dict[str, Any]

    def read(self) -> None:
        for row in self.folder.rows(TABLE, LOGOS, key=("organisation",)):
            key = row.text("organisation", required=True).strip()
            if key not in self.organisations:
                row.problem("organisation", _("“%s” is no key of an organisation in this folder.") % key)
            elif self.organisations[key] is not None:
                self._logo(row, key)

    def _logo(self, row: Any, key: str) -> None:
        content = self.folder.bytes(_picture(key))
        if hashlib.sha256(content).hexdigest() != row.text("sha256"):
            row.problem("sha256", _("The picture %s is missing or is another one.") % _picture(key))
            return
        try:
            width, height = size_of(content)
        except NoPicture as refusal:
            row.problem("organisation", str(refusal))
            return
        OrganisationLogo.objects.create(
            organisation=self.organisations[key],
            content=content,
            sha256=row.text("sha256"),
            width=width,
            height=height,
            alt=row.text("alt", required=True),
            source=row.text("source"),
        )


def _picture(key: str) -> str:
    return f"coalition/logos/{key}.png"
