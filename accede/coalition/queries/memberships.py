"""Who has a place in the alliance on a day, and how well that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.coalition.models import Campaign, Membership, Organisation
from accede.coalition.queries.words import answer_words, kind_plural, sector_words, tenure_words
from accede.core.dates import Answer, Moment
from accede.core.tenure import Finding
from accede.kit.localdates import long_moment


@dataclass(frozen=True)
class Place:
    """A membership and what the record answers for the day asked."""

    membership: Membership
    finding: Finding
    words: str
    time: str

    @property
    def organisation(self) -> Organisation:
        return self.membership.organisation

    @property
    def sectors(self) -> list[str]:
        return sector_words(self.organisation.sectors)

    @property
    def detail(self) -> str:
        """What is known of the time beyond what `words` say already."""
        tenure = self.membership.tenure
        return "" if tenure.start == tenure.end == Moment.unknown() else self.time

    @property
    def ended(self) -> bool:
        """Whether a last day is on record, whatever it is."""
        return bool(str(self.membership.end))

    @property
    def certain(self) -> bool:
        return self.finding.answer is Answer.YES

    @property
    def open(self) -> bool:
        return self.finding.answer is Answer.NOT_KNOWN


@dataclass(frozen=True)
class Counted:
    """A number of memberships of one kind on a day, with its definition and the organisations behind it.

    When `open` is not zero the number is not known: it lies between `certain` and `certain + open`.
    """

    kind: str
    on: date
    certain: int
    open: int
    organisations: tuple[str, ...]  # keys of those certainly in, by name
    attested: tuple[Moment, ...]  # the times for which the open ones are attested

    @property
    def known(self) -> bool:
        return self.open == 0

    @property
    def definition(self) -> str:
        return f"coalition.{self.kind}s_on_the_day"

    @property
    def upper(self) -> int:
        """The number if every open membership holds."""
        return self.certain + self.open

    @property
    def shown_what(self) -> str:
        return kind_plural(self.kind, self.upper)

    @property
    def what(self) -> str:
        return kind_plural(self.kind, self.certain)

    @property
    def open_what(self) -> str:
        return kind_plural(self.kind, self.open)

    @property
    def attested_words(self) -> str:
        return ", ".join(long_moment(moment) for moment in self.attested)


def places(campaign: Campaign, *, on: date, kind: str = "") -> list[Place]:
    """Every membership on record, by organisation's name, with the answer for the day. One query."""
    rows = Membership.objects.filter(campaign=campaign).select_related("organisation")
    if kind:
        rows = rows.filter(kind=kind)
    found = [place_of(row, on=on) for row in rows.order_by("organisation__name", "key")]
    for place in found:
        place.organisation.campaign = campaign
    return found


def place_of(membership: Membership, *, on: date) -> Place:
    """One membership with the answer for the day."""
    tenure = membership.tenure
    return Place(membership, tenure.on(on), answer_words(tenure, on), tenure_words(tenure))


def counted(found: Iterable[Place], kind: str, *, on: date) -> Counted:
    """How many organisations of a kind there are on the day, from places already read: each counts once."""
    of_kind = [place for place in found if place.membership.kind == kind]
    certain = list(dict.fromkeys(place.organisation.key for place in of_kind if place.certain))
    unclear = {place.organisation.key for place in of_kind if place.open} - set(certain)
    attested = {place.membership.attested for place in of_kind if place.open} - {Moment.unknown()}
    return Counted(
        kind=kind,
        on=on,
        certain=len(certain),
        open=len(unclear),
        organisations=tuple(certain),
        attested=tuple(sorted(attested, key=lambda moment: moment.sort_key)),
    )


def members_on(campaign: Campaign, *, on: date) -> dict[str, Counted]:
    """Counts by kind (member, observer, partner, platform) on the day. One query."""
    found = places(campaign, on=on)
    return {kind: counted(found, kind, on=on) for kind in Membership.Kind.values}


def membership(campaign: Campaign, key: str) -> Membership | None:
    """One membership by its key, with its organisation."""
    found = Membership.objects.filter(campaign=campaign, key=key).select_related("organisation").first()
    if found:
        found.campaign = found.organisation.campaign = campaign
    return found
