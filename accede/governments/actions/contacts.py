"""Entries of the contact log: logged, planned and then held, changed by their owner's people, called off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.models import Campaign, Person
from accede.governments.actions.visits import SecondVisit, refuse_unwarned, tell_owners
from accede.governments.actions.writing import add, change
from accede.governments.models import Contact, ContactPerson, ContactSource, Official, VisitNotice
from accede.governments.rules import require_keeps
from accede.kit import log
from accede.kit.refusals import Refused
from accede.record.models import State

__all__ = ["Met", "SecondVisit", "cancel_contact", "change_contact", "hold_contact", "log_contact"]

Values = Mapping[str, Any]


class NotThen(Refused):
    """A contact that took place lies ahead, or one that is planned lies in the past."""

    field = "day"


class NotPlanned(Refused):
    """Only what is planned is held or called off."""


class SentBySomebodyElse(Refused):
    """The key of the form was used by another person: it is drawn anew when the form is opened."""


@dataclass(frozen=True)
class Met:
    """Somebody who was there, of theirs or (`ours`) of the alliance, with the title on that day."""

    name: str
    title: str = ""
    ours: bool = False
    official: Official | None = None
    person: Person | None = None


def log_contact(
    *, campaign: Campaign, state: State, values: Values, by: Any, on: date, people: Iterable[Met] = (),
    form_key: str = "", anyway: bool = False,
) -> Contact:  # fmt: skip
    """Put a contact on record, planned or held; the same form key gives the entry made the first time.

    Raises SecondVisit (unless `anyway`), NotThen, NotAllowed, NotTheOwners, CannotShare, ValidationError.
    """
    if (made := _made_already(campaign, form_key, by)) is not None:
        return made
    try:
        with transaction.atomic():
            row = Contact(campaign=campaign, state=state, logged_date=on, form_key=form_key, **values)
            row.logged_by = by if by.pk else None
            return _log(row, list(people), by=by, on=on, anyway=anyway)
    except (IntegrityError, ValidationError):
        # The same form was sent twice at once, and the other sending won.
        made = _made_already(campaign, form_key, by)
        if made is None:
            raise
        return made


def _log(row: Contact, people: list[Met], *, by: Any, on: date, anyway: bool) -> Contact:
    _refuse_wrong_day(row, on)
    if not anyway:
        refuse_unwarned(row, by=by, on=on)
    add(row, "governments.log_contact", right=Right.LOG_CONTACT, by=by, on=on)
    _write_people(row, people)
    tell_owners(row, by=by, on=on)
    return row


@transaction.atomic
def change_contact(
    *, contact: Contact, values: Values, by: Any, on: date, people: Iterable[Met] | None = None, anyway: bool = False
) -> Contact:
    """Correct an entry; its owner's people alone. Who was met is replaced where `people` is given. Raises as
    `log_contact`.
    """
    return _change(contact, "governments.change_contact", values, people, by=by, on=on, anyway=anyway)


@transaction.atomic
def hold_contact(
    *, contact: Contact, values: Values, by: Any, on: date, people: Iterable[Met] | None = None
) -> Contact:
    """What was planned took place: what was said and asked, on the day it was. Raises NotPlanned, and as
    `log_contact`.
    """
    _refuse_not_planned(contact)
    values = {**values, "stage": Contact.Stage.HELD}
    return _change(contact, "governments.hold_contact", values, people, by=by, on=on, anyway=True)


@transaction.atomic
def cancel_contact(*, contact: Contact, by: Any, on: date) -> Contact:
    """What was planned does not take place; the reason stands in the history. Raises NotPlanned, NotTheOwners."""
    _refuse_not_planned(contact)
    require_keeps(contact, by=by, on=on)
    values = {"stage": Contact.Stage.CANCELLED}
    return change(contact, "governments.cancel_contact", values, right=Right.LOG_CONTACT, by=by, on=on)


def _change(
    row: Contact, act: str, values: Values, people: Iterable[Met] | None, *, by: Any, on: date, anyway: bool
) -> Contact:
    stood = Contact.objects.select_related("owner").get(pk=row.pk)
    stood.campaign = row.campaign
    require_keeps(stood, by=by, on=on)
    for name, value in values.items():
        setattr(row, name, value)
    if _moved(stood, row):
        _refuse_wrong_day(row, on)
        if not anyway:
            refuse_unwarned(row, by=by, on=on)
    change(row, act, values, right=Right.LOG_CONTACT, by=by, on=on)
    if stood.owner_id != row.owner_id:
        # What is its owner's alone follows the owner.
        for model in (ContactSource, VisitNotice):
            model._default_manager.filter(contact=row).update(owner=row.owner)
    if people is not None and _write_people(row, list(people)):
        log.record("governments.change_people", target=row, by=by, on=on)
    tell_owners(row, by=by, on=on)
    return row


def _moved(stood: Contact, row: Contact) -> bool:
    names = ("day", "stage", "office_kind", "office", "mission_id")
    return any(getattr(stood, name) != getattr(row, name) for name in names)


def _refuse_wrong_day(row: Contact, on: date) -> None:
    if row.stage == Contact.Stage.HELD and row.day > on:
        raise NotThen(_("That day lies ahead. Choose “planned”, or correct the day."))
    if row.stage == Contact.Stage.PLANNED and row.day < on:
        raise NotThen(_("That day has passed. Choose “held”, or correct the day."))


def _refuse_not_planned(row: Contact) -> None:
    # As it stands now: two who say at once what came of it do not both have the last word.
    stage = Contact.objects.select_for_update().values_list("stage", flat=True).get(pk=row.pk)
    if stage != Contact.Stage.PLANNED:
        raise NotPlanned(_("It is not planned any more: it took place, or was called off."))


def _made_already(campaign: Campaign, form_key: str, by: Any) -> Contact | None:
    if not form_key:
        return None
    rows = Contact.objects.select_related("owner", "state", "campaign")
    found = rows.filter(campaign=campaign, form_key=form_key).first()
    if found is not None and found.logged_by_id != by.pk:
        raise SentBySomebodyElse(_("This page was sent by somebody else. Open it anew."))
    return found


def _write_people(row: Contact, people: list[Met]) -> bool:
    """Whether the list changed; the rows are replaced only then."""
    wanted = [(each.ours, each.name, each.title, each.official, each.person) for each in people]
    stood = [
        (each.ours, each.name, each.title, each.official, each.person)
        for each in ContactPerson.objects.filter(contact=row).select_related("official", "person").order_by("number")
    ]
    if wanted == stood:
        return False
    ContactPerson.objects.filter(contact=row).delete()
    ContactPerson.objects.bulk_create(
        ContactPerson(contact=row, number=number, ours=ours, name=name, title=title, official=official, person=person)
        for number, (ours, name, title, official, person) in enumerate(wanted, start=1)
    )
    return True
