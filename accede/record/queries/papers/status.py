"""A treaty's status on a day as a document: the answer, the map, growth, entry into force, every State that acted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.core.standing import StateClass
from accede.kit import drawing, localdates
from accede.kit.classes import map_words
from accede.kit.documents import (
    Block,
    Document,
    FigureBlock,
    Heading,
    ListBlock,
    Paragraph,
    Sourced,
    SourceNote,
    Table,
    Text,
)
from accede.record.models import Treaty
from accede.record.queries.entry import difference, entry, explain
from accede.record.queries.names import names
from accede.record.queries.pages import reckoning
from accede.record.queries.periods import timeline
from accede.record.queries.snapshot import snapshot
from accede.record.queries.standing import StateRow, by_class, classes, figures, next_days, rows
from accede.record.queries.treaties import title_of
from accede.record.queries.words import class_word, definition, kind_word
from accede.record.queries.words.shipped import shipped_words

COUNTED = ("bound", "parties", "signed_only", "signatories", "withdrawn", "no_action")


def status_paper(treaty: Treaty, *, as_of: date, language: str) -> Document:
    """The treaty's status at the end of the day, in the language, with its sources. The caller has checked the
    day.
    """
    with translation.override(language):
        found = rows(treaty, as_of=as_of, language=language)
        blocks = (
            *_answer(treaty, as_of),
            *_map(treaty, as_of, language),
            *_growth(treaty, as_of, language),
            *_reckoned(treaty, as_of, language),
            *_states(treaty, found, as_of),
        )
        meta = {
            "over": _("Status on %(day)s") % {"day": localdates.long_day(as_of)},
            "note": record_note(treaty, as_of),
            "author": "Accede",
        }
        return Document(title_of(treaty, language=language), language.partition("-")[0], blocks, meta)


def record_note(treaty: Treaty, as_of: date) -> str:
    """What the record of the treaty rests on, and that it is older than the day when it is."""
    told = [_("Dates are days of deposit with the depositary, or of signature.")]
    if treaty.as_of:
        told.append(_("The record of this treaty was read on %(day)s.") % {"day": localdates.long_day(treaty.as_of)})
    if treaty.as_of and as_of > treaty.as_of:
        told.append(_("Acts after that day may be missing."))
    if treaty.warning:
        told.append(shipped_words(treaty.warning))
    return " ".join(told)


def sources_note(treaty: Treaty) -> SourceNote:
    """The depositary's paper behind the acts of a treaty."""
    return SourceNote(shipped_words(treaty.source))


def _answer(treaty: Treaty, as_of: date) -> Iterator[Block]:
    counted = figures(treaty, as_of=as_of)
    bound, signed = counted["bound"].number, counted["signed_only"].number
    lines = [
        ngettext("%(n)s State bound", "%(n)s States bound", bound) % {"n": bound}
        + ", "
        + ngettext("%(n)s signed only", "%(n)s signed only", signed) % {"n": signed}
    ]
    reached = entry(treaty, as_of=as_of)
    day = reached.official or reached.computed
    if day and day <= as_of:
        lines.append(_("In force since %(day)s") % {"day": localdates.long_day(day)})
    elif day:
        lines.append(_("It enters into force on %(day)s") % {"day": localdates.long_day(day)})
    else:
        lines.append(_("Not in force on this day"))
    coming = [
        _("%(state)s on %(day)s") % {"state": item.name, "day": localdates.long_day(item.day)}
        for item in next_days(treaty, as_of=as_of)
    ]
    if coming:
        lines.append(_("In force later for: %(states)s") % {"states": ", ".join(coming)})
    yield Heading(2, _("The answer"), "answer")
    yield Sourced((Paragraph((Text(f"{lines[0]}.", strong=True),)), ListBlock.of(lines[1:])), (sources_note(treaty),))
    columns = (_("States"), _("Number"), _("What is counted"))
    cells = tuple((_count_word(code), str(counted[code].number), definition(counted[code])) for code in COUNTED)
    yield Table(_("Counts on this day"), columns, cells, numeric=(1,))


def _count_word(code: str) -> str:
    words = {
        "bound": _("Bound"),
        "parties": _("Parties"),
        "signed_only": _("Signed only"),
        "signatories": _("Signatories"),
        "withdrawn": _("Withdrawn"),
        "no_action": _("No action"),
    }
    return words[code]


