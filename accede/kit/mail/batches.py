"""Letters to lists: claimed, handed over and marked a batch at a time.

One batch is with the server at a time, so after a kill at most so many letters are doubtful as a batch has. Letters to
governments and all others go one by one (`sending`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
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
from accede.kit.mail.wanted import stop, unwanted_among
from accede.kit.models import MailState, OutgoingMail

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Batches:
    """The lanes of one worker; each keeps its connection from batch to batch."""

    def __init__(self) -> None:
        self.lanes = [Lane() for _place in range(max(settings.connections(), 1))]
        self.threads = ThreadPoolExecutor(len(self.lanes), thread_name_prefix="mail lane")

    def __enter__(self) -> Batches:
        return self

    def __exit__(self, *exception: object) -> None:
        self.threads.shutdown()
        for lane in self.lanes:
            lane.close()

    def send(self, size: int) -> tuple[int, int, bool]:
        """Sends one batch: how many letters were tried, how many left, and whether the server is in trouble: away, or
        it hung up over a letter."""
        rows = claim(size)
        parcels = _parcels(rows)
        mine = _fence(rows, parcels)
        outcomes = self._carry([parcel for parcel in parcels if parcel.pk in mine], rows)
        sent = settle(rows, outcomes)
        became = {outcome for outcome, _words in outcomes.values()}
        return len(rows), sent, became == {Outcome.NOT_HANDED_OVER} or Outcome.NOBODY_KNOWS in became

    def _carry(self, parcels: Sequence[Parcel], rows: Sequence[OutgoingMail]) -> Outcomes:
        """Shares the letters among the lanes, and keeps the claim while they work."""
        share = -(-len(parcels) // len(self.lanes)) or 1
        parts = [parcels[start : start + share] for start in range(0, len(parcels), share)]
        working = {self.threads.submit(lane.carry, part) for lane, part in zip(self.lanes, parts, strict=False)}
        open_lanes: set[Future[Outcomes]] = working
        while open_lanes:
            _done, open_lanes = wait(open_lanes, timeout=settings.lease().total_seconds() / 3)
            if open_lanes:
                _ours(rows).update(lease_until=timezone.now() + settings.lease())
        return {pk: outcome for lane in working for pk, outcome in lane.result().items()}


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
    rows = list(OutgoingMail.objects.filter(owner=owner, pk__in=[pk for pk, _to in waiting]).select_related("group"))
    stopped = suppressed_among(row.to for row in rows)
    refused = [row.pk for row in rows if row.to in stopped]
    if refused:
        gone = OutgoingMail.objects.filter(pk__in=refused, owner=owner)
        gone.update(state=MailState.SUPPRESSED, owner="", lease_until=None)
        tell_suppressed(row for row in rows if row.to in stopped)
    return _still_wanted([row for row in rows if row.to not in stopped])


def _still_wanted(rows: list[OutgoingMail]) -> list[OutgoingMail]:
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
    """Marks the instant before the letters leave our hands; gives those that are still ours."""
    if not parcels:
        return set()
    now = timezone.now()
    held = _ours(rows).filter(pk__in=[parcel.pk for parcel in parcels], lease_until__gt=now)
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
