"""To whom a row belongs and with whom it is shared, as it stands in a campaign folder: in files of rows as columns, in
files of one record as entries. What is as it is by default stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Embargoed, Organisation, Owned, SharedWith
from accede.kit.fields import refuse_unknown_zone

COLUMNS = ("owner", "shared_with", "shared_keys")
EMBARGO_COLUMNS = ("embargo_until", "embargo_zone", "embargo_open")  # after COLUMNS, for embargoed models
Report = Callable[[str, str], None]  # (column, message)


def sharing_cells(row: Owned) -> dict[str, Any]:
    """The values of a row by column: three, and three more of a row that may stand under an embargo."""
    return _cells(row) | (embargo_cells(row) if isinstance(row, Embargoed) else {})


def embargo_cells(row: Embargoed) -> dict[str, Any]:
    """Until when others do not see it, in UTC (2004-03-15T11:00:00+00:00), the zone, and yes or nothing."""
    until = row.embargo_until
    return {
        "embargo_until": until.astimezone(UTC).isoformat() if until else "",
        "embargo_zone": row.embargo_zone,
        "embargo_open": "yes" if row.embargo_open else "",
    }


def embargo_from(cells: Mapping[str, str], problem: Report) -> dict[str, Any]:
    """The fields of an embargo from what a folder says; what cannot be read goes to `problem`, and then the row is its
    owner's alone (lay it over what `sharing_from` gives).
    """
    until, zone = cells.get("embargo_until", "").strip(), cells.get("embargo_zone", "").strip()
    opened = cells.get("embargo_open", "").strip()
    if opened not in ("", "yes", "no"):
        problem("embargo_open", _("“%s” is neither yes nor no.") % opened)
    found: dict[str, Any] = {"embargo_until": None, "embargo_zone": zone, "embargo_open": opened == "yes"}
    try:
        refuse_unknown_zone(zone or "UTC")
        found["embargo_until"] = _instant(until)
    except ValidationError as refusal:
        problem("embargo_zone", refusal.messages[0])
        return found | {"embargo_zone": "", "shared_with": SharedWith.OWN, "shared_keys": []}
    except ValueError:
        words = _("“%s” is no instant. Write it in UTC, as 2004-03-15T11:00:00+00:00.") % until
        problem("embargo_until", words)
        return found | {"shared_with": SharedWith.OWN, "shared_keys": []}
    return found


def _instant(text: str) -> datetime | None:
    if not text:
        return None
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(UTC)


def _cells(row: Owned) -> dict[str, Any]:
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
