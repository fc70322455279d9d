"""The alliance on a day, as plain values: who belongs to it, who holds which office, how many make a quorum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Membership
from accede.coalition.queries.campaigns import NoSuchDay
from accede.coalition.queries.memberships import Place, places
from accede.coalition.queries.offices import Held, OfficeOnADay, offices
from accede.coalition.queries.procedure import quorum_on
from accede.coalition.queries.words import when_words
from accede.core.dates import Answer, Moment
from accede.core.quorum import Needed
from accede.kit.localdates import long_day

KINDS = {"members": Membership.Kind.MEMBER, "observers": Membership.Kind.OBSERVER, "partners": Membership.Kind.PARTNER}
YES, NOT_ATTESTED = "yes", "not known"


@dataclass(frozen=True)
class AllianceOnADay:
    """Names in full, each with "yes" or with the time for which a source attests it; who for certain is not in is left
    out. `quorum` is the number that is enough whatever the open memberships turn out to be; `bounds` says how far it
    is known, `rule_on_record` whether the alliance's own rule is.
    """

    day: date
    members: list[dict[str, str]]
    observers: list[dict[str, str]]
    partners: list[dict[str, str]]
    offices: list[dict[str, str | None]]
    bounds: Needed
    rule_on_record: bool

    @property
    def quorum(self) -> int:
        return self.bounds.most

    def as_data(self) -> dict[str, Any]:
        """The JSON of the command line and of other programs."""
        return {
            "members": self.members,
            "observers": self.observers,
            "partners": self.partners,
            "offices": self.offices,
            "quorum": self.quorum,
        }


def check_counting_day(campaign: Campaign, day: date, *, today: date) -> None:
    """Raises NoSuchDay, in words, for a day of which nothing can be counted: one still to come, or one before the
    alliance was first convened.
    """
    if day > today:
        raise NoSuchDay(
            _("%(day)s is still to come. Who belongs to the alliance is counted up to today.") % {"day": long_day(day)}
        )
    if campaign.convened.earliest is not None and day < campaign.convened.earliest:
        values = {"day": long_day(day), "time": when_words(campaign.convened)}
        raise NoSuchDay(_("%(day)s lies before the alliance, which was first convened %(time)s.") % values)


def alliance_on(campaign: Campaign, *, on: date) -> AllianceOnADay:
    """Everything that is known of the alliance on the day. Five queries, however many organisations."""
    found, quorum = places(campaign, on=on), quorum_on(campaign, on=on)
    return AllianceOnADay(
        day=on,
        **{name: _listed(found, kind) for name, kind in KINDS.items()},
        offices=[row for office in offices(campaign, on=on) for row in _office_rows(office)],
        bounds=quorum.needed,
        rule_on_record=not quorum.assumed,
    )


def known_words(answer: Answer, attested: Moment) -> str:
    """ "yes", "attested 2004-01-30", or "not known" where no source speaks of any time."""
    if answer is Answer.YES:
        return YES
    return f"attested {attested}" if str(attested) else NOT_ATTESTED


def _listed(found: Iterable[Place], kind: str) -> list[dict[str, str]]:
    """Each organisation once, by name; a place that is certain goes before one that is only attested."""
    rows: dict[str, dict[str, str]] = {}
    of_kind = [place for place in found if place.membership.kind == kind and (place.certain or place.open)]
    for place in sorted(of_kind, key=lambda place: not place.certain):
        known = known_words(place.finding.answer, place.membership.attested)
        rows.setdefault(place.organisation.key, {"name": place.organisation.name, "known": known})
    return sorted(rows.values(), key=lambda row: row["name"].casefold())


def _office_rows(office: OfficeOnADay) -> list[dict[str, str | None]]:
    """Who certainly holds it; else for whom that time is attested; else whoever may, with the time attested."""
    held = office.holders or tuple(term for term in office.terms if term.finding.answer is Answer.NOT_KNOWN)
    return [_office_row(office, each) for each in held]


def _office_row(office: OfficeOnADay, held: Held) -> dict[str, str | None]:
    term = held.term
    return {
        "office": office.office.name,
        "person": term.person.name if term.person else None,
        "organisation": term.organisation.name if term.organisation else None,
        "from": str(term.start) or None,
        "to": str(term.end) or None,
        "known": known_words(held.finding.answer, term.attested),
    }
