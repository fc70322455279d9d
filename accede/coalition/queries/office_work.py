"""What waits in rotations and handovers, for the reader and for others, and the days on which they close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import rights_of
from accede.coalition.models import Ballot, Campaign, Nomination, Organisation, Rotation
from accede.coalition.queries import handovers
from accede.coalition.queries import rotation_words as words
from accede.coalition.queries import rotations as reads
from accede.coalition.rules import speaks_for
from accede.core.dates import Answer
from accede.core.rotation import Phase
from accede.kit.offers import DatedThing, HandoverLine, OthersLine, WorkLine


@dataclass(frozen=True)
class _Running:
    """A rotation that goes on, with what was read of it once."""

    row: Rotation
    phase: Phase
    nominations: list[Nomination]
    ballot: Ballot | None
    voted: frozenset[str]


def moment_on(campaign: Campaign, *, on: date, now: datetime) -> datetime:
    """The moment for which an offer about a day is made: now when the day is today, else the day's last."""
    zone = reads.zone_of(campaign)
    return now if reads.day_of(campaign, now) == on else datetime.combine(on, time(23, 59, 59), tzinfo=zone)


def running(campaign: Campaign, *, at: datetime) -> list[_Running]:
    """The rotations that go on at the moment. Four queries each; an alliance has one or two."""
    found = []
    for row in reads.running(campaign):
        ballots = reads.ballots(row)
        ballot = reads.open_ballot_of(ballots)
        casts = reads.casts([ballot])[ballot.pk] if ballot else []
        voted = frozenset(each.organisation.key for each in casts if each.replaced_at is None)
        phase = reads.phase(row, ballots, at=at)
        found.append(_Running(row, phase, reads.nominations(row), ballot, voted))
    return found


def waiting(campaign: Campaign, *, reader: Any, on: date, at: datetime) -> list[WorkLine]:
    """What waits for the reader: to nominate, answer, vote, count, hand over, confirm.

    `at` is the moment of the day for which it is asked, of `moment_on`; so below.
    """
    rights = rights_of(reader, campaign=campaign.slug, on=on)
    lines = list(_handovers(campaign, reader, on))
    goes_on = running(campaign, at=at)
    if not goes_on:
        return lines
    members = reads.standing_on(campaign, on=on)
    spoken = speaks_for(reader, Right.VOTE, campaign, on=on) if Right.VOTE in rights else []
    voices = [each for each in spoken if members.get(each.key) is Answer.YES]
    for each in goes_on:
        lines += _answers(each, reader)
        lines += _voices(each, voices)
        if Right.RUN_ROTATION in rights:
            lines += _keeper(each, members)
    return lines


def _answers(each: _Running, reader: Any) -> Iterator[WorkLine]:
    if each.phase not in (Phase.NOMINATIONS, Phase.NOMINATED):
        return
    for row in each.nominations:
        hers = row.person.user_id is not None and row.person.user_id == reader.pk
        if hers and not row.answer and row.withdrawn_at is None:
            title = _("Say whether you stand as %(office)s") % {"office": each.row.office.name}
            sub = _("nominated by %(name)s") % {"name": row.nominated_by.short}
            yield WorkLine(title, row.get_absolute_url(), sub=sub, action=pgettext("button", "Answer"))


def _voices(each: _Running, voices: list[Organisation]) -> Iterator[WorkLine]:
    url, office = each.row.get_absolute_url(), each.row.office.name
    for voice in voices:
        if each.phase is Phase.NOMINATIONS and not any(row.nominated_by == voice for row in each.nominations):
            title = _("%(name)s may nominate the next %(office)s") % {"name": voice.short, "office": office}
            closes = words.clock_words(each.row, each.row.closes_at)
            yield WorkLine(
                title, url, due=reads.day_of(each.row.campaign, each.row.closes_at),
                sub=_("until %(time)s") % {"time": closes}, action=pgettext("button", "Nominate"),
            )  # fmt: skip
        if each.phase is Phase.BALLOT and each.ballot and voice.key not in each.voted:
            closes = words.clock_words(each.row, each.ballot.closes_at)
            yield WorkLine(
                _("Vote for %(name)s: the next %(office)s") % {"name": voice.short, "office": office},
                reverse("coalition:vote", args=[each.row.campaign.slug, each.row.key, voice.key]),
                due=reads.day_of(each.row.campaign, each.ballot.closes_at),
                sub=_("until %(time)s") % {"time": closes},
                action=pgettext("button", "Vote"),
            )


