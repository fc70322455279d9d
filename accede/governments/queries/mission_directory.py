"""The directory of missions over all States: by seat, by what needs a look, by precedence, as rows that leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.coalition.models import Campaign
from accede.core.dates import Moment
from accede.core.missions import Basis, Rank, Standing, in_precedence
from accede.governments.models import Seat
from accede.governments.queries.missions import SEATS, MissionOn, missions_on
from accede.kit.offers import WorkLine
from accede.kit.parts import Shown
from accede.record.queries import names

# What the directory can be cut to; each asks a mission.
ONLY: dict[str, Callable[[MissionOn], bool]] = {
    "headless": lambda each: each.headless,
    "doubtful": lambda each: each.doubtful,
    "unchecked": lambda each: each.unchecked,
    "bounced": lambda each: each.bounced is not None,
    "changed": lambda each: each.changed,
}


@dataclass(frozen=True)
class Listed:
    """A mission with the name of its State on the day."""

    state: str
    each: MissionOn


def directory(campaign: Campaign, *, as_of: date, seat: str = "", only: str = "") -> list[Listed]:
    """Open missions of all States by seat, then by the State's name. Six queries at most, however many rows."""
    named = names(on=as_of)
    found = [Listed(named.get(each.mission.state.code, each.mission.state.code), each) for each in
             missions_on(campaign, as_of=as_of)]  # fmt: skip
    kept = cut(found, seat=seat, only=only)
    return sorted(kept, key=lambda row: (SEATS.index(row.each.mission.seat), row.each.mission.place, row.state))


def cut(rows: Iterable[Listed], *, seat: str = "", only: str = "") -> list[Listed]:
    """Those of one seat that need a look of one kind; empty words cut nothing."""
    asks = ONLY.get(only)
    return [row for row in rows if (not seat or row.each.mission.seat == seat) and (asks is None or asks(row.each))]


def figures(rows: Iterable[Listed]) -> list[Shown]:
    """How many missions, and how many of them need a look; each number with what it counts."""
    rows = list(rows)
    seats = Counter(row.each.seat for row in rows)
    words = ", ".join(f"{seat} {number}" for seat, number in seats.items())

    def many(only: str) -> int:
        return sum(ONLY[only](row.each) for row in rows)

    return [
        Shown(len(rows), _("missions open"), words),
        Shown(many("headless"), _("without a head"), _("nobody is known to head them on this day")),
        Shown(many("unchecked"), _("not checked for long"), _("nobody said within the time set that they are right")),
        Shown(many("bounced"), _("e-mail came back"), _("nothing is sent there by e-mail")),
        Shown(many("changed"), _("changed lately"), _("a letter prepared before may name somebody else")),
    ]


@dataclass(frozen=True)
class Placed:
    """A mission in the order of precedence of its seat, and what its place rests on."""

    place: int
    listed: Listed
    basis: str


def by_precedence(campaign: Campaign, *, as_of: date, seat: str) -> list[Placed]:
    """The missions of a seat in their order: the directory's numbers, then rank and credentials, then the name."""
    rows = {row.each.mission.key: row for row in directory(campaign, as_of=as_of, seat=seat)}
    ordered = in_precedence(_standing(row) for row in rows.values())
    words = {
        Basis.GIVEN: pgettext("precedence", "number of the directory"),
        Basis.CREDENTIALS: pgettext("precedence", "credentials"),
        Basis.NAME: pgettext("precedence", "name of the State: no day is known"),
    }
    return [Placed(place, rows[each.key], words[each.basis]) for place, each in enumerate(ordered, start=1)]


def _standing(row: Listed) -> Standing:
    mission, head = row.each.mission, next(iter(row.each.on.heads), None)
    return Standing(
        mission.key,
        row.state,
        mission.precedence,
        Rank(head.rank) if head else None,
        head.credentials if head else Moment.unknown(),
    )


HEADER = (
    "State", "Code", "Seat", "Place", "Mission", "Head", "Rank", "Title", "Salutation", "Language", "From",
    "Credentials", "Languages", "Precedence", "Channel", "Then by", "E-mail", "Telephone", "Fax", "Address",
    "Checked on", "Source",
)  # fmt: skip


def export_rows(rows: Iterable[Listed]) -> Iterator[list[object]]:
    """The directory as rows of a spreadsheet that can be read in again: codes of ours, days as 2004-01-30."""
    yield list(HEADER)
    for row in rows:
        mission, head = row.each.mission, row.each.on.head
        hers = (
            [head.name, head.rank, head.title, head.salutation, head.language, str(head.from_date),
             str(head.credentials)] if head else [""] * 7
        )  # fmt: skip
        yield [
            row.state, mission.state.code, mission.seat, mission.place, mission.name, *hers,
            "; ".join(mission.languages), mission.precedence, mission.channel, mission.then_channel, mission.email,
            mission.phone, mission.fax, mission.address, row.each.checked, mission.source,
        ]  # fmt: skip


def seats_with_missions(rows: Iterable[Listed]) -> list[tuple[str, str]]:
    """The seats of these missions, as codes with their names."""
    there = {row.each.mission.seat for row in rows}
    return [(code, str(label)) for code, label in Seat.choices if code in there]


def waiting(campaign: Campaign, *, url: str, on: date) -> list[WorkLine]:
    """For whoever keeps missions, one line for each thing to look at: heads missing or in doubt, terms not checked,
    addresses from which mail came back, letters that may name somebody else."""
    rows = directory(campaign, as_of=on)
    titles = {
        "headless": _("Find out who heads these missions: %(n)d"),
        "doubtful": _("Say who heads these missions: %(n)d"),
        "bounced": _("Find another e-mail address for these missions: %(n)d"),
        "unchecked": _("Check heads and addresses of these missions: %(n)d"),
        "changed": _("Missions that changed lately; letters may name somebody else: %(n)d"),
    }
    lines = []
    for only, title in titles.items():
        found = [row for row in rows if ONLY[only](row.each)]
        if found:
            sub = "; ".join(f"{row.state}, {row.each.seat}" for row in found[:3]) + ("…" if len(found) > 3 else "")
            lines.append(
                WorkLine(title % {"n": len(found)}, f"{url}?only={only}", sub=sub, action=pgettext("button", "Look"))
            )
    return lines
