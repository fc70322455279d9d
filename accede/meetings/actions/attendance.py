"""Who came: noted, changed, taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Organisation, Person
from accede.coalition.queries import procedure
from accede.core.dates import Answer
from accede.kit import log
from accede.kit.refusals import Refused
from accede.meetings import queries
from accede.meetings.models import Attendance, Meeting, MeetingAct, Minutes


class AttendanceStands(Refused):
    """The meeting was cancelled, or its minutes are approved: the attendance stays as it is."""


class NoSeat(Refused):
    """The organisation is neither a member nor an observer on the day of the meeting."""

    field = "organisation"


class NoProxy(Refused):
    """The alliance's rules do not allow this proxy."""

    field = "held_by"


@transaction.atomic
def note(
    *, meeting: Meeting, how: str, by: Any, on: date, organisation: Organisation | None = None,
    person: Person | None = None, guest: str = "", held_by: Organisation | None = None,
) -> Attendance:  # fmt: skip
    """Note that somebody is there, and for whom; a line for the same person and organisation is changed.

    Raises NotAllowed, AttendanceStands, NoSeat, NoProxy, ValidationError.
    """
    require(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    _may_change(meeting)
    _has_a_seat(meeting, organisation)
    if how == Attendance.How.PROXY:
        _may_give(meeting, organisation, held_by)
    row = Attendance.objects.filter(meeting=meeting, organisation=organisation, person=person, guest=guest).first()
    act = "meetings.change_attendance" if row else "meetings.note_attendance"
    if row is None:
        last = Attendance.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
        row = Attendance(meeting=meeting, number=last + 1, organisation=organisation, person=person, guest=guest)
    before = log.values(row) if row.pk else None
    row.how, row.held_by = how, held_by
    row.full_clean()
    row.save()
    log.record(act, target=row, by=by, on=on, before=before, after=row, campaign=meeting.campaign.slug)
    return row


@transaction.atomic
def take_back(*, line: Attendance, by: Any, on: date) -> None:
    """Take a line off the attendance that was noted by mistake."""
    require(by, Right.KEEP_MINUTES, campaign=line.meeting.campaign.slug, on=on)
    _may_change(line.meeting)
    before = log.values(line)
    slug = line.meeting.campaign.slug
    log.record("meetings.take_back_attendance", target=line, by=by, on=on, before=before, campaign=slug)
    line.delete()


@transaction.atomic
def take_answers(*, meeting: Meeting, by: Any, on: date) -> int:
    """Note everybody as she answered beforehand, where nothing is noted for her yet; how many lines were made."""
    require(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    _may_change(meeting)
    noted = {(row.organisation_id, row.person_id) for row in queries.attendance(meeting)}
    made = 0
    for reply in queries.replies(meeting).values():
        if (reply.organisation_id, reply.person_id) in noted:
            continue
        guest = "" if reply.person_id else reply.name
        note(
            meeting=meeting, how=reply.says, by=by, on=on, organisation=reply.organisation, person=reply.person,
            guest=guest,
        )  # fmt: skip
        made += 1
    return made


def _may_change(meeting: Meeting) -> None:
    if MeetingAct.objects.filter(meeting=meeting, kind=MeetingAct.Kind.CANCELLED).exists():
        raise AttendanceStands(_("This meeting was cancelled: nobody came."))
    if Minutes.objects.filter(meeting=meeting, stage=Minutes.Stage.APPROVED).exists():
        raise AttendanceStands(_("The minutes are approved, and the attendance with them. It cannot change any more."))


def _has_a_seat(meeting: Meeting, organisation: Organisation | None) -> None:
    if organisation and organisation.pk not in {seat.organisation.pk for seat in queries.seats(meeting)}:
        raise NoSeat(
            _("%(name)s is neither a member nor an observer on the day of the meeting. Note its people as guests.")
            % {"name": organisation.name}
        )


def _may_give(meeting: Meeting, organisation: Organisation | None, held_by: Organisation | None) -> None:
    """Proxies are given by a member to a member, within what the alliance's rules allow."""
    rules = procedure(meeting.campaign).quorum
    if not rules.proxies_each:
        raise NoProxy(_("The alliance's rules do not allow proxies. Note apologies instead."))
    if organisation is None or held_by is None:
        raise NoProxy(_("A proxy is given by one organisation to another: name both."))
    for each in (organisation, held_by):
        if queries.is_member(meeting, each.key) is Answer.NO:
            raise NoProxy(_("%(name)s is no member on that day. Only members give and hold proxies.") % {"name": each})
    held = Attendance.objects.filter(meeting=meeting, how=Attendance.How.PROXY, held_by=held_by)
    count = held.exclude(organisation=organisation).count()
    if count >= rules.proxies_each:
        words = ngettext(
            "%(name)s holds %(n)d proxy already, and the rules allow no more.",
            "%(name)s holds %(n)d proxies already, and the rules allow no more.",
            count,
        )
        raise NoProxy(words % {"name": held_by.short, "n": count})
