"""What rooms offer to the report: passages, and the figures that they quote."""

from __future__ import annotations

from dataclasses import dataclass


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
    passages with one `title` stand under one heading. Asked with subject=(campaign slug, year).
    """

    key: str
    section: str
    order: str
    title: str
    paragraphs: tuple[str, ...]
    quoted: tuple[Quoted, ...] = ()
    sources: tuple[str, ...] = ()
