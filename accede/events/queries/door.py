"""Who came, as the door, the badges and the paper list noted it, and how many heads that makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.core.heads import Came, Heads, Source, heads_of, person_of
from accede.events.models import Attendance, AttendanceGroup, CheckIn, Event, Guest


def with_last_check_in(guests: QuerySet[Guest]) -> QuerySet[Any]:
    """Guests with what was noted of them last: `in_now` (None: nothing was noted), `in_at`, `in_by`, `in_way`."""
    last = CheckIn.objects.filter(guest=OuterRef("pk")).order_by("-number")
    return guests.annotate(
        in_now=Subquery(last.values("came")[:1]),
        in_at=Subquery(last.values("at")[:1]),
        in_by=Subquery(last.values("by")[:1]),
        in_way=Subquery(last.values("way")[:1]),
    )


def here(event: Event) -> list[Guest]:
    """Everybody who was noted and not taken back, each row of the list. One query."""
    return list(with_last_check_in(Guest.objects.filter(event=event)).filter(in_now=True).order_by("pk"))


def came(event: Event) -> dict[int, int]:
    """How many people came on each invitation, by its number in the table; those of whom nobody came are not in it.
    A person who stands on the list twice counts once. One query.
    """
    people = {(row.invitation_id, _person(row)) for row in here(event) if row.invitation_id is not None}
    return dict(Counter(invitation for invitation, _one in people))


def _person(row: Guest) -> str:
    return person_of(row.name, row.affiliation) or f"row {row.pk}"


def heads(event: Event) -> Heads:
    """How many came, by group, from the list of guests and the counts by eye. Two queries."""
    return heads_from(here(event), Attendance.objects.filter(event=event))


def heads_from(guests: Iterable[Guest], counts: Iterable[Attendance]) -> Heads:
    """The same from rows in hand: the guests who were noted, and the groups that were counted."""
    noted = [Came(row.key, row.group, person_of(row.name, row.affiliation)) for row in guests]
    return heads_of(noted, {row.group: row.heads for row in counts}, order=AttendanceGroup.values)


@dataclass(frozen=True)
class HeadLine:
    """A group in words: how many, and where the number comes from."""

    group: str
    heads: int
    at_least: bool
    words: str


def head_lines(found: Heads) -> list[HeadLine]:
    """The groups with their numbers and the definition of each."""
    labels: dict[str, Any] = dict(AttendanceGroup.choices)
    return [HeadLine(str(labels[each.key]), each.heads, each.at_least, _from_where(each)) for each in found.categories]


def _from_where(each: Any) -> str:
    named = ngettext("%(count)s noted by name", "%(count)s noted by name", each.named) % {"count": each.named}
    if each.source is Source.NAMES:
        return named
    if each.source is Source.COUNT:
        return _("counted; %(named)s, who are among them") % {"named": named}
    if each.source is Source.NAMES_OVER_COUNT:
        return _("%(named)s; only %(count)s were counted, so the names hold") % {"named": named, "count": each.counted}
    return _("came and was not counted; %(named)s") % {"named": named}
