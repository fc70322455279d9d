"""Tables: the participant table as copied from the depositary's pages, its registration record, the list of the ILO,
and our own acts.csv.

They are told apart by their header, wherever above the table a title may stand: a row of ours or of a record is one
act, a row of a page is one participant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from accede.core.acts import Kind
from accede.core.dates import BadMoment, Moment
from accede.kit.imports import Problem, Report, Severity
from accede.record.readers.columns import names_columns
from accede.record.readers.dates import find_dates
from accede.record.readers.ilo import is_ilo_header, read_ilo
from accede.record.readers.registration import is_registration_header, read_registration, role_of, without_header
from accede.record.readers.rows import lay_out
from accede.record.readers.tables import MOST_COLUMNS, RawTable, read_tables, say_of_slashes
from accede.record.readers.text import Refusal, name_and_footnotes, one_line
from accede.record.readers.values import DepositaryAct, DepositaryFile, Participant

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
    """A table of any of the four forms; Refusal when it is none."""
    laid = lay_out(text, lambda header: _form_of(header) != "") or without_header(text)
    if laid is None:
        raise Refusal(_no_form(text))
    form = _form_of(laid.header)
    file = DepositaryFile(filename, form, report=report, remarks=laid.remarks, partial=laid.is_excerpt)
    if form == "accede-csv":
        read = _read_acts([_ours(cell) for cell in laid.header], [cells for _, cells in laid.rows], file)
    elif form == "untc-registration":
        read = read_registration(laid, file)
    elif form == "ilo-csv":
        read = read_ilo(laid, file)
    else:
        read = _read_page(laid.header, [cells for _, cells in laid.rows], file)
    if read.partial:
        said = "The file says that it is an excerpt: acts that it does not list are not taken for gone."
        report.add(filename, said, severity="warning")
    return read


def _form_of(header: list[str]) -> str:
    """The form that has such a header; empty when none has."""
    names = [_ours(cell) for cell in header]
    if "kind" in names and "deposited" in names and ("state" in names or "code" in names):
        # "Participant, Action, Date of deposit" are nearly our words; the day of effect beside them is the record's.
        return "untc-registration" if is_registration_header(header) else "accede-csv"
    if is_registration_header(header):
        return "untc-registration"
    if is_ilo_header(header):
        return "ilo-csv"
    return "untc-csv" if _is_a_participant_table(header) else ""


def _ours(cell: str) -> str:
    return _ALSO.get(cell.lower(), cell.lower())


# "Participant" and "Signature" in one word: the cells of a table lost what parted them.
_RUN_TOGETHER = re.compile(r"Participants?(Signature|Action)")


def _no_form(text: str) -> str:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    widest = max(first.count(sign) for sign in ",;\t|") + 1
    if widest > MOST_COLUMNS:
        return f"The header has {widest} columns; no file of ours or the depositary's is that wide."
    if _RUN_TOGETHER.search(text):
        return (
            "The columns of the table have run together in this text: a date without a letter may be a signature or a "
            "ratification, and nothing tells which. Copy the table itself from the page, or take the XML behind it."
        )
    return (
        "The columns are of no known form. Ours are "
        f"{', '.join(ACT_COLUMNS)}; those of the depositary's pages begin with Participant, Signature "
        "or Participant, Action; those of the ILO are iso3, ratification, entry_into_force."
    )


# ---------------------------------------------------------------- as copied from the depositary's pages


def _is_a_participant_table(header: list[str]) -> bool:
    return len(header) <= MOST_COLUMNS and names_columns(header)


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
    say_of_slashes(file)
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
        role=role_of(kind),
        counted=row.get("counted", "").lower() not in ("no", "false", "0"),
        effective=effective,
        id=row.get("id", ""),
        state=code,
        article=row.get("article", ""),
        about=row.get("about", ""),
        opposes_entry={"yes": True, "no": False}.get(row.get("opposes_entry", "").strip().lower()),
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
