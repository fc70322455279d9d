"""What the record offers: its place in the menu, work that waits, days that come, search, words for the log;
and to stored pages one version of itself to be made from.

The report's passages are asked for by whoever knows the campaign's treaty: `queries.status_passages`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit import stored
from accede.kit.localdates import long_day, long_moment
from accede.kit.offers import (
    AgendaLine,
    Beginning,
    DatedThing,
    DayFigure,
    FieldKind,
    Filled,
    HandoverLine,
    NavEntry,
    News,
    OthersLine,
    RunTo,
    SearchDocument,
    Span,
    WorkLine,
    ask,
    handed_over,
    offer,
)
from accede.record import queries
from accede.record.queries import index, letters, new_on_record

YEAR = timedelta(days=366)

stored.read_within(queries.pinned)


@offer("nav")
def nav(*, subject: Any, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry; the count is what waits for a decision: files and acts to verify."""
    if not may(reader, Right.READ_PAPERS, on=on):
        return []
    waits = queries.waiting_imports().count() if may(reader, Right.IMPORT_DEPOSITARY, on=on) else 0
    if may(reader, Right.VERIFY_ACT, on=on):
        waits += queries.verification_queue(not_by=reader.get_username()).count()
    return [NavEntry("record", "record", 20, _("Record"), reverse("record:home"), waits or None)]


@offer("work")
def waiting(*, subject: Any, on: date, reader: Any) -> list[WorkLine]:
    """Files to decide about, acts that wait for a second person, differences nobody has explained."""
    lines: list[WorkLine] = []
    if may(reader, Right.IMPORT_DEPOSITARY, on=on):
        lines += [_import_line(row) for row in queries.waiting_imports()[:20]]
    if may(reader, Right.RECORD_ACT, on=on):
        lines += [_disputed_line(row, one) for row, one in queries.disputed_of(reader.get_username())]
    if may(reader, Right.VERIFY_ACT, on=on):
        own = queries.verification_queue(not_by=reader.get_username())
        called = queries.names(on=on)
        lines += [_act_line(row, called) for row in own[:20]]
        lines += _differences()
    return lines


@offer("waiting_for_others")
def waiting_for_others(*, subject: Any, on: date, reader: Any) -> list[OthersLine]:
    """Acts that the reader entered and that a second person has not verified yet."""
    if not may(reader, Right.RECORD_ACT, on=on):
        return []
    own = queries.verification_queue(entered_by=reader.get_username())[:20]
    called = queries.names(on=on) if own else {}
    return [_unverified(row, called) for row in own]


def _unverified(row: Any, called: dict[str, str]) -> OthersLine:
    told = {"state": called.get(row.state.code, row.state.code), "kind": queries.kind_word(row.kind)}
    return OthersLine(
        _("Check %(state)s: %(kind)s") % told,
        row.get_absolute_url(),
        whom=_("whoever may verify acts"),
        since=timezone.localtime(row.entered_at).date(),
        sub=queries.short_title_of(row.treaty),
    )


def _import_line(row: Any) -> WorkLine:
    waits = ngettext("%(n)d line waits for a decision", "%(n)d lines wait for a decision", row.waiting) % {
        "n": row.waiting
    }
    return WorkLine(
        title=_("Depositary file %(file)s") % {"file": row.filename},
        url=row.get_absolute_url(),
        sub=f"{row.treaty.slug}: {waits}" if row.treaty else waits,
        action=_("Review"),
    )


def _act_line(row: Any, called: dict[str, str]) -> WorkLine:
    told = {"state": called.get(row.state.code, row.state.code), "kind": queries.kind_word(row.kind)}
    return WorkLine(
        title=_("%(state)s: %(kind)s") % told,
        url=row.get_absolute_url(),
        sub=f"{queries.short_title_of(row.treaty)}, {long_moment(row.deposited)}",
        action=_("Verify"),
    )


def _disputed_line(row: Any, dispute: queries.Dispute) -> WorkLine:
    told = {"state": queries.state_name(row.state.code, on=row.learned_date), "kind": queries.kind_word(row.kind)}
    correct = "record:act" if row.is_striking_out else "record:correct"
    return WorkLine(
        title=_("%(state)s: %(kind)s is disputed") % told,
        url=reverse(correct, args=[row.pk]),
        late=True,
        sub=f"{dispute.by}: {dispute.note}"[:200],
        action=_("Correct"),
    )


def _differences() -> list[WorkLine]:
    found = [(treaty, queries.difference(treaty)) for treaty in queries.treaties()]
    return [
        WorkLine(
            title=_("%(treaty)s: computed and official day differ") % {"treaty": queries.short_title_of(treaty)},
            url=treaty.get_absolute_url(),
            late=True,
            sub=f"{long_day(one.computed)} / {long_day(one.official)}",
            action=_("Explain"),
        )
        for treaty, one in found
        if one and not one.accepted_reason
    ]


