"""So many letters a minute to one domain, whoever sends them: what is too many now waits for its turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from accede.kit.mail import settings
from accede.kit.models import MailPace, MailState, OutgoingMail

AT_ONCE = timedelta(seconds=10)  # the letters of so long a time may leave together; after that evenly


def let_through(due: list[tuple[int, str]]) -> list[int]:
    """Of letters that are due (row, address), those that may leave now; the others are put off until about their turn.
    Within a transaction; no query where no pace is set.
    """
    if not settings.is_paced():
        return [pk for pk, _address in due]
    by_domain: dict[str, list[int]] = defaultdict(list)
    for pk, address in due:
        by_domain[address.rpartition("@")[2].lower()].append(pk)
    passed: set[int] = set()
    for domain, rows in sorted(by_domain.items()):  # in one order, so that two workers do not wait for each other
        passed.update(_of_domain(domain, rows))
    return [pk for pk, _address in due if pk in passed]


def _of_domain(domain: str, rows: list[int]) -> Iterable[int]:
    rate = settings.per_minute(domain)
    if not rate:
        return rows
    now, step = timezone.now(), timedelta(minutes=1) / rate
    pace, _new = MailPace.objects.select_for_update().get_or_create(domain=domain, defaults={"next_at": now})
    turn = max(pace.next_at, now)
    passed = []
    for pk in rows:
        if turn - now > AT_ONCE:
            break
        passed.append(pk)
        turn += step
    MailPace.objects.filter(pk=pace.pk).update(next_at=turn)
    _put_off(rows[len(passed) :], turn - AT_ONCE, step)
    return passed


def _put_off(rows: list[int], turn: datetime, step: timedelta) -> None:
    waiting = OutgoingMail.objects.filter(state=MailState.QUEUED)
    for place, pk in enumerate(rows):
        waiting.filter(pk=pk).update(not_before=turn + place * step)
