"""Treaties × States on a day: the class in every cell, from the table in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.core.dates import Moment
from accede.core.standing import StateClass
from accede.core.table import ABSENT, BOUND, CODES, NONE, PARTY
from accede.record.models import StateKind, Treaty
from accede.record.queries.names import members_in, names_in
from accede.record.queries.snapshot import UN_MEMBERS, Snapshot, snapshot
from accede.record.queries.standing import _slug
from accede.record.queries.treaties import our_language, short_title_of
from accede.record.queries.words import class_word

COUNTED = ("bound", "parties", "signed_only", "withdrawn", "none")
_COUNTED_CLASSES = {
    "bound": (StateClass.PARTY, StateClass.BOUND),
    "parties": (StateClass.PARTY,),
    "signed_only": (StateClass.SIGNED,),
    "withdrawn": (StateClass.WITHDRAWN,),
    "none": (StateClass.NONE,),
}


@dataclass(frozen=True)
class Cell:
    """A State under a treaty: its class, the date shown (deposit; signature for a State that signed only; the
    end for one that left), and the key of the act behind it."""

    state_class: StateClass
    day: Moment | None
    act: str

    @property
    def mark(self) -> str:
        return self.state_class.mark

    @property
    def words(self) -> str:
        return class_word(self.state_class)

    @property
    def binds(self) -> bool:
        return self.state_class in (StateClass.PARTY, StateClass.BOUND)


@dataclass(frozen=True)
class MatrixRow:
    """A State under the chosen treaties; `bound` of them bind it."""

    code: str
    name: str
    cells: tuple[Cell, ...]
    bound: int


@dataclass(frozen=True)
class MatrixColumn:
    """A treaty. `older`: its record ends before the day asked about. `missing`: it was not yet adopted then.
    `counts`: States of this view by definition (bound, parties, signed_only, withdrawn, none)."""

    treaty: Treaty
    title: str
    older: bool
    missing: bool
    counts: dict[str, int]


@dataclass(frozen=True)
class Matrix:
    """The whole view, in the order asked for. `everybody`: how many States there are without the filters."""

    as_of: date
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    everybody: int


@dataclass(frozen=True)
class MatrixCut:
    """Which rows, in which order. `group`: key of a group; `under` and `state_class`: only States of that
    class under that treaty; `bound`: "all", "none" or ""; `sort`: name, bound, each with "-" before it."""

    group: str = ""
    under: str = ""
    state_class: str = ""
    bound: str = ""
    sort: str = "name"


SORTS = ("name", "-name", "bound", "-bound")


def matrix(
    treaties: Sequence[Treaty | str], *, as_of: date, cut: MatrixCut | None = None, language: str | None = None
) -> Matrix:
    """Each State that did something under one of the treaties, and every Member of the United Nations on the
    day, under these treaties. No query besides the load of the record.
    """
    record, language, cut = snapshot(), our_language(language), cut or MatrixCut()
    slugs = [_slug(record, one) for one in treaties]
    rows = list(_rows(record, slugs, as_of, language))
    kept = _kept(record, rows, cut, slugs, as_of)
    return Matrix(
        as_of, tuple(_column(record, slug, number, kept, as_of, language) for number, slug in enumerate(slugs)),
        tuple(_sorted(kept, cut.sort)), len(rows),
    )  # fmt: skip


def _rows(record: Snapshot, slugs: list[str], as_of: date, language: str) -> Iterable[MatrixRow]:
    called, members = names_in(record, as_of, language), members_in(record, UN_MEMBERS, as_of)
    codes = [record.table.treaty_on(slug, as_of) for slug in slugs]
    for number, state in enumerate(record.table.states):
        own = [int(column[number]) for column in codes]
        known = record.states.get(state)
        unborn = known is not None and known.from_date is not None and known.from_date > as_of
        if ABSENT in own or (unborn and not any(own)):
            continue
        if not any(own) and state not in members:
            continue
        cells = tuple(_cell(record, slug, state, code, as_of) for slug, code in zip(slugs, own, strict=True))
        yield MatrixRow(state, called.get(state, state), cells, sum(code in (BOUND, PARTY) for code in own))


def _cell(record: Snapshot, slug: str, state: str, code: int, as_of: date) -> Cell:
    state_class = CODES[code] or StateClass.NONE
    life = record.known(slug).lives.get(state)
    if code == NONE or life is None:
        return Cell(state_class, None, "")
    spell, signature = life.spell_on(as_of), life.signature_on(as_of)
    if state_class is StateClass.WITHDRAWN or (spell is None and signature is None):
        left = [past.until for past in life.spells if past.until and past.until <= as_of]
        return Cell(state_class, Moment.on(max(left)) if left else None, "")
    act = spell.act if spell is not None else signature
    return Cell(state_class, act.deposited if act else None, str(act.id) if act else "")


def _kept(record: Snapshot, rows: list[MatrixRow], cut: MatrixCut, slugs: list[str], as_of: date) -> list[MatrixRow]:
    """The rows that the cut leaves."""
    if cut.group:
        members = members_in(record, cut.group, as_of)
        rows = [row for row in rows if row.code in members]
    if cut.state_class and cut.under in slugs:
        number = slugs.index(cut.under)
        rows = [row for row in rows if row.cells[number].state_class == cut.state_class]
    if cut.bound:
        wanted = len(slugs) if cut.bound == "all" else 0
        rows = [row for row in rows if row.bound == wanted]
    return rows


def _column(
    record: Snapshot, slug: str, number: int, rows: list[MatrixRow], as_of: date, language: str
) -> MatrixColumn:
    treaty = record.treaties[slug]
    classes = [row.cells[number].state_class for row in rows]
    return MatrixColumn(
        treaty=treaty,
        title=short_title_of(treaty, language),
        older=bool(treaty.as_of and treaty.as_of < as_of),
        missing=bool(treaty.adopted_date and as_of < treaty.adopted_date),
        counts={key: sum(one in _COUNTED_CLASSES[key] for one in classes) for key in COUNTED},
    )


def _sorted(rows: list[MatrixRow], sort: str) -> list[MatrixRow]:
    down = sort.startswith("-")
    named = sorted(rows, key=lambda row: (row.name.casefold(), row.code), reverse=down and sort == "-name")
    return sorted(named, key=lambda row: row.bound, reverse=down) if sort.endswith("bound") else named


def matrix_lines(found: Matrix) -> list[list[Any]]:
    """The view as rows of a sheet: a head, then a line for each State. For each treaty its class and the date
    shown, under its short name in addresses."""
    head = ["state", "name"]
    for column in found.columns:
        head += [column.treaty.slug, f"{column.treaty.slug} date"]
    lines: list[list[Any]] = [[*head, "bound", "of", "as of"]]
    for row in found.rows:
        cells = [text for cell in row.cells for text in (class_word(cell.state_class), str(cell.day or ""))]
        lines.append([row.code, row.name, *cells, row.bound, len(found.columns), found.as_of.isoformat()])
    return lines


@dataclass(frozen=True)
class Already:
    """Which of some treaties bind a State on a day: `binding` of `of`, each with the day of deposit."""

    code: str
    name: str
    state_class: StateClass | None  # under the treaty that is asked about
    binding: tuple[tuple[Treaty, str, Moment | None], ...]
    of: int
    as_of: date

    @property
    def number(self) -> int:
        return len(self.binding)


def others_of(treaty: Treaty | str | None, *, among: Sequence[Treaty]) -> list[Treaty]:
    """The treaties besides the one asked about."""
    slug = treaty.slug if isinstance(treaty, Treaty) else treaty
    return [one for one in among if one.slug != slug]


def bound_already(
    code: str, *, among: Sequence[Treaty], as_of: date, treaty: Treaty | str | None = None, language: str | None = None
) -> Already:
    """Which of `among`, other than the treaty asked about, bind the State on the day."""
    record, language, others = snapshot(), our_language(language), others_of(treaty, among=among)
    codes = {one.slug: record.table.classes_on(one.slug, as_of).get(code, StateClass.NONE) for one in others}
    cells = [_cell(record, slug, code, CODES.index(state_class), as_of) for slug, state_class in codes.items()]
    return _already(record, cells, code, others, None, as_of, language)


def _already(
    record: Snapshot, cells: Sequence[Cell], code: str, others: list[Treaty], own: StateClass | None, as_of: date,
    language: str,
) -> Already:  # fmt: skip
    pairs = zip(others, cells, strict=True)
    binding = tuple((one, short_title_of(one, language), cell.day) for one, cell in pairs if cell.binds)
    name = names_in(record, as_of, language).get(code, code)
    return Already(code, name, own, binding, len(others), as_of)


def not_bound(
    treaty: Treaty | str, *, among: Sequence[Treaty], as_of: date, language: str | None = None
) -> list[Already]:
    """The States that the treaty does not bind on the day, with those of `among` that do bind them: most
    bound first, then by name."""
    record, language = snapshot(), our_language(language)
    slug, others = _slug(record, treaty), others_of(treaty, among=among)
    found = [
        _already(record, row.cells[1:], row.code, others, row.cells[0].state_class, as_of, language)
        for row in _rows(record, [slug, *(one.slug for one in others)], as_of, language)
        if not row.cells[0].binds and record.states[row.code].kind in (StateKind.STATE, StateKind.OTHER_STATE)
    ]
    return sorted(found, key=lambda one: (-one.number, one.name.casefold(), one.code))
