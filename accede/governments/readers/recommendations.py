"""Files of recommendations of the Universal Periodic Review, as UPR Info gives them: the full export, and extracts.

A file is a CSV with a row of headings. Line ends may be of any kind, also CR alone, as the full export has; text in
quotes may run over several lines; characters may be written as HTML entities. A file that is not in UTF-8 is in the
Mac's own set, as the export was. Every problem is told with its line; nothing is guessed.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accede.kit.imports import Report

COLUMNS = {"to": "To", "from": "From", "text": "Text", "response": "Response", "session": "Session"}
RESPONSES = {"accepted": "accepted", "noted": "noted", "voluntary pledge": "pledge", "": "none"}
UNKNOWN = "(Unknown)"
LARGEST = 60_000_000  # bytes; the full export of all sessions to 2014 has some 12 million


@dataclass(frozen=True)
class Line:
    """A row of the file: the line on which it begins, the names as printed, the text in one line, the answer as one of
    accepted, noted, pledge, none, and the session.
    """

    line: int
    to: str
    by: str  # empty where the file does not know it, and for a pledge, which nobody recommended
    text: str
    response: str
    session: int


@dataclass(frozen=True)
class ReviewLines:
    """What a file holds; with an error in the report it is not to be used."""

    lines: tuple[Line, ...]
    report: Report


def read_recommendations(content: bytes, *, filename: str) -> ReviewLines:
    """Reads a file. Every problem is in the report, with its line."""
    report = Report()
    if len(content) > LARGEST:
        report.add(filename, _("The file is larger than %(n)s MB.") % {"n": LARGEST // 1_000_000})
        return ReviewLines((), report)
    rows = _rows(_text(content), filename, report)
    places = _places(next(rows, (1, []))[1], filename, report)
    lines = [line for number, row in rows if places and (line := _line(number, row, places, filename, report))]
    if not lines and report.ok:
        report.add(filename, _("The file holds no recommendation."))
    return ReviewLines(tuple(lines), report)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("mac_roman")


def _rows(text: str, filename: str, report: Report) -> Iterator[tuple[int, list[str]]]:
    """(line on which it begins, cells) of each row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            report.add(filename, _("The row cannot be read: %(error)s.") % {"error": error}, row=begins)
            return
        if any(cell.strip() for cell in row):
            yield begins, row


def _places(headings: list[str], filename: str, report: Report) -> dict[str, int]:
    found = {heading.strip().casefold(): place for place, heading in enumerate(headings)}
    for name, heading in COLUMNS.items():
        if name not in found:
            report.add(filename, _("The column “%(name)s” is missing.") % {"name": heading}, row=1, column=heading)
    return {name: found[name] for name in COLUMNS} if report.ok else {}


def _line(number: int, row: list[str], places: dict[str, int], filename: str, report: Report) -> Line | None:
    if max(places.values()) >= len(row):
        words = _("The row ends after %(n)s columns. Correct the row, or its quotation marks.")
        report.add(filename, words % {"n": len(row)}, row=number)
        return None
    cells = {name: _cell(row[place]) for name, place in places.items()}
    response = RESPONSES.get(cells["response"].casefold())
    problems = len(report.problems)
    if response is None:
        words = _("“%(answer)s” is no answer we know: Accepted, Noted, Voluntary Pledge, or empty.")
        report.add(filename, words % {"answer": cells["response"]}, row=number, column="Response")
    if not (cells["session"].isascii() and cells["session"].isdigit() and 0 < int(cells["session"]) < 1000):
        words = _("“%(session)s” is no number of a session.") % {"session": cells["session"]}
        report.add(filename, words, row=number, column="Session")
    for name in ("to", "text"):
        if not cells[name] or cells[name] == UNKNOWN:
            report.add(filename, _("The cell is empty."), row=number, column=COLUMNS[name])
    if len(report.problems) > problems or response is None:
        return None
    by = "" if cells["from"] == UNKNOWN or response == "pledge" else cells["from"]
    return Line(number, cells["to"], by, cells["text"], response, int(cells["session"]))


def _cell(text: str) -> str:
    """The cell in one line, entities as characters. Control characters are of the Mac's set: the export passed through
    it once, so that "à" stands there as 0x88.
    """
    plain = "".join(_from_mac(each) if "\x80" <= each <= "\x9f" else each for each in html.unescape(text))
    return " ".join(plain.split())


def _from_mac(sign: str) -> str:
    return bytes([ord(sign)]).decode("mac_roman")