def _keeper(each: _Running, members: dict[str, Answer]) -> Iterator[WorkLine]:
    url, office = each.row.get_absolute_url(), {"office": each.row.office.name}
    entitled = {key for key, answer in members.items() if answer is Answer.YES}
    if each.phase is Phase.NOMINATED:
        title = _("Nominations as %(office)s are closed: open a ballot") % office
        yield WorkLine(title, url, due=each.row.first_date, action=_("Open"))
    everybody = each.phase is Phase.BALLOT and entitled and entitled <= each.voted
    if each.phase is Phase.COUNT or everybody:
        yield WorkLine(_("Count the ballot: %(office)s") % office, url, action=pgettext("button", "Count"))


def _handovers(campaign: Campaign, reader: Any, on: date) -> Iterator[WorkLine]:
    for term in handovers.missing(campaign, on=on):
        if handovers.may_release(term, reader, on=on):
            late = term.end.day < on
            title = _("Release the handover of the %(office)s") % {"office": term.office.name}
            yield WorkLine(title, _pack(term), due=term.end.day, late=late, sub=term.holder, action=_("Open"))
    for row, following in handovers.unread(campaign, on=on):
        if following is not None and handovers.is_holder(following, reader, on=on):
            title = _("Read the handover of the %(office)s") % {"office": row.term.office.name}
            yield WorkLine(title, row.get_absolute_url(), sub=row.term.holder, action=_("Open"))


def _pack(term: Any) -> str:
    return reverse("coalition:handover", args=[term.campaign.slug, term.key])


def others(campaign: Campaign, *, reader: Any, on: date, at: datetime) -> list[OthersLine]:
    """For who runs rotations: members that have not voted, nominees that have not answered, packs not released or
    read.
    """
    if Right.RUN_ROTATION not in rights_of(reader, campaign=campaign.slug, on=on):
        return []
    lines = [
        OthersLine(
            _("Handover of the %(office)s is not released") % {"office": term.office.name}, _pack(term),
            whom=term.holder, due=term.end.day, late=term.end.day < on,
        )
        for term in handovers.missing(campaign, on=on)
        if not handovers.may_release(term, reader, on=on)
    ]  # fmt: skip
    lines += [
        OthersLine(
            _("Handover of the %(office)s is not confirmed as read") % {"office": row.term.office.name},
            row.get_absolute_url(), whom=following.holder if following else "",
            since=reads.day_of(campaign, row.released_at) if row.released_at else None,
        )
        for row, following in handovers.unread(campaign, on=on)
    ]  # fmt: skip
    goes_on = running(campaign, at=at)
    members = reads.standing_on(campaign, on=on) if goes_on else {}
    for each in goes_on:
        lines += _silent(each, members)
    return lines


def _silent(each: _Running, members: dict[str, Answer]) -> Iterator[OthersLine]:
    url, campaign, office = each.row.get_absolute_url(), each.row.campaign, {"office": each.row.office.name}
    silent = sorted(key for key, answer in members.items() if answer is Answer.YES and key not in each.voted)
    if each.phase is Phase.BALLOT and each.ballot and silent:
        whom = ngettext("%(n)d member", "%(n)d members", len(silent)) % {"n": len(silent)}
        names = ", ".join(row.short for row in reads.organisations_by_key(campaign, silent))
        yield OthersLine(
            _("Votes on the next %(office)s") % office, url, whom=whom, sub=names,
            since=reads.day_of(campaign, each.ballot.opens_at), due=reads.day_of(campaign, each.ballot.closes_at),
        )  # fmt: skip
    if each.phase in (Phase.NOMINATIONS, Phase.NOMINATED):
        for row in each.nominations:
            if not row.answer and row.withdrawn_at is None:
                title = _("Answer to the nomination as %(office)s") % office
                since = reads.day_of(campaign, row.at)
                yield OthersLine(title, row.get_absolute_url(), whom=row.person.name, since=since)


def closings(campaign: Campaign, *, first: date, until: date) -> list[DatedThing]:
    """The days between two on which nominations and ballots of rotations that go on close."""
    found = []
    for row in reads.running(campaign):
        named = {"office": row.office.name}
        ballot = reads.open_ballot_of(reads.ballots(row))
        closing = [(row.closes_at, _("Nominations as %(office)s close") % named, "nominations")]
        closing += [(ballot.closes_at, _("Ballot on the %(office)s closes") % named, "ballot")] if ballot else []
        for at, title, which in closing:
            key = f"coalition.rotation:{row.key}:{which}"
            day, sub = reads.day_of(campaign, at), words.clock_words(row, at)
            found.append(DatedThing(day, title, row.get_absolute_url(), sub, key))
    return [thing for thing in found if first <= thing.day <= until]


def handed_on(campaign: Campaign, *, at: datetime) -> list[HandoverLine]:
    """Rotations that go on, for whoever takes over."""
    return [
        HandoverLine(
            "waiting", 20, _("Rotation of the %(office)s") % {"office": each.row.office.name},
            each.row.get_absolute_url(), due=each.row.first_date, sub=words.phase_words(each.phase),
        )
        for each in running(campaign, at=at)
    ]  # fmt: skip
