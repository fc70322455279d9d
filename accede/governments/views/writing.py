"""What the form pages and the histories of a State's file have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.queries import saved_words
from accede.coalition.rules import may_change, reading_of
from accede.governments.queries.file_history import entries_of
from accede.governments.views.entering import Room, StateFile
from accede.kit import formpages, log
from accede.kit.formpages import Crumbs, FormPage
from accede.kit.history import SHOWN, Line, lines


def crumbs_of(entered: StateFile, *more: tuple[str, str]) -> Crumbs:
    """The way from the room to a page below the file."""
    return ((_("States"), entered.url("table")), (entered.name, entered.page("file")), *more)


def write(
    request: HttpRequest, entered: StateFile, form: Any, act: Callable[[], Any], page: FormPage
) -> HttpResponse:  # fmt: skip
    """The house's page for a form of this file."""
    return formpages.form_page(request, form, act, page, campaign=entered.campaign)


def saved(row: Any) -> str:
    """What a form says when it is done, and who sees what was made."""
    return saved_words(_("Saved."), row)


def may_edit(entered: StateFile, row: Any, right: Right = Right.KEEP_FILES) -> bool:
    """Whether the reader may change a row that she sees. At most two queries."""
    reading = reading_of(entered.user, entered.campaign.slug, on=entered.today)
    return may_change(row, reading) and entered.may(right)


def told(entered: Room, edits: bool, row: Model, *parts: log.Parts) -> list[Line] | None:
    """What was done to a row and its parts, for who may read the log or change it; None for others."""
    if not edits and not entered.may(Right.READ_LOG):
        return None
    entries = log.entries_about(row, *parts)[:SHOWN]
    return lines(entries, reader=entered.user, on=entered.today, sees_personal=edits)


def told_of_file(entered: StateFile, edits: bool, *labels: str) -> list[Line] | None:
    """What was done to the rows of these models in the file, cut to what the reader may see; None for who is not told.

    It is cut before the newest are taken, so that nothing hidden takes the place of what is shown.
    """
    if not edits and not entered.may(Right.READ_LOG):
        return None
    entries = entries_of(entered.campaign, entered.state, reader=entered.user, on=entered.today)
    if labels:
        entries = entries.filter(target_type__in=labels)
    return lines(entries[:SHOWN], reader=entered.user, on=entered.today, sees_personal=edits)
