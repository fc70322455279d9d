"""Ratifications of one ILO Convention: iso3, ratification, entry_into_force, note. States are known by their code.

The final article of such a Convention is the same everywhere: in force twelve months after the second ratification was
registered, then for each Member twelve months after its own. The day that the list prints is compared with it, row by
row, and never stored.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from accede.core.acts import Kind
from accede.core.dates import BadMoment, Moment, parse_delay
from accede.record.readers.rows import Laid
from accede.record.readers.text import Refusal, one_line
from accede.record.readers.values import DepositaryAct, DepositaryFile, Participant, Role, TreatyHeader

MOST_ROWS = 1000
_A_YEAR = parse_delay("months:12")
_NUMBER = re.compile(r"(?:^|[^A-Za-z])C0*(\d{1,3})(?!\d)")
_AS_OF = re.compile(r"as[ _-]of[ _-](\d{4}-\d\d-\d\d)")


def is_ilo_header(header: list[str]) -> bool:
    """Whether a line names the columns of such a list."""
    return {"iso3", "ratification", "entry_into_force"} <= {cell.lower().replace(" ", "_") for cell in header}


def read_ilo(laid: Laid, file: DepositaryFile) -> DepositaryFile:
    """The ratifications of the list, with what its remarks say beside them; every fault is reported with its line."""
    if len(laid.rows) > MOST_ROWS:
        raise Refusal(f"The list has {len(laid.rows)} rows; there are not that many Members.")
    names = [cell.lower().replace(" ", "_") for cell in laid.header]
    acts: dict[str, DepositaryAct] = {}
    for line, cells in laid.rows:
        row = dict(zip(names, (one_line(cell) for cell in cells), strict=False))
        if act := _act(line, row, file):
            first = acts.setdefault(act.state, act)
            if first is not act:
                _say(file, line, "iso3", f"“{act.state}” stands twice, first in row {first.row}.")
    file.acts = tuple(_compared(list(acts.values()), file))
    file.participants = tuple(Participant(act.row, act.participant, (), act.state) for act in file.acts)
    file.header = _header(file)
    return file


def _act(line: int, row: dict[str, str], file: DepositaryFile) -> DepositaryAct | None:
    code = row.get("iso3", "")
    if not re.fullmatch(r"[A-Z]{3}", code):
        _say(file, line, "iso3", f"“{code}” is no code of three letters.")
    day, force = _day(line, "ratification", row, file), _day(line, "entry_into_force", row, file)
    if day is None or not re.fullmatch(r"[A-Z]{3}", code):
        return None
    name = next((row[key] for key in row if key.startswith(("country", "member", "state", "name")) and row[key]), code)
    return DepositaryAct(
        row=line,
        column="ratification",
        participant=name,
        kind=Kind.RATIFICATION,
        deposited=Moment.on(day),
        raw=row["ratification"],
        role=Role.CONSENT,
        in_force=force,
        state=code,
        note=row.get("note", ""),
    )


def _day(line: int, column: str, row: dict[str, str], file: DepositaryFile) -> date | None:
    text = row.get(column, "")
    try:
        found = Moment.parse(text)
    except BadMoment as problem:
        _say(file, line, column, str(problem))
        return None
    if not found.earliest or found.earliest != found.latest:
        if text or column == "ratification":
            _say(file, line, column, f"“{text}” is no day; write it as 2013-09-05.")
        return None
    return found.earliest


def _say(file: DepositaryFile, line: int, column: str, message: str) -> None:
    file.report.add(file.filename, message, row=line, column=column)


def _compared(acts: list[DepositaryAct], file: DepositaryFile) -> list[DepositaryAct]:
    """The acts; those whose printed day of entry into force contradicts the clause are doubtful, and reported."""
    days = sorted(act.deposited.earliest for act in acts if act.deposited.earliest)
    treaty = _A_YEAR.after(days[1]) if len(days) > 1 else None
    return [_doubted(act, treaty, file) for act in acts]


def _doubted(act: DepositaryAct, treaty: date | None, file: DepositaryFile) -> DepositaryAct:
    registered = act.deposited.earliest
    if act.in_force is None or registered is None or treaty is None:
        return act
    expected = max(_A_YEAR.after(registered), treaty)
    if act.in_force == expected:
        return act
    message = (
        f"The list prints {act.in_force} as the entry into force for {act.participant}; twelve months after its "
        f"ratification of {registered} is {expected}. One of the two days is wrong."
    )
    file.report.add(file.filename, message, row=act.row, column="entry_into_force", severity="warning")
    return replace(act, confidence="low")


def _header(file: DepositaryFile) -> TreatyHeader:
    """The list names neither the Convention nor its day; both are read from the file's name, and that is said."""
    number, day = _NUMBER.search(file.filename), _AS_OF.search(file.filename)
    if day:
        file.as_of = _iso(day[1])
    if not number:
        return TreatyHeader()
    said = f"The list names no treaty; “C{number[1]}” was read from the file's name."
    file.report.add(file.filename, said, severity="warning")
    return TreatyHeader(number=f"C{number[1]}", title=f"ILO Convention No. {number[1]}")


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
