"""What the room offers: navigation, search documents, late work, due dates, report passages, words of the
log, and lines on the pages of organisations.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.rules import THE_ALLIANCE, marks_of, reading_of, sees
from accede.kit import localdates, offers, undo
from accede.kit.offers import (
    Activity,
    AgendaLine,
    Beginning,
    DatedThing,
    HandoverLine,
    NavEntry,
    OthersLine,
    Passage,
    Referenced,
    ReportOf,
    SearchDocument,
    Span,
    WorkLine,
    handed_over,
)
from accede.kit.parts import Line
from accede.materials import actions, queries
from accede.materials.models import Item, LanguageVersion, Stage

undo.register("materials", Right.EDIT_MATERIALS, actions.undo_change)


@offers.offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry, for who may read the campaign's papers."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return [NavEntry("materials", "campaign", 80, _("Materials"), reverse("materials:list", args=[subject]))]


@offers.offer("beginnings")
def beginnings(*, subject: str, on: date, reader: Any) -> list[Beginning]:
    """The first item, for who may enter it."""
    if not may(reader, Right.EDIT_MATERIALS, campaign=subject, on=on):
        return []
    title, button = _("Put the first material on the shelf"), _("Add an item")
    text = _("A brochure, a study, a poster: with its languages, so that a translation that is missing is seen.")
    url = reverse("materials:add", args=[subject])
    return [
        Beginning(80, title, text, url, button, queries.items_of(campaign_of(subject), reader=reader, on=on).exists())
    ]


@offers.offer("work")
def work(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Language versions that ought to be released by now."""
    if not subject:
        return []
    late = queries.late_versions(campaign_of(subject), reader=reader, on=on)
    return [
        WorkLine(
            title=_("%(item)s in %(language)s") % _named(version),
            url=version.edition.item.get_absolute_url(),
            due=version.due.latest,
            late=True,
            sub=str(stage.label) if (stage := version.stage_on(on)) else "",
            action=_("Record the stage"),
        )
        for version in late
    ]


@offers.offer("waiting_for_others")
def waiting_for_others(*, subject: str, on: date, reader: Any) -> list[OthersLine]:
    """Language versions under way that fall due, with who works on them, for who follows them."""
    if not may(reader, Right.EDIT_MATERIALS, campaign=subject, on=on):
        return []
    return [_with_others(version, on) for version in queries.with_others(campaign_of(subject), reader=reader, on=on)]


def _with_others(version: LanguageVersion, on: date) -> OthersLine:
    begun = max((step for step in version.steps.all()), key=lambda step: step.position).reached
    stage = version.stage_on(on)
    told = {"number": stage.number, "stages": len(Stage), "stage": stage.label} if stage else {}
    return OthersLine(
        _("%(item)s in %(language)s") % _named(version),
        version.edition.item.get_absolute_url(),
        whom=version.owner.short if version.owner else _("not on record who works on it"),
        since=begun.day if begun.is_day else None,
        due=version.due.latest,
        late=version.late_on(on),
        sub=_("Stage %(number)d of %(stages)d, %(stage)s") % told,
    )


@offers.offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """Days on which language versions are due: of a month known no better, its last."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return _dated(subject, on, date.max, reader=reader, on=on)


@offers.offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """Language versions that fall due in the span and are not released."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return _dated(subject.campaign, subject.first, subject.until, reader=reader, on=on)


def _dated(slug: str, first: date, until: date, *, reader: Any, on: date) -> list[DatedThing]:
    campaign = campaign_of(slug)
    found = []
    for item in queries.items_of(campaign, reader=reader, on=on):
        item.campaign = campaign
        for version in queries.current_versions(item):
            due = version.due.latest
            if due and first <= due <= until and version.stage_on(on) is not Stage.RELEASED:
                version.edition.item = item
                found.append(_due(version))
    return sorted(found, key=lambda each: (each.day, each.key))


