"""The record as tables: header and rows for CSV, with a description of every column (CSV on the Web)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.public.queries.citing import absolute, licence
from accede.record import queries as record

Cell = str | int | bool | date | None

# name, type of the values, what it holds. Names stay as they are; new columns join at the end.
ACTS = (
    ("treaty", "string", "short name of the treaty in addresses"),
    ("key", "string", "key of the act inside the treaty; it never changes"),
    ("state", "string", "code of the State: ISO 3166-1 alpha-3 where there is one"),
    ("name", "string", "name of the State today, in the language asked for"),
    ("kind", "string", "kind of the act, for example signature, ratification, accession, denunciation"),
    ("deposited", "string", "day of signature or deposit as well as it is known: 2003-07-01, 2003-07, 2003, <2003-07-01"
     " (before), >2003-07-01 (on or after), empty (unknown)"),
    ("precision", "string", "how well that day is known: day, month, year, before, after, unknown"),
    ("earliest", "date", "first day that it can be"),
    ("latest", "date", "last day that it can be"),
    ("effective", "date", "day on which the act takes effect, where the depositary states one"),
    ("learned", "date", "day on which this record learned of it"),
    ("article", "string", "provision it is about"),
    ("about", "string", "key of the act it is about"),
    ("counted", "boolean", "false: the depositary shows it in brackets, it counts for nothing"),
    ("withdrawn", "date", "day from which the act itself no longer stands"),
    ("source", "string", "where it was read"),
    ("confidence", "string", "how sure the source is, where it says so"),
    ("verified", "boolean", "true: a second person checked it, or it was checked before it was shipped"),
    ("row", "string", "stands, corrected, struck_out or strikes_out; the last three only with rows=all"),
    ("replaces", "string", "key of the row that this one corrects or strikes out"),
    ("replaced_by", "string", "key of the row that corrects this one or strikes it out"),
)  # fmt: skip
STATUS = (
    ("treaty", "string", "short name of the treaty in addresses"),
    ("as_of", "date", "the day for which the row holds"),
    ("state", "string", "code of the State: ISO 3166-1 alpha-3 where there is one"),
    ("name", "string", "name of the State on that day, in the language asked for"),
    ("class", "string", "party, bound (not yet in force), signed (only), none, withdrawn"),
    ("since", "string", "since when it is in that class, as well as known"),
    ("signed", "string", "day of signature, as well as known"),
    ("deposited", "string", "day of deposit of the instrument by which it is bound, as well as known"),
    ("kind", "string", "kind of that instrument, or of the signature"),
    ("in_force", "date", "day from which the treaty is in force for the State; may lie after the day asked about"),
    ("un_member", "boolean", "Member of the United Nations on the day"),
    ("uncertain", "boolean", "true: a date known too little decides the class"),
)


@dataclass(frozen=True)
class Table:
    """A table ready for writing, row by row."""

    columns: tuple[tuple[str, str, str], ...]
    rows: Iterator[tuple[Cell, ...]]

    @property
    def header(self) -> list[str]:
        return [name for name, _type, _words in self.columns]


def acts_table(treaty: Any, *, today: date, language: str, history: bool) -> Table:
    """Acts of one treaty, or (None) of all; with `history` also the rows that no longer stand."""
    called = record.names(on=today, language=language)
    rows = record.register(treaty=treaty, history=history)
    return Table(ACTS, (_act(row, called.get(row.state, row.state)) for row in rows))


def _act(row: record.Entry, name: str) -> tuple[Cell, ...]:
    known = row.deposited
    return (
        row.treaty, row.key, row.state, name, row.kind, str(known), str(known.precision), known.earliest, known.latest,
        row.effective, row.learned, row.article, row.about, row.counted, row.withdrawn, row.source, row.confidence,
        row.verified, row.state_of_row, row.replaces, row.replaced_by,
    )  # fmt: skip


def status_table(treaty: Any, *, as_of: date, language: str) -> Table:
    """Every State under a treaty on a day: those that acted, and the Members of the United Nations that did not."""
    rows = record.rows(treaty, as_of=as_of, language=language)
    return Table(STATUS, (_standing(treaty.slug, as_of, row) for row in rows))


def _standing(slug: str, as_of: date, row: Any) -> tuple[Cell, ...]:
    return (
        slug, as_of, row.code, row.name, str(row.state_class), str(row.since or ""), str(row.signed or ""),
        str(row.deposited or ""), str(row.kind or ""), row.in_force, row.un_member, row.uncertain,
    )  # fmt: skip


def description(
    path: str, columns: tuple[tuple[str, str, str], ...], *, title: str, source: str, citation: str, key: list[str]
) -> dict[str, Any]:
    """What stands beside a CSV file (CSV on the Web): its columns, licence, source and citation."""
    chosen = licence()
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": absolute(path),
        "dc:title": title,
        "dc:source": source,
        "dc:license": {"@id": chosen.url},
        "dc:bibliographicCitation": citation,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "primaryKey": key,
            "columns": [
                {"name": name, "titles": name, "datatype": kind, "dc:description": words}
                for name, kind, words in columns
            ],
        },
    }
