"""What decisions offer: to be found, to be pointed at, to be handed on, and to be told in the report of their year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import SharedWith
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.rules import marks_of
from accede.kit.offers import (
    HandoverLine,
    OthersLine,
    Passage,
    Quoted,
    Referenced,
    ReportOf,
    SearchDocument,
    offer,
)
from accede.meetings.models import Decision
from accede.meetings.queries import decisions as queries
from accede.meetings.queries.decisions import DecisionRow

KIND = "meetings.decision"
WIDELY = (SharedWith.ALLIANCE, SharedWith.PUBLIC)


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every decision; the indexer asks, readers are cut by the right and by the marks of the meeting."""
    return [
        SearchDocument(
            room="meetings",
            key=f"decision-{row.year}-{row.number}",
            url=row.get_absolute_url(),
            title=_("Decision %(code)s") % {"code": row.code},
            text=f"{row.text} {row.item.title}",
            language=row.campaign.language,
            campaign=row.campaign.slug,
            right=Right.READ_PAPERS.value,
            excerpt=row.text[:200],
            day=row.on,
            seen_by=marks_of(row.item.meeting),
        )
        for row in queries.for_index(subject)
    ]


@offer("referenced")
def referenced(*, subject: tuple[str, Mapping[str, list[str]]], on: date, reader: Any) -> list[Referenced]:
    """Decisions that tasks and others are about, by the key "2026-3", as far as the reader sees them."""
    slug, asked = subject
    keys = asked.get(KIND, [])
    if not keys or not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    campaign = campaign_of(slug)
    found = []
    for key in keys:
        year, _dash, number = key.partition("-")
        if not (year.isdigit() and number.isdigit()):
            continue
        row = queries.decision_row(campaign, int(year), int(number), reader=reader, on=on)
        if row:
            shared = row.decision.item.meeting.shared_with in WIDELY
            found.append(Referenced(KIND, key, str(row.decision), row.decision.get_absolute_url(), shared))
    return found


@offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Decisions with open tasks, those with late ones first."""
    slug, _office = subject
    return [
        HandoverLine(
            "decisions",
            20,
            str(row.decision),
            row.decision.get_absolute_url(),
            due=min((line.task.due for line in row.tasks if line.open and line.task.due), default=None),
            late=bool(row.late_tasks),
            sub=row.words,
        )
        for row in _open(slug, reader, on)
    ]


@offer("waiting_for_others")
def followed(*, subject: str | None, on: date, reader: Any) -> list[OthersLine]:
    """For who keeps the minutes: decisions of which something is still to be done by somebody."""
    if not subject or not may(reader, Right.KEEP_MINUTES, campaign=subject, on=on):
        return []
    return [
        OthersLine(
            str(row.decision),
            row.decision.get_absolute_url(),
            whom=", ".join(dict.fromkeys(line.owner for line in row.tasks if line.open)),
            since=row.decision.on,
            due=min((line.task.due for line in row.tasks if line.open and line.task.due), default=None),
            late=bool(row.late_tasks),
            sub=row.words,
        )
        for row in _open(subject, reader, on)
    ]


@offer("passages")
def report(*, subject: ReportOf, on: date, reader: Any) -> list[Passage]:
    """The decisions of the year and what became of them; nothing where there are none."""
    slug, year = subject.campaign, subject.year
    rows = queries.decisions_of_year(campaign_of(slug), year, on=on)
    if not rows:
        return []
    number = len(rows)
    counted = ngettext("%(n)s decision", "%(n)s decisions", number) % {"n": number}
    code = f"meetings.decisions:{year}"
    quoted = Quoted(
        code, counted, number, _("decisions under a number of %(year)s") % {"year": year},
        queries.list_url(slug, year), tuple(row.decision.code for row in rows),
    )  # fmt: skip
    first = _("The meetings of %(year)s took [[%(code)s]].") % {"year": year, "code": code}
    told = [_sentence(row) for row in rows]
    return [
        Passage(
            "meetings.decisions", "membership", "90", _("Decisions of the year and what became of them"),
            (first, *told), (quoted, *(_quoted(row) for row in rows)),
        )
    ]  # fmt: skip


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on decisions."""
    return [
        ("meetings.record_decision", _("Decision noted")),
        ("meetings.change_decision", _("Words of a decision corrected")),
        ("meetings.open_task_of", _("Task opened from a decision")),
    ]


def _code(row: Decision) -> str:
    return f"meetings.decision:{row.year}-{row.number}"


def _quoted(row: DecisionRow) -> Quoted:
    decision = row.decision
    definition = _("decision under this number, with its tasks")
    return Quoted(_code(decision), decision.code, None, definition, decision.get_absolute_url(), (decision.code,))


def _sentence(row: DecisionRow) -> str:
    text = row.decision.text.rstrip(".")
    values = {"code": _code(row.decision), "text": text, "became": row.words}
    if row.replaced_by:
        return _("Decision [[%(code)s]]: %(text)s. It was replaced later.") % values
    if not row.tasks:
        return _("Decision [[%(code)s]]: %(text)s.") % values
    return _("Decision [[%(code)s]]: %(text)s (%(became)s).") % values


def _open(slug: str, reader: Any, on: date) -> list[DecisionRow]:
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return queries.with_open_tasks(campaign_of(slug), reader=reader, on=on)
