"""What the page behind a reply link shows: the event, and of its bearer the mission's or organisation's name alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accede.events.models import Event, Invitation
from accede.events.queries.closing import closes_at
from accede.events.queries.sentences import span
from accede.kit.directions import own_direction
from accede.kit.localdates import long_day
from accede.kit.shell import training_words


@dataclass(frozen=True)
class Shown:
    """Plain values for the template. `whom` and `write_to` may be empty."""

    title: str
    language: str  # of the title and the place
    alliance: str
    whom: str
    when: str
    place: str
    closes: str
    write_to: str
    cancelled: bool
    words_of_cancelling: str


def shown(invitation: Invitation) -> Shown:
    """What the bearer sees. Never a person's name: a letter may be lying on any desk."""
    event, named = invitation.event, whom(invitation)
    return Shown(
        title=event.title,
        language=event.campaign.language,
        alliance=own_direction(event.campaign.alliance or event.campaign.name),
        whom=own_direction(named) if named else "",
        when=when(event),
        place=", ".join(filter(None, [event.venue, event.place])),
        closes=moment_there(closes_at(event), event),
        write_to=invitation.letter.run.reply_to if invitation.letter else "",
        cancelled=event.cancelled_date is not None,
        words_of_cancelling=event.cancelled_words,
    )


def whom(invitation: Invitation) -> str:
    """The mission or organisation; nothing where the link may be passed on, or where only a person is invited."""
    if invitation.safe_to_forward:
        return ""
    if invitation.mission:
        return str(invitation.mission)
    return invitation.organisation.name if invitation.organisation else ""


def when(event: Event) -> str:
    """The days, and the time on the wall of the place where it is known."""
    days = span(event.starts, event.ends)
    if not event.begins_at:
        return days
    zone = ZoneInfo(event.time_zone or "UTC")
    begins = event.begins_at.astimezone(zone)
    values = {"days": days, "from": f"{begins:%H:%M}", "zone": event.time_zone or "UTC"}
    if event.ends_at:
        until = f"{event.ends_at.astimezone(zone):%H:%M}"
        return _("%(days)s, %(from)s to %(to)s (%(zone)s)") % {**values, "to": until}
    return _("%(days)s, %(from)s (%(zone)s)") % values


def moment_there(moment: datetime | None, event: Event) -> str:
    """Day and time of day where the event is held; empty for None."""
    if moment is None:
        return ""
    there = moment.astimezone(ZoneInfo(event.time_zone)) if event.time_zone else moment
    values = {"day": long_day(there.date()), "time": f"{there:%H:%M}", "zone": event.time_zone or "UTC"}
    return _("%(day)s, %(time)s (%(zone)s)") % values


def sample_words(invitation: Invitation) -> str:
    """What the banner of the training campaign says; empty for any other."""
    return str(training_words(invitation.event.campaign.slug))
