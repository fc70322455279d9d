"""The page "From invitation to seat": bars, tables of each dimension, and one sentence that compares the classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accede.events.queries.funnel import STEPS, Funnel, FunnelRow, definitions
from accede.kit.parts import Shown


@dataclass(frozen=True)
class Bar:
    """A step of the funnel: its count beside all that were invited."""

    label: str
    number: int
    whole: int
    definition: str


@dataclass(frozen=True)
class Table:
    """A dimension: its rows, the last one all together. `classes`: the rows' keys are marks of classes."""

    key: str
    heading: str
    first: str
    rows: tuple[FunnelRow, ...]
    total: FunnelRow
    classes: bool = False


def bars(funnel: Funnel) -> list[Bar]:
    """The five steps with their definitions."""
    return [Bar(label, funnel.total.step(name), funnel.total.invited, words) for name, label, words in definitions()]


def tables(funnel: Funnel, *, class_heading: str, variants: bool) -> list[Table]:
    """One table for each dimension; by variant only for who may read letters: a variant tells a State's position."""
    found = [
        Table("class", _("By class of State"), class_heading, funnel.by_class, funnel.total, classes=True),
        Table("region", _("By region"), _("Regional group"), funnel.by_region, funnel.total),
        Table("language", _("By language"), _("Language of the letter"), funnel.by_language, funnel.total),
    ]
    if variants:
        found.append(Table("variant", _("By variant"), _("Variant of the letter"), funnel.by_variant, funnel.total))
    return found


def compared(funnel: Funnel) -> str:
    """ "Of those bound 11 of 22 came; of those that have not acted 15 of 159." Empty until somebody came."""
    if not funnel.total.came:
        return ""
    parts = [
        (_("of those bound, %(came)s of %(invited)s came"), _sum(funnel.by_class, "pc")),
        (_("of those that signed only, %(came)s of %(invited)s"), _sum(funnel.by_class, "s")),
        (_("of those that have not acted, %(came)s of %(invited)s"), _sum(funnel.by_class, "n")),
    ]
    told = [words % {"came": row[1], "invited": row[0]} for words, row in parts if row[0]]
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}." if told else ""


def _sum(rows: Iterable[FunnelRow], marks: str) -> tuple[int, int]:
    found = [row for row in rows if row.key and row.key in marks]
    return sum(row.invited for row in found), sum(row.came for row in found)


def columns() -> list[str]:
    """The headings of the tables: the steps."""
    labels = {name: label for name, label, _words in definitions()}
    return [labels[name] for name in STEPS]


def short(funnel: Funnel) -> list[Shown]:
    """The steps as figures of the event's page, each with its definition; nothing where nobody was invited."""
    if not funnel.total.invited:
        return []
    return [Shown(bar.number, bar.label, bar.definition) for bar in bars(funnel)]
