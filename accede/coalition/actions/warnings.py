"""Letters before a term ends: three months, one month, two weeks before; each once to each person."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accede.accounts.rights import Right
from accede.coalition.actions.letters import address_of, keepers, send
from accede.coalition.models import Campaign, OfficeTerm, Rotation
from accede.coalition.queries.handovers import following
from accede.coalition.queries.rotations import day_of
from accede.core.rotation import Stage, stage_on
from accede.kit.localdates import long_day


def warn_everywhere(*, at: datetime) -> int:
    """The warnings due at the moment in every running campaign, each on its own day; how many letters that is."""
    running = Campaign.objects.filter(shown_on_date__isnull=True).order_by("pk")
    return sum(warn_of_terms(campaign=campaign, on=day_of(campaign, at)) for campaign in running)


@transaction.atomic
def warn_of_terms(*, campaign: Campaign, on: date) -> int:
    """Writes to the holder and to who runs rotations, for each term whose last warning day has come. The house acts by
    itself: the letters are the record. A day that was missed is made up by the latest warning alone; one that was
    written before is not written again.
    """
    rows = OfficeTerm.objects.filter(campaign=campaign, office__rotates=True)
    sent = 0
    for row in rows.select_related("office", "person__user", "organisation"):
        row.campaign = row.office.campaign = campaign
        if row.end.is_day and row.tenure.on(on).answer.value == "yes":
            stage = stage_on(row.end.day, on)
            sent += 0 if stage is Stage.RUNNING else _warn(row, stage, on)
    return sent


def _warn(row: OfficeTerm, stage: Stage, on: date) -> int:
    to = list(keepers(row.campaign, Right.RUN_ROTATION, on=on))
    holder = address_of(row.person) if row.person else None
    if holder is not None and holder not in to:
        to.append(holder)  # type: ignore[arg-type]  # an account or a person: both have a name and an address
    opened = Rotation.objects.filter(office=row.office, outcome="", first_date__gt=row.end.day).exists()
    return send(
        "term_ends", to=to, about=row, by=None, campaign=row.campaign, key=f"{row.key}:{row.end}:{stage}",
        office=row.office.name, holder=row.holder, last=long_day(row.end.day), open=opened,
        followed=following(row) is not None,
    )  # fmt: skip
