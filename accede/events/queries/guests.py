"""The guest list: everybody who is expected, in the order of precedence, and what is missing on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.core.names import folded
from accede.events.models import AttendanceGroup, Event, Guest
from accede.events.queries.door import with_last_check_in
from accede.governments.models import Seat
from accede.governments.queries.mission_directory import by_precedence
from accede.kit.models import LogEntry
from accede.kit.parts import Shown
from accede.record.queries.names import names

GROUPS = {group: place for place, group in enumerate(AttendanceGroup.values)}


@dataclass(frozen=True)
class Listed:
    """Somebody on the list, at her place."""

    guest: Guest
    place: int
    state: str
    basis: str  # what the place rests on

    @property
    def name(self) -> str:
        """Her name, or words for somebody of whom only the mission is known."""
        return shown_name(self.guest)

    @property
    def house(self) -> str:
        """The mission or organisation; else the State."""
        return self.guest.affiliation or self.state

    @property
    def is_in(self) -> bool:
        return bool(self.guest.in_now)  # type: ignore[attr-defined]  # annotated by with_last_check_in

    @property
    def needle(self) -> str:
        """What the search at the door looks in: name, house and State without accents, and the code."""
        return f"{folded(' '.join((self.guest.name, self.house, self.state)))} {self.guest.key}"


def shown_name(guest: Guest) -> str:
    """The name of a guest, or words for one whose name is not known."""
    return guest.name or pgettext("guest", "name not known")


@dataclass(frozen=True)
class GuestList:
    """The list as it stands; `left_out` are those who were taken off it."""

    rows: tuple[Listed, ...]
    left_out: tuple[Guest, ...]

    @cached_property
    def nameless(self) -> int:
        return sum(not row.guest.name for row in self.rows)

    @cached_property
    def in_house(self) -> int:
        return sum(row.is_in for row in self.rows)

    def find(self, words: str) -> list[Listed]:
        """Those whose name, house, State or code holds every word, in any order, accents aside."""
        wanted = folded(words).split()
        return [row for row in self.rows if all(word in row.needle for word in wanted)]


def guest_list(event: Event, *, language: str, as_of: date) -> GuestList:
    """Everybody on the list of the event by precedence. A fixed number of queries.

    Places: a number given by hand goes first; then by group, among States' guests as the directory of missions orders
    their missions, everybody else by house and name.
    """
    found = with_last_check_in(Guest.objects.filter(event=event)).select_related("invitation__mission", "state")
    rows = list(found.order_by("pk"))
    for row in rows:
        row.event = event
    named = names(on=as_of, language=language) if any(row.state_id for row in rows) else {}
    orders = _orders(event, rows, as_of)
    stay = [row for row in rows if row.left_out_date is None]
    stay.sort(key=lambda row: _place(row, orders))
    return GuestList(
        tuple(
            Listed(row, place, named.get(row.state.code, "") if row.state else "", _basis(row, orders))
            for place, row in enumerate(stay, start=1)
        ),
        tuple(row for row in rows if row.left_out_date is not None),
    )


def last_change(found: GuestList) -> datetime | None:
    """When somebody was last put on the list, taken off it, or written there otherwise; None for a list on which nobody
    ever stood. What the door notes changes no list. One query.
    """
    guests = [*(row.guest for row in found.rows), *found.left_out]
    acts = LogEntry.objects.filter(target_type="events.guest", target_id__in=[str(each.pk) for each in guests])
    logged = acts.aggregate(last=Max("at"))["last"]
    return max([*(each.added_at for each in guests), *([logged] if logged else [])], default=None)


Orders = dict[int, tuple[int, str]]  # mission's number in the table: place among its seat's, what it rests on


def _orders(event: Event, rows: list[Guest], as_of: date) -> Orders:
    missions = [row.invitation.mission for row in rows if row.invitation and row.invitation.mission]
    seats = sorted({mission.seat for mission in missions}, key=Seat.values.index)
    found: Orders = {}
    for seat in seats:
        before = len(found)
        for placed in by_precedence(event.campaign, as_of=as_of, seat=seat):
            found[placed.listed.each.mission.pk] = (before + placed.place, placed.basis)
    return found


def _mission_of(row: Guest) -> int | None:
    return row.invitation.mission_id if row.invitation else None


def _place(row: Guest, orders: Orders) -> tuple[Any, ...]:
    given = (0, row.precedence) if row.precedence is not None else (1, 0)
    mission = orders.get(_mission_of(row) or 0, (len(orders) + 1, ""))[0]
    # A companion without a name follows the one who is named.
    return (*given, GROUPS[row.group], mission, folded(row.affiliation), not row.name, folded(row.name), row.pk)


def _basis(row: Guest, orders: Orders) -> str:
    if row.precedence is not None:
        return pgettext("precedence", "given by hand")
    return orders.get(_mission_of(row) or 0, (0, pgettext("precedence", "group, house and name")))[1]


def figures(found: GuestList, event: Event) -> list[Shown]:
    """What the strip above the list says of it."""
    seats = event.held_at.seats if event.held_at else None
    expected = len(found.rows)
    of_seats = (
        ngettext("the venue has %(count)s seat", "the venue has %(count)s seats", seats) % {"count": seats}
        if seats is not None
        else _("how many seats the venue has is not on file")
    )
    return [
        Shown(expected, _("expected"), of_seats),
        Shown(found.in_house, pgettext("guests", "came"), _("noted at the door or from the paper list")),
        Shown(found.nameless, _("without a name"), _("only the mission or organisation is known")),
        Shown(len(found.left_out), _("taken off"), _("the list keeps who, when and why")),
    ]


def places_taken(event: Event) -> int:
    """How many seats are spoken for: by everybody on the list. Who registered and did not confirm takes none."""
    return Guest.objects.filter(event=event, left_out_date__isnull=True).count()
