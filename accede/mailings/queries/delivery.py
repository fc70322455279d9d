"""What became of letters: by the mail row, by what servers told, by what people typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accede.governments.models import Channel
from accede.kit.models import MailReport, MailState, OutgoingMail
from accede.mailings.models import Dispatch, Letter, Run

WAITING, SENT, CONFIRMED, DOUBTFUL = "waiting", "sent", "confirmed", "doubtful"
RETURNED, CANCELLED, NOT_YET = "returned", "cancelled", "not_yet"
# A letter that goes by two channels has reached its reader when one of them did: the first of these counts.
_BEST_FIRST = [CONFIRMED, SENT, DOUBTFUL, WAITING, RETURNED, CANCELLED, NOT_YET]
_OF_MAIL = {
    MailState.QUEUED: WAITING,
    MailState.HELD: WAITING,
    MailState.CLAIMED: WAITING,
    MailState.SENT: SENT,
    MailState.DOUBTFUL: DOUBTFUL,
    MailState.BOUNCED: RETURNED,
    MailState.SUPPRESSED: RETURNED,
    MailState.CANCELLED: CANCELLED,
}
_OF_DISPATCH = {
    Dispatch.Kind.SENT: SENT,
    Dispatch.Kind.DELIVERED: CONFIRMED,
    Dispatch.Kind.RETURNED: RETURNED,
}
MANY = 500  # more letters than these are looked up by their run and not by their keys


@dataclass(frozen=True)
class Fate:
    """What became of a letter: `kind` for counting, `words` for people, the day of it where one is known."""

    kind: str
    words: str
    day: date | None = None
    channel: str = ""


def is_delivered(fate: Fate) -> bool:
    """Whether a letter counts as delivered, here and in every room above; `delivered_definition` says it in words."""
    return fate.kind in (SENT, CONFIRMED)


def delivered_definition() -> str:
    """What is counted as delivered, in words."""
    return _(
        "The letter was taken by the mail server and did not come back, or was posted, faxed, carried or handed over "
        "as recorded."
    )


def group_key(run: Run) -> str:
    """Under which key the mail rows of a run belong together."""
    return f"mailings:run:{run.pk}"


def mail_key(letter: Letter) -> str:
    """Under which key the mail row of a letter is found."""
    return f"mailings:letter:{letter.key}"


def doubtful_of(run: Run) -> list[OutgoingMail]:
    """The mail of the run of which nobody knows whether it left, oldest first. One query."""
    rows = OutgoingMail.objects.filter(group__key=group_key(run), state=MailState.DOUBTFUL)
    return list(rows.order_by("handing_over_at", "pk"))


def letters_named(run: Run, keys: Iterable[str]) -> list[Letter]:
    """The run's letters of these keys, in their order. One query."""
    letters = list(Letter.objects.filter(run=run, key__in=list(keys)).select_related("mission").order_by("number"))
    for letter in letters:
        letter.run = run
    return letters


def letters_anywhere(campaign: str, keys: Iterable[str]) -> list[Letter]:
    """The campaign's letters of these keys, with their runs. One query."""
    return list(Letter.objects.filter(campaign__slug=campaign, key__in=list(keys)).select_related("run"))


def fates(letters: Sequence[Letter]) -> dict[int, Fate]:
    """{pk of the letter: what became of it}. Three queries for any number of letters.

    By each channel the last word counts; of several channels the best outcome does.
    """
    told: dict[int, list[Fate]] = {letter.pk: [] for letter in letters}
    for pk, row, delivered in _mailed(letters):
        told[pk].append(_by_mail(row, delivered))
    for pk, dispatch in _last_dispatches(letters):
        told[pk].append(_by_hand(dispatch))
    return {letter.pk: _best(told[letter.pk]) for letter in letters}


def _mailed(letters: Sequence[Letter]) -> Iterable[tuple[int, OutgoingMail, MailReport | None]]:
    by_key = {
        mail_key(letter): letter.pk for letter in letters if Channel.MAIL in (letter.channel, letter.then_channel)
    }
    if len(by_key) <= MANY:
        rows = OutgoingMail.objects.filter(key__in=by_key)
    else:
        rows = OutgoingMail.objects.filter(group__key__in={f"mailings:run:{letter.run_id}" for letter in letters})
    found = [row for row in rows.only("key", "state", "sent_at", "words", "refusals") if row.key in by_key]
    reports = MailReport.objects.filter(kind=MailReport.Kind.DELIVERED, mail__in=rows.values("pk"))
    delivered = {report.mail_id: report for report in reports}
    return [(by_key[str(row.key)], row, delivered.get(row.pk)) for row in found]


def _last_dispatches(letters: Sequence[Letter]) -> list[tuple[int, Dispatch]]:
    rows = Dispatch.objects.exclude(kind=Dispatch.Kind.PHONED).order_by("number")
    keys = {letter.pk for letter in letters}
    if len(keys) <= MANY:
        rows = rows.filter(letter__in=keys)
    else:
        rows = rows.filter(letter__run__in={letter.run_id for letter in letters})
    last = {(row.letter_id, row.channel): row for row in rows if row.letter_id in keys}
    return [(row.letter_id, row) for row in last.values()]


def _by_mail(row: OutgoingMail, delivered: MailReport | None) -> Fate:
    kind = _OF_MAIL[MailState(row.state)]
    if kind == SENT and delivered is not None:
        at = delivered.told_at or delivered.read_at
        return Fate(CONFIRMED, _("Delivered, as the server of the reader says."), _day(at), Channel.MAIL)
    return Fate(kind, mail_words(row), _day(row.sent_at), Channel.MAIL)


def mail_words(row: OutgoingMail) -> str:
    """What a mail row tells of its letter, for people; with the server's own words where it said any."""
    if row.state == MailState.CANCELLED and row.words:
        return row.words  # not its run was cancelled: it was not wanted any more when it was to leave
    words = {
        MailState.QUEUED: _("Put off by the server; it is tried again.") if row.refusals else _("Waits to be sent."),
        MailState.HELD: _("Held: the run is paused."),
        MailState.CLAIMED: _("Is being sent."),
        MailState.SENT: _("Taken by the mail server."),
        MailState.DOUBTFUL: _("Nobody knows whether it left: a person must say."),
        MailState.BOUNCED: _("Came back."),
        MailState.SUPPRESSED: _("Not sent: the address is on the list of those not written to."),
        MailState.CANCELLED: _("Not sent: the run was cancelled."),
    }[MailState(row.state)]
    return f"{words} {row.words}" if row.words and row.state != MailState.SENT else words


def _by_hand(row: Dispatch) -> Fate:
    words = f"{row.get_kind_display()}, {row.get_channel_display()}"
    if row.reference:
        words = f"{words}, {row.reference}"
    return Fate(_OF_DISPATCH[Dispatch.Kind(row.kind)], words, row.day, row.channel)


def _best(told: list[Fate]) -> Fate:
    if not told:
        return Fate(NOT_YET, _("Not sent yet."))
    return min(told, key=lambda fate: _BEST_FIRST.index(fate.kind))


def _day(moment: Any) -> date | None:
    return None if moment is None else timezone.localtime(moment).date()
