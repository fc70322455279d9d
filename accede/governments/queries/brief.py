"""What goes into a brief: the parts of a file that were chosen, and of them what may leave the house.

A brief is handed to people, so it holds what is shared with the alliance or with everybody, whoever prints it.
Confidential entries go in only when she asks for it expressly, and of them only what is hers to hand on: her
organisation's own, and what members share among themselves, if she is one of those. They are marked on the page. A
source at risk is in no brief.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy

from accede.accounts.roles import Reach
from accede.coalition.models import Campaign, Owned, SharedWith
from accede.coalition.queries import is_locked
from accede.coalition.rules import Reading, is_embargoed, keeps, reading_of
from accede.governments.queries.allies import AlliesMap, SectorOnADay
from accede.governments.queries.positions import StatePosition
from accede.governments.queries.whole_file import WholeFile, whole_file
from accede.record.models import State


class Section(models.TextChoices):
    """The parts of a brief, in their order."""

    ACTS = "acts", pgettext_lazy("brief", "what it did on the treaty")
    TREATIES = "treaties", pgettext_lazy("brief", "treaties that bind it already")
    DEPOSIT = "deposit", pgettext_lazy("brief", "what would follow from a deposit")
    STAGE = "stage", pgettext_lazy("brief", "the way to deposit")
    POSITION = "position", pgettext_lazy("brief", "position")
    ASKS = "asks", pgettext_lazy("brief", "what to ask")
    OBSTACLES = "obstacles", pgettext_lazy("brief", "obstacles and answers")
    PROMISES = "promises", pgettext_lazy("brief", "promises")
    CONTACTS = "contacts", pgettext_lazy("brief", "latest contacts")
    ALLIES = "allies", pgettext_lazy("brief", "allies and gaps")
    MISSIONS = "missions", pgettext_lazy("brief", "missions")


@dataclass(frozen=True)
class Wanted:
    """What is asked of a brief. `recipient`: for whom it is made; `day`: the day on which it is made."""

    sections: tuple[str, ...]
    language: str
    day: date
    recipient: str = ""
    confidential: bool = False


def brief_of(
    campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date, language: str, confidential: bool
) -> WholeFile:
    """The file as it may be printed: without confidential entries, or with those that are the reader's to hand on."""
    reading = reading_of(reader, campaign.slug, on=on)
    plain = Reading(reach=min(reading.reach, Reach.ALLIANCE))
    found = whole_file(campaign, state, reader=plain, as_of=as_of, on=on, language=language)
    if not confidential:
        return found
    everything = whole_file(campaign, state, reader=reading, as_of=as_of, on=on, language=language)
    return _with_hers(found, everything, lambda row: may_print(row, reading))


def may_print(row: Owned, reading: Reading) -> bool:
    """Whether the reader may hand on an entry that she sees: it is not confidential, or it is hers, or shared among
    members.
    """
    return (
        not is_locked(row) or keeps(row, reading) or (row.shared_with == SharedWith.MEMBERS and not is_embargoed(row))
    )


def _with_hers(found: WholeFile, everything: WholeFile, prints: Callable[[Any], bool]) -> WholeFile:
    position, track = everything.position, everything.track
    return replace(
        found,
        # Which claim is shown follows from all that the reader sees; where that one may not leave, the other does.
        position=_position(position, prints) if position and prints(position.row) else found.position,
        track=track if track and all(prints(fact) for fact in track.facts) else found.track,
        obstacles=_those(everything.obstacles, lambda each: prints(each.row)),
        contacts=_those(everything.contacts, prints),
        asks=_those(everything.asks, lambda each: prints(each.ask)),
        promises=_those(everything.promises, lambda each: prints(each.promise)),
        allies=_allies(everything.allies, prints),
        champions=_those(everything.champions, prints),
        targets=_those(everything.targets, lambda each: prints(each.targets)),
    )


def _position(shown: StatePosition, prints: Callable[[Any], bool]) -> StatePosition:
    """What is printed beside the claim shown is hers to hand on as well."""
    return replace(
        shown,
        conflicts=_those(shown.conflicts, lambda each: prints(each.row)),
        earlier=_those(shown.earlier, prints),
        corrected=_those(shown.corrected, prints),
    )


def _those(rows: Iterable[Any], prints: Callable[[Any], bool]) -> tuple[Any, ...]:
    return tuple(row for row in rows if prints(row))


def _allies(found: AlliesMap, prints: Callable[[Any], bool]) -> AlliesMap:
    return AlliesMap(tuple(SectorOnADay(each.sector, _those(each.allies, prints)) for each in found.sectors))
