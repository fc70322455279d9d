"""What rooms offer to the report: passages, and the figures that they quote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ReportOf:
    """For what passages are asked: the report of a campaign (slug) of a year, made on a day.

    The day on which a report is made is not the day for which the record is read (`on`): a treaty's record may end
    before the year that is reported on, and a report may be begun before its year is over. What lies after `made` is
    told as planned, or left out.
    """

    campaign: str
    year: int
    made: date


@dataclass(frozen=True)
class Quoted:
    """A figure or fact that a passage quotes: what is shown, what it counts, and the rows behind it.

    `code` is stable ("record.bound"); `number` is None for a fact that is no count.
    """

    code: str
    shown: str
    number: int | None
    definition: str
    url: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """kind "passages": part of the accomplishment report, in the active language.

    `paragraphs` are plain text with `[[code]]` where a quoted fact stands. `section` is one of introduction,
    membership, how, status, activities, materials, funding, conclusion; `order` sorts inside it. Consecutive
    passages with one `title` stand under one heading. Asked with a ReportOf.
    """

    key: str
    section: str
    order: str
    title: str
    paragraphs: tuple[str, ...]
    quoted: tuple[Quoted, ...] = ()
    sources: tuple[str, ...] = ()
