"""What approved lines of a spreadsheet of addresses do: many at once, with one entry in the log that names nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import SheetLine
from accede.coalition.readers.kinds import Asked
from accede.core.dates import Moment
from accede.kit import log
from accede.kit.refusals import Refused
from accede.mailings.models import MailingList, Subscription
from accede.mailings.queries.sheet_subscribers import FIELDS, list_of

Tell = Callable[[int, int], None]
AT_ONCE = 500


class NoSource(Refused):
    """Nobody said where the consent of these people stands."""

    field = "source"


@transaction.atomic
def write_subscribers(asked: Asked, lines: list[SheetLine], *, tell: Tell | None = None) -> dict[str, int]:
    """Put the new addresses on the list, and correct names and languages of those on it; returns {new, changed, same,
    left_out}. Raises NotAllowed, NoSource.
    """
    row = list_of(asked)
    require(asked.by, Right.KEEP_LISTS, campaign=asked.campaign.slug, on=asked.on)
    if not str(asked.options.get("source", "")).strip():
        raise NoSource(_("Say where the consent of these people stands."))
    wanted = [line for line in lines if line.choice != SheetLine.Choice.OUT]
    new = [_subscription(asked, row, line) for line in wanted if line.change == SheetLine.Change.NEW]
    changed = [line for line in wanted if line.change == SheetLine.Change.CHANGED]
    Subscription.objects.bulk_create(new, batch_size=AT_ONCE)
    _correct(row, changed)
    counts = {"new": len(new), "changed": len(changed), "same": 0, "left_out": len(lines) - len(wanted)}
    after = {**counts, "sheet": asked.filename, "source": asked.options["source"]}
    log.record("mailings.import_subscribers", target=row, by=asked.by, on=asked.on, after=after)
    if tell:
        tell(len(lines), len(lines))
    return counts


def _subscription(asked: Asked, row: MailingList, line: SheetLine) -> Subscription:
    data = line.data
    source = data.get("source") or asked.options["source"]
    return Subscription(
        list=row, email=data["email"], name=data.get("name", ""),
        language=data.get("language") or row.campaign.language,
        way=Subscription.Way.IMPORT, joined_at=_joined(asked, data), entered_by=log.username(asked.by),
        source=f"{source} ({asked.filename})"[:300],
    )  # fmt: skip


def _joined(asked: Asked, data: dict[str, Any]) -> datetime:
    day = Moment.parse(data["joined"]).day if data.get("joined") else asked.on
    return timezone.make_aware(datetime.combine(day, time(12)))


def _correct(row: MailingList, lines: list[SheetLine]) -> None:
    rows = {each.key: each for each in Subscription.objects.filter(list=row, key__in=[line.target for line in lines])}
    for line in lines:
        for name in FIELDS:
            if name in line.changes:
                setattr(rows[line.target], name, line.changes[name][1])
    Subscription.objects.bulk_update(rows.values(), FIELDS, batch_size=AT_ONCE)
