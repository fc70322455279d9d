"""One cell of a participant table: its dates, their suffixes, brackets and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accede.core.acts import Kind
from accede.core.dates import Moment
from accede.kit.imports import Report
from accede.record.readers.columns import GENERAL, Heading, Meaning
from accede.record.readers.dates import Found, find_dates
from accede.record.readers.text import footnotes, one_line
from accede.record.readers.values import DepositaryAct, Role

_SUFFIX = re.compile(r"[\s,\]*]*\(?([A-Za-z]{1,2})\)?(?![A-Za-z])(?P<glued>\d{1,2}(?:\s*,\s*\d{1,2})*(?!\d))?")
_NOTHING = re.compile(r"^[\s\-–—.*…\[\]()]*$")
# Shaped like a date, so that a month misspelt or a year of three digits is not lost in silence.
_ALMOST = re.compile(r"\d{1,2}[\s./-]+[A-Za-z]{3,}\.?[\s./-]+\d{2,4}")


@dataclass(frozen=True)
class Place:
    """Where a cell stands, for acts and for problems."""

    filename: str
    row: int
    participant: str
    heading: Heading
    state: str = ""

    @property
    def column(self) -> str:
        return self.heading.column.text


def read_cell(raw: str, place: Place, report: Report) -> Iterator[DepositaryAct]:
    """The acts of one cell, one for each date; whatever else stands there goes into the report."""
    text, numbers = footnotes(raw)
    if _NOTHING.match(text):
        return
    dates = list(find_dates(text))
    if not dates:
        _no_date(text, place, report)
        return
    rest = text
    for found, after in zip(dates, [*dates[1:], None], strict=True):
        tail = text[found.end : after.start if after else len(text)]
        suffix, glued = _suffix(tail, place.heading)
        rest = _without(rest, found.text, suffix)
        if found.moment is None:
            report.add(
                place.filename,
                f"“{found.text}” is not a day of any calendar.",
                row=place.row,
                column=place.column,
            )
            continue
        yield _act(found, suffix, (*numbers, *found.glued, *glued), text, place, report)
    _words_beside(rest, text, place, report)


def _act(found: Found, suffix: str, numbers: tuple[str, ...], text: str, place: Place, report: Report) -> DepositaryAct:
    meaning = _meaning(suffix, place, report)
    moment = found.moment
    assert isinstance(moment, Moment)  # noqa: S101 -- read_cell has reported the others
    return DepositaryAct(
        row=place.row,
        column=place.column,
        participant=place.participant,
        kind=meaning.kind,
        deposited=moment,
        raw=text,
        role=meaning.role,
        counted=not _in_brackets(text, found.start),
        footnotes=numbers,
        suffix=suffix,
        state=place.state,
        place=place.heading.column.number,
    )


def _suffix(tail: str, heading: Heading) -> tuple[str, tuple[str, ...]]:
    """The letters right after a date, and the footnotes glued onto them."""
    match = _SUFFIX.match(tail)
    if not match:
        return "", ()
    known = {meaning.suffix for meaning in heading.meanings} | set(GENERAL)
    alone = not re.search(r"[A-Za-z]", tail[match.end() :])
    if match[1] not in known and not alone:
        return "", ()  # the first of several words, not a mark
    return match[1], tuple(re.split(r"\s*,\s*", match["glued"])) if match["glued"] else ()


def _in_brackets(text: str, position: int) -> bool:
    before = text[:position]
    return before.count("[") > before.count("]")


def _meaning(suffix: str, place: Place, report: Report) -> Meaning:
    heading = place.heading
    if not suffix:
        return heading.unmarked[0] if heading.unmarked else _unmarked(place, report)
    for meaning in heading.meanings:
        if meaning.suffix == suffix:
            return meaning
    return _from_general(suffix, place, report)


def _unmarked(place: Place, report: Report) -> Meaning:
    """A date without a suffix under a header whose every act has one: a ratification, said aloud."""
    meanings = place.heading.meanings
    if len(meanings) == 1 or place.heading.column.role is not Role.CONSENT:
        return meanings[0]
    report.add(
        place.filename,
        "The date has no suffix and the header names no act without one; it was read as a ratification.",
        row=place.row,
        column=place.column,
        severity="warning",
    )
    return Meaning(Kind.RATIFICATION, Role.CONSENT)


def _from_general(suffix: str, place: Place, report: Report) -> Meaning:
    heading = place.heading
    signature = heading.column.role is Role.SIGNATURE
    if signature and suffix == "d":
        return Meaning(Kind.SUCCESSION_TO_SIGNATURE, Role.SIGNATURE, suffix)
    if suffix in GENERAL and heading.column.role in (Role.CONSENT, Role.SIGNATURE):
        kind, role = GENERAL[suffix]
        words = kind.value.replace("_", " ")
        said = f"The header does not explain the suffix “{suffix}”; it was read as {words}."
        meaning = Meaning(kind, role, suffix)
    else:
        meaning = (heading.unmarked or heading.meanings)[0]
        said = f"The suffix “{suffix}” has no known meaning in this column."
    report.add(place.filename, said, row=place.row, column=place.column, severity="warning")
    return meaning


def _without(text: str, date_text: str, suffix: str) -> str:
    return re.sub(re.escape(date_text) + r"[\s,\]*]*\(?" + re.escape(suffix) + r"\)?[\d,]*", " ", text, count=1)


def _words_beside(rest: str, text: str, place: Place, report: Report) -> None:
    rest = one_line(rest)
    if re.search(r"\w", rest):
        report.add(
            place.filename,
            f"Beside the date in “{text}” stand words that were not understood: “{rest}”.",
            row=place.row,
            column=place.column,
            severity="warning",
        )


def _no_date(text: str, place: Place, report: Report) -> None:
    almost = bool(_ALMOST.search(text))
    said = "looks like a date but cannot be read as one" if almost else "holds no date; nothing was read from it"
    report.add(
        place.filename,
        f"“{text}” {said}.",
        row=place.row,
        column=place.column,
        severity="warning",
    )
