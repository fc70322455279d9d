from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# Spans: what stands inside a line --------------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class FigureSpan:
    """A figure or fact read from the record: linked to its rows, numbered like its note in the margin."""

    text: str
    note_number: int | None = None
    url: str = ""
    stale: bool = False
    anchor: str = ""


Span = Text | Link | FigureSpan
Spans = tuple[Span, ...]

# Blocks ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    spans: Spans

    @classmethod
    def of(cls, text: str) -> Paragraph:
        return cls((Text(text),))


@dataclass(frozen=True)
class Quotation:
    spans: Spans
    source: str = ""


@dataclass(frozen=True)
class ListBlock:
    """Each item is a line of spans."""

    items: tuple[Spans, ...]
    ordered: bool = False

    @classmethod
    def of(cls, items: Iterable[str], *, ordered: bool = False) -> ListBlock:
        return cls(tuple((Text(item),) for item in items), ordered)


@dataclass(frozen=True)
class Table:
    """Cells are plain text; `numeric` lists the columns (from 0) of numbers and dates."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class FigureBlock:
    """A drawing with its caption and, for who cannot see it, the same figures as a table.

    `svg`, `narrow_svg` (for a phone) and the samples of the `legend` (svg, words) come from kit.drawing, never
    from a person: they are not escaped. `note` stands under the drawing.
    """

    svg: str
    caption: str
    table: Table | None = None
    narrow_svg: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class SourceNote:
    """Where a passage's figures come from. `stale` says what the record says instead; `actions` are for the
    editor.
    """

    text: str
    number: int | None = None
    url: str = ""
    stale: str = ""
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Sourced:
    """A passage with its sources in the margin."""

    blocks: tuple[Block, ...]
    notes: tuple[SourceNote, ...] = ()


Block = Heading | Paragraph | Quotation | ListBlock | Table | FigureBlock | SourceNote | Sourced


@dataclass(frozen=True)
class Document:
    """`meta` may hold "over" (a line over the title), "note" (a line under it), "author" (of the file; else what stands
    over the title), "foot" (a line at the foot of every page), "watermark" (words under the text of every page) and
    "compact" (any words: set closely and without contents, for papers of a page or two; "as Word": a PDF as wide and
    as long as the Word file, to count its pages).
    """

    title: str
    language: str
    blocks: tuple[Block, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_compact(self) -> bool:
        return bool(self.meta.get("compact"))


def plain(spans: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(span.text for span in spans)
