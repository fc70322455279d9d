"""Organisations, what they are called, and how they stand to each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.writing import add, change, remove
from accede.coalition.models import Campaign, Organisation, OrganisationName, OrganisationRelation
from accede.kit import log
from accede.kit.keys import free_key


@transaction.atomic
def add_organisation(*, campaign: Campaign, name: str, by: Any, on: date, key: str = "", **facts: Any) -> Organisation:
    """Add a body that the campaign deals with. Its key is made from acronym or name unless given."""
    key = key or free_key(Organisation, facts.get("acronym") or name, campaign=campaign)
    row = Organisation(campaign=campaign, key=key, name=name, **facts)
    return add(row, "coalition.add_organisation", by=by, on=on)


@transaction.atomic
def change_organisation(*, organisation: Organisation, by: Any, on: date, **changes: Any) -> Organisation:
    """Correct an organisation; what differs stands in the log and in its history."""
    return change(organisation, "coalition.change_organisation", changes, by=by, on=on)


@transaction.atomic
def remove_organisation(*, organisation: Organisation, by: Any, on: date) -> None:
    """Remove an organisation to which nothing refers. Raises InUse otherwise."""
    remove(organisation, "coalition.remove_organisation", by=by, on=on)


@transaction.atomic
def add_name(
    *,
    organisation: Organisation,
    language: str,
    name: str,
    by: Any,
    on: date,
    acronym: str = "",
    source: str = "",
) -> OrganisationName:
    """Add another name: in a language, or as a source writes it."""
    require(by, Right.EDIT_COALITION, campaign=organisation.campaign.slug, on=on)
    row = OrganisationName(organisation=organisation, language=language, name=name, acronym=acronym, source=source)
    row.full_clean()
    row.save()
    log.record("coalition.add_name", target=organisation, by=by, on=on, after={"language": language, "name": name})
    return row


@transaction.atomic
def relate(
    *,
    organisation: Organisation,
    kind: str,
    by: Any,
    on: date,
    other: Organisation | None = None,
    unnamed: str = "",
    key: str = "",
    **facts: Any,
) -> OrganisationRelation:
    """Record how an organisation stands to another one, or to several that the source does not name."""
    to = other.key if other else unnamed
    key = key or free_key(OrganisationRelation, f"{organisation.key} {kind} {to}", campaign=organisation.campaign)
    row = OrganisationRelation(
        campaign=organisation.campaign,
        key=key,
        organisation=organisation,
        kind=kind,
        other=other,
        unnamed=unnamed,
        **facts,
    )
    return add(row, "coalition.relate", by=by, on=on)
