"""Minutes: written live, sent round, corrected, approved and sealed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.models import Organisation
from accede.coalition.queries import procedure
from accede.coalition.rules import reading_of
from accede.kit import log, search
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused
from accede.meetings.actions.freezing import MinutesStand, refuse_frozen
from accede.meetings.actions.minutes_mail import send_round
from accede.meetings.models import AgendaItem, Correction, Meeting, MeetingAct, Minutes, MinutesText, Motion
from accede.meetings.queries.minutes import last_text, latest_minutes, snapshot

# A writer who goes on saving makes one entry of the log in this time; every version is a row of its own anyway.
QUIET = timedelta(minutes=10)


class Overtaken(Refused):
    """Somebody else saved this point since the writer opened it: nothing is overwritten."""

    field = "text"

    def __init__(self, theirs: MinutesText) -> None:
        super().__init__(_("Somebody else has changed this point meanwhile. Choose one version, or join the two."))
        self.theirs = theirs


class NotYet(Refused):
    """The meeting has not been, was cancelled, or has a motion without an outcome."""


class TooLate(Refused):
    """The day until which corrections are taken is over."""


class Settled(Refused):
    """The correction has its answer."""


class NotYours(Refused):
    """The person holds no role for the organisation in whose name she asks."""

    field = "organisation"


class OpenCorrections(Refused):
    """Corrections wait for their answer."""


class WrongMeeting(Refused):
    """Minutes are approved at a later meeting of the same alliance."""

    field = "approved_at"


@transaction.atomic
def save_text(*, item: AgendaItem, text: str, based_on: int, by: Any, on: date, at: datetime) -> MinutesText:
    """Keep a version of what was said under a point. `based_on`: the number of the version that the writer had before
    her (0: none). The same text again makes no version.

    Raises NotAllowed, MinutesStand, Overtaken when another version was saved in between.
    """
    meeting = item.meeting
    require(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    # Nothing is written while somebody seals them.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    refuse_frozen(meeting)
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    last = last_text(item)
    text = text.replace("\r\n", "\n").rstrip()
    if last is not None and last.text == text:
        return last
    number = last.number if last else 0
    if last is not None and number != based_on:
        raise Overtaken(last)
    row = MinutesText(
        item=item, number=number + 1, based_on=min(based_on, number), text=text, by=log.username(by), at=at
    )
    row.full_clean()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        theirs = last_text(item)
        if theirs is None:
            raise
        raise Overtaken(theirs) from None
    if last is None or last.by != row.by or at - last.at > QUIET:
        after = {"version": row.number}
        log.record("meetings.write_minutes", target=item, by=by, on=on, after=after, campaign=meeting.campaign.slug)
    search.soon(meeting.campaign.slug)
    return row


@transaction.atomic
def circulate(*, meeting: Meeting, by: Any, on: date, at: datetime, until: date | None = None) -> Minutes:
    """Send the minutes as they stand to everybody who was invited, with the day until which corrections are taken
    (None: as the alliance's rules have it). The letters are rows in the same transaction.

    Raises NotAllowed, MinutesStand, NotYet, TooLate.
    """
    require(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    refuse_frozen(meeting)
    _refuse_unfinished(meeting, on)
    days = procedure(meeting.campaign).corrections_days
    until = until or on + timedelta(days=days)
    if until < on:
        raise TooLate(_("Corrections are taken until a day that is not over yet. Choose a later day."), field="until")
    row = _keep(meeting, Minutes.Stage.CIRCULATED, by=by, on=on, at=at, corrections_until=until)
    letters = send_round(row, by=by)
    log.record(
        "meetings.circulate_minutes", target=row, by=by, on=on, after={"until": until, "letters": letters},
        campaign=meeting.campaign.slug,
    )  # fmt: skip
    return row


@transaction.atomic
def ask_for_correction(
    *,
    minutes: Minutes,
    text: str,
    by: Any,
    on: date,
    item: AgendaItem | None = None,
    organisation: Organisation | None = None,
) -> Correction:
    """Ask that circulated minutes be changed: people of members and of observers, for their organisation. To approved
    minutes a later correction is noted beside them: they themselves never change.

    Raises NotAllowed, TooLate, NotYours, ValidationError.
    """
    meeting = minutes.meeting
    require(by, Right.READ_PAPERS, campaign=meeting.campaign.slug, on=on)
    _refuse_late(minutes, on)
    keeps = may(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    reading = reading_of(by, meeting.campaign.slug, on=on)
    if not keeps and (organisation is None or organisation.key not in reading.organisations):
        raise NotYours(_("Ask in the name of an organisation for which you hold a role."))
    Minutes.objects.select_for_update().get(pk=minutes.pk)
    last = Correction.objects.filter(minutes=minutes).aggregate(last=Max("number"))["last"] or 0
    row = Correction(minutes=minutes, number=last + 1, item=item, organisation=organisation, text=text.strip(), on=on)
    row.full_clean()
    row.save()
    log.record("meetings.ask_for_correction", target=row, by=by, on=on, after=row, campaign=meeting.campaign.slug)
    return row


@transaction.atomic
def settle_correction(*, correction: Correction, outcome: str, by: Any, on: date, answer: str = "") -> Correction:
    """Take a correction over, or not, and then say why. The text itself is changed where it is written; one beside
    approved minutes needs the right to approve them. Raises NotAllowed, Settled, ValidationError.
    """
    held = Correction.objects.select_for_update(of=("self",)).select_related("minutes__meeting__campaign")
    row = held.get(pk=correction.pk)
    slug = row.minutes.meeting.campaign.slug
    approved = row.minutes.stage == Minutes.Stage.APPROVED
    require(by, Right.APPROVE_MINUTES if approved else Right.KEEP_MINUTES, campaign=slug, on=on)
    if row.outcome != Correction.Outcome.OPEN:
        raise Settled(_("This correction has its answer already: %s.") % row.get_outcome_display())
    before = log.values(row)
    row.outcome, row.answer = outcome, answer.strip()
    row.full_clean()
    row.save()
    log.record("meetings.settle_correction", target=row, by=by, on=on, before=before, after=row, campaign=slug)
    return row


@transaction.atomic
def approve(*, meeting: Meeting, approved_at: Meeting, by: Any, on: date, at: datetime) -> Minutes:
    """Note that a later meeting approved the minutes: they are sealed as they stand, with their fingerprint.

    Raises NotAllowed, MinutesStand, NotYet, OpenCorrections, WrongMeeting.
    """
    require(by, Right.APPROVE_MINUTES, campaign=meeting.campaign.slug, on=on)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    refuse_frozen(meeting)
    _refuse_unfinished(meeting, on)
    if latest_minutes(meeting) is None:
        raise NotYet(_("These minutes were not sent round yet. Circulate them first."))
    waiting = Correction.objects.filter(minutes__meeting=meeting, outcome=Correction.Outcome.OPEN).count()
    if waiting:
        raise OpenCorrections(_("%(n)s corrections wait for an answer. Settle them first.") % {"n": waiting})
    _refuse_wrong(meeting, approved_at, on)
    row = _keep(meeting, Minutes.Stage.APPROVED, by=by, on=on, at=at, approved_at=approved_at)
    after = {"approved_at": approved_at.key, "sha256": row.sha256}
    log.record("meetings.approve_minutes", target=row, by=by, on=on, after=after, campaign=meeting.campaign.slug)
    search.soon(meeting.campaign.slug)
    return row


def _keep(meeting: Meeting, stage: str, *, by: Any, on: date, at: datetime, **facts: Any) -> Minutes:
    last = Minutes.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    row = Minutes(meeting=meeting, number=last + 1, stage=stage, on=on, at=at, **facts)
    row.snapshot, row.sha256 = snapshot(row, by=by)
    row.full_clean()
    row.save()
    return row


def _refuse_unfinished(meeting: Meeting, on: date) -> None:
    if MeetingAct.objects.filter(meeting=meeting, kind=MeetingAct.Kind.CANCELLED).exists():
        raise NotYet(_("This meeting was cancelled: it has no minutes."))
    if on < meeting.day:
        raise NotYet(_("This meeting is on %(day)s: it has no minutes before.") % {"day": long_day(meeting.day)})
    if Motion.objects.filter(item__meeting=meeting, outcome=Motion.Outcome.OPEN).exists():
        raise NotYet(_("A motion of this meeting has no outcome yet. Close or withdraw it first."))


def _refuse_late(minutes: Minutes, on: date) -> None:
    if minutes.stage == Minutes.Stage.APPROVED:
        return
    if Minutes.objects.filter(meeting=minutes.meeting, number__gt=minutes.number).exists():
        raise TooLate(_("A newer version of these minutes is there. Look at that one and correct it."))
    if minutes.corrections_until is not None and on > minutes.corrections_until:
        words = _("Corrections were taken until %(day)s. Raise it at the meeting that approves the minutes.")
        raise TooLate(words % {"day": long_day(minutes.corrections_until)})


def _refuse_wrong(meeting: Meeting, approved_at: Meeting, on: date) -> None:
    cancelled = MeetingAct.objects.filter(meeting=approved_at, kind=MeetingAct.Kind.CANCELLED).exists()
    other = approved_at.campaign_id != meeting.campaign_id or approved_at.pk == meeting.pk
    if cancelled or other or approved_at.day < meeting.day or approved_at.day > on:
        raise WrongMeeting(
            _("Minutes are approved at a later meeting of the alliance that has taken place. Choose that one.")
        )


__all__ = [
    "MinutesStand",
    "NotYet",
    "NotYours",
    "OpenCorrections",
    "Overtaken",
    "Settled",
    "TooLate",
    "WrongMeeting",
    "approve",
    "ask_for_correction",
    "circulate",
    "save_text",
    "settle_correction",
]
