"""What a set of variants makes of the readers there are, and of all who could be: the table, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.core.variants import Condition, Matrix, condition, faults, letters_for, matrix
from accede.mailings.models import Audience, AudienceKind, Template, TemplateKind, Variant
from accede.mailings.queries.addressed import Addressee
from accede.mailings.queries.audiences import addressees
from accede.mailings.queries.condition_words import Words, meeting_words, nobody_words, open_words
from accede.mailings.queries.dimensions import RULES
from accede.record.queries import CLASSES

NOBODYS, SEVERALS = "0", "2"  # rows of those who get none or several; letters are never digits
FAULTY = (NOBODYS, SEVERALS)
TO_NO_MISSION = (TemplateKind.PRESS, TemplateKind.NEWSLETTER, TemplateKind.DIGEST)


@dataclass(frozen=True)
class RuleRow:
    """A variant with how many readers of each class it means; or those whom none or several mean."""

    title: str
    counts: tuple[int, ...]
    total: int
    faulty: bool = False


@dataclass(frozen=True)
class RulePage:
    """The conditions of a template against an audience: `marks` are the classes in the columns; `holds` says that each
    reader gets exactly one letter; `wrong` are conditions that cannot be used; `open` and `twice` say whom among all
    who could be no variant or two variants mean."""

    audience: Audience | None
    marks: tuple[str, ...]
    rows: tuple[RuleRow, ...]
    totals: tuple[int, ...]
    total: int
    holds: bool
    wrong: tuple[str, ...]
    open: tuple[str, ...]
    open_more: bool
    twice: tuple[str, ...]
    twice_more: bool


def rule_page(template: Template, audience: Audience | None, *, on: date) -> RulePage:
    """What the variants make of the audience today; without one only of those who could be. Queries as `addressees`."""
    rows = list(Variant.objects.filter(template=template).order_by("letter"))
    meant = {row.letter: condition(row.condition or {}) for row in rows}
    words = Words(template.campaign, on=on)
    readers = addressees(audience, on=on) if audience else []
    classes = [each.value for each in CLASSES] if _of_missions(audience) else []  # other readers have none
    table = _table(readers, meant, classes)
    opened, open_more = open_words(meant, words) if meant else ([], False)
    twice, twice_more = meeting_words(meant, words)
    titles = {row.letter: str(row) for row in rows}
    titles |= {NOBODYS: _("No letter fits"), SEVERALS: _("More than one letter fits")}
    shown = tuple(
        RuleRow(titles[code], tuple(table.at(code, each) for each in classes), table.of_row(code), code not in meant)
        for code in table.rows
    )
    return RulePage(
        audience, tuple(_MARKS.get(each, "") for each in classes), shown,
        tuple(table.of_column(each) for each in classes), table.total,
        bool(readers) and not any(row.faulty for row in shown),
        (*_faults(rows, words), *nobody_words(meant)), tuple(opened), open_more, tuple(twice), twice_more,
    )  # fmt: skip


_MARKS = {each.value: each.mark for each in CLASSES}


def _of_missions(audience: Audience | None) -> bool:
    return audience is None or audience.is_of_missions


def _table(readers: Iterable[Addressee], meant: Mapping[str, Condition], classes: Sequence[str]) -> Matrix:
    cells = []
    for reader in readers:
        fits = letters_for(reader.facts, meant)
        row = fits[0] if len(fits) == 1 else (SEVERALS if fits else NOBODYS)
        cells.append((row, next(iter(reader.facts.get("class", ())), "")))
    return matrix(cells, rows=list(meant), columns=classes)


def _faults(rows: Iterable[Variant], words: Words) -> list[str]:
    return [
        _("Variant %(letter)s: %(what)s") % {"letter": row.letter, "what": words.fault(fault)}
        for row in rows
        for fault in faults(row.condition or {}, RULES)
    ]


def audiences_of(template: Template) -> list[Audience]:
    """The campaign's audiences to which such a template is written, by name, for the table. One query."""
    rows = Audience.objects.filter(campaign=template.campaign)
    if template.kind == TemplateKind.LETTER:
        rows = rows.filter(kind=AudienceKind.MISSIONS)
    elif template.kind in TO_NO_MISSION:
        rows = rows.exclude(kind=AudienceKind.MISSIONS)
    found = list(rows.order_by("name", "key"))
    for row in found:
        row.campaign = template.campaign
    return found
