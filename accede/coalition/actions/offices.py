"""Offices, their terms, and people lent to the alliance."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.coalition.actions.writing import add, change
from accede.coalition.models import Campaign, Membership, Office, OfficeTerm, Organisation, Person, Secondment
from accede.core.dates import Answer
from accede.core.tenure import Tenure
from accede.kit.keys import free_key
from accede.kit.refusals import Refused


class TermsOverlap(Refused):
    """Another holder has the office for certain on a day of this term."""


class NotEligible(Refused):
    """The office is given among members, and the organisation was none on the first day, for certain."""


@transaction.atomic
def add_office(*, campaign: Campaign, name: str, by: Any, on: date, key: str = "", **facts: Any) -> Office:
    """Add an office of the alliance and the rule by which it is given."""
    row = Office(
        campaign=campaign,
        key=key or free_key(Office, name, campaign=campaign),
        name=name,
        **facts,
    )
    return add(row, "coalition.add_office", by=by, on=on)


@transaction.atomic
def change_office(*, office: Office, by: Any, on: date, **changes: Any) -> Office:
    """Correct an office or its rule. Terms and rotations that were opened keep what they were opened with."""
    return change(office, "coalition.change_office", changes, by=by, on=on)


@transaction.atomic
def record_term(
    *,
    office: Office,
    by: Any,
    on: date,
    person: Person | None = None,
    organisation: Organisation | None = None,
    key: str = "",
    **facts: Any,
) -> OfficeTerm:
    """Record who held or holds an office, from when to when or as a source attests it.

    What is only attested may stand beside another term; what is certain may not overlap. Raises TermsOverlap,
    NotEligible, Impossible, NotAllowed.
    """
    holder = " ".join(each.key for each in (person, organisation) if each)
    row = OfficeTerm(
        campaign=office.campaign,
        key=key or free_key(OfficeTerm, f"{office.key} {holder}", campaign=office.campaign),
        office=office,
        person=person,
        organisation=organisation,
        **facts,
    )
    _refuse_overlap(row)
    _refuse_stranger(row)
    return add(row, "coalition.record_term", by=by, on=on)


@transaction.atomic
def change_term(*, term: OfficeTerm, by: Any, on: date, **changes: Any) -> OfficeTerm:
    """Correct a term. Raises TermsOverlap, Impossible, NotAllowed."""
    for name, value in changes.items():
        setattr(term, name, value)
    _refuse_overlap(term)
    return change(term, "coalition.change_term", changes, by=by, on=on)


@transaction.atomic
def second(*, person: Person, organisation: Organisation, by: Any, on: date, key: str = "", **facts: Any) -> Secondment:
    """Record that an organisation lends a person to the alliance."""
    name = f"{person.key} {organisation.key}"
    row = Secondment(
        campaign=person.campaign,
        key=key or free_key(Secondment, name, campaign=person.campaign),
        person=person,
        organisation=organisation,
        **facts,
    )
    return add(row, "coalition.second", by=by, on=on)


def _refuse_overlap(row: OfficeTerm) -> None:
    days = _edges(row.tenure)
    for held in (
        OfficeTerm.objects.filter(office=row.office).exclude(pk=row.pk).select_related("person", "organisation")
    ):
        theirs = held.tenure
        at_once = any(theirs.on(day).answer is Answer.YES for day in days) or any(
            row.tenure.on(day).answer is Answer.YES for day in _edges(theirs)
        )
        if at_once:
            message = _("%(office)s is held by %(holder)s on a day of this term. End that term first.")
            raise TermsOverlap(message % {"office": row.office.name, "holder": held.holder})


def _refuse_stranger(row: OfficeTerm) -> None:
    kind = row.office.nominated_among
    if not kind or row.organisation is None or not row.start.is_day:
        return
    places = Membership.objects.filter(organisation=row.organisation, kind=kind)
    answers = {place.tenure.on(row.start.day).answer for place in places}
    if not answers & {Answer.YES, Answer.NOT_KNOWN}:
        message = _("%(office)s: only a %(kind)s may hold it, and %(name)s was none on that day.")
        values = {
            "office": row.office.name,
            "kind": row.office.get_nominated_among_display(),
            "name": row.organisation.short,
        }
        raise NotEligible(message % values)


def _edges(tenure: Tenure) -> list[date]:
    """Days on which a tenure certainly held: enough to find an overlap of two."""
    candidates = (
        tenure.start.latest,
        tenure.end.earliest,
        tenure.attested.day if tenure.attested.is_day else None,
    )
    return [day for day in candidates if day is not None and tenure.on(day).answer is Answer.YES]