def _due(version: LanguageVersion) -> DatedThing:
    item = version.edition.item
    last = version.due.latest or date.max  # the caller has seen that there is one
    title = _("%(item)s in %(language)s is due") % _named(version)
    sub = "" if version.due.is_day else _("by the end of %(when)s") % {"when": localdates.long_moment(version.due)}
    return DatedThing(last, title, item.get_absolute_url(), sub, f"{item.key}-{version.language}")


def _named(version: LanguageVersion) -> dict[str, str]:
    language = queries.language_name(version.language, capital=False)
    return {"item": version.edition.item.title, "language": language}


@offers.offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Language versions that are late wait; those that are due have their days."""
    slug, _office = subject
    late = handed_over(work(subject=slug, on=on, reader=reader), "waiting", 40)
    return [*late, *handed_over(dates(subject=slug, on=on, reader=reader), "dates", 40)]


@offers.offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every item; the indexer asks, readers are cut by the right named."""
    return [
        SearchDocument(
            room="materials",
            key=item.key,
            url=item.get_absolute_url(),
            title=item.title,
            text="\n".join(filter(None, [item.content, item.used_for, item.availability])),
            language=item.campaign.language,
            campaign=item.campaign.slug,
            right=Right.READ_PAPERS.value,
            seen_by=marks_of(item),
            excerpt=item.content or item.used_for,
            day=item.made.day if item.made.is_day else None,
        )
        for item in queries.searchable(subject)
    ]


@offers.offer("passages")
def report_passages(*, subject: ReportOf, on: date, reader: Any) -> list[Passage]:
    """The year's materials with their state on the day. The report has let its reader in."""
    return queries.year_passages(campaign_of(subject.campaign), subject.year, on=on)


@offers.offer("of_organisation")
def of_organisation(*, subject: tuple[str, str], on: date, reader: Any) -> list[Line]:
    """The items an organisation made or ordered, for who may read the campaign's papers."""
    campaign, key = subject
    allowed = may(reader, Right.READ_PAPERS, campaign=campaign, on=on)
    return queries.credited_to(campaign, key, reading_of(reader, campaign, on=on)) if allowed else []


@offers.offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """An item that a row of another room is about."""
    return rows_meant(Item, subject, reader=reader, on=on)


@offers.offer("agenda")
def agenda(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """Language versions that ought to be released by now."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    late = queries.late_versions(campaign_of(slug), reader=reader, on=on)
    return [
        AgendaLine(
            key=f"materials:version:{version.edition.item.key}/{version.edition.label}/{version.language}",
            order=50,
            title=_("Late: %(item)s in %(language)s") % _named(version),
            sub=_("due %(day)s") % {"day": localdates.long_moment(version.due)},
            url=version.edition.item.get_absolute_url(),
        )
        for version in late
        if sees(version.edition.item, THE_ALLIANCE)
    ]


@offers.offer("activities")
def activities(*, subject: tuple[str, int], on: date, reader: Any) -> list[Activity]:
    """The items made in a year."""
    slug, year = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    found = queries.items_of(campaign_of(slug), reader=reader, on=on).select_related("campaign").order_by("made", "key")
    rows = [row for row in found if (day := row.made.earliest or row.made.latest) and day.year == year]
    return [Activity("materials.item", row.key, str(row), row.get_absolute_url()) for row in rows]


@offers.offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of this room."""
    return [
        ("materials.add_item", _("Item added to the library")),
        ("materials.change_item", _("Item of the library corrected")),
        ("materials.remove_item", _("Item removed from the library")),
        ("materials.add_credit", _("Credit of an item added")),
        ("materials.remove_credit", _("Credit of an item removed")),
        ("materials.add_edition", _("Edition added")),
        ("materials.add_print_run", _("Print run added")),
        ("materials.remove_print_run", _("Print run removed")),
        ("materials.add_version", _("Language version added")),
        ("materials.change_version", _("Language version corrected")),
        ("materials.remove_version", _("Language version removed")),
        ("materials.reach_stage", _("Stage of a language version recorded")),
        ("materials.revise_text", _("Text changed: its translations are stale")),
        ("materials.follow_source", _("Translation brought up to its source")),
        ("materials.undo_change", _("Last change undone")),
    ]
