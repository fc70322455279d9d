"""The registration record of the UN Treaty Series, a row an act: Participant, Action, Date of deposit, Date of effect.

As copied from the page, in English or French, or kept as text with "|" between the cells. The day of effect is kept
beside the act for comparison only: when a treaty enters into force for a State is reckoned from the deposit, and a day
of succession is entered by a person. A denunciation alone announces its effect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from accede.core.acts import BINDING, SIGNING, Kind
from accede.core.dates import Moment
from accede.kit.imports import Severity
from accede.record.readers.dates import find_dates, first_day
from accede.record.readers.rows import Laid
from accede.record.readers.slashes import Order, order_of
from accede.record.readers.text import Refusal, name_and_footnotes, one_line
from accede.record.readers.values import DepositaryAct, DepositaryFile, Participant, Role, TreatyHeader

MOST_ROWS = 5000
DEFAULT_HEADER = ["Participant", "Action", "Date of deposit", "Date of effect"]

_COLUMNS = (
    ("participant", r"^(participants?|participant\(s\)|states?|états?|etats?|parties)$"),
    ("action", r"^(actions?|type of action|type d'action|formalité)$"),
    ("deposited", r"^dates? (of|de) .*(notification|deposit|dépôt)|^date du dépôt|^date of deposit"),
    ("effect", r"^dates? (of|d') ?(effect|effet|entry into force)|^prise d'effet"),
)
# The first that is found decides: a withdrawal of a reservation is no reservation.
_ACTIONS: tuple[tuple[str, Kind | None], ...] = (
    (r"territori", None),
    (r"^(communication|correction|modification|amendment|amendement|agreement|accord)", None),
    (r"(withdrawal|retrait).*(reservation|réserve)", Kind.RESERVATION_WITHDRAWN),
    (r"(withdrawal|retrait).*(declaration|déclaration)", Kind.DECLARATION_WITHDRAWN),
    (r"(withdrawal|retrait).*objection", Kind.OBJECTION_WITHDRAWN),
    (r"(withdrawal|retrait).*(denunciation|dénonciation)", Kind.RESCISSION),
    (r"^(denunciation|dénonciation|withdrawal|retrait|termination)", Kind.DENUNCIATION),
    (r"^objection", Kind.OBJECTION),
    (r"^(reservation|réserve)", Kind.RESERVATION),
    (r"^(declaration|déclaration|notification|recognition|reconnaissance)", Kind.DECLARATION),
    (r"provisional|provisoire", Kind.PROVISIONAL_APPLICATION),
    (r"^(definitive signature|signature définitive)", Kind.DEFINITIVE_SIGNATURE),
    (r"^succession (to|à la) signature", Kind.SUCCESSION_TO_SIGNATURE),
    (r"^signature$", Kind.SIGNATURE),
    (r"^ratification", Kind.RATIFICATION),
    (r"^(accession|adhésion)", Kind.ACCESSION),
    (r"^(acceptance|acceptation)", Kind.ACCEPTANCE),
    (r"^(approval|approbation)", Kind.APPROVAL),
    (r"^succession", Kind.SUCCESSION),
    (r"^(formal confirmation|confirmation formelle|acte de confirmation)", Kind.FORMAL_CONFIRMATION),
    (r"^(consent to be bound|consentement à être lié)", Kind.CONSENT_TO_BE_BOUND),
    (r"^(participation|simplified procedure|procédure simplifiée)", Kind.PARTICIPATION),
)
_ROW = re.compile(r"^[^|\n]{2,80}\|[^|\n]{3,60}\|\s*\d{1,2}/\d{1,2}/\d{4}\s*\|[^|\n]*$", re.M)
_BY_HEADER = "the registration record prints the day first, in English as in French"


def _named(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, text in enumerate(header):
        text = text.lower().replace("’", "'")
        for name, pattern in _COLUMNS:
            if name not in found and re.search(pattern, text):
                found[name] = index
                break
    return found


def is_registration_header(header: list[str]) -> bool:
    """Whether a line names the columns of a registration record."""
    return {"participant", "action", "deposited"} <= _named(header).keys()


def without_header(text: str) -> Laid | None:
    """The rows of a record kept as text, whose columns only a line above them describes; None when there are none."""
    if not _ROW.search(text):
        return None
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next(number for number, line in enumerate(lines) if _ROW.match(line))
    rows = [(number, line.split("|")) for number, line in enumerate(lines, 1) if number > first and "|" in line]
    others = [one_line(line) for line in lines if line.strip() and "|" not in line]
    above = [one_line(line) for line in lines[:first] if line.strip()]
    return Laid(DEFAULT_HEADER, rows, tuple(above), tuple(line for line in others if line not in above) + tuple(above))


@dataclass
class _Reading:
    file: DepositaryFile
    named: dict[str, int]
    order: Order
    acts: list[DepositaryAct] = field(default_factory=list)
    participants: dict[str, Participant] = field(default_factory=dict)
    seen: dict[tuple[str, Kind, str], int] = field(default_factory=dict)

    def cell(self, cells: list[str], name: str) -> str:
        index = self.named.get(name)
        return one_line(cells[index]) if index is not None and index < len(cells) else ""

    def say(self, row: int, column: str, message: str, severity: Severity = "error") -> None:
        self.file.report.add(self.file.filename, message, row=row, column=column, severity=severity)


def read_registration(laid: Laid, file: DepositaryFile) -> DepositaryFile:
    """The acts of a registration record; rows are numbered as the lines of the file are. Every fault is reported."""
    if len(laid.rows) > MOST_ROWS:
        raise Refusal(f"The record has {len(laid.rows)} rows; one treaty has at most a few hundred acts.")
    if not laid.rows:
        raise Refusal("The record has a header but no rows, so nobody's acts can be read from it.")
    reading = _Reading(file, _named(laid.header), Order(True))
    dates = [reading.cell(cells, name) for _, cells in laid.rows for name in ("deposited", "effect")]
    said = " ".join((*laid.above, *laid.remarks, *laid.header))
    reading.order = order_of(dates, said=said, by_header=_BY_HEADER)
    _say_the_order(reading)
    for number, cells in laid.rows:
        _read_row(number, cells, reading)
    file.acts, file.participants = tuple(reading.acts), tuple(reading.participants.values())
    file.header, file.remarks = _header(laid), laid.remarks
    file.partial = laid.is_excerpt
    return file


def _say_the_order(reading: _Reading) -> None:
    order, file = reading.order, reading.file
    if order.mixed:
        file.report.add(file.filename, "Some dates have the day first and some the month; write them all in one way.")
    elif order.why:
        words = "day/month/year" if order.day_first else "month/day/year"
        message = f"Dates such as 05/06/2007 were read as {words}: {order.why}."
        file.report.add(file.filename, message, severity="warning")


def _read_row(number: int, cells: list[str], reading: _Reading) -> None:
    name = name_and_footnotes(reading.cell(cells, "participant"))[0]
    action, raw = reading.cell(cells, "action"), reading.cell(cells, "deposited")
    if not name:
        return reading.say(number, "Participant", "The row names no participant.")
    kind, known = _kind(action)
    if not known:
        return reading.say(number, "Action", f"“{action}” is no action that a registration record has.")
    if kind is None:
        message = f"“{action}” is no act of a State under the treaty; the row was not read."
        return reading.say(number, "Action", message, "warning")
    deposited = _moment(raw, reading.order)
    if deposited is None:
        return reading.say(number, "Date of deposit", _no_day(raw))
    effect_text = reading.cell(cells, "effect")
    effect = _moment(effect_text, reading.order) if effect_text else None
    if effect_text and effect is None:
        reading.say(number, "Date of effect", _no_day(effect_text))
    _keep(_act(number, name, kind, deposited, f"{action} {raw}", effect), reading)
    return None


def _no_day(text: str) -> str:
    return f"“{text}” is not a day of any calendar." if text else "The row has no date."


def _kind(action: str) -> tuple[Kind | None, bool]:
    words = action.lower().replace("’", "'")
    for pattern, kind in _ACTIONS:
        if re.search(pattern, words):
            return kind, True
    return None, False


def _moment(text: str, order: Order) -> Moment | None:
    if "/" in text:
        return order.read(text)
    found = list(find_dates(text))
    return found[0].moment if len(found) == 1 and found[0].text == text else None


def _act(row: int, name: str, kind: Kind, deposited: Moment, raw: str, effect: Moment | None) -> DepositaryAct:
    day: date | None = effect.earliest if effect else None
    return DepositaryAct(
        row=row,
        column="Action",
        participant=name,
        kind=kind,
        deposited=deposited,
        raw=raw,
        role=role_of(kind),
        effective=day if kind is Kind.DENUNCIATION else None,
        in_force=day if kind in BINDING else None,
        place=1,
    )


def role_of(kind: Kind) -> Role:
    """What an act of a list of acts is, one row an act."""
    if kind in SIGNING:
        return Role.SIGNATURE
    if kind in BINDING:
        return Role.CONSENT
    by_kind = {Kind.PROVISIONAL_APPLICATION: Role.PROVISIONAL, Kind.DENUNCIATION: Role.DENUNCIATION}
    return by_kind.get(kind, Role.STATEMENT)


def _keep(act: DepositaryAct, reading: _Reading) -> None:
    said = (act.participant, act.kind, str(act.deposited))
    first = reading.seen.setdefault(said, act.row)
    if first == act.row:
        reading.acts.append(act)
        reading.participants.setdefault(act.participant, Participant(act.row, act.participant))
    elif act.role is Role.STATEMENT:
        reading.acts.append(replace(act, note=f"one of several of that day, row {act.row}"))
    else:
        reading.say(act.row, "Participant", f"The same act stands twice, first in row {first}.")


def _header(laid: Laid) -> TreatyHeader:
    """What the lines above the rows say of the treaty: its registration number and its entry into force."""
    text = "\n".join(laid.above)
    number = re.search(r"(?i)(?:registration number|numéro d'enregistrement|no\.?|n°|nº)\s*:?\s*(\d{3,6})\b", text)
    entry = re.search(r"(?i)(?:date d'entrée en vigueur|entry into force(?: date)?)\s*:?\s*([^\n]{0,200})", text)
    day = first_day(entry[1][:40]) if entry else None
    language = "fr" if re.search(r"(?i)enregistrement|dépôt|adhésion|d'effet", text + " ".join(laid.header)) else "en"
    return TreatyHeader(
        registration_number=number[1] if number else "",
        entry_text=one_line(entry[1]) if entry else "",
        entry_date=day,
        language=language,
    )
