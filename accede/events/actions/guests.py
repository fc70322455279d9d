"""The guest list: who is expected, by which way she came on it, and the list as it went to the venue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import Organisation, Sector
from accede.core.heads import person_of
from accede.events.models import AttendanceGroup, Event, Guest, Invitation, SentList
from accede.events.queries.invited import invited_by
from accede.kit import log
from accede.kit.refusals import Refused

TAKE = Right.TAKE_REPLIES
_ON_IT_FIRST = F("left_out_date").asc(nulls_first=True)  # databases differ on where nothing comes
Row = TypeVar("Row", Guest, SentList)


class AlreadyOnList(Refused):
    """Somebody of this name and house stands on the list."""

    field = "name"

    def __init__(self, guest: Guest) -> None:
        self.guest = guest
        super().__init__(
            _("%(name)s stands on the list already. If this is another person of the same name, say so below.")
            % {"name": guest.name}
        )


class NothingToSend(Refused):
    """Nobody stands on the list."""


def on_list(event: Event, person: str) -> Guest | None:
    """Whoever stands on the list as this person (core.heads.person_of), left out or not."""
    rows = Guest.objects.filter(event=event).order_by(_ON_IT_FIRST, "pk") if person else ()
    return next((row for row in rows if person_of(row.name, row.affiliation) == person), None)


@transaction.atomic
def add_guest(*, event: Event, values: Mapping[str, Any], by: Any, at: datetime, another: bool = False) -> Guest:
    """Put somebody on the list by hand. `values` are fields of Guest; `another`: also where the list has the name.

    Who was taken off comes back under her own key. Raises NotAllowed, AlreadyOnList, ValidationError.
    """
    on = timezone.localtime(at).date()
    permit(event, by=by, on=on)
    hold(event)
    known = None if another else on_list(event, person_of(values["name"], values.get("affiliation", "")))
    if known is not None and known.left_out_date is None:
        raise AlreadyOnList(known)
    if known is not None:
        return _write(known, {**values, **BACK}, "events.bring_back_guest", by=by, on=on)
    row = Guest(event=event, **{"origin": Guest.Origin.BY_HAND, **values}, added_at=at, added_by=log.username(by))
    return _write(row, {}, "events.add_guest", by=by, on=on)


BACK: dict[str, Any] = {"left_out_date": None, "left_out_words": ""}


@transaction.atomic
def change_guest(*, guest: Guest, values: Mapping[str, Any], by: Any, on: date) -> Guest:
    """Correct what the list says of somebody. Raises NotAllowed, ValidationError."""
    permit(guest.event, by=by, on=on)
    return _write(guest, values, "events.change_guest", by=by, on=on)


@transaction.atomic
def leave_out(*, guest: Guest, words: str, by: Any, on: date) -> Guest:
    """Take somebody off the list; the row stays, and says when and why. Raises NotAllowed."""
    permit(guest.event, by=by, on=on)
    return _write(guest, {"left_out_date": on, "left_out_words": words}, "events.leave_out_guest", by=by, on=on)


@transaction.atomic
def bring_back(*, guest: Guest, by: Any, on: date) -> Guest:
    """Put somebody who was taken off on the list again. Raises NotAllowed."""
    permit(guest.event, by=by, on=on)
    return _write(guest, BACK, "events.bring_back_guest", by=by, on=on)


@transaction.atomic
def follow_reply(*, invitation: Invitation, at: datetime) -> None:
    """Brings the list in line with the answer that stands: as many rows as come, the first by name, none when nobody
    comes. Answers that contradict each other change nothing until a person settles them.

    The house does this when an answer is taken; the right to take it was asked for there.
    """
    on = timezone.localtime(at).date()
    found = invited_by(invitation, as_of=on)
    if found.conflict:
        return
    rows = list(Guest.objects.filter(invitation=invitation, origin=Guest.Origin.REPLY).order_by("pk"))
    wanted = list(_wanted(found)) if found.stands.accepts and invitation.withdrawn_date is None else []
    for row, values in zip(rows, wanted, strict=False):
        _follow(row, values, on=on)
    for row in rows[len(wanted) :]:
        _gone(row, _("as answered"), on=on)
    for values in wanted[len(rows) :]:
        _from_reply(invitation, values, at)


@transaction.atomic
def leave_out_invited(*, invitation: Invitation, on: date) -> None:
    """Takes those who were to come on an invitation off the list, because it was withdrawn; the right to withdraw it
    was asked for there. Who has come stays.
    """
    for row in Guest.objects.filter(invitation=invitation).order_by("pk"):
        _gone(row, _("invitation withdrawn"), on=on)


def _gone(row: Guest, words: str, *, on: date) -> None:
    if row.left_out_date is None and not row.check_ins.exists():
        _write(row, {"left_out_date": on, "left_out_words": words}, "events.leave_out_guest", by=None, on=on)


def _wanted(found: Any) -> Iterable[dict[str, Any]]:
    """What the list says of each of those who come on an invitation; only the first has a name."""
    reply, invitation = found.reply, found.invitation
    named = {"name": reply.name or invitation.name, "title": reply.title}
    for place in range(max(1, reply.heads)):
        yield named if place == 0 else {"name": "", "title": ""}


def _follow(row: Guest, values: Mapping[str, Any], *, on: date) -> None:
    """A name that somebody found out is not lost to an answer that has none."""
    new = {name: value for name, value in values.items() if value} | ({} if row.left_out_date is None else BACK)
    if any(getattr(row, name) != value for name, value in new.items()):
        _write(row, new, "events.change_guest", by=None, on=on)


def _from_reply(invitation: Invitation, values: Mapping[str, Any], at: datetime) -> Guest:
    house = invitation.mission or invitation.organisation
    row = Guest(
        event=invitation.event,
        invitation=invitation,
        state=invitation.state,
        organisation=invitation.organisation,
        affiliation=str(house or ""),
        group=group_of(invitation),
        origin=Guest.Origin.REPLY,
        added_at=at,
        **values,
    )
    return _write(row, {}, "events.add_guest", by=None, on=timezone.localtime(at).date())


def group_of(invitation: Invitation) -> str:
    """The group under which an invited person is counted: a State's, else what kind of house hers is."""
    if invitation.state_id is not None or invitation.mission_id is not None:
        return AttendanceGroup.GOVERNMENTS
    return group_of_organisation(invitation.organisation)


