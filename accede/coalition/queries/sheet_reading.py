"""The rows of a spreadsheet as facts: every problem at once, each with its sheet, row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from accede.coalition.models import Membership, Organisation, Sector
from accede.coalition.readers.columns import DATES, BadDay, Header, Order, Unclear, header_of, moment_of
from accede.coalition.readers.sheets import Cell, Sheet, is_error
from accede.core.dates import Moment
from accede.core.names import folded
from accede.core.tenure import Tenure
from accede.kit.imports import Report
from accede.record.models import StateName

MOST_TOLD = 1000  # errors of one file
LONGEST = {"name": 300, "acronym": 40, "title": 200, "form": 40, "source": 300, "note": 20_000}
# What people write for our codes besides the codes themselves, folded.
_PLACES = {
    "member": ("member", "membre", "miembro", "عضو"),
    "observer": ("observer", "observateur", "observador", "مراقب"),
    "partner": ("partner", "partenaire", "socio", "شريك"),
    "platform": ("national platform", "platform", "plateforme", "plateforme nationale", "plataforma", "منصة"),
    "endorser": ("endorser", "signataire", "adherente", "مؤيد"),
}
_SECTORS = {
    "intergovernmental": ("intergovernmental", "intergouvernemental", "intergubernamental", "حكومية دولية"),
    "human_rights": ("human rights", "droits de l homme", "droits humains", "derechos humanos", "حقوق الانسان"),
    "church": ("church", "faith", "eglise", "iglesia", "كنيسة"),
    "labour": ("labour", "labor", "union", "syndicat", "travail", "sindicato", "عمال"),
    "migrant": ("migrant", "migrants", "migrante", "مهاجرون"),
    "women": ("women", "femmes", "mujeres", "نساء"),
}


@dataclass(frozen=True)
class SheetRow:
    """One row of the file: where it stands, and its facts by field as JSON can write them."""

    sheet: str
    row: int
    data: dict[str, Any]


@dataclass
class Reading:
    """What came of a file. `unclear`: days that may be two, as (sheet, row, text)."""

    rows: list[SheetRow] = field(default_factory=list)
    headers: list[dict[str, Any]] = field(default_factory=list)
    unclear: list[dict[str, Any]] = field(default_factory=list)
    report: Report = field(default_factory=Report)


def read_sheets(
    sheets: list[Sheet], *, holds: str, order: Order, said: Mapping[str, Mapping[str, str]], countries: dict[str, str]
) -> Reading:
    """The facts of every sheet that has a column of names. `said`: what a person said of columns, by sheet and number.

    `countries` is {folded name or code: code} of the record. Nothing is written.
    """
    reading = Reading()
    for sheet in sheets:
        header = header_of(sheet.rows, holds)
        for note in sheet.notes:
            reading.report.add(sheet.name, note, severity="warning")
        if header is None:
            words = _("No column of this sheet is called “name” in a language we read. The sheet is left out.")
            reading.report.add(sheet.name, words, severity="warning")
            continue
        fields = _fields(header, said.get(sheet.name, {}))
        told = {"sheet": sheet.name, "row": header.row, "words": list(header.words), "fields": fields}
        reading.headers.append(told)
        for row in _rows(sheet, header, fields):
            facts = _Facts(row, sheet.name, reading, order, countries, holds)
            reading.rows.append(SheetRow(sheet.name, row.number, facts.read()))
    if not reading.headers:
        words = _("No sheet has a column of names. Take the empty template and fill it in.")
        reading.report.add("", words)
    return reading


def tell(report: Report, sheet: str, message: str, *, row: int, column: str) -> None:
    """Keeps an error of a row, while they are few enough to be read; of a column of junk the first thousand say all."""
    if len(report.problems) < MOST_TOLD:
        report.add(sheet, message, row=row, column=column)
    elif len(report.problems) == MOST_TOLD:
        report.add(sheet, _("There are more errors than are told here. Correct these first."), row=row)


def countries_by_name() -> dict[str, str]:
    """{folded name in any language, or code: code} of the States on record. One query."""
    found: dict[str, str] = {}
    for name, code in StateName.objects.values_list("name", "state__code"):
        found[folded(name)] = found[folded(code)] = code
    return found


def _fields(header: Header, said: Mapping[str, str]) -> list[str]:
    return [said.get(str(number), found) for number, found in enumerate(header.fields)]


@dataclass(frozen=True)
class _Row:
    number: int
    cells: dict[str, Cell]
    words: dict[str, str]  # {field: the header's own words}


def _rows(sheet: Sheet, header: Header, fields: list[str]) -> Iterator[_Row]:
    words = {name: header.words[number] for number, name in enumerate(fields) if name}
    for number, cells in sheet.rows:
        if number > header.row:
            named = {name: cells[place] for place, name in enumerate(fields) if name and place < len(cells)}
            if any(named.values()):
                yield _Row(number, named, words)


@dataclass
class _Facts:
    """Reads one row; what cannot be is reported with the words of its column's header."""

    row: _Row
    sheet: str
    reading: Reading
    order: Order
    countries: dict[str, str]
    holds: str

    def read(self) -> dict[str, Any]:
        facts = {name: self._value(name, cell) for name, cell in self.row.cells.items()}
        if not facts.get("name"):
            self._problem("name", _("The name is missing: every row that is not empty needs one."))
        self._check_days(facts)
        return {name: value for name, value in facts.items() if value}

    def _problem(self, name: str, message: str) -> None:
        tell(self.reading.report, self.sheet, message, row=self.row.number, column=self.row.words.get(name, name))

    def _value(self, name: str, cell: Cell) -> Any:
        if is_error(cell):
            self._problem(name, _("The formula gives no value (%s). Correct it in the sheet.") % cell)
            return ""
        if name in DATES:
            return self._day(name, cell)
        text = str(cell)
        readers: dict[str, Callable[[str], Any]] = {
            "kind": lambda value: self._one_of(name, value, _labels(Organisation.Kind.choices)),
            "place": lambda value: self._one_of(name, value, _labels(Membership.Kind.choices) | _PLACES),
            "sectors": lambda value: self._several(name, value, _codes(_SECTORS, Sector.choices)),
            "countries": lambda value: self._several(name, value, self.countries),
            "website": self._address,
            "email": self._mail,
            "other_names": lambda value: _parts(value),
        }
        if text and name in readers:
            return readers[name](text)
        most = LONGEST.get(name.partition(":")[0], 300)
        if len(text) > most:
            self._problem(
                name, _("Too long: %(long)d characters, at most %(most)d.") % {"long": len(text), "most": most}
            )
        return text[:most]

    def _day(self, name: str, cell: Cell) -> str:
        try:
            return str(moment_of(cell, self.order))
        except Unclear:
            self.reading.unclear.append({"sheet": self.sheet, "row": self.row.number, "text": str(cell)})
        except BadDay:
            words = _("“%s” is no day we can read. Write 2003-07-01, 2003-07, 2003, <2003-07-01 or >2003-07-01.")
            self._problem(name, words % cell)
        return ""

    def _one_of(self, name: str, value: str, known: Mapping[str, tuple[str, ...]]) -> str:
        for code, words in known.items():
            if folded(value) in {folded(code), *(folded(each) for each in words)}:
                return code
        self._problem(
            name,
            _("“%(value)s” is not known here. Write one of: %(known)s.") % {"value": value, "known": ", ".join(known)},
        )
        return ""

    def _several(self, name: str, value: str, known: Mapping[str, str]) -> list[str]:
        found = []
        for part in _parts(value):
            if code := known.get(folded(part)):
                found.append(code)
            else:
                self._problem(
                    name, _("“%s” is not known here. Write its code or its name as the record has it.") % part
                )
        return list(dict.fromkeys(found))

    def _address(self, value: str) -> str:
        whole = value if "://" in value else f"https://{value}"
        try:
            URLValidator(schemes=["http", "https"])(whole)
        except ValidationError:
            self._problem("website", _("“%s” is no web address.") % value)
            return ""
        return whole

    def _mail(self, value: str) -> str:
        try:
            validate_email(value)
        except ValidationError:
            self._problem("email", _("“%s” is no mail address. Write it as name@example.org.") % value)
            return ""
        return value

    def _check_days(self, facts: dict[str, Any]) -> None:
        days = [Moment.parse(facts.get(name) or "") for name in DATES]
        if code := Tenure(*days).problem():
            words = {
                "ends_before_it_begins": _("The last day lies before the first day."),
                "attested_before_it_begins": _("It is attested for a time before it begins."),
                "attested_after_its_end": _("It is attested for a time after its last day."),
            }
            self._problem("end" if code.startswith("ends") else "attested", words[code])
        if self.holds == "organisations" and any(facts.get(name) for name in DATES) and not facts.get("place"):
            self._problem("place", _("A day needs the place in the alliance that it belongs to: member, observer …"))


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.replace("؛", ";").replace("|", ";").split(";") if part.strip()]


def _labels(choices: Any) -> dict[str, tuple[str, ...]]:
    return {str(code): (str(label),) for code, label in choices}


def _codes(words: Mapping[str, tuple[str, ...]], choices: Any) -> dict[str, str]:
    found = {folded(each): code for code, several in words.items() for each in (code, *several)}
    return found | {folded(str(label)): str(code) for code, label in choices}
