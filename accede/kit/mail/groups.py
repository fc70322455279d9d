"""Letters that belong together: queued in one go, held, let go on, cancelled, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from accede.kit.jobs.wake import wake
from accede.kit.log import username
from accede.kit.mail.fates import suppressed_among, tell_suppressed
from accede.kit.mail.html import from_text, page
from accede.kit.mail.rows import Attached, fresh_message_id, one_line, require_address
from accede.kit.mail.waiting import state_in
from accede.kit.models import MailFile, MailGroup, MailState, OutgoingMail

AT_ONCE = 500


@dataclass(frozen=True)
class Written:
    """A finished letter of a group. `key` makes that it is queued once; `leave_url` is where its reader leaves the
    list with one click."""

    key: str
    to: str  # the address alone
    to_name: str
    subject: str
    body: str
    language: str = "en"
    about: tuple[str, str] = ("", "")  # type and key of the row that it is about
    leave_url: str = ""
    files: tuple[Attached, ...] = ()
    inner_html: str = ""  # the body of the HTML part, escaped; without one it is made from the text


def group(key: str, *, campaign: str = "", for_list: str = "") -> MailGroup:
    """The group of this key, made when there is none yet. `for_list` (a List-Id): its letters leave in batches."""
    found, _new = MailGroup.objects.get_or_create(key=key, defaults={"campaign": campaign, "for_list": for_list[:200]})
    return found


def queue_group(
    letters: Sequence[Written], *, group: MailGroup, by: Any = None, reply_to: str = "", template: str = ""
) -> int:
    """Writes finished letters into the queue, those with a known key not again; returns how many are new. Raises
    BadAddress before anything is written. Five queries for 500 letters.

    Letters of a paused group are held, those of a cancelled one cancelled; an address that is written to no more gives
    a row all the same, in the state "suppressed".
    """
    for letter in letters:
        require_address(letter.to.strip())
    starts = range(0, len(letters), AT_ONCE)
    said = {"by": username(by), "reply_to": reply_to, "template": template}
    return sum(_queue_some(letters[start : start + AT_ONCE], group, said) for start in starts)


@transaction.atomic
def _queue_some(letters: Sequence[Written], group: MailGroup, said: dict[str, str]) -> int:
    stands = MailGroup.objects.select_for_update().get(pk=group.pk)
    known = set(OutgoingMail.objects.filter(key__in=[each.key for each in letters]).values_list("key", flat=True))
    fresh = [each for each in letters if each.key not in known]
    stopped = suppressed_among(each.to for each in fresh)
    shared = {"group": stands, "campaign": stands.campaign, **said}
    rows = []
    for each in fresh:
        row = _row(each, shared)
        row.state = MailState.SUPPRESSED if row.to in stopped else state_in(stands)
        rows.append(row)
    rows = OutgoingMail.objects.bulk_create(rows)
    MailFile.objects.bulk_create(
        MailFile(mail=row, **file.as_columns()) for row, each in zip(rows, fresh, strict=True) for file in each.files
    )
    tell_suppressed(row for row in rows if row.state == MailState.SUPPRESSED)
    transaction.on_commit(wake)
    return len(rows)


def _row(letter: Written, shared: dict[str, Any]) -> OutgoingMail:
    subject, now = one_line(letter.subject), timezone.now()
    in_batches = bool(shared["group"].for_list)
    # A list is many rows of one text: its page is made when it is sent.
    inner = letter.inner_html or ("" if in_batches else from_text(letter.body))
    return OutgoingMail(
        key=letter.key,
        to=letter.to.strip(),
        to_name=one_line(letter.to_name)[:200],
        subject=subject,
        body=letter.body.strip() + "\n",
        html=page(subject, inner, language=letter.language) if inner else "",
        language=letter.language,
        about_type=letter.about[0],
        about_id=letter.about[1],
        leave_url=iri_to_uri(letter.leave_url),
        in_batches=in_batches,
        message_id=fresh_message_id(),
        queued_at=now,
        not_before=now,
        **shared,
    )


@transaction.atomic
def pause_group(key: str, *, at: datetime) -> int:
    """Holds what still waits; what is with the server this moment is not called back. Returns how many are held."""
    MailGroup.objects.filter(key=key, paused_at=None).update(paused_at=at)
    return _move(key, [MailState.QUEUED], MailState.HELD)


@transaction.atomic
def resume_group(key: str) -> int:
    """Lets the held letters go on; returns how many. A cancelled group stays cancelled."""
    MailGroup.objects.filter(key=key).update(paused_at=None)
    if MailGroup.objects.filter(key=key).exclude(cancelled_at=None).exists():
        return 0
    transaction.on_commit(wake)
    return _move(key, [MailState.HELD], MailState.QUEUED)


@transaction.atomic
def cancel_group(key: str, *, at: datetime) -> int:
    """What has not left will not leave; returns how many letters that are. There is no way back."""
    MailGroup.objects.filter(key=key, cancelled_at=None).update(cancelled_at=at)
    return _move(key, [MailState.QUEUED, MailState.HELD], MailState.CANCELLED)


def _move(key: str, before: list[MailState], after: MailState) -> int:
    return OutgoingMail.objects.filter(group__key=key, state__in=before).update(state=after)


def counted(key: str) -> Counter[str]:
    """How many letters of the group are in which state. One query."""
    rows = OutgoingMail.objects.filter(group__key=key).values_list("state").annotate(Count("pk"))
    return Counter(dict(rows))
