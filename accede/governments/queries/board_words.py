"""The boards as figures with their definitions, as a file for other programs, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from accede.governments.queries.boards import QUIET, Board, BoardRow
from accede.kit.localdates import long_day
from accede.kit.parts import Shown
from accede.record import queries as record


def figures(found: Board, day: date) -> list[Shown]:
    """Counts over the States that the board shows, each with its definition."""
    rows = found.rows
    on, everybody = long_day(day), len(found.everybody)
    bound = sum(row.bound for row in rows)
    known = sum(row.position is not None for row in rows)
    stale = sum(row.stale for row in rows)
    targets = sum(bool(row.targets) for row in rows)
    late = sum(row.late for row in rows)
    opened = sum(row.open for row in rows)
    return [
        Shown(len(rows), _("States shown"), _("of %(all)d with a file on %(day)s") % {"all": everybody, "day": on}),
        Shown(bound, _("bound"), _("an instrument is deposited; from the record")),
        Shown(known, _("positions known"), _("a claim that you may see; %(stale)d of them stale") % {"stale": stale}),
        Shown(targets, _("target States"), _("on a list of the day that you may see, and not dropped")),
        Shown(late, _("promises late"), _("due before the day and not closed; %(open)d are open") % {"open": opened}),
    ]  # fmt: skip


def head() -> list[tuple[str, str]]:
    """The columns of a file: the name of each, and its definition."""
    quiet = {"days": QUIET.days}
    return [
        ("code", _("Code of the State in the record")),
        ("name", _("Name on the day")),
        ("class", _("Class under the treaty on the day, from the acts on record")),
        ("position", _("The claim that its file shows on the day; empty where you may see none")),
        ("confidence", _("How sure that claim is")),
        ("position_of", _("The day on which the position was held")),
        ("stale", _("Whether the claim is past its review date or too old")),
        ("stage", _("Where the way to deposit stands; of States that are bound the deposit, from the record")),
        ("obstacles_open", _("Obstacles raised by the day that are still raised")),
        ("contacts", _("Contacts held by the day that you may see")),
        ("last_contact", _("Day of the last of them (a target counts as quiet after %(days)d days)") % quiet),
        ("promises_open", _("Promises made by the day that nothing closed")),
        ("promises_late", _("Those of them that were due before the day")),
        ("targets", _("Lists of the day on which the State is a target")),
        ("in_hands_of", _("The organisations in whose hands it is as a target")),
        ("champion", _("Champion or sponsor on the day")),
        ("groups", _("Groups to which it belongs on the day")),
        ("migration", _("Whether more people arrive or leave, by the newest figures on record")),
        ("tags", _("Tags that you may see")),
        ("day", _("The day for which all of this holds")),
    ]


def sheet(rows: Iterable[BoardRow], day: date) -> Iterator[Sequence[object]]:
    """The board as rows of a file: heads, a line for each State, and below an empty line the definitions."""
    columns = head()
    yield [name for name, _words in columns]
    groups = {key: name for key, name, _members in record.groups_on(on=day)}
    for row in rows:
        yield _line(row, groups, day)
    yield []
    yield [_("Definitions"), _("as far as the reader for whom this file was made may see the files")]
    yield from ([name, words] for name, words in columns)


def _line(row: BoardRow, groups: dict[str, str], day: date) -> list[object]:
    position = row.position
    return [
        row.code, row.name, record.class_word(row.state.state_class),
        position.get_stance_display() if position else "", position.get_confidence_display() if position else "",
        position.as_of if position else "", row.stale if position else "", row.stage_words, row.obstacles,
        row.contacts, row.last or "", row.open, row.late, "; ".join(each.targets.title for each in row.targets),
        "; ".join(row.hands), "; ".join(str(each.get_role_display()) for each in row.champions),
        "; ".join(groups[key] for key in sorted(row.groups) if key in groups),
        record.direction_word(row.state.direction), "; ".join(row.tags), day,
    ]  # fmt: skip