def _map(treaty: Treaty, as_of: date, language: str) -> Iterator[Block]:
    found = classes(treaty, as_of=as_of)
    svg = drawing.world_map(found, language=language, day=as_of, names=names(on=as_of, language=language))
    legend = tuple((str(drawing.swatch(mark)), capfirst(map_words(mark))) for mark in "pcsxn")
    yield Heading(2, _("Map"), "map")
    caption = _("States by class on %(day)s") % {"day": localdates.long_day(as_of)}
    yield FigureBlock(str(svg), caption, legend=legend, note=drawing.map_note())


def _growth(treaty: Treaty, as_of: date, language: str) -> Iterator[Block]:
    line = timeline(treaty, until=as_of)
    points = [day for day, _number in (*line.bound, *line.signed)]
    if not points:
        return
    needed = snapshot().rules(treaty.slug).count
    shape: dict[str, Any] = {
        "bound": line.bound, "signed": line.signed, "start": min(points), "end": as_of, "language": language,
        "needed": needed, "needed_words": _("%(n)d needed") % {"n": needed} if needed else "",
    }  # fmt: skip
    caption = _("States bound and signed only, %(first)d to %(last)d") % {
        "first": min(points).year, "last": as_of.year,
    }  # fmt: skip
    yield Heading(2, _("Growth"), "growth")
    yield FigureBlock(str(drawing.timeline_chart(**shape, label=caption)), caption)
    columns = (_("Year"), _("Bound at year end"), _("Signed only at year end"), _("New deposits"))
    years = [year for year in line.years if year.year >= min(points).year]
    cells = tuple(
        (str(one.year), str(one.bound), str(one.signed_only), ", ".join(one.became_bound_names)) for one in years
    )
    yield Table(_("The same figures by year"), columns, cells, numeric=(0, 1, 2))


def _reckoned(treaty: Treaty, as_of: date, language: str) -> Iterator[Block]:
    steps = reckoning(explain(treaty, as_of=as_of, language=language))
    if not steps:
        return
    yield Heading(2, _("Entry into force, step by step"), "entry")
    cells = tuple((step.title, step.text, localdates.short_day(step.day) if step.day else step.what) for step in steps)
    yield Table("", (_("Step"), _("What happens"), _("Day")), cells, numeric=(2,))
    differs = difference(treaty, as_of=as_of)
    if differs and differs.computed:
        words = _("The clause leads to %(computed)s; the depositary says %(official)s.")
        days = {"computed": localdates.long_day(differs.computed), "official": localdates.long_day(differs.official)}
        reason = (Text(f" {differs.accepted_reason}"),) if differs.accepted_reason else ()
        yield Paragraph((Text(words % days), *reason))


def _states(treaty: Treaty, found: Iterable[StateRow], as_of: date) -> Iterator[Block]:
    groups = by_class(found)
    reached = entry(treaty, as_of=as_of)
    # Until the treaty's own day is known nobody can know a State's.
    dated = bool(reached.official or reached.computed)
    yield Heading(2, _("States by class"), "states")
    for each in (StateClass.PARTY, StateClass.BOUND, StateClass.SIGNED, StateClass.WITHDRAWN):
        name = str(each)
        if group := groups.get(name):
            yield Heading(3, f"{capfirst(class_word(name))} ({len(group)})")
            yield _signatures(group) if each is StateClass.SIGNED else _binding(group, dated=dated)
    none = groups.get(str(StateClass.NONE), [])
    yield Paragraph.of(
        ngettext("No action on record: %(n)s State.", "No action on record: %(n)s States.", len(none))
        % {"n": len(none)}
    )


def _signatures(group: Iterable[StateRow]) -> Table:
    cells = tuple((row.name, localdates.short_moment(row.signed)) for row in group)
    return Table("", (_("State"), _("Signed")), cells, numeric=(1,))


def _binding(group: Iterable[StateRow], *, dated: bool) -> Table:
    columns = (_("State"), _("Act"), _("Signed"), _("Deposited"), _("In force for it"))
    cells = tuple(
        (
            row.name,
            kind_word(row.kind) if row.kind else "",
            localdates.short_moment(row.signed) if row.signed else "",
            localdates.short_moment(row.deposited) if row.deposited else "",
            localdates.short_day(row.in_force) if dated and row.in_force else "",
        )
        for row in group
    )
    return Table("", columns, cells, numeric=(2, 3, 4))