@offer("beginnings")
def beginnings(*, subject: str, on: date, reader: Any) -> list[Beginning]:
    """The clause on entry into force, where the campaign's treaty came without one."""
    if not may(reader, Right.RECORD_ACT, on=on):
        return []
    found = [queries.treaty(slug) for slug in ask("treaty", subject=subject, on=on, reader=reader)]
    return [
        Beginning(
            5,
            _("Enter the treaty's clause on entry into force"),
            _("Without it no date is computed, and no page can say why the treaty is in force."),
            reverse("record:clause", args=[each.slug]),
            _("Enter the clause"),
            each.as_rules().has_clause,
        )
        for each in found
        if not each.clause_is_shipped
    ]


@offer("dates")
def coming(*, subject: Any, on: date, reader: Any) -> list[DatedThing]:
    """Entries into force for States and first reports falling due, within a year, under the campaign's own
    treaty.
    """
    if not may(reader, Right.READ_PAPERS, on=on):
        return []
    # The campaign stands above and says itself which treaty it is for.
    treaties = ask("treaty", subject=subject, on=on, reader=reader) if subject else None
    return index.coming(on=on, until=on + YEAR, treaties=treaties)


@offer("news")
def new_acts(*, subject: str, on: date, reader: Any) -> list[News]:
    """Acts of the last month under the campaign's own treaty."""
    return [one for treaty in _treaties(subject, on, reader) for one in new_on_record.news(treaty, on=on)]


@offer("public_news")
def published_acts(*, subject: str, on: date, reader: Any) -> list[News]:
    """The same for everybody, who reads it in a newsletter: the record is public. What no second person has checked yet
    is left out.
    """
    slugs = ask("treaty", subject=subject, on=on, reader=reader)
    return [one for slug in slugs for one in new_on_record.news(queries.treaty(slug), on=on) if not one.note]


@offer("agenda")
def agenda(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """Acts under the campaign's own treaty since the meeting before, or of the last month."""
    slug, since = subject
    return [line for treaty in _treaties(slug, on, reader) for line in new_on_record.agenda(treaty, since=since, on=on)]


@offer("day_figures")
def day_figures(*, subject: str, on: date, reader: Any) -> list[DayFigure]:
    """The counts of the campaign's treaty on the day."""
    return [one for treaty in _treaties(subject, on, reader) for one in new_on_record.day_figures(treaty, on=on)]


@offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """Acts, entries into force and reports due under the campaign's own treaty."""
    found = _treaties(subject.campaign, on, reader)
    return [one for treaty in found for one in new_on_record.calendar(treaty, first=subject.first, until=subject.until)]


def _treaties(campaign: str, on: date, reader: Any) -> list[Any]:
    """The campaign's treaty, for who reads its papers; the campaign stands above and says itself which it is."""
    if not may(reader, Right.READ_PAPERS, campaign=campaign, on=on):
        return []
    return [queries.treaty(slug) for slug in ask("treaty", subject=campaign, on=on, reader=reader)]


@offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """What waits for whoever takes over, and the days of the campaign's treaty within half a year."""
    slug, _office = subject
    soon = [each for each in coming(subject=slug, on=on, reader=reader) if each.day <= on + YEAR / 2]
    return [*handed_over(waiting(subject=slug, on=on, reader=reader), "waiting", 10), *handed_over(soon, "dates", 10)]


@offer("search")
def documents(*, subject: Any, on: date, reader: Any) -> list[SearchDocument]:
    """Treaties, States under all their names, and acts. All of it is public, but its pages are the
    workspace's.
    """
    return index.documents(on=on) if subject is None else []


@offer("field_kinds")
def field_kinds(*, subject: str, on: date, reader: Any) -> list[FieldKind]:
    """What a letter may say of its State and of the campaign's treaty."""
    return letters.field_kinds()


@offer("run_fields")
def run_fields(*, subject: RunTo, on: date, reader: Any) -> list[Filled]:
    """The record is public: nothing is cut."""
    found = ask("treaty", subject=subject.campaign, on=on, reader=reader)
    return letters.run_fields(queries.treaty(found[0]), subject) if found else []


@offer("act_words")
def act_words(*, subject: Any, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of this room."""
    return [
        ("record.record_act", _("Act entered")),
        ("record.correct_act", _("Act corrected")),
        ("record.strike_act", _("Act struck out")),
        ("record.verify_act", _("Act verified")),
        ("record.dispute_act", _("Act disputed")),
        ("record.record_territory", _("Territorial application entered")),
        ("record.correct_territory", _("Territorial application corrected")),
        ("record.end_territory", _("End of a territorial application entered")),
        ("record.add_treaty", _("Treaty added")),
        ("record.set_clause", _("Clause on entry into force entered")),
        ("record.set_official_date", _("Official day set")),
        ("record.accept_difference", _("Difference of days accepted")),
        ("record.set_alias", _("Printed name decided")),
        ("record.add_state", _("Participant added")),
        ("record.leave_out_name", _("Printed name left out")),
        ("record.stage_import", _("Depositary file read")),
        ("record.restage_import", _("Depositary file compared again")),
        ("record.approve_import", _("Depositary file approved")),
        ("record.reject_import", _("Depositary file rejected")),
        ("record.load_shipped", _("Shipped record loaded")),
    ]
