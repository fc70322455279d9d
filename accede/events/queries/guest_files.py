"""The guest list as the venue wants it: its columns, in its kind of file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from accede.events.models import Event
from accede.events.queries.deadlines import on_the_wall, zone_of
from accede.events.queries.guests import GuestList, Listed, last_change
from accede.kit import sheets
from accede.kit.documents import TYPES as PAPER_TYPES
from accede.kit.documents import Document, Paragraph, Table, written
from accede.kit.localdates import long_day, long_moment
from accede.kit.shell import training_words

FORMATS = {"csv": "CSV", "xlsx": "XLSX", "docx": "DOCX", "pdf": "PDF"}
TYPES = {**sheets.TYPES, **{form: PAPER_TYPES[form] for form in ("docx", "pdf")}}

Cell = Callable[[Listed], str]
COLUMNS: dict[str, tuple[Any, Cell]] = {
    "place": (pgettext_lazy("column", "No."), lambda each: str(each.place)),
    "name": (gettext_lazy("Name"), lambda each: each.guest.name),
    "title": (gettext_lazy("Title"), lambda each: each.guest.title),
    "affiliation": (gettext_lazy("Mission or organisation"), lambda each: each.house),
    "state": (gettext_lazy("State"), lambda each: each.state),
    "group": (gettext_lazy("Group"), lambda each: str(each.guest.get_group_display())),
    "needs": (gettext_lazy("Needs"), lambda each: each.guest.needs),
    "code": (gettext_lazy("Code"), lambda each: each.guest.key),
}
MADE = "events.guest_lists"  # those files of the list that a job makes
# Up to so many guests a file is made while its reader waits, in less than 200 ms; a longer list by a job. Measured with
# 200 and 2,000 guests: CSV 22 and 165 ms, XLSX 55 and 430 to 540, PDF 30 to 240 and 240 to 2,300, DOCX 370 and 3,000.
AT_ONCE = {"csv": 5_000, "xlsx": 500, "docx": 0, "pdf": 0}
USUAL = ("place", "name", "title", "affiliation")


def columns_of(event: Event) -> list[str]:
    """The columns that the venue asks for, else the usual ones. One that we do not know is a heading with empty cells:
    what the house wants there (a passport's number) is not kept here.
    """
    asked = event.held_at.guest_list_columns if event.held_at else []
    return [str(name) for name in asked] or list(USUAL)


def format_of(event: Event) -> str:
    """The kind of file that the venue takes; a spreadsheet where it did not say."""
    asked = (event.held_at.guest_list_format if event.held_at else "").casefold()
    return asked if asked in FORMATS else "xlsx"


def table(event: Event, found: GuestList) -> tuple[list[str], list[list[str]]]:
    """Headings and rows, in the active language."""
    names = columns_of(event)
    heads = [str(COLUMNS[name][0]) if name in COLUMNS else name for name in names]
    rows = [[COLUMNS[name][1](each) if name in COLUMNS else "" for name in names] for each in found.rows]
    return heads, rows


def takes_long(found: GuestList, form: str) -> bool:
    """Whether the list is left to a job as a file of this form."""
    return len(found.rows) > AT_ONCE[form]


def guest_file(event: Event, found: GuestList, form: str, *, language: str, on: date) -> bytes:
    """The list as one file of FORMATS, as it stands on the day. In spreadsheets no cell is a formula, whatever a name
    begins with.
    """
    if form in sheets.TYPES:
        with override(language):
            heads, rows = table(event, found)
            return sheets.as_file([heads, *rows], form)
    made_at = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return written(document(event, found, language=language, on=on), form, made_at=made_at)


def document(event: Event, found: GuestList, *, language: str, on: date) -> Document:
    """The list as a document: everything that stands in its Word file and its PDF. Its heading names the moment of the
    last change, by which two lists of one day are told apart; the same list has the same one.
    """
    with override(language):
        return _document(event, *table(event, found), language=language, on=on, changed=last_change(found))


def _document(
    event: Event, heads: list[str], rows: list[list[str]], *, language: str, on: date, changed: datetime | None
) -> Document:
    when = on_the_wall(event.begins_at, zone_of(event)) if event.begins_at else long_moment(event.starts)
    where = event.held_at.name if event.held_at else event.venue
    facts = ", ".join(part for part in (when, where, event.place) if part)
    as_of = on_the_wall(changed, zone_of(event)) if changed else long_day(on)
    listed = Table(_("Guest list, as of %(moment)s") % {"moment": as_of}, tuple(heads), tuple(map(tuple, rows)))
    meta = {"compact": "yes", "over": event.campaign.name, "author": event.campaign.alliance_short}
    return Document(
        title=_("Guest list: %(event)s") % {"event": event.title},
        language=language,
        blocks=(Paragraph.of(facts), listed),
        meta=meta | {"foot": training_words(event.campaign.slug)},
    )
