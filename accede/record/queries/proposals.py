"""Acts that only an end note of a depositary file tells of, as lines for a person to decide about, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from accede.record.models import Act, Alias, Change, ImportLine, StateName
from accede.record.queries.diff import Line
from accede.record.readers import DepositaryFile, NotedAct

_TELLING = 400  # letters of the sentence that are kept in the act's note


def proposals_of(
    file: DepositaryFile, rows: Iterable[Act], lines: Iterable[Line], decided: Iterable[ImportLine], *, source: str
) -> list[Line]:
    """One line for each act of the end notes that neither the record (`rows`: the treaty's rows that stand) nor the
    file's own table (`lines`) has, and about which nobody decided before (`decided`). `source` names the file.
    """
    known = _states_of(file.noted)
    had = {(row.state.code, row.kind, str(row.deposited)) for row in rows}
    had |= {(line.state, line.kind, str(line.deposited)) for line in lines if line.state}
    settled = {(line.name, line.kind, str(line.deposited)) for line in decided if line.change == Change.PROPOSED}
    found: list[Line] = []
    for act in file.noted:
        code, day = known.get(act.name, ""), str(act.deposited)
        if (code, act.kind, day) not in had and (act.name, act.kind, day) not in settled:
            found.append(_line(act, code, source))
    return found


def _states_of(noted: Iterable[NotedAct]) -> Mapping[str, str]:
    """{name as printed: code}, by an exact alias or name, with or without the article; else not there."""
    spellings = {act.name: _spellings(act.name) for act in noted}
    asked = {text for each in spellings.values() for text in each}
    codes = dict(StateName.objects.filter(name__in=asked).values_list("name", "state__code"))
    codes |= dict(Alias.objects.filter(text__in=asked).values_list("text", "state__code"))
    found = {name: next((codes[text] for text in each if text in codes), "") for name, each in spellings.items()}
    return {name: code for name, code in found.items() if code}


def _spellings(name: str) -> tuple[str, ...]:
    return name, f"The {name}", f"the {name}"


def _line(act: NotedAct, code: str, source: str) -> Line:
    data: dict[str, Any] = {
        "counted": True,
        "end_note": act.note,
        "quoted": act.text,
        "beside": list(act.beside),
        "source": _("%(source)s, end note %(number)s") % {"source": source, "number": act.note},
        "note": _("told in an end note: “%(text)s”") % {"text": act.text[:_TELLING]},
    }
    if act.effective:
        data["effective"] = act.effective.isoformat()
    return Line(Change.PROPOSED, act.name, state=code, kind=str(act.kind), deposited=act.deposited, data=data)
