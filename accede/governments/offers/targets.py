"""What targets offer: reviews that are due, the country of the month, champions for the search, what the log says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.queries.campaigns import campaigns_meant
from accede.coalition.rules import THE_ALLIANCE, marks_of
from accede.governments.models import Champion, TargetList
from accede.governments.queries import target_work as work
from accede.kit.offers import (
    AgendaLine,
    DatedThing,
    DayFigure,
    HandoverLine,
    Referenced,
    SearchDocument,
    Span,
    WorkLine,
    handed_over,
    offer,
)
from accede.record.queries import names

YEAR = timedelta(days=365)


@offer("work")
def reviews(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Targets whose review is due within two weeks, for who sets targets."""
    if not subject or not may(reader, Right.SET_TARGETS, campaign=subject, on=on):
        return []
    return work.reviews(campaign_of(subject), reader=reader, on=on)


@offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """The reviews of targets within a year."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return work.review_days(campaign_of(subject), reader=reader, on=on, first=on, until=on + YEAR)


@offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """The same in a span."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    found = campaign_of(subject.campaign)
    return work.review_days(found, reader=reader, on=on, first=subject.first, until=subject.until)


@offer("day_figures")
def day_figures(*, subject: str, on: date, reader: Any) -> list[DayFigure]:
    """Target States that nobody met lately, as far as the reader sees."""
    if not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return work.quiet_targets(campaign_of(subject), reader=reader, on=on)


@offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Reviews of targets that are due."""
    slug, _office = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return handed_over(work.reviews(campaign_of(slug), reader=reader, on=on), "dates", 60)


@offer("agenda")
def agenda(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """Reviews of targets that are due and that all of the alliance may read."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    lines = work.reviews(campaign_of(slug), reader=THE_ALLIANCE, on=on)
    return [
        AgendaLine(f"governments:target:{line.url}:{line.due}", 55, line.title, sub=line.sub, url=line.url)
        for line in lines
    ]


@offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """A target, a list of targets or a champion that a row of another room is about: a task of a plan, for instance."""
    plain = [each for model in (TargetList, Champion) for each in rows_meant(model, subject, reader=reader, on=on)]
    return [*plain, *work.targets_meant(subject, reader=reader, on=on)]


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Champions and sponsors, and lists of targets, of one campaign or of all; cut when somebody searches."""
    campaigns = campaigns_meant(subject)
    return [found for each in campaigns for found in (*_lists(each), *_champions(each, on))]


def _lists(campaign: Any) -> list[SearchDocument]:
    return [
        SearchDocument(
            "governments", f"list:{row.key}", row.get_absolute_url(), row.title, row.note or row.title,
            campaign.language, campaign.slug, Right.READ_PAPERS.value, row.note, row.from_date, marks_of(row),
        )
        for row in work.lists_for_index(campaign)
    ]  # fmt: skip


def _champions(campaign: Any, on: date) -> list[SearchDocument]:
    called = names(on=on, language=campaign.language)
    return [
        SearchDocument(
            "governments", f"champion:{row.key}", row.get_absolute_url(),
            f"{called.get(row.state.code, row.state.code)}: {row.get_role_display()}", row.text,
            campaign.language, campaign.slug, Right.READ_PAPERS.value, row.text, None, marks_of(row),
        )
        for row in work.champions_for_index(campaign)
    ]  # fmt: skip


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on targets."""
    return [
        ("governments.make_target_list", _("List of targets opened")),
        ("governments.change_target_list", _("List of targets corrected")),
        ("governments.add_target", _("State put on a list of targets")),
        ("governments.change_target", _("Target changed")),
        ("governments.drop_target", _("Target dropped")),
        ("governments.take_up_target", _("Target taken up again")),
        ("governments.add_champion", _("Champion or sponsor noted")),
        ("governments.change_champion", _("Champion or sponsor corrected")),
        ("governments.choose_country", _("Country of the month chosen")),
        ("governments.set_weights", _("Weights of the score set")),
    ]
