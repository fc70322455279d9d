"""A depositary file against the record: what it would add, change or withdraw. Reads, decides nothing.

An act of the file and one on record are the same when State, kind, date and counting agree. What is left of
one State is then paired by what the act does (signing, binding, or its own kind): a pair is a change. An act
on record that an up-to-date file should list and does not is proposed for striking out, never taken for
granted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accede.core.acts import BINDING, NEEDING_SIGNATURE, SIGNING, Kind
from accede.core.dates import Moment
from accede.record.models import Act, Alias, Change, StateName
from accede.record.queries.snapshot import Snapshot
from accede.record.readers import DepositaryAct, DepositaryFile, Role

# Kinds that a participant table lists; the record holds others, about which it says nothing.
TABLED = BINDING | SIGNING | {Kind.PROVISIONAL_APPLICATION, Kind.DENUNCIATION}
_FIELDS = ("article", "about", "note", "confidence")


@dataclass
class Line:
    """One difference. `acts` are the file's acts behind it, `existing` the row on record."""

    change: Change
    name: str
    row: int | None = None
    column: str = ""
    state: str = ""
    kind: str = ""
    deposited: Moment = field(default_factory=Moment.unknown)
    data: dict[str, Any] = field(default_factory=dict)
    existing: Act | None = None


def resolved_names(record: Snapshot, file: DepositaryFile) -> dict[str, str]:
    """{name as printed: code} for the participants we know: by an exact alias, else by an exact name on
    record.
    """
    printed = {participant.name for participant in file.participants}
    printed |= {one.participant for one in file.statements} | {one.participant for one in file.territories}
    printed |= {name for one in file.statements for name in one.towards}
    found = dict(StateName.objects.filter(name__in=printed).values_list("name", "state__code"))
    found |= dict(Alias.objects.filter(text__in=printed).values_list("text", "state__code"))
    found |= {one.name: one.state for one in file.participants if one.state in record.states}
    return found


def unknown_names(file: DepositaryFile, known: Mapping[str, str]) -> list[str]:
    """Names of participants that nobody has decided about, in the order of the file."""
    return list(dict.fromkeys(one.name for one in file.participants if one.name not in known))


def lines_of(
    file: DepositaryFile, rows: Iterable[Act], known: Mapping[str, str], *, left_out: Collection[str] = ()
) -> list[Line]:
    """Every difference and every agreement, in the order of the file; then what the record has and the file
    has not.

    `rows` are the treaty's rows that stand.
    """
    on_record: dict[str, list[Act]] = defaultdict(list)
    listed = TABLED | {act.kind for act in file.acts if act.role is Role.STATEMENT}
    for row in rows:
        if row.kind in listed:
            on_record[row.state.code].append(row)
    signed = _signers(file, on_record, known)
    found: list[Line] = []
    by_state: dict[str, list[DepositaryAct]] = defaultdict(list)
    for name, acts in _by_name(file).items():
        if name in known:
            by_state[known[name]] += acts  # an old and a new name of one State may both stand in a file
        elif name not in left_out:
            found.append(_unknown(file, name, acts))
    for code, acts in by_state.items():
        found += _state_lines(code, acts, on_record[code], signed, brackets=file.shows_brackets)
    found.sort(key=lambda line: line.row or 0)
    return found + list(_absent(file, on_record, {line.existing.pk for line in found if line.existing}))


def _by_name(file: DepositaryFile) -> dict[str, list[DepositaryAct]]:
    found: dict[str, list[DepositaryAct]] = {one.name: [] for one in file.participants}
    for act in file.acts:
        if act.role in (Role.SIGNATURE, Role.CONSENT, Role.PROVISIONAL, Role.DENUNCIATION, Role.STATEMENT):
            found.setdefault(act.participant, []).append(act)
    return found


