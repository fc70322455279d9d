"""What must begin now, and days that come back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.rules import reading_of
from accede.events import queries
from accede.events.models import Series
from accede.kit import offers
from accede.kit.offers import DatedThing, Referenced, Span, WorkLine


@offers.offer("work")
def work(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """What venues want before an event, and what begins before a yearly day, for who may change events."""
    if not subject or not may(reader, Right.EDIT_EVENTS, campaign=subject, on=on):
        return []
    campaign = campaign_of(subject)
    return [
        *_to_read(campaign, on=on, reader=reader),
        *queries.venue_lines(campaign, reader=reader, on=on),
        *queries.lead_lines(campaign, reader=reader, on=on),
    ]


def _to_read(campaign: Campaign, *, on: date, reader: Any) -> list[WorkLine]:
    """What members posted and nobody has read yet, for who acts for the alliance."""
    if not reading_of(reader, campaign.slug, on=on).of_alliance:
        return []
    return [
        WorkLine(
            _("Posted by a member: %(title)s") % {"title": row.event.title},
            reverse("events:posted", args=[campaign.slug]),
            sub=row.organisation.short if row.organisation else "",
            action=_("Read it"),
        )
        for row in queries.waiting(campaign, reader=reader, on=on)
    ]


@offers.offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """The next times of yearly days."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return queries.observed(campaign_of(subject), on, date.max, reader=reader, on=on)


@offers.offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """Yearly days in the span."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return queries.observed(campaign_of(subject.campaign), subject.first, subject.until, reader=reader, on=on)


@offers.offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """A series that a task is about."""
    return list(rows_meant(Series, subject, reader=reader, on=on))


@offers.offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for acts on places, and on what the alliance does with an event as a whole."""
    return [
        ("events.add_series", _("Series added")),
        ("events.change_series", _("Series corrected")),
        ("events.remove_series", _("Series removed")),
        ("events.add_venue", _("Venue added")),
        ("events.change_venue", _("Venue corrected")),
        ("events.remove_venue", _("Venue removed")),
        ("events.add_rule", _("Rule of a venue added")),
        ("events.change_rule", _("Rule of a venue corrected")),
        ("events.remove_rule", _("Rule of a venue removed")),
        ("events.add_line", _("Line added to a run sheet")),
        ("events.change_line", _("Line of a run sheet corrected")),
        ("events.remove_line", _("Line of a run sheet removed")),
        ("events.set_photo", _("Photograph of a speaker kept")),
        ("events.remove_photo", _("Photograph of a speaker removed")),
        ("events.add_work", _("Work added to an exhibition")),
        ("events.change_work", _("Work of an exhibition corrected")),
        ("events.withdraw_work", _("Work withdrawn from an exhibition")),
        ("events.remove_work", _("Work removed from an exhibition")),
        ("events.add_stop", _("Stop of a tour added")),
        ("events.change_stop", _("Stop of a tour corrected")),
        ("events.remove_stop", _("Stop of a tour removed")),
        ("events.post_event", _("Event posted by a member")),
        ("events.decide_posting", _("Posted event read and decided")),
        ("events.cancel_event", _("Event cancelled")),
        ("events.hold_event", _("Cancellation taken back")),
        ("events.publish_event", _("Public page of an event changed")),
    ]
