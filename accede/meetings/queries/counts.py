"""Short sentences about numbers, and the few words that pages share."""

from __future__ import annotations

from typing import Any

from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.core.dates import Answer
from accede.kit.localdates import clock
from accede.meetings.models import Attendance, Call, Meeting, MeetingAct
from accede.meetings.queries.attendance import Room
from accede.meetings.queries.meetings import field_word, moment_told


def sent_words(call: Call) -> str:
    """What a call did."""
    count = call.recipients.count()
    words = {
        Call.Kind.REQUEST: ngettext("%(n)d invitation queued.", "%(n)d invitations queued.", count),
        Call.Kind.UPDATE: ngettext("%(n)d update queued.", "%(n)d updates queued.", count),
        Call.Kind.CANCEL: ngettext("%(n)d cancellation queued.", "%(n)d cancellations queued.", count),
    }[Call.Kind(call.kind)]
    return words % {"n": count} + " " + _("The letters leave within a minute; their fate is shown here.")


def noted_words(count: int) -> str:
    """How many lines were noted from answers."""
    if not count:
        return _("Nothing to note: everybody who answered stands in the attendance already.")
    return ngettext("%(n)d line noted from the answers.", "%(n)d lines noted from the answers.", count) % {"n": count}


def quorum_words(room: Room) -> dict[str, Any]:
    """The quorum as it stands, as a sentence with its kind of notice."""
    finding, needed = room.finding, room.finding.needed
    number = str(needed.least) if needed.known else f"{needed.least}–{needed.most}"
    values = {"there": finding.certain, "needed": number, "open": finding.open}
    here = finding.certain
    if finding.answer is Answer.YES:
        text = ngettext(
            "There is a quorum: %(there)s member is here, %(needed)s needed.",
            "There is a quorum: %(there)s members are here, %(needed)s needed.",
            here,
        )
        kind = "ok"
    elif finding.answer is Answer.NO:
        text = ngettext(
            "There is no quorum: %(there)s member is here, %(needed)s needed.",
            "There is no quorum: %(there)s members are here, %(needed)s needed.",
            here,
        )
        kind = "alarm"
    else:
        text = _(
            "Whether there is a quorum is not known: members here for certain %(there)s, needed %(needed)s; of "
            "%(open)s more here it is not known whether they are members on this day."
        )
        kind = ""
    return {"text": text % values, "kind": kind, "not_counted": [_why_not(*each) for each in finding.not_counted]}


def hows() -> list[tuple[str, str]]:
    """The ways to note that an organisation is here, without a proxy."""
    return [(value, str(label)) for value, label in Attendance.How.choices if value != Attendance.How.PROXY]


def told_acts(meeting: Meeting) -> list[dict[str, Any]]:
    """What happened to the meeting, the latest first: the day, what, and what it was before."""
    rows = sorted(meeting.acts.all(), key=lambda act: act.number, reverse=True)
    return [{"day": row.on, "title": _title(row), "sub": row.reason} for row in rows]


def attachment(name: str) -> str:
    """The header by which a browser saves a file under its name."""
    return content_disposition_header(True, name) or "attachment"


def _title(act: MeetingAct) -> str:
    if act.kind != MeetingAct.Kind.CHANGED:
        return str(act.get_kind_display()).capitalize()
    if act.moved and (moment := moment_told(act.was)):
        when = f"{clock(moment.replace(tzinfo=None))} ({act.was['zone']})"
        return _("Moved; it was on %(when)s") % {"when": when}
    return _("Changed: %(what)s") % {"what": ", ".join(field_word(name) for name in act.was)}


def _why_not(organisation: str, reason: str) -> str:
    words = {
        "no_member": _("%(who)s: no member in good standing, so it does not count"),
        "remote": _("%(who)s: the rules count only who is in the room"),
        "no_proxies": _("%(who)s: the rules allow no proxies"),
        "proxy_not_counted": _("%(who)s: a proxy votes, and does not count for the quorum"),
        "holder_not_there": _("%(who)s: who holds its proxy is not here"),
        "too_many": _("%(who)s: the holder of its proxy holds more than the rules allow"),
    }
    return words.get(str(reason), "%(who)s") % {"who": organisation}