def _signers(file: DepositaryFile, on_record: Mapping[str, list[Act]], known: Mapping[str, str]) -> frozenset[str]:
    ours = {code for code, rows in on_record.items() if any(row.kind in SIGNING for row in rows)}
    theirs = {known[act.participant] for act in file.acts if act.kind in SIGNING and act.participant in known}
    return frozenset(ours | theirs)


def _state_lines(
    code: str, acts: list[DepositaryAct], rows: list[Act], signed: frozenset[str], *, brackets: bool
) -> Iterator[Line]:
    left = list(rows)
    waiting: list[DepositaryAct] = []
    for act in acts:
        twin = next((row for row in left if _same(row, act)), None)
        if twin is None:
            waiting.append(act)
            continue
        left.remove(twin)
        # A file that shows no brackets does not say that an act in brackets counts again.
        same = twin.counted == act.counted or not brackets
        yield _line(Change.SAME if same else _moved(act), code, act, signed, twin)
    for act in waiting:
        partner = _partner(left, act)
        if partner is None:
            yield _line(Change.ADDED, code, act, signed, None)
        else:
            left.remove(partner)
            yield _line(_moved(act) if partner.counted else Change.CHANGED, code, act, signed, partner)


def _same(row: Act, act: DepositaryAct) -> bool:
    if act.role is Role.STATEMENT and act.article and row.article != act.article:
        return False  # two declarations of one day, under two articles, are two
    return row.kind == act.kind and row.deposited == act.deposited


def _moved(act: DepositaryAct) -> Change:
    return Change.CHANGED if act.counted else Change.WITHDRAWN


def _partner(rows: list[Act], act: DepositaryAct) -> Act | None:
    """The row that the act would correct: first of the same kind, then of the same effect. A declaration corrects no
    other: a State makes many.
    """
    if act.role is Role.STATEMENT:
        return None
    for same in (lambda row: row.kind == act.kind, lambda row: _does(row.kind) == _does(act.kind)):
        near = sorted(filter(same, rows), key=lambda row: _apart(row.deposited, act.deposited))
        if near:
            return near[0]
    return None


def _does(kind: str) -> str:
    if kind in SIGNING:
        return "signs"
    return "binds" if kind in BINDING else str(kind)


def _apart(one: Moment, other: Moment) -> int:
    first, second = one.latest or one.earliest or date.min, other.latest or other.earliest or date.min
    return abs((first - second).days)


def _line(change: Change, code: str, act: DepositaryAct, signed: frozenset[str], existing: Act | None) -> Line:
    data: dict[str, Any] = {"counted": act.counted, "raw": act.raw}
    data |= {name: getattr(act, name) for name in _FIELDS if getattr(act, name)}
    if act.in_force:
        data["in_force"] = act.in_force.isoformat()
    if act.effective:
        data["effective"] = act.effective.isoformat()
    if act.footnotes:
        data["footnotes"] = list(act.footnotes)
    if act.kind in NEEDING_SIGNATURE and code not in signed:
        data["no_signature"] = True
    return Line(change, act.participant, act.row, act.column, code, str(act.kind), act.deposited, data, existing)


def _unknown(file: DepositaryFile, name: str, acts: list[DepositaryAct]) -> Line:
    row = next(one.row for one in file.participants if one.name == name)
    told = [{"kind": str(act.kind), "raw": act.raw, "column": act.column} for act in acts]
    return Line(Change.UNKNOWN, name, row, data={"acts": told})


def _absent(file: DepositaryFile, on_record: Mapping[str, list[Act]], paired: set[int]) -> Iterator[Line]:
    """Rows that the file should list. It cannot know what came after its newest act, and tables do not list
    States that have ended.
    """
    if file.partial:
        return
    newest = file.as_of or file.newest_act or date.min
    for code, rows in sorted(on_record.items()):
        for row in rows:
            if row.kind not in TABLED or row.pk in paired or row.state.until_date:
                continue
            if (row.deposited.earliest or date.min) > newest:
                continue
            yield Line(Change.ABSENT, code, None, "", code, row.kind, row.deposited, {}, row)
