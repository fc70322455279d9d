"""What rooms offer of their rows to rows of other rooms that speak of them without a foreign key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Referenced:
    """kind "referenced": a row of a room at which another row points without a foreign key; subject = (campaign slug,
    {kind: [keys]}), a kind being the label of a model ("events.event"). What the reader may not see is not answered.
    """

    kind: str
    key: str
    title: str
    url: str
    shared: bool = True  # whether all of the alliance may see it


@dataclass(frozen=True)
class Activity:
    """kind "activities": something that was done, or is planned, in a year, and may serve a purpose of the alliance;
    subject = (campaign slug, year). Named as a Referenced is.
    """

    kind: str
    key: str
    title: str
    url: str


@dataclass(frozen=True)
class Planned:
    """kind "planned": a priority of a year that another room keeps; subject = (campaign slug, year)."""

    title: str
    url: str
    state: str  # in words
    room: str  # the name of the room, in words
    text: str = ""
    source: str = ""
