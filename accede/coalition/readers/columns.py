"""Which column of a spreadsheet is what, by the words of its header in several languages; and days in cells."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.coalition.readers import kinds
from accede.coalition.readers.sheets import Cell
from accede.core.dates import BadMoment, Moment
from accede.core.names import folded

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
DATES = ("start", "end", "attested")
# The words of a header of ours; the first of each is what our own template writes.
WORDS: dict[str, tuple[str, ...]] = {
    "name": ("name", "organisation name", "organization name", "full name", "nom", "nom complet", "nombre",
             "nombre completo", "الاسم", "اسم المنظمة", "название", "имя", "名称", "姓名"),
    "acronym": ("acronym", "abbreviation", "short name", "sigle", "acronyme", "sigla", "siglas", "acronimo",
                "المختصر", "الاختصار", "сокращение", "缩写"),
    "kind": ("kind", "type", "genre", "tipo", "النوع"),
    "sectors": ("sectors", "sector", "secteur", "secteurs", "sectores", "القطاع", "القطاعات"),
    "countries": ("countries", "country", "pays", "pais", "paises", "البلد", "البلدان", "الدولة"),
    "website": ("website", "web site", "web", "site web", "site internet", "sitio web", "pagina web", "الموقع",
                "الموقع الالكتروني"),
    "place": ("place in the alliance", "place", "membership", "statut", "qualite", "calidad", "membresia", "العضوية",
              "الصفة"),
    "form": ("form of address", "form", "salutation", "civilite", "titre de civilite", "tratamiento", "اللقب"),
    "other_names": ("also written", "other names", "autres noms", "otros nombres", "اسماء اخرى"),
    "email": ("e mail", "email", "mail", "courriel", "adresse electronique", "correo", "correo electronico",
              "البريد الالكتروني"),
    "organisation": ("organisation", "organization", "organizacion", "المنظمة", "组织", "организация"),
    "title": ("title", "post", "position", "function", "fonction", "poste", "cargo", "puesto", "الوظيفة", "المنصب"),
    "start": ("from", "start", "first day", "since", "member since", "depuis", "debut", "du", "desde", "inicio",
              "fecha de inicio", "من", "منذ", "تاريخ البداية"),
    "end": ("until", "end", "last day", "to", "jusqu au", "fin", "au", "hasta", "fecha de fin", "الى", "حتى"),
    "attested": ("attested for", "attested", "atteste pour", "constaté pour", "acreditado para", "مثبت في"),
    "note": ("note", "notes", "remarks", "remarque", "remarques", "nota", "notas", "ملاحظة", "ملاحظات"),
    "source": ("source", "sources", "fuente", "fuentes", "المصدر"),
}  # fmt: skip
_IN_A_LANGUAGE = re.compile(r"(?P<field>.+?)\s*[(\[]\s*(?P<language>[a-z]{2})\s*[)\]]$")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./\-\s]\s*(\d{1,2})\s*[./\-\s]\s*(\d{2}|\d{4})$")


class Order(StrEnum):
    """How a file writes 03/04/2003; a person says so where the file does not."""

    UNKNOWN = ""
    DAY_FIRST = "day"
    MONTH_FIRST = "month"


class Unclear(ValueError):
    """A day that may be two; it is asked for and never guessed."""


class BadDay(ValueError):
    """A text that is no day, or one written the other way round than the file was said to be."""


@dataclass(frozen=True)
class Header:
    """A header row: its number, the columns in order with what each is ("" = not known), and their words."""

    row: int
    fields: tuple[str, ...]
    words: tuple[str, ...]


def field_of(words: str, kind: str) -> str:
    """What a column is, by its header: "name", "start", "name:fr"; "" when the words say nothing to us."""
    of = kinds.kind(kind)
    text = words.strip().casefold()
    if found := _IN_A_LANGUAGE.match(text):
        base = field_of(found["field"], kind)
        column = of.column(base)
        known = column is not None and column.languages and found["language"] in LANGUAGES
        return f"{base}:{found['language']}" if known else ""
    return of.by_words.get(folded(text), "")


def header_of(rows: list[tuple[int, list[Cell]]], kind: str) -> Header | None:
    """The first of the first ten rows that has the columns which the kind needs; None when none has."""
    needs = set(kinds.kind(kind).needs)
    for number, cells in rows[:10]:
        words = tuple(str(cell) for cell in cells)
        fields: list[str] = []
        for each in words:
            found = field_of(each, kind)
            fields.append("" if found in fields else found)
        if needs <= set(fields):
            return Header(number, tuple(fields), words)
    return None


def moment_of(cell: Cell, order: Order) -> Moment:
    """A day as exactly as it is written. Raises Unclear for 03/04/2003 while nobody has said what it means, BadDay."""
    if isinstance(cell, date):
        return Moment.on(cell)
    text = "".join(str(unicodedata.digit(each)) if each.isdigit() and not each.isascii() else each for each in cell)
    if not (found := _NUMBERS.fullmatch(text.strip())):
        try:
            return Moment.parse(text)
        except BadMoment as problem:
            raise BadDay(str(problem)) from None
    first, second, year = (int(each) for each in found.groups())
    if year < 100:
        raise BadDay(text)
    ways = {Order.DAY_FIRST: (first, second), Order.MONTH_FIRST: (second, first)}
    possible = {way: day for way, (of_month, month) in ways.items() if (day := _day(year, month, of_month))}
    if order in possible:
        return Moment.on(possible[order])
    if not possible or order is not Order.UNKNOWN:
        raise BadDay(text)
    if len(set(possible.values())) > 1:
        raise Unclear(text)
    return Moment.on(next(iter(possible.values())))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
