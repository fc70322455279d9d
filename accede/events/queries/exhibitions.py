"""Works of an exhibition: which may hang on a day, and why another may not; stops of its tour by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.events.models import Event, Exhibit, TourStop
from accede.kit.localdates import long_day

_OPEN = {Exhibit.Consent.NOBODY, Exhibit.Consent.GIVEN}


@dataclass(frozen=True)
class Work:
    """A work and why it may not be shown on the day; no reasons: it may."""

    row: Exhibit
    reasons: tuple[str, ...]

    @property
    def may_hang(self) -> bool:
        return not self.reasons


def reasons(work: Exhibit, *, on: date) -> tuple[str, ...]:
    """Why a work may not be shown on a day: withdrawn, no consent of who is shown, no right of use, or a right that
    has run out. A work withdrawn later may still be shown on an earlier day.
    """
    found = []
    if work.withdrawn_date and work.withdrawn_date <= on:
        found.append(_("withdrawn on %(day)s") % {"day": long_day(work.withdrawn_date)})
    elif work.consent not in _OPEN:
        found.append(_("consent: %(consent)s") % {"consent": work.get_consent_display()})
    if not work.right:
        found.append(_("the right of use is not on record"))
    elif work.right_until and work.right_until < on:
        found.append(_("the right of use ran out on %(day)s") % {"day": long_day(work.right_until)})
    return tuple(found)


def works_of(event: Event, *, on: date) -> list[Work]:
    """Every work in order, with what stands against showing it on the day. One query."""
    rows = list(Exhibit.objects.filter(event=event).order_by("number"))
    for row in rows:
        row.event = event
    return [Work(row, reasons(row, on=on)) for row in rows]


def tour_of(event: Event) -> list[TourStop]:
    """The stops by date, unknown days last. One query."""
    rows = list(TourStop.objects.filter(event=event).select_related("host__campaign"))
    for row in rows:
        row.event = event
    return sorted(rows, key=lambda row: (row.starts.earliest or row.starts.latest or date.max, row.number))
