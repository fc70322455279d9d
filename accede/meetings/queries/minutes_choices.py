"""What the forms of minutes, motions and decisions offer to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign, Organisation
from accede.coalition.rules import reading_of
from accede.core.dates import Answer
from accede.meetings.models import Decision, Meeting, Motion
from accede.meetings.queries.motions import Floor, floor_holder, voices


def among(rows: Iterable[Any], model: type[Model]) -> QuerySet[Any]:
    """The same rows as a query set, for a field that chooses among them."""
    found: QuerySet[Any] = model._default_manager.filter(pk__in=[row.pk for row in rows])
    return found


def organisations(campaign: Campaign) -> QuerySet[Organisation]:
    """Every organisation of the campaign, by name."""
    return Organisation.objects.filter(campaign=campaign).order_by("name", "key")


def members(floor: Floor, campaign: Campaign) -> list[Organisation]:
    """The members in good standing on the day of the meeting, as far as it is known."""
    keys = [key for key, answer in floor.members.items() if answer is not Answer.NO]
    return list(organisations(campaign).filter(key__in=keys))


def earlier_decisions(meeting: Meeting) -> QuerySet[Decision]:
    """The decisions that one of this meeting may replace."""
    return Decision.objects.filter(campaign=meeting.campaign, on__lte=meeting.day).order_by("-year", "-number")


def speaking_for(user: Any, meeting: Meeting, *, on: date) -> list[Organisation]:
    """In whose names the person may ask for a correction: of any for who keeps the minutes, else of her own."""
    rows = organisations(meeting.campaign)
    if may(user, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on):
        return list(rows)
    return list(rows.filter(key__in=reading_of(user, meeting.campaign.slug, on=on).organisations))


def voting_for(user: Any, motion: Motion, floor: Floor, *, on: date) -> list[Organisation]:
    """For whom the person may still say something on an open motion: all that have not, for who keeps the minutes;
    else her own organisations and those whose proxy they hold.
    """
    meeting = motion.item.meeting
    spoken = set(motion.votes.values_list("organisation__key", flat=True))
    spoken |= set(motion.reservations.values_list("organisation__key", flat=True))
    left = [key for key in floor.entitled if key not in spoken]
    if not may(user, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on):
        own = [each.key for each in voices(user, meeting, on=on)]
        proxied = [absent for key in own for absent in floor_holder(floor, key, left)]
        left = [key for key in left if key in own or key in proxied]
    return list(organisations(meeting.campaign).filter(key__in=left))
