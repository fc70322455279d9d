"""What is noted at the door: who came, by name or as heads counted by eye.

Two phones may note the same person at the same moment, and a phone whose line was lost sends again what it cannot know
to have arrived. So every note carries a slip, drawn by the page: the same slip is the same note. Who is in already
stays in, whoever notes her again; a mistake is taken back by one more row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.core.heads import person_of
from accede.events.actions.guests import BACK, hold, on_list, permit
from accede.events.models import Attendance, CheckIn, Event, Guest
from accede.kit import log
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused

# West of the house's zone the day of an event begins later, east of it earlier.
A_DAY = timedelta(days=1)


class NotYet(Refused):
    """The event lies ahead: nobody can have come."""


class Cancelled(Refused):
    """The event was not held."""


@dataclass(frozen=True)
class Noted:
    """What is now on record of a guest; `new`: whether this note put it there."""

    check_in: CheckIn
    new: bool

    @property
    def guest(self) -> Guest:
        return self.check_in.guest


@transaction.atomic
def check_in(*, guest: Guest, way: str, slip: str, by: Any, at: datetime) -> Noted:
    """Note that a guest came. A slip that was noted before, or a guest who is in already, adds nothing.

    Raises NotAllowed, NotYet, Cancelled.
    """
    on = _may_note(guest.event, by=by, at=at)
    if known := _of_slip(guest.event, slip):
        return Noted(known, new=False)
    row = Guest.objects.select_for_update().get(pk=guest.pk)
    row.event = guest.event
    last = _last(row)
    if last is not None and last.came:
        return Noted(last, new=False)
    if row.left_out_date is not None:  # taken off, and there all the same
        _save(row, BACK, "events.bring_back_guest", by=by, on=on)
    return Noted(_note(row, last, came=True, way=way, slip=slip, by=by, at=at), new=True)


@transaction.atomic
def take_back(*, guest: Guest, slip: str, by: Any, at: datetime) -> Noted | None:
    """Take back that a guest came; None when she had not been noted. Raises NotAllowed, NotYet, Cancelled."""
    _may_note(guest.event, by=by, at=at)
    if known := _of_slip(guest.event, slip):
        return Noted(known, new=False)
    row = Guest.objects.select_for_update().get(pk=guest.pk)
    row.event = guest.event
    last = _last(row)
    if last is None:
        return None
    if not last.came:
        return Noted(last, new=False)
    return Noted(_note(row, last, came=False, way=last.way, slip=slip, by=by, at=at), new=True)


@transaction.atomic
def walk_in(
    *, event: Event, values: Mapping[str, Any], slip: str, by: Any, at: datetime, way: str = CheckIn.Way.DOOR
) -> Noted:
    """Note somebody who came and is on no list. Who is on it after all is checked in under her own row.

    `values` are name, title, affiliation and group. Raises NotAllowed, NotYet, Cancelled, ValidationError.
    """
    on = _may_note(event, by=by, at=at)
    hold(event)
    if known := _of_slip(event, slip):
        return Noted(known, new=False)
    row = on_list(event, person_of(values["name"], values.get("affiliation", "")))
    if row is None:
        paper = way == CheckIn.Way.PAPER
        origin = Guest.Origin.PAPER if paper else Guest.Origin.WALK_IN
        row = Guest(event=event, origin=origin, added_at=at, added_by=log.username(by))
        _save(row, values, "events.add_guest", by=by, on=on)
    return check_in(guest=row, way=way, slip=slip, by=by, at=at)


@transaction.atomic
def note_paper(
    *, event: Event, came: Iterable[Guest], others: Iterable[Mapping[str, Any]], slip: str, by: Any, at: datetime
) -> list[Noted]:
    """Enter a paper list: guests who signed it, and people who wrote themselves in. All of it or nothing.

    The same list sent twice is entered once. Raises NotAllowed, NotYet, Cancelled, ValidationError.
    """
    paper = CheckIn.Way.PAPER
    noted = [check_in(guest=row, way=paper, slip=f"{slip}:{row.key}", by=by, at=at) for row in came]
    added = [
        walk_in(event=event, values=values, slip=f"{slip}:{place}", by=by, at=at, way=paper)
        for place, values in enumerate(others)
    ]
    return [*noted, *added]


@transaction.atomic
def count_by_eye(*, event: Event, counts: Mapping[str, int | None], by: Any, on: date) -> list[Attendance]:
    """Set what was counted by eye to exactly this: heads by group, None for a group that came and was not counted.

    Raises NotAllowed, NotYet, Cancelled.
    """
    permit(event, by=by, on=on)
    hold(event)
    _held_by(event, on)
    stood = {row.group: row for row in Attendance.objects.select_for_update().filter(event=event)}
    for group in stood.keys() - counts.keys():
        row = stood[group]
        log.record("events.remove_attendance", target=row, by=by, on=on, before=row)
        row.delete()
    rows = []
    for group, heads in counts.items():
        row = stood.get(group) or Attendance(event=event, group=group)
        if row.pk is None or row.heads != heads:
            act = "events.count_by_eye" if row.pk else "events.add_attendance"
            _save(row, {"heads": heads}, act, by=by, on=on)
        rows.append(row)
    return rows


def _may_note(event: Event, *, by: Any, at: datetime) -> date:
    on = timezone.localtime(at).date()
    permit(event, by=by, on=on)
    _held_by(event, on)
    return on


def _held_by(event: Event, on: date) -> None:
    if event.cancelled_date is not None:
        raise Cancelled(_("The event was cancelled: nobody can have come. Take the cancellation back first."))
    first = event.starts.earliest
    if first is not None and on + A_DAY < first:
        raise NotYet(_("The event is on %(day)s: nobody can have come yet.") % {"day": long_day(first)})


def _of_slip(event: Event, slip: str) -> CheckIn | None:
    rows = CheckIn.objects.select_related("guest").filter(slip=slip, guest__event=event)
    return rows.first() if slip else None


def _last(guest: Guest) -> CheckIn | None:
    last = guest.check_ins.order_by("-number").first()
    if last is not None:
        last.guest = guest
    return last


def _note(guest: Guest, last: CheckIn | None, *, by: Any, at: datetime, **facts: Any) -> CheckIn:
    number = last.number + 1 if last else 1
    row = CheckIn.objects.create(guest=guest, number=number, at=at, by=log.username(by), **facts)
    act = "events.check_in" if row.came else "events.take_back_check_in"
    log.record(act, target=row, by=by, on=timezone.localtime(at).date(), after=row)
    return row


def _save(row: Any, values: Mapping[str, Any], act: str, *, by: Any, on: date) -> None:
    before = log.values(row) if row.pk else None
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean(exclude=["name"] if getattr(row, "name", "-") == "" else None)
    row.save()
    log.record(act, target=row, by=by, on=on, before=before, after=row)
