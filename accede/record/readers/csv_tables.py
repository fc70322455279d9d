"""Two CSV forms: the participant table as copied from the depositary's pages, and our own acts.csv.

They are told apart by their header: a row of ours is one act, a row of a page is one participant.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date

from accede.core.acts import BINDING, SIGNING, Kind
from accede.core.dates import BadMoment, Moment
from accede.kit.imports import Problem, Report, Severity
from accede.record.readers.columns import read_headings
from accede.record.readers.dates import find_dates
from accede.record.readers.tables import MOST_COLUMNS, RawTable, read_tables
from accede.record.readers.text import Refusal, name_and_footnotes, one_line
from accede.record.readers.values import DepositaryAct, DepositaryFile, Participant, Role

MOST_ACTS = 5000

# Our columns, and the other words under which they are accepted.
ACT_COLUMNS = (
    "id", "state", "kind", "deposited", "effective", "article", "about", "counted",
    "source", "note", "confidence",
)  # fmt: skip
_ALSO = {
    "action": "kind", "act": "kind", "date": "deposited", "deposit": "deposited", "iso3": "code",
    "code": "code", "participant": "state", "effect": "effective",
}  # fmt: skip


def read_csv(text: str, *, filename: str, report: Report) -> DepositaryFile:
    """A CSV file of either form; Refusal when it is neither."""
    rows = _rows(text)
    if not rows:
        raise Refusal("The file is empty.")
    if len(rows[0]) > MOST_COLUMNS:
        raise Refusal(f"The header has {len(rows[0])} columns; no file of ours or the depositary's is that wide.")
    header = [one_line(cell) for cell in rows[0]]
    names = [_ALSO.get(cell.lower(), cell.lower()) for cell in header]
    if "kind" in names and "deposited" in names and ("state" in names or "code" in names):
        return _read_acts(names, rows[1:], DepositaryFile(filename, "accede-csv", report=report))
    if _is_a_participant_table(header):
        return _read_page(header, rows[1:], DepositaryFile(filename, "untc-csv", report=report))
    raise Refusal(
        "The columns are of no known form. Ours are "
        f"{', '.join(ACT_COLUMNS)}; those of the depositary's pages begin with Participant, Signature."
    )


def _rows(text: str) -> list[list[str]]:
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Refusal(f"The CSV is broken: {error}.") from None
    return [row for row in rows if any(cell.strip() for cell in row)]


# ---------------------------------------------------------------- as copied from the depositary's pages


def _is_a_participant_table(header: list[str]) -> bool:
    named = header[0].lower().rstrip("0123456789, ") in ("participant", "participants", "state", "country")
    return named and any(heading.understood for heading in read_headings(header))


def _read_page(header: list[str], rows: list[list[str]], file: DepositaryFile) -> DepositaryFile:
    if not rows:
        file.refused = "The file has a header but no rows, so nobody's acts can be read from it."
        file.report.add(file.filename, file.refused)
        return file
    file.report.add(
        file.filename,
        "A copied table has lost its footnotes and brackets: a State that left looks like a party.",
        severity="warning",
    )
    read_tables([RawTable(header, rows)], file)
    return file


# ---------------------------------------------------------------- our own acts.csv


@dataclass
class _Acts:
    names: list[str]
    file: DepositaryFile
    acts: list[DepositaryAct] = field(default_factory=list)
    participants: dict[str, Participant] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)

    def problem(self, row: int, column: str, message: str, severity: Severity = "error") -> None:
        # Straight into the list: each row is read once, and looking for twins among thousands takes long.
        self.file.report.problems.append(Problem(self.file.filename, row, column, message, severity))


def _read_acts(names: list[str], rows: list[list[str]], file: DepositaryFile) -> DepositaryFile:
    if len(rows) > MOST_ACTS:
        raise Refusal(f"The file has {len(rows)} acts; one treaty has at most a few hundred.")
    reading = _Acts(names, file)
    for number, cells in enumerate(rows, start=1):
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            reading.problem(number, "", f"The row has {len(cells)} cells; the header has {len(names)}.")
            continue
        _read_act(number, dict(zip(names, (one_line(cell) for cell in cells), strict=False)), reading)
    file.acts = tuple(reading.acts)
    file.participants = tuple(reading.participants.values())
    return file


def _read_act(number: int, row: dict[str, str], reading: _Acts) -> None:
    kind = _kind(number, row, reading)
    deposited = _moment(number, row.get("deposited", ""), reading)
    effective = _day(number, row.get("effective", ""), reading)
    code, name = _who(number, row, reading)
    if kind is None or deposited is None or not (code or name):
        return
    act = DepositaryAct(
        row=number,
        column="deposited",
        participant=name or code,
        kind=kind,
        deposited=deposited,
        raw=row.get("deposited", ""),
        role=_role(kind),
        counted=row.get("counted", "").lower() not in ("no", "false", "0"),
        effective=effective,
        id=row.get("id", ""),
        state=code,
        article=row.get("article", ""),
        about=row.get("about", ""),
        source=row.get("source", ""),
        note=row.get("note", ""),
        confidence=row.get("confidence", ""),
    )
    if _new(act, reading):
        reading.acts.append(act)
        reading.participants.setdefault(act.state or act.participant, Participant(number, act.participant, (), code))


def _who(number: int, row: dict[str, str], reading: _Acts) -> tuple[str, str]:
    """Code and name. Our own files give the code in `state`; other hands write the name there."""
    code, name = row.get("code", ""), name_and_footnotes(row.get("state", ""))[0]
    if not code and 2 <= len(name) <= 4 and name.isupper():
        code, name = name, ""
    if not code and not name:
        reading.problem(number, "state", "The row names no State.")
    return code, name


def _kind(number: int, row: dict[str, str], reading: _Acts) -> Kind | None:
    word = row.get("kind", "")
    try:
        return Kind(word.lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        reading.problem(number, "kind", f"“{word}” is no kind of act. Write one of {', '.join(Kind)}.")
        return None


def _moment(number: int, word: str, reading: _Acts) -> Moment | None:
    try:
        return Moment.parse(word)
    except BadMoment as error:
        found = list(find_dates(word))
        if len(found) == 1 and found[0].moment is not None and found[0].text == word:
            return found[0].moment
        reading.problem(number, "deposited", str(error))
        return None


def _day(number: int, word: str, reading: _Acts) -> date | None:
    if not word:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        reading.problem(number, "effective", f"“{word}” is no day; write it as 2003-07-01 or leave it empty.")
        return None


def _role(kind: Kind) -> Role:
    if kind in SIGNING:
        return Role.SIGNATURE
    if kind in BINDING:
        return Role.CONSENT
    by_kind = {Kind.PROVISIONAL_APPLICATION: Role.PROVISIONAL, Kind.DENUNCIATION: Role.DENUNCIATION}
    return by_kind.get(kind, Role.OTHER)


def _new(act: DepositaryAct, reading: _Acts) -> bool:
    """Whether this act stands here for the first time, by its id and by what it says."""
    if act.id:
        first = reading.ids.setdefault(act.id, act.row)
        if first != act.row:
            reading.problem(act.row, "id", f"The id “{act.id}” stands twice, first in row {first}.")
            return False
    said = (act.state or act.participant, act.kind, str(act.deposited), act.article, act.about, act.note)
    first = reading.seen.setdefault(said, act.row)
    if first != act.row:
        reading.problem(act.row, "state", f"The same act stands twice, first in row {first}.")
        return False
    return True
