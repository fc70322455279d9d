"""What people say of letters: carried, posted, came back, told by telephone; and what follows when one came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accede.accounts.queries import operator
from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.actions import close_task, open_task
from accede.coalition.models import Task, TaskClosing
from accede.coalition.queries import Reference
from accede.kit import log
from accede.kit.localdates import long_day
from accede.kit.mail import reading, resolve_doubtful
from accede.kit.mail.reports import Source, take
from accede.kit.models import MailReport, OutgoingMail
from accede.kit.refusals import Refused
from accede.mailings.actions.delivery import require_either
from accede.mailings.actions.subscriptions import leave
from accede.mailings.models import Dispatch, Letter, Run
from accede.mailings.queries.delivery import doubtful_of, group_key
from accede.mailings.signals import letter_came_back

DAYS_TO_PHONE = 1


class BadDispatch(Refused):
    """What is said of a letter cannot be; `field` names which part."""


class NoReport(Refused):
    """What was pasted or uploaded tells nothing of a letter of this campaign."""

    field = "file"


@transaction.atomic
def record_dispatch(
    *, letters: Sequence[Letter], kind: str, channel: str, day: date, by: Any, at: datetime, on: date,
    reference: str = "", words: str = "",
) -> list[Dispatch]:  # fmt: skip
    """Note of released letters of one run that they were sent, delivered, came back or were told by telephone, with the
    dispatch number. What was noted stays; a later note counts. Raises NotAllowed, BadDispatch.
    """
    if not letters:
        raise BadDispatch(_("Choose the letters of which you say it."), field="letters")
    run = letters[0].run
    require_either(run, by, on)
    if any(letter.run_id != run.pk for letter in letters):
        raise BadDispatch(_("These letters are of several runs."), field="letters")
    _refuse_day(letters, day, on)
    rows = _write(letters, {"kind": kind, "channel": channel, "day": day, "reference": reference.strip(),
                            "words": words.strip(), "entered_by": log.username(by), "entered_at": at})  # fmt: skip
    for row in rows:
        told = {"kind": kind, "channel": channel, "day": day, "reference": reference.strip()}
        log.record("mailings.record_dispatch", target=row, by=by, on=on, after=told)
    for letter in letters:
        if kind == Dispatch.Kind.RETURNED:
            came_back(letter=letter, words=words, on=on)
        elif kind == Dispatch.Kind.PHONED:
            _phoned(letter, by=by, on=on)
    return rows


@transaction.atomic
def came_back(*, letter: Letter, words: str, on: date) -> Task | None:
    """The house's own act: a letter to people one knows that came back opens one task, to phone them; upper rooms hear
    letter_came_back. None for a letter to a list, and when there is such a task already.
    """
    letter_came_back.send(sender=Letter, letter=letter, on=on)
    campaign = letter.run.campaign
    key = task_key(letter)
    if letter.subscription_id or Task.objects.filter(campaign=campaign, key=key).exists():
        return None
    whom = letter.mission.name if letter.mission else letter.to_name
    with translation.override(campaign.language):
        title = _("Phone %(whom)s: “%(title)s” came back") % {"whom": whom, "title": letter.run.title}
        number = letter.mission.phone if letter.mission else ""
        telephone = _("Telephone: %(number)s.") % {"number": number} if number else ""
    note = f"{words} {telephone}".strip()
    return open_task(
        campaign=campaign, key=key, title=title[:200], note=note, due=on + timedelta(days=DAYS_TO_PHONE),
        remind_late=True, about=Reference(letter._meta.label_lower, letter.key), by=operator(), on=on,
    )  # fmt: skip


def task_key(letter: Letter) -> str:
    """Under which key the task stands to phone whoever did not get the letter."""
    return f"phone-{letter.key}"


@transaction.atomic
def heed(*, mail: OutgoingMail, on: date) -> None:
    """The mail of a letter came back, or was not sent because nothing is sent to its address any more."""
    letter = _letter_of(mail)
    if letter is not None:
        came_back(letter=letter, words=mail.words, on=on)


@transaction.atomic
def heed_report(*, report: MailReport, at: datetime, on: date) -> None:
    """Who complains about a letter of a list, or opts out at her provider, is on the list no more."""
    if report.kind not in (MailReport.Kind.COMPLAINED, MailReport.Kind.UNSUBSCRIBED) or report.mail is None:
        return
    letter = _letter_of(report.mail)
    if letter is not None and letter.subscription is not None:
        leave(subscription=letter.subscription, at=at, on=on, words=report.words or report.get_kind_display())


@transaction.atomic
def settle(*, run: Run, rows: Iterable[OutgoingMail], sent: bool, by: Any, on: date) -> int:
    """A person says of doubtful letters of a run whether they left; those that did not are sent once more. Returns how
    many she settled; those that somebody settled meanwhile are passed over. Raises NotAllowed.
    """
    require(by, Right.SETTLE_MAIL, campaign=run.campaign.slug, on=on)
    wanted = {row.pk for row in rows}
    mine = [row for row in doubtful_of(run) if row.pk in wanted]
    for row in mine:
        resolve_doubtful(row, by=by, sent=sent)
    return len(mine)


@transaction.atomic
def take_report(*, run: Run, content: bytes, by: Any, on: date) -> list[MailReport]:
    """Read a report that somebody got in her own mailbox and brings: what servers tell by mail. The person vouches for
    it. Returns what is new. Raises NotAllowed, NoReport.
    """
    require_either(run, by, on)
    try:
        told = reading.read(content)
    except reading.NotAReport:
        raise NoReport(
            _("This is no report of a mail server. Save the whole message as a file (.eml) and bring that.")
        ) from None
    new = take(told, source=Source.PERSON, by=by, campaign=run.campaign.slug, by_address=True)
    if new and all(report.mail is None for report in new):
        raise NoReport(_("The report speaks of no letter of this campaign that was sent in the last month."))
    return new


def _refuse_day(letters: Sequence[Letter], day: date, on: date) -> None:
    if day > on:
        raise BadDispatch(_("This day is still to come. Choose today or an earlier day."), field="day")
    first = max(timezone.localtime(letter.frozen_at).date() for letter in letters)
    if day < first:
        message = _("The letters were released on %(day)s; nothing happened to them before.")
        raise BadDispatch(message % {"day": long_day(first)}, field="day")


def _write(letters: Sequence[Letter], facts: dict[str, Any]) -> list[Dispatch]:
    keys = sorted(letter.pk for letter in letters)
    list(Letter.objects.select_for_update().filter(pk__in=keys).values_list("pk"))  # one number for one note
    numbers = Dispatch.objects.filter(letter__in=keys).values_list("letter").annotate(last=Max("number"))
    last = dict(numbers)
    rows = [Dispatch(letter=letter, number=(last.get(letter.pk) or 0) + 1, **facts) for letter in letters]
    for row in rows:
        row.full_clean(exclude=["letter"])
    return Dispatch.objects.bulk_create(rows)


def _phoned(letter: Letter, *, by: Any, on: date) -> None:
    """The task to phone is done with the call; who may not keep tasks leaves it open."""
    campaign = letter.run.campaign
    task = Task.objects.filter(campaign=campaign, key=task_key(letter)).select_related("campaign").first()
    open_still = task is not None and not TaskClosing.objects.filter(task=task, reopened=None).exists()
    if task is not None and open_still and may(by, Right.KEEP_TASKS, campaign=campaign.slug, on=on):
        close_task(task=task, result=TaskClosing.Result.DONE, by=by, on=on)


def _letter_of(mail: OutgoingMail) -> Letter | None:
    if mail.about_type != Letter._meta.label_lower or not mail.about_id.isdecimal():
        return None
    rows = Letter.objects.select_related("run__campaign", "mission", "subscription__list")
    return rows.filter(pk=int(mail.about_id)).first()


def held_rows(run: Run, keys: Iterable[str]) -> list[OutgoingMail]:
    """The doubtful mail rows of the run that a form names. One query."""
    return list(OutgoingMail.objects.filter(group__key=group_key(run), pk__in=[key for key in keys if key.isdecimal()]))