def group_of_organisation(organisation: Organisation | None) -> str:
    """A government or mission, an international organisation by its sector; every other one is non-governmental. Of who
    is written in free text, and is no organisation on record, it is not known.
    """
    if organisation is None:
        return AttendanceGroup.NOT_KNOWN
    if organisation.kind in (Organisation.Kind.GOVERNMENT, Organisation.Kind.MISSION):
        return AttendanceGroup.GOVERNMENTS
    international = Sector.INTERGOVERNMENTAL in organisation.sectors
    return AttendanceGroup.INTERNATIONAL if international else AttendanceGroup.NGOS


@transaction.atomic
def note_sent(*, event: Event, rows: list[dict[str, str]], to: str, by: Any, at: datetime) -> SentList:
    """Keep that the list, as it stands, went to the venue. `rows` as `queries.sent_lists.as_sent` gives them.

    Raises NotAllowed, NothingToSend.
    """
    on = timezone.localtime(at).date()
    permit(event, by=by, on=on)
    hold(event)
    if not rows:
        raise NothingToSend(_("Nobody stands on the list: there is nothing to send."))
    last = SentList.objects.filter(event=event).aggregate(last=Max("number"))["last"] or 0
    row = SentList(event=event, number=last + 1, sent_at=at, sent_by=log.username(by), to=to, rows=rows)
    return _write(row, {}, "events.send_guest_list", by=by, on=on)


def permit(event: Event, *, by: Any, on: date) -> None:
    """The right to keep the list and the door of this event. Raises NotAllowed, NotTheOwners."""
    require(by, TAKE, campaign=event.campaign.slug, on=on)
    guard(event, by=by, on=on)


def hold(event: Event) -> None:
    """Holds the event until the act is done: who puts the same person on its list at once comes one after the other."""
    Event.objects.select_for_update().get(pk=event.pk)


def _write(row: Row, values: Mapping[str, Any], act: str, *, by: Any, on: date) -> Row:
    # A form has laid its values on the row already: what stood before is in the table.
    before = log.values(type(row).objects.get(pk=row.pk)) if row.pk else None
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean(exclude=["name"] if not getattr(row, "name", "-") else None)
    row.save()
    log.record(act, target=row, by=by, on=on, before=before, after=row)
    return row
