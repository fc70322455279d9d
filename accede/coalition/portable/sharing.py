"""To whom a row belongs and with whom it is shared, as it stands in a campaign folder: in files of rows as columns, in
files of one record as entries. What is as it is by default stays empty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Organisation, Owned, SharedWith

COLUMNS = ("owner", "shared_with", "shared_keys")
Report = Callable[[str, str], None]  # (column, message)


def sharing_cells(row: Owned) -> dict[str, Any]:
    """The three values of a row by column."""
    return {
        "owner": row.owner.key if row.owner else "",
        "shared_with": "" if row.shared_with == SharedWith.ALLIANCE else str(row.shared_with),
        "shared_keys": sorted(row.shared_keys),
    }


def sharing_from(
    campaign: Campaign, owner: str, shared_with: str, shared_keys: list[str], problem: Report
) -> dict[str, Any]:
    """The fields of an owned row from what a folder says; what cannot be read goes to `problem`."""
    keys = {key for key in (owner.strip(), *shared_keys) if key}
    known = {each.key: each for each in Organisation.objects.filter(campaign=campaign, key__in=keys)} if keys else {}
    for column, asked in (("owner", [owner.strip()]), ("shared_keys", shared_keys)):
        for key in asked:
            if key and key not in known:
                problem(column, _("“%s” is not in this campaign. Check the key.") % key)
    shared = shared_with.strip() or SharedWith.ALLIANCE
    if shared not in SharedWith.values:
        words = _("“%(value)s” is not known here. Write one of: %(known)s.")
        problem("shared_with", words % {"value": shared, "known": ", ".join(SharedWith.values)})
        # Read wrongly, it must not be shared more widely than was meant.
        shared = SharedWith.OWN
    return {"owner": known.get(owner.strip()), "shared_with": shared, "shared_keys": sorted(shared_keys)}
