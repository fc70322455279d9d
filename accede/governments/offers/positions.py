"""What positions offer: review dates, work for who keeps files, documents for the search, words of the log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.rules import marks_of
from accede.governments.queries import positions as queries
from accede.governments.queries.position_words import stale_words
from accede.kit.offers import DatedThing, SearchDocument, Span, WorkLine, offer
from accede.record.queries import names

AHEAD = 60  # days of review dates among the dates of the first page
LINES = 5  # among what waits; the room's page has all


@offer("work")
def work(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """The positions that should be asked for again, for who keeps files: one line for a few, one for many."""
    if not subject or not may(reader, Right.KEEP_FILES, campaign=subject, on=on):
        return []
    campaign = campaign_of(subject)
    found = queries.stale_positions(campaign, reader=reader, as_of=on, on=on)
    if len(found) > LINES:
        title = _("Positions to ask again: %(n)d") % {"n": len(found)}
        return [WorkLine(title, queries.stale_address(campaign), action=_("See them"))]
    called = names(on=on)
    return [
        WorkLine(
            _("Ask again: position of %(state)s") % {"state": called.get(each.row.state.code, each.row.state.code)},
            each.row.get_absolute_url(), due=each.row.review_date, late=each.stale == "review_past",
            sub=stale_words(each), action=_("See the position"),
        )
        for each in found
    ]  # fmt: skip


@offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """The review dates of the positions shown, of the next two months."""
    if not subject or not may(reader, Right.KEEP_FILES, campaign=subject, on=on):
        return []
    return _reviews(subject, first=on, until=on + timedelta(days=AHEAD), on=on, reader=reader)


@offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """The same, of a span of days."""
    if not may(reader, Right.KEEP_FILES, campaign=subject.campaign, on=on):
        return []
    return _reviews(subject.campaign, first=subject.first, until=subject.until, on=on, reader=reader)


def _reviews(slug: str, *, first: date, until: date, on: date, reader: Any) -> list[DatedThing]:
    found = queries.state_positions(campaign_of(slug), reader=reader, as_of=on, on=on)
    called = names(on=on)
    rows = [each.row for each in found.values() if each.row.review_date and first <= each.row.review_date <= until]
    return [
        DatedThing(
            row.review_date,  # type: ignore[arg-type]  # has one
            _("Review the position of %(state)s") % {"state": called.get(row.state.code, row.state.code)},
            row.get_absolute_url(), sub=str(row.get_stance_display()), key=f"governments:position:{row.key}",
        )
        for row in rows
    ]  # fmt: skip


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every claim; the indexer asks, readers are cut by the right and the marks of each row."""
    called = names(on=on)
    return [
        SearchDocument(
            room="governments", key=f"position-{row.key}", url=row.get_absolute_url(),
            title=_("%(state)s: %(stance)s") % {
                "state": called.get(row.state.code, row.state.code), "stance": row.get_stance_display(),
            },
            text="\n".join(part for part in (row.words, row.said_by, row.source, *queries.told_in(row)) if part),
            language=row.campaign.language, campaign=row.campaign.slug, right=Right.READ_PAPERS.value,
            seen_by=marks_of(row), excerpt=row.words or row.said_by, day=row.as_of.day if row.as_of.is_day else None,
        )
        for row in queries.for_index(subject)
    ]  # fmt: skip


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on positions and stages."""
    return [
        ("governments.claim_position", _("Position added")),
        ("governments.correct_position", _("Position corrected by another claim")),
        ("governments.add_evidence", _("Evidence added to a position")),
        ("governments.change_position", _("Position: who sees it, or its review date, changed")),
        ("governments.remove_position", _("Position removed")),
        ("governments.choose_track", _("Steps to a deposit chosen")),
        ("governments.adapt_track", _("Way to deposit: tradition or source changed")),
        ("governments.adapt_steps", _("Way to deposit: steps adapted")),
        ("governments.check_track", _("Way to deposit checked")),
        ("governments.add_fact", _("Fact of a step added")),
        ("governments.correct_fact", _("Fact of a step corrected by another one")),
        ("governments.change_fact", _("Fact of a step: who sees it changed")),
        ("governments.remove_fact", _("Fact of a step removed")),
        ("governments.undo_change", _("Last change undone")),
    ]
