"""The handover pack of a term: its lines from every room, its document, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.queries import holders
from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign, Handover, OfficeTerm
from accede.coalition.queries.rotation_words import term_words
from accede.coalition.queries.rotations import terms_of, zone_of
from accede.coalition.rules import reading_of, speaks_for, visible
from accede.kit import documents, offers
from accede.kit.localdates import clock, long_day
from accede.kit.offers import HandoverLine
from accede.kit.shell import training_words

# So long before the end of a term its handover is prepared.
AHEAD = timedelta(days=31)


@dataclass(frozen=True)
class PackSection:
    """One part of the pack, with its lines in order."""

    code: str
    title: str
    lines: tuple[HandoverLine, ...]


@dataclass(frozen=True)
class Pack:
    """What is handed on at the end of a term, as the reader may see it."""

    term: OfficeTerm
    next_term: OfficeTerm | None
    sections: tuple[PackSection, ...]
    notes: str

    @property
    def count(self) -> int:
        return sum(len(section.lines) for section in self.sections)


def section_titles() -> dict[str, str]:
    """The parts of a pack in their order, whatever rooms exist."""
    return {
        "waiting": pgettext("handover", "What waits"),
        "drafts": pgettext("handover", "Drafts"),
        "dates": pgettext("handover", "Coming dates"),
        "promises": pgettext("handover", "Promises due"),
        "money": pgettext("handover", "Money"),
        "decisions": pgettext("handover", "Decisions"),
    }


def handover_of(term: OfficeTerm, *, reader: Any, on: date) -> Handover | None:
    """The row of a term's handover, if the reader may see it: before its release only the outgoing organisation."""
    reading = reading_of(reader, term.campaign.slug, on=on)
    found = visible(Handover.objects.filter(term=term), reading).select_related("owner").first()
    if found:
        found.campaign, found.term = term.campaign, term
    return found


def handover_row(term: OfficeTerm) -> Handover | None:
    """The row whoever asks; for acts, and for what is said of it without its notes."""
    found = Handover.objects.filter(term=term).first()
    if found:
        found.campaign, found.term = term.campaign, term
    return found


def handover_by_pk(pk: int) -> Handover:
    """A released pack whose file a job makes."""
    return Handover.objects.select_related("campaign", "term__office", "term__organisation", "term__person").get(pk=pk)


def following(term: OfficeTerm) -> OfficeTerm | None:
    """The next term of the same office whose first day is on record."""
    if not term.end.is_day:
        return None
    later = [each for each in terms_of(term.office) if each.start.is_day and each.start.day > term.end.day]
    return min(later, key=lambda each: each.start.day, default=None)


def is_holder(term: OfficeTerm, user: Any, *, on: date) -> bool:
    """Whether the person holds the term: by her account, or because she may hand over in its organisation's name."""
    if term.person is not None and term.person.user_id is not None and term.person.user_id == user.pk:
        return True
    if term.organisation is None:
        return False
    return term.organisation in speaks_for(user, Right.HAND_OVER, term.campaign, on=on)


def may_release(term: OfficeTerm, user: Any, *, on: date) -> bool:
    """The outgoing holder; where she has no account here, whoever may hand over for the alliance."""
    if is_holder(term, user, on=on):
        return True
    has_account = term.person is not None and term.person.user_id is not None
    return not has_account and may(user, Right.HAND_OVER, campaign=term.campaign.slug, on=on)


def pack(term: OfficeTerm, *, reader: Any, on: date, notes: str = "") -> Pack:
    """The pack as it is on the day: what the rooms that exist offer to the reader, without what is her organisation's
    alone. Of the campaign's rows only those stay that the secretariat sees as well.
    """
    lines = _offered(term, reader, on)
    keeper = _keeper(term.campaign, on)
    if keeper is not None and keeper != reader:
        prefix = f"/c/{term.campaign.slug}/"
        shared = {line.url for line in _offered(term, keeper, on)}
        lines = [line for line in lines if line.url in shared or not line.url.startswith(prefix)]
    sections = tuple(
        PackSection(code, title, tuple(_in_order(line for line in lines if line.section == code)))
        for code, title in section_titles().items()
    )
    return Pack(term, following(term), sections, notes)


