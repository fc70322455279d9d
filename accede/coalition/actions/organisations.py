"""Organisations, what they are called, and how they stand to each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.writing import InUse, add, change, remove
from accede.coalition.models import Campaign, Organisation, OrganisationLogo, OrganisationName, OrganisationRelation
from accede.coalition.queries.pointing import pointing_at
from accede.coalition.readers.pictures import Picture
from accede.kit import log, search
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
    """Remove an organisation to which nothing refers. Raises InUse otherwise: one that voted, held an office or was
    invited is never deleted, only merged.
    """
    require(by, Right.EDIT_COALITION, campaign=organisation.campaign.slug, on=on)
    in_use = [each.pointer for each in pointing_at(organisation) if not each.pointer.owns]
    if in_use:
        kinds = ", ".join(dict.fromkeys(pointer.noun for pointer in in_use))
        message = _("%(name)s stays: other records refer to it (%(kinds)s). Merge it with the entry it doubles, or end "
                    "its place in the alliance.")  # fmt: skip
        raise InUse(message % {"name": organisation, "kinds": kinds})
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
    search.soon(organisation.campaign.slug)
    return row


@transaction.atomic
def remove_name(*, name: OrganisationName, by: Any, on: date) -> None:
    """Take back another name of an organisation."""
    organisation = name.organisation
    require(by, Right.EDIT_COALITION, campaign=organisation.campaign.slug, on=on)
    before = {"language": name.language, "name": name.name, "acronym": name.acronym}
    name.delete()
    log.record("coalition.remove_name", target=organisation, by=by, on=on, before=before)
    search.soon(organisation.campaign.slug)


@transaction.atomic
def set_logo(
    *, organisation: Organisation, picture: Picture, alt: str, by: Any, on: date, source: str = ""
) -> OrganisationLogo:
    """Keep the mark of an organisation in the place of an earlier one. The picture was drawn anew by its reader."""
    require(by, Right.EDIT_COALITION, campaign=organisation.campaign.slug, on=on)
    facts = {"sha256": picture.sha256, "width": picture.width, "height": picture.height, "alt": alt, "source": source}
    row, _new = OrganisationLogo.objects.update_or_create(
        organisation=organisation, defaults={"content": picture.content, **facts}
    )
    log.record("coalition.set_logo", target=organisation, by=by, on=on, after={"sha256": picture.sha256, "alt": alt})
    return row


@transaction.atomic
def remove_logo(*, logo: OrganisationLogo, by: Any, on: date) -> None:
    """Take the mark of an organisation away."""
    organisation = logo.organisation
    require(by, Right.EDIT_COALITION, campaign=organisation.campaign.slug, on=on)
    log.record("coalition.remove_logo", target=organisation, by=by, on=on, before={"sha256": logo.sha256})
    logo.delete()


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
