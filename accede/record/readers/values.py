"""What a depositary file says, as plain values.

Nothing here is decided: names are as printed, meanings come from the file's own column headers, and
whatever could not be read stands in the report with its row and column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accede.core.acts import Kind
from accede.core.dates import Moment
from accede.kit.imports import Report


class Role(StrEnum):
    """What a column of a participant table is for."""

    PARTICIPANT = "participant"
    SIGNATURE = "signature"
    CONSENT = "consent"  # its acts bind, whatever their suffix
    PROVISIONAL = "provisional"
    DENUNCIATION = "denunciation"
    EFFECT = "effect"  # a day of entry into force or of effect, not an act
    STATEMENT = "statement"  # a declaration, reservation or objection listed as an act of its own
    OTHER = "other"  # kept and counted as cells; never counted as a party


@dataclass(frozen=True)
class TreatyHeader:
    """The header of a file. Texts are as printed, without mark-up; numbers are None where not given."""

    number: str = ""  # the depositary's own, "XL-7"
    chapter: str = ""  # "XL"
    chapter_name: str = ""
    title: str = ""
    conclusion: str = ""  # "New York, 18 December 1990"
    place: str = ""
    concluded: date | None = None  # the last day named in `conclusion`
    entry_text: str = ""
    entry_date: date | None = None  # the official day; None when the text is a formula or absent
    provisional_entry_date: date | None = None
    registration_text: str = ""
    registration_number: str = ""
    registered: date | None = None
    signatories: int | None = None
    parties: int | None = None
    status_text: str = ""  # what some files print instead of the two numbers
    text_reference: str = ""
    note: str = ""
    language: str = "en"  # in which the file is written


@dataclass(frozen=True)
class Column:
    """A column of the participant table, known by its header text and not by its position."""

    number: int  # 1 is the first
    text: str  # without footnotes
    role: Role
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Participant:
    """A row with a name."""

    row: int  # 1 is the first row of the first table; tables are numbered on
    name: str  # footnotes stripped, typographic apostrophes made plain
    footnotes: tuple[str, ...] = ()
    state: str = ""  # our own code, where the file itself gives one


@dataclass(frozen=True)
class DepositaryAct:
    """One date in one cell, with what the cell and its column say about it."""

    row: int
    column: str  # header text
    participant: str
    kind: Kind
    deposited: Moment
    raw: str  # the cell as printed
    role: Role
    counted: bool = True  # False: printed in [brackets], the depositary counts it no longer
    footnotes: tuple[str, ...] = ()
    suffix: str = ""
    effective: date | None = None
    in_force: date | None = None  # from when the treaty binds the State, by the file: compared, never stored
    id: str = ""
    state: str = ""
    article: str = ""
    about: str = ""
    opposes_entry: bool | None = None  # of an objection, in our own files only; None: not stated
    source: str = ""
    note: str = ""
    confidence: str = ""
    place: int = 0  # the column's number: two columns may have the same header text, or none

    @property
    def withdrawn(self) -> bool:
        """Whether the date stands in brackets."""
        return not self.counted

    @property
    def cell(self) -> tuple[int, int]:
        """The cell, so that several dates in one are counted once."""
        return (self.row, self.place)


@dataclass(frozen=True)
class Note:
    """An end note, text as printed."""

    index: str
    text: str


@dataclass(frozen=True)
class NotedAct:
    """An act that only an end note tells of. A proposal: a person decides whether it is taken over."""

    note: str  # the note's index
    text: str  # the sentence, as printed
    name: str  # who acted, as printed, without article
    kind: Kind
    deposited: Moment
    effective: date | None = None  # the announced effect of a denunciation
    beside: tuple[str, ...] = ()  # participants whose row carries the note


class Part(StrEnum):
    """The parts of a file that hold texts, by the name of their element."""

    DECLARATIONS = "Declarations"
    OBJECTIONS = "Objections"
    UNDER_ARTICLE = "DeclarationsUnderArticle"
    NOTIFICATIONS = "Notifications"


@dataclass(frozen=True)
class Statement:
    """One declaration, reservation, objection or notification of a participant, with its text.

    `kind` follows from the depositary's own heading and from nothing else; `kind_stated` is False where no
    heading says it. `articles` are those of the heading, `mentioned` those of the text. `under` says that the
    heading or the part has it as a declaration under these articles. `upon` names the act with which it came,
    "" where the file leaves it at the part's general words (ratification, accession or succession), "later"
    where it has a date of its own. `towards` are the names of those whose act it is about, as printed.
    """

    part: Part
    number: int  # of the participant's entry in its part, from 1
    item: int  # within the entry, from 1
    participant: str
    kind: Kind
    kind_stated: bool
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    under: bool = False
    upon: str = ""
    made: Moment = field(default_factory=Moment.unknown)  # as the file dates it; unknown where it does not
    towards: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    language: str = "en"

    @property
    def text(self) -> str:
        """The paragraphs, an empty line between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def place(self) -> str:
        """Where it stands in the file, for reports and lines."""
        return f"{self.part} {self.number}.{self.item}"


