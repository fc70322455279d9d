"""Who is invited to an event, what each answered, and what counts of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from accede.core.replies import Answer, Said, Stands, stands
from accede.events.models import Event, EventRun, Invitation, Reply
from accede.mailings.models import Run


@dataclass(frozen=True)
class Invited:
    """An invitation with its answers in order (without scans), up to the day that was asked for."""

    invitation: Invitation
    replies: tuple[Reply, ...] = ()

    @cached_property
    def stands(self) -> Stands:
        """What counts of what was answered."""
        return stands((as_said(each) for each in self.replies), forwarded=self.invitation.safe_to_forward)

    @property
    def reply(self) -> Reply | None:
        """The answer that stands."""
        said = self.stands.said
        return next((each for each in self.replies if said and each.number == said.number), None)

    @property
    def conflict(self) -> tuple[Reply, ...]:
        """The answers that contradict each other and wait for a person."""
        return tuple(each for each in self.replies if each.number in self.stands.conflict)

    @property
    def answered(self) -> bool:
        return self.stands.answered


def as_said(reply: Reply) -> Said:
    """The answer as core weighs it."""
    return Said(reply.number, Answer(reply.answer), reply.way, reply.name)


def invited(event: Event, *, as_of: date) -> list[Invited]:
    """Everybody who was invited by the day and whose invitation was not withdrawn by then, in the order of the letters,
    with the answers given until its end. Two queries.
    """
    return [each for each in ever_invited(event, as_of=as_of) if not withdrawn_by(each.invitation, as_of)]


def ever_invited(event: Event, *, as_of: date, only: Collection[str] | None = None) -> list[Invited]:
    """The same with the invitations that were withdrawn; `only` those of some addressees ("mission:KEY")."""
    rows = _rows().filter(event=event, invited_date__lte=as_of)
    if only is not None:
        missions = [each.removeprefix("mission:") for each in only]
        rows = rows.filter(Q(letter__addressee__in=only) | Q(mission__key__in=missions))
    found = [_with_answers(row, as_of) for row in rows]
    for each in found:
        each.invitation.event = event  # so that its campaign needs no query
    return found


def invited_by(invitation: Invitation, *, as_of: date) -> Invited:
    """One invitation with its answers until the end of the day."""
    rows = invitation.replies.defer("scan").order_by("number")
    return Invited(invitation, tuple(_until(rows, as_of)))


def invitations_of_state(campaign: str, state: str, *, as_of: date) -> list[Invited]:
    """What a State was invited to in a campaign, the latest first. Two queries."""
    rows = _rows().filter(event__campaign__slug=campaign, state__code=state, invited_date__lte=as_of)
    return [_with_answers(row, as_of) for row in rows.order_by("-invited_date", "pk")]


def invitations_of_campaign(campaign: str, *, as_of: date) -> list[Invited]:
    """Every invitation of a campaign to which at least two answers were given: what could contradict. Two queries."""
    several = Reply.objects.filter(number=2, invitation__event__campaign__slug=campaign).values("invitation")
    return [_with_answers(row, as_of) for row in _rows().filter(pk__in=several, invited_date__lte=as_of)]


def event_of(run: Run) -> Event | None:
    """The event to which a run invites, or of which a reminder or a correction of such a run speaks."""
    for each in (run.pk, run.reminds_id, run.corrects_id):
        found = each and EventRun.objects.select_related("event__campaign").filter(run=each).first()
        if found:
            return found.event
    return None


def runs_of_event(event: Event) -> QuerySet[EventRun]:
    """The runs of letters that invite to an event or remind of it, in the order in which they were begun."""
    return EventRun.objects.filter(event=event).select_related("run__campaign").order_by("run__opened_at", "pk")


def keys_of_links(event: Event) -> dict[str, tuple[str, int]]:
    """{addressee: (key, turn)} of the invitations that there are already: a reminder carries their links. One query."""
    rows = Invitation.objects.filter(event=event, withdrawn_date__isnull=True).select_related("mission", "letter")
    found: dict[str, tuple[str, int]] = {}
    for row in rows:
        for name in _addressees(row):
            found[name] = (row.key, row.turn)
    return found


def unanswered(found: Iterable[Invited]) -> list[Invited]:
    """Those to whom a reminder may go: nothing definite was said. Never who declined, nor who comes, nor whose answers
    contradict each other: these a person asks.
    """
    return [each for each in found if not each.answered]


def by_answer(found: Iterable[Invited]) -> dict[Answer | None, list[Invited]]:
    """Those invited by what stands, None for who said nothing."""
    groups: dict[Answer | None, list[Invited]] = defaultdict(list)
    for each in found:
        groups[each.stands.answer].append(each)
    return groups


def _rows() -> QuerySet[Invitation]:
    answers = Reply.objects.defer("scan").order_by("number")
    return (
        Invitation.objects.select_related("event__campaign", "letter__run", "mission", "state", "organisation")
        .prefetch_related(Prefetch("replies", answers))
        .order_by(F("letter__number").asc(nulls_last=True), "pk")
    )


def _with_answers(row: Invitation, as_of: date) -> Invited:
    return Invited(row, tuple(_until(row.replies.all(), as_of)))


def _until(rows: Iterable[Reply], as_of: date) -> Iterable[Reply]:
    return (each for each in rows if timezone.localtime(each.said_at).date() <= as_of)


def withdrawn_by(row: Invitation, as_of: date) -> bool:
    """Whether the invitation was withdrawn by the day."""
    return row.withdrawn_date is not None and row.withdrawn_date <= as_of


def _addressees(row: Invitation) -> list[str]:
    names = [row.letter.addressee] if row.letter else []
    return [*names, f"mission:{row.mission.key}"] if row.mission else names


def withdrawn_invitation(event: Event, key: str) -> Invitation | None:
    """The invitation of that key, when it was withdrawn."""
    rows = Invitation.objects.select_related("mission", "organisation")
    return rows.filter(event=event, key=key, withdrawn_date__isnull=False).first()


def may_invite_again(invitation: Invitation) -> bool:
    """Whether it was withdrawn from an event that is held, and nobody has invited the mission again."""
    if invitation.withdrawn_date is None or invitation.event.cancelled_date:
        return False
    standing = Invitation.objects.filter(event=invitation.event, withdrawn_date__isnull=True)
    return not (invitation.mission_id and standing.filter(mission=invitation.mission_id).exists())


def scan_of(invitation: Invitation, number: int) -> Reply | None:
    """The answer of that number with its scan, or None."""
    return Reply.objects.filter(invitation=invitation, number=number).first()
