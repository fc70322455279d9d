"""Correcting and taking back the smaller rows. What differs, and what was taken back, stands in the log."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.coalition.actions.writing import change, remove
from accede.coalition.models import (
    Affiliation,
    Assessment,
    Office,
    OfficeTerm,
    OrganisationRelation,
    Purpose,
    Secondment,
)


@transaction.atomic
def change_purpose(*, purpose: Purpose, by: Any, on: date, **changes: Any) -> Purpose:
    """Correct a purpose of the alliance."""
    return change(purpose, "coalition.change_purpose", changes, by=by, on=on)


@transaction.atomic
def remove_purpose(*, purpose: Purpose, by: Any, on: date) -> None:
    """Take a purpose back. Raises InUse while activities are counted under it."""
    remove(purpose, "coalition.remove_purpose", by=by, on=on)


@transaction.atomic
def change_assessment(*, assessment: Assessment, by: Any, on: date, **changes: Any) -> Assessment:
    """Correct what the alliance says of a year."""
    return change(assessment, "coalition.change_assessment", changes, by=by, on=on)


@transaction.atomic
def remove_assessment(*, assessment: Assessment, by: Any, on: date) -> None:
    """Take back what the alliance says of a year."""
    remove(assessment, "coalition.remove_assessment", by=by, on=on)


@transaction.atomic
def change_relation(*, relation: OrganisationRelation, by: Any, on: date, **changes: Any) -> OrganisationRelation:
    """Correct how two organisations stand to each other."""
    return change(relation, "coalition.change_relation", changes, by=by, on=on)


@transaction.atomic
def remove_relation(*, relation: OrganisationRelation, by: Any, on: date) -> None:
    """Take back a relation that was recorded by mistake; one that ended gets a last day instead."""
    remove(relation, "coalition.remove_relation", by=by, on=on)


@transaction.atomic
def change_affiliation(*, affiliation: Affiliation, by: Any, on: date, **changes: Any) -> Affiliation:
    """Correct a post of a person."""
    return change(affiliation, "coalition.change_affiliation", changes, by=by, on=on)


@transaction.atomic
def remove_affiliation(*, affiliation: Affiliation, by: Any, on: date) -> None:
    """Take back a post that was recorded by mistake; one that ended gets a last day instead."""
    remove(affiliation, "coalition.remove_affiliation", by=by, on=on)


@transaction.atomic
def change_secondment(*, secondment: Secondment, by: Any, on: date, **changes: Any) -> Secondment:
    """Correct a secondment."""
    return change(secondment, "coalition.change_secondment", changes, by=by, on=on)


@transaction.atomic
def remove_secondment(*, secondment: Secondment, by: Any, on: date) -> None:
    """Take back a secondment that was recorded by mistake; one that ended gets a last day instead."""
    remove(secondment, "coalition.remove_secondment", by=by, on=on)


@transaction.atomic
def remove_term(*, term: OfficeTerm, by: Any, on: date) -> None:
    """Take back a term that was recorded by mistake; one that ended gets a last day instead."""
    remove(term, "coalition.remove_term", by=by, on=on)


@transaction.atomic
def remove_office(*, office: Office, by: Any, on: date) -> None:
    """Take back an office that was entered by mistake. Raises InUse while a term or a rotation is on record."""
    remove(office, "coalition.remove_office", by=by, on=on)