@dataclass(frozen=True)
class Territories:
    """One row of the table of territorial applications."""

    row: int
    participant: str
    received: Moment
    names: tuple[str, ...]
    raw: str
    footnotes: tuple[str, ...] = ()


@dataclass
class DepositaryFile:
    """Everything read from one file, and everything that stood in the way.

    `refused` is empty, or the reason in one sentence why nothing of the file may be taken over.
    """

    filename: str
    # "untc-xml", "untc-csv", "untc-registration", "ilo-csv" or "accede-csv"; "unknown" when refused before
    format: str
    header: TreatyHeader = field(default_factory=TreatyHeader)
    columns: tuple[Column, ...] = ()
    participants: tuple[Participant, ...] = ()
    acts: tuple[DepositaryAct, ...] = ()
    notes: tuple[Note, ...] = ()
    noted: tuple[NotedAct, ...] = ()  # acts that the end notes tell of
    statements: tuple[Statement, ...] = ()
    territories: tuple[Territories, ...] = ()
    declarations: str = ""  # raw text of declarations, objections, notifications, territories
    remarks: tuple[str, ...] = ()  # what the file says of itself: its source, that it is an excerpt
    partial: bool = False  # it says that it is a part only: what it does not list, it does not deny
    as_of: date | None = None  # only where the file itself says so
    report: Report = field(default_factory=Report)
    refused: str = ""

    @property
    def ok(self) -> bool:
        """Whether the file can be imported: not refused, and no error in the report."""
        return not self.refused and self.report.ok

    @property
    def shows_brackets(self) -> bool:
        """Whether this form can say that an act counts no longer. Copied tables and records of registration cannot."""
        return self.format in ("untc-xml", "accede-csv")

    @property
    def withdrawn(self) -> tuple[DepositaryAct, ...]:
        """The acts printed in [brackets]."""
        return tuple(act for act in self.acts if act.withdrawn)

    @property
    def act_cells(self) -> int:
        """How many cells hold a date, provisional and bracketed ones included."""
        return len({act.cell for act in self.acts})

    @property
    def newest_act(self) -> date | None:
        """The newest day of deposit that the file knows: the least its "as of" can be."""
        days = [act.deposited.latest for act in self.acts if act.deposited.latest]
        return max(days, default=None)

    @property
    def signatories(self) -> int:
        """Participants with a counted signature, the depositary's meaning: every signature ever."""
        return len(_names(act for act in self.acts if act.counted and act.role is Role.SIGNATURE))

    @property
    def parties(self) -> int:
        """Participants with a counted binding act that no later denunciation ended.

        Provisional application binds nobody definitively and is not counted.
        """
        left = self._left()
        bound = (act for act in self.acts if act.counted and act.role is Role.CONSENT)
        return len(_names(act for act in bound if not _gone(act, left)))

    def _left(self) -> dict[str, date]:
        left: dict[str, date] = {}
        for act in self.acts:
            if act.role is Role.DENUNCIATION and act.counted and act.deposited.latest:
                left[act.participant] = max(left.get(act.participant, date.min), act.deposited.latest)
        return left


def _gone(act: DepositaryAct, left: dict[str, date]) -> bool:
    day = left.get(act.participant)
    return day is not None and act.deposited.latest is not None and act.deposited.latest <= day


def _names(acts: Iterable[DepositaryAct]) -> set[str]:
    return {act.state or act.participant for act in acts}
