"""Letters to lists: claimed, handed over and marked a batch at a time.

One batch is with the server at a time, so after a kill at most so many letters are doubtful as a batch has. While it is
there the next one is claimed and written; whether its letters may still leave is asked at the last moment. Letters to
governments and all others go one by one (`sending`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from django.conf import settings as django_settings
from django.core.mail.message import sanitize_address
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accede.kit.jobs.queue import worker_name
from accede.kit.mail import compose, pace, settings, settling
from accede.kit.mail.answers import Outcome
from accede.kit.mail.fates import suppressed_among, tell_suppressed
from accede.kit.mail.lanes import Lane, Outcomes, Parcel
from accede.kit.mail.transport import message_of
from accede.kit.mail.waiting import wait_again
from accede.kit.mail.wanted import stop, unwanted_among
from accede.kit.models import MailState, OutgoingMail

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True)
class Ready:
    """A batch that is claimed and written, and has not left our hands."""

    rows: list[OutgoingMail]
    parcels: list[Parcel]


class Batches:
    """The lanes of one worker; each keeps its connection from batch to batch."""

    def __init__(self) -> None:
        self.lanes = [Lane() for _place in range(max(settings.connections(), 1))]
        self.threads = ThreadPoolExecutor(len(self.lanes), thread_name_prefix="mail lane")
        self.next: Ready | None = None

    def __enter__(self) -> Batches:
        return self

    def __exit__(self, *exception: object) -> None:
        self.threads.shutdown()
        for lane in self.lanes:
            lane.close()
        if self.next is not None and self.next.rows:
            wait_again(_ours(self.next.rows), owner="", lease_until=None, not_before=timezone.now())

    def send(self, size: int, *, ahead: bool = False) -> tuple[int, int, bool]:
        """Sends one batch, and with `ahead` makes the next one ready meanwhile: how many letters were tried, how many
        left, and whether the server is in trouble: away, or it hung up over a letter."""
        batch, self.next = self.next or make_ready(size), None
        rows = still_to_send(batch.rows)
        parcels = [parcel for parcel in batch.parcels if parcel.pk in {row.pk for row in rows}]
        mine = _fence(rows, parcels)
        working = self._begin([parcel for parcel in parcels if parcel.pk in mine])
        if ahead and working:
            self.next = make_ready(size)
        outcomes = _all_of(working, rows)
        sent = settle(rows, outcomes)
        became = {outcome for outcome, _words in outcomes.values()}
        return len(batch.rows), sent, became == {Outcome.NOT_HANDED_OVER} or Outcome.NOBODY_KNOWS in became

    def _begin(self, parcels: Sequence[Parcel]) -> list[Future[Outcomes]]:
        """Shares the letters among the lanes."""
        share = -(-len(parcels) // len(self.lanes)) or 1
        parts = [parcels[start : start + share] for start in range(0, len(parcels), share)]
        return [self.threads.submit(lane.carry, part) for lane, part in zip(self.lanes, parts, strict=False)]


def _all_of(working: Sequence[Future[Outcomes]], rows: Sequence[OutgoingMail]) -> Outcomes:
    """What became of the letters; keeps the claim while the lanes work."""
    still = set(working)
    while still:
        _done, still = wait(still, timeout=settings.lease().total_seconds() / 3)
        if still:
            _ours(rows).update(lease_until=timezone.now() + settings.lease())
    return {pk: outcome for lane in working for pk, outcome in lane.result().items()}


def make_ready(size: int) -> Ready:
    """Claims and writes a batch; none of it leaves yet."""
    rows = claim(size)
    return Ready(rows, _parcels(rows))


@transaction.atomic
def claim(size: int) -> list[OutgoingMail]:
    """Takes the letters to lists that wait longest; the conditional UPDATE decides between workers. Four queries."""
    due = OutgoingMail.objects.filter(state=MailState.QUEUED, in_batches=True, not_before__lte=timezone.now())
    waiting = list(due.order_by("not_before", "pk").values_list("pk", "to")[:size])
    owner, now = worker_name(), timezone.now()
    due.filter(pk__in=pace.let_through(waiting)).update(
        state=MailState.CLAIMED,
        owner=owner,
        lease_until=now + settings.lease(),
        attempts=F("attempts") + 1,
        handing_over_at=None,
    )
    claimed = OutgoingMail.objects.filter(owner=owner, pk__in=[pk for pk, _to in waiting], state=MailState.CLAIMED)
    return list(claimed.prefetch_related("group"))


def still_to_send(rows: Sequence[OutgoingMail]) -> list[OutgoingMail]:
    """Of claimed letters those that may leave now: nothing goes to an address that is written to no more, nor what a
    room has stopped since it was queued.
    """
    stopped = suppressed_among(row.to for row in rows)
    gone = [row for row in rows if row.to in stopped]
    if gone:
        _ours(gone).update(state=MailState.SUPPRESSED, owner="", lease_until=None)
        tell_suppressed(gone)
    rows = [row for row in rows if row.to not in stopped]
    unwanted = unwanted_among(rows, at=timezone.now())
    for row in rows:
        if row.pk in unwanted:
            stop(row, unwanted[row.pk])
    return [row for row in rows if row.pk not in unwanted]


def settle(rows: Sequence[OutgoingMail], outcomes: Outcomes) -> int:
    """Marks what became of each letter of a batch; returns how many left. One transaction for all that left."""
    by_outcome: dict[Outcome, list[OutgoingMail]] = defaultdict(list)
    for row in rows:
        by_outcome[outcomes.get(row.pk, (Outcome.NOT_HANDED_OVER, ""))[0]].append(row)
    sent = settling.mark_sent(by_outcome.pop(Outcome.SENT, []))
    for outcome, others in by_outcome.items():
        for row in others:
            settling.settle(row, outcome, outcomes.get(row.pk, (outcome, ""))[1])
    return sent


def _ours(rows: Sequence[OutgoingMail]) -> Any:
    owner = rows[0].owner if rows else ""
    return OutgoingMail.objects.filter(pk__in=[row.pk for row in rows], owner=owner, state=MailState.CLAIMED)


def _fence(rows: Sequence[OutgoingMail], parcels: Sequence[Parcel]) -> set[int]:
    """Marks the instant before the letters leave our hands; gives those that are still ours and whose run nobody has
    paused or cancelled since they were claimed.
    """
    if not parcels:
        return set()
    now = timezone.now()
    held = _ours(rows).filter(
        pk__in=[parcel.pk for parcel in parcels], lease_until__gt=now, group__paused_at=None, group__cancelled_at=None
    )
    if held.update(handing_over_at=now, lease_until=now + settings.lease()) == len(parcels):
        return {parcel.pk for parcel in parcels}
    return set(_ours(rows).filter(handing_over_at=now).values_list("pk", flat=True))


def _parcels(rows: Sequence[OutgoingMail]) -> list[Parcel]:
    """The letters as they leave; one that cannot be written is settled and does not hold up the others."""
    parcels = []
    with_more = _with_files(rows)
    for row in rows:
        try:
            parcels.append(_parcel(row, as_message=row.pk in with_more or bool(row.calendar)))
        except Exception as problem:  # whatever is wrong with one letter: the others of the batch go on
            settling.settle(row, Outcome.REFUSED_FOR_NOW, f"It could not be written: {problem}")
    return parcels


def _parcel(row: OutgoingMail, *, as_message: bool) -> Parcel:
    from_line = django_settings.DEFAULT_FROM_EMAIL
    sender = _bare(settings.envelope_sender() or from_line)
    if django_settings.EMAIL_BACKEND != SMTP:
        return Parcel(row.pk, sender, row.to, message=message_of(row))
    if as_message:
        content: Any = message_of(row).message()
        return Parcel(row.pk, sender, _bare(row.to), content.as_bytes(linesep="\r\n"))
    return Parcel(row.pk, sender, _bare(row.to), compose.bytes_of(row, from_line))


def _bare(address: str) -> str:
    """The address alone, its domain as servers know it."""
    if address.isascii() and "<" not in address:
        return address
    return str(sanitize_address(address, "utf-8")).rpartition("<")[2].rstrip(">")


def _with_files(rows: Sequence[OutgoingMail]) -> set[int]:
    found = OutgoingMail.objects.filter(pk__in=[row.pk for row in rows], files__isnull=False)
    return set(found.values_list("pk", flat=True))