def _offered(term: OfficeTerm, reader: Any, on: date) -> list[HandoverLine]:
    return offers.ask("handover", subject=(term.campaign.slug, term.office.key), on=on, reader=reader)


def _keeper(campaign: Campaign, on: date) -> Any:
    """Somebody who hands over for the alliance itself and for no organisation."""
    grants = holders(Right.HAND_OVER, campaign=campaign.slug, on=on).filter(organisation="", user__is_active=True)
    first = grants.order_by("pk").first()
    return first.user if first else None


def _in_order(lines: Iterable[HandoverLine]) -> list[HandoverLine]:
    return sorted(lines, key=lambda line: (line.due is None, line.due or date.max, line.order, line.title))


def document_of(found: Pack, *, at: datetime) -> documents.Document:
    """The pack as a document of the house, in the campaign's language."""
    term, campaign = found.term, found.term.campaign
    with translation.override(campaign.language):
        blocks: list[documents.Block] = [documents.Paragraph.of(_holders(found))]
        blocks += [documents.Heading(2, _("Notes of the outgoing holder"), "notes")]
        blocks += [documents.Paragraph.of(text) for text in _paragraphs(found.notes) or [_("No notes.")]]
        for section in found.sections:
            blocks.append(documents.Heading(2, section.title, section.code))
            blocks.append(_listed(section))
        title = _("Handover: %(office)s") % {"office": term.office.name}
        stamp = clock(at.astimezone(zone_of(campaign)).replace(tzinfo=None))
        note = _("As it was on %(time)s.") % {"time": stamp}
    return documents.Document(
        title,
        campaign.language,
        tuple(blocks),
        {"over": campaign.name, "note": note, "foot": training_words(campaign.slug)},
    )


def _holders(found: Pack) -> str:
    told = {"holder": found.term.holder, "term": when_words(found.term)}
    if found.next_term is None:
        return _("From %(holder)s (%(term)s). The next holder is not on record.") % told
    told |= {"next": found.next_term.holder, "then": when_words(found.next_term)}
    return _("From %(holder)s (%(term)s) to %(next)s (%(then)s).") % told


def when_words(term: OfficeTerm) -> str:
    """The days of a term, where both are on record."""
    if term.start.is_day and term.end.is_day:
        return term_words(term.start.day, term.end.day)
    return _("days not on record")


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def _listed(section: PackSection) -> documents.Block:
    if not section.lines:
        return documents.Paragraph.of(_("Nothing on record."))
    return documents.ListBlock(tuple(_spans(line) for line in section.lines))


def _spans(line: HandoverLine) -> tuple[documents.Span, ...]:
    more = [long_day(line.due)] if line.due else []
    more += [_("late")] if line.late else []
    more += [line.sub] if line.sub else []
    link = documents.Link(line.title, line.url)
    return (link, documents.Text(f" ({'; '.join(more)})")) if more else (link,)


def missing(campaign: Campaign, *, on: date) -> list[OfficeTerm]:
    """Terms that bring a role or rotate, end within a month or ended within a year, and whose pack is not released.

    One query.
    """
    rows = OfficeTerm.objects.filter(campaign=campaign, office__rotates=True).exclude(
        handover__released_at__isnull=False
    )
    found = []
    for row in rows.select_related("office", "person", "organisation"):
        row.campaign = row.office.campaign = campaign
        if row.end.is_day and on - timedelta(days=366) <= row.end.day <= on + AHEAD:
            found.append(row)
    return found


def unread(campaign: Campaign, *, on: date) -> list[tuple[Handover, OfficeTerm | None]]:
    """Released packs that the next holder has not confirmed, with her term. Two queries a pack; there is one a term."""
    rows = Handover.objects.filter(campaign=campaign, released_at__isnull=False, received_at__isnull=True)
    found = []
    for row in rows.select_related("term__office", "term__person", "term__organisation"):
        row.campaign = row.term.campaign = row.term.office.campaign = campaign
        found.append((row, following(row.term)))
    return found
