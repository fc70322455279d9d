"""What the contact log offers: work, days, lines of a handover, texts to be found, references, words of its acts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.rules import marks_of, reading_of
from accede.governments.models import Contact, Official
from accede.governments.queries import contact_work as ahead
from accede.governments.queries import contacts as queries
from accede.governments.queries import visits
from accede.kit.offers import DatedThing, HandoverLine, Referenced, SearchDocument, Span, WorkLine, offer
from accede.record.queries import names

YEAR = timedelta(days=366)
SOON = timedelta(days=14)  # what is due later is not yet work
LATE = timedelta(days=92)  # what nobody did for so long is work no more: the log still says it


@offer("work")
def work(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """For the owner's people: notices of visits, next steps due soon, planned visits whose day has come."""
    if not subject or not may(reader, Right.LOG_CONTACT, campaign=subject, on=on):
        return []
    campaign = campaign_of(subject)
    reading = reading_of(reader, subject, on=on)
    called = names(on=on)
    told = dict.fromkeys(each.contact for each in visits.notices(campaign, reader=reading, on=on))
    lines = [
        WorkLine(
            _("Somebody goes to an office that an entry of yours concerns"),
            row.get_absolute_url(),
            sub=_title(row, called, on),
            action=pgettext("button", "Read"),
        )
        for row in told
    ]
    mine = ahead.unfinished(campaign, reading=reading, first=on - LATE, until=on + SOON, own=True)
    return lines + [line for row in mine if (line := _step(row, called, on))]


def _step(row: Contact, called: dict[str, str], on: date) -> WorkLine | None:
    title, url = _title(row, called, on), row.get_absolute_url()
    if row.stage == Contact.Stage.PLANNED:
        if row.day > on:
            return None
        words = _("Say what came of it: %(contact)s") % {"contact": title}
        return WorkLine(words, url, due=row.day, late=row.day < on, action=pgettext("button", "Open"))
    if row.next_date is None or row.next_date > on + SOON:
        return None
    late = row.next_date < on
    return WorkLine(row.next_step, url, due=row.next_date, late=late, sub=title, action=pgettext("button", "Open"))


@offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """Planned visits and next steps within a year, as far as the reader may see them."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return _dated(subject, on, on + YEAR, reader=reader, on=on)


@offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """The same in a span of days."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return _dated(subject.campaign, subject.first, subject.until, reader=reader, on=on)


def _dated(slug: str, first: date, until: date, *, reader: Any, on: date) -> list[DatedThing]:
    reading = reading_of(reader, slug, on=on)
    called = names(on=on)
    found = []
    for row in ahead.unfinished(campaign_of(slug), reading=reading, first=first, until=until):
        title, url = _title(row, called, on), row.get_absolute_url()
        if row.stage == Contact.Stage.PLANNED and first <= row.day <= until:
            found.append(DatedThing(row.day, title, url, key=f"governments:contact:{row.key}", place=row.place))
        if row.next_step and row.next_date and first <= row.next_date <= until:
            key = f"governments:contact:{row.key}:next"
            found.append(DatedThing(row.next_date, row.next_step, url, sub=title, key=key))
    return found


@offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Planned visits and next steps that the reader may see."""
    slug, _office = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return [
        HandoverLine("dates", 40, each.title, each.url, due=each.day, sub=each.sub)
        for each in _dated(slug, on, on + YEAR, reader=reader, on=on)
    ]


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every entry and every official, each with the marks of those who see it. Sources are not among them."""
    called = names(on=on)
    found = [
        SearchDocument(
            room="governments",
            key=f"contact-{row.key}",
            url=row.get_absolute_url(),
            title=_title(row, called, on),
            text="\n".join(part for part in (_met(row), row.place, row.said, row.asked, row.next_step) if part),
            language=row.campaign.language,
            campaign=row.campaign.slug,
            right=Right.READ_PAPERS.value,
            excerpt=row.said[:200],
            day=row.day,
            seen_by=marks_of(row),
        )
        for row in ahead.for_index(subject)
    ]
    return found + [_official(row, called) for row in ahead.officials_for_index(subject)]


def _official(row: Official, called: dict[str, str]) -> SearchDocument:
    return SearchDocument(
        room="governments",
        key=f"official-{row.key}",
        url=row.get_absolute_url(),
        title=row.name,
        text="\n".join(part for part in (row.title, row.office, called.get(row.state.code, ""), row.note) if part),
        language=row.campaign.language,
        campaign=row.campaign.slug,
        right=Right.READ_PAPERS.value,
        excerpt=row.title,
        seen_by=marks_of(row),
    )


def _met(row: Contact) -> str:
    return "; ".join(f"{each.name} {each.title}".strip() for each in row.people.all())


def _title(row: Contact, called: dict[str, str], on: date) -> str:
    name = called.get(row.state.code, row.state.code)
    return _("%(state)s: %(what)s") % {"state": name, "what": queries.title_of(row, as_of=on)}


@offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """Entries and officials that tasks and others are about, as far as the reader may see them."""
    meant = (rows_meant(model, subject, reader=reader, on=on) for model in (Contact, Official))
    return [each for found in meant for each in found]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on contacts, officials and tags."""
    return [
        ("governments.log_contact", _("Contact logged")),
        ("governments.change_contact", _("Entry of the contact log corrected")),
        ("governments.change_people", _("Who was at a contact corrected")),
        ("governments.hold_contact", _("Planned contact took place")),
        ("governments.cancel_contact", _("Planned contact called off")),
        ("governments.add_official", _("Official added")),
        ("governments.change_official", _("Official corrected")),
        ("governments.merge_officials", _("Two officials are one person")),
        ("governments.part_officials", _("Two officials are two persons again")),
        ("governments.tag_state", _("Tag put on a State")),
        ("governments.untag_state", _("Tag taken off a State")),
        ("governments.change_settings", _("Settings of the State files changed")),
        ("governments.set_source", _("Source at risk written down")),
        ("governments.change_source", _("Source at risk written anew")),
        ("governments.remove_source", _("Source at risk removed")),
    ]
