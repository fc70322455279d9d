"""Until when a venue wants the guest list, as the clock of the place shows it, and whether it went there in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.events.models import Event, SentList, VenueRule
from accede.kit.localdates import clock

A_DAY = 24


@dataclass(frozen=True)
class ListDue:
    """A rule of the venue about the guest list, reckoned for one event. `at` is None where the event has no hour yet:
    then `day` is the last day that is certainly early enough.
    """

    event: Event
    rule: VenueRule
    at: datetime | None
    day: date | None
    sent: SentList | None

    def is_late(self, now: datetime) -> bool:
        """Whether the moment has passed and no list went there."""
        if self.sent is not None:
            return False
        if self.at is not None:
            return now > self.at
        return self.day is not None and now.date() > self.day

    @property
    def was_late(self) -> bool:
        """Whether a list went there, after the moment."""
        return self.sent is not None and self.at is not None and self.sent.sent_at > self.at

    @property
    def words(self) -> str:
        """Until when, with the time zone of the place."""
        if self.at is not None:
            return on_the_wall(self.at, str(self.at.tzinfo))
        return _("%(hours)s hours before the event, whose hour is not set yet") % {"hours": self.rule.hours_before}


def on_the_wall(moment: datetime, zone: str) -> str:
    """What the clock of a place shows, with its zone: 30 January 2004, 17:00 (Europe/Zurich)."""
    there = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return _("%(moment)s (%(zone)s)") % {"moment": clock(there), "zone": zone.replace("_", " ")}


def zone_of(event: Event) -> str:
    """The zone in which people think of the event; the house's where none is on file."""
    return event.time_zone or settings.TIME_ZONE


def list_due(event: Event) -> list[ListDue]:
    """The venue's rules about the guest list for this event, the earliest first."""
    return _due(event, event.held_at.rules.all()) if event.held_at else []


def lists_due(campaign: Campaign, *, first: date) -> list[ListDue]:
    """The same for every event of the campaign that begins on the day or later and was not cancelled. Three queries."""
    rules = VenueRule.objects.filter(kind=VenueRule.Kind.GUEST_LIST, hours_before__isnull=False)
    rows = (
        Event.objects.filter(campaign=campaign, held_at__isnull=False, cancelled_date__isnull=True)
        .select_related("held_at", "owner")
        .prefetch_related(
            Prefetch("held_at__rules", rules),
            Prefetch("sent_lists", SentList.objects.order_by("-number")),
        )
    )
    found: list[ListDue] = []
    for event in rows:
        event.campaign = campaign  # so that its address needs no query
        if (event.starts.latest or date.max) >= first:
            found += list_due(event)
    return sorted(found, key=lambda due: (due.day or date.max, due.event.key))


def _due(event: Event, rules: Iterable[VenueRule]) -> list[ListDue]:
    wanted = [rule for rule in rules if rule.kind == VenueRule.Kind.GUEST_LIST and rule.hours_before is not None]
    lists = sorted(event.sent_lists.all(), key=lambda row: -row.number) if wanted else []
    sent = lists[0] if lists else None
    return sorted((_reckoned(event, rule, sent) for rule in wanted), key=lambda due: due.day or date.max)


def _reckoned(event: Event, rule: VenueRule, sent: SentList | None) -> ListDue:
    hours = rule.hours_before or 0
    if event.begins_at is not None:
        # Hours as they pass, not as a clock shows them that is put forward or back in between.
        passed = event.begins_at.astimezone(UTC) - timedelta(hours=hours)
        at = passed.astimezone(ZoneInfo(zone_of(event)))
        return ListDue(event, rule, at, at.date(), sent)
    first = event.starts.earliest if event.starts.is_day else None
    whole_days = timedelta(days=-(-hours // A_DAY))
    return ListDue(event, rule, None, first - whole_days if first else None, sent)
