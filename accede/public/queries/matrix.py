"""What the matrix page and the list of States not bound show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.record import queries as record

_ORDER = {"signed": 0, "none": 1, "withdrawn": 2}


def usual_treaties(campaigns: str) -> list[Any]:
    """The core human rights treaties, the campaign's own treaty first, whether it is one of them or not."""
    own = [treaty for treaty in record.treaties() if treaty.slug == campaigns]
    return [*own, *(treaty for treaty in record.core_treaties() if treaty.slug != campaigns)]


def choices(treaties: Sequence[Any], cut: record.MatrixCut, *, language: str) -> dict[str, Any]:
    """What can be chosen in the form: treaties, groups, classes."""
    picked = {treaty.slug for treaty in treaties}
    return {
        "treaties": [
            (treaty.slug, record.short_title_of(treaty, language), treaty.slug in picked)
            for treaty in record.treaties()
        ],
        "groups": groups(cut.group),
        "classes": [
            (code, capfirst(record.class_word(code)), code == cut.state_class)
            for code in ("party", "bound", "signed", "none", "withdrawn")
        ],
        "unders": [
            (treaty.slug, record.short_title_of(treaty, language), treaty.slug == cut.under) for treaty in treaties
        ],
    }


def groups(chosen: str) -> list[tuple[str, str, bool]]:
    """Groups of States by name: key, name, whether it is the chosen one."""
    named = [(key, record.group_word(key, str(group))) for key, group in record.snapshot().groups.items()]
    return [(key, words, key == chosen) for key, words in sorted(named, key=lambda pair: pair[1].casefold())]


def totals(found: record.Matrix) -> list[tuple[str, str, list[int]]]:
    """Rows of the foot: what is counted, its definition, and the number under each treaty."""
    counted = (("bound", _("Bound")), ("parties", _("Parties")), ("signed_only", _("Signed only")))
    return [
        (words, record.definition(code), [column.counts[code] for column in found.columns]) for code, words in counted
    ]


def already_words(found: record.Already, *, other: bool = True) -> str:
    """ "bound already by 5 of the 6 other core human rights treaties"; `other` than one that is asked about."""
    if not other:
        return ngettext(
            "bound by %(n)s of the %(of)s core human rights treaty on record",
            "bound by %(n)s of the %(of)s core human rights treaties on record",
            found.of,
        ) % {"n": found.number, "of": found.of}
    return ngettext(
        "bound already by %(n)s of the %(of)s other core human rights treaty",
        "bound already by %(n)s of the %(of)s other core human rights treaties",
        found.of,
    ) % {"n": found.number, "of": found.of}


def not_bound(treaty: Any, *, as_of: date, sort: str, group: str, language: str) -> dict[str, Any]:
    """The campaigner's list: States not bound, and which of the other core treaties bind them."""
    among = record.core_treaties()
    rows = record.not_bound(treaty, among=among, as_of=as_of, language=language)
    if group:
        members = record.members_of(group, on=as_of)
        rows = [row for row in rows if row.code in members]
    others = record.others_of(treaty, among=among)
    return {
        "title": record.title_of(treaty, language=language),
        "rows": list(_sorted(rows, sort)),
        "others": [(one, record.short_title_of(one, language)) for one in others],
        "groups": groups(group),
    }


def _sorted(rows: list[record.Already], sort: str) -> Iterable[record.Already]:
    """`not_bound` gives them by number and name already."""
    down = sort.startswith("-")
    if sort.endswith("name"):
        return sorted(rows, key=lambda row: row.name.casefold(), reverse=down)
    if sort.endswith("class"):
        return sorted(rows, key=lambda row: _ORDER.get(str(row.state_class), 3), reverse=down)
    return rows if down else sorted(rows, key=lambda row: row.number)
