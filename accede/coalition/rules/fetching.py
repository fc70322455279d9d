"""A campaign, or a row of it, together with the right to it."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.roles import ROLES
from accede.accounts.rules import grants_on, require, rights_of
from accede.coalition.models import Campaign, Office, Organisation, Owned, Person
from accede.coalition.rules.reading import may_change, reading_of, visible
from accede.coalition.rules.sharing import NotTheOwners, not_the_owners

Held = TypeVar("Held", bound=Model)
Mine = TypeVar("Mine", bound=Owned)


def campaign_for(user: Any, slug: str, right: Right = Right.READ_PAPERS, *, on: date) -> Campaign:
    """The campaign with its treaty, when the person holds the right in it on the day.

    Http404 when there is none or the person may not read its papers: the two must look the same. `NotAllowed`
    when she may read but lacks the right asked for.
    """
    campaign = Campaign.objects.select_related("treaty").filter(slug=slug).first()
    if campaign is None or Right.READ_PAPERS not in rights_of(user, campaign=slug, on=on):
        raise Http404(_("No campaign of this name that you may read."))
    if right != Right.READ_PAPERS:
        require(user, right, campaign=slug, on=on)
    return campaign


def organisation_of(campaign: Campaign, key: str) -> Organisation:
    """The campaign's organisation, or Http404. The caller has the campaign from `campaign_for`."""
    return row_of(Organisation, campaign, key)


def person_of(campaign: Campaign, key: str) -> Person:
    """The campaign's person, or Http404. The caller has the campaign from `campaign_for`."""
    return row_of(Person, campaign, key)


def office_of(campaign: Campaign, key: str) -> Office:
    """The campaign's office, or Http404. The caller has the campaign from `campaign_for`."""
    return row_of(Office, campaign, key)


def row_of(model: type[Held], campaign: Campaign, key: str) -> Held:
    """The campaign's row of a model with keys, or Http404. The campaign comes from `campaign_for`."""
    found = model._default_manager.filter(campaign=campaign, key=key).first()
    if found is None:
        raise Http404
    found.campaign = campaign  # type: ignore[attr-defined]  # so that its address needs no query
    return found


def owned_for(
    rows: QuerySet[Mine], user: Any, slug: str, key: str, right: Right = Right.READ_PAPERS, *, on: date
) -> Mine:
    """The campaign's row of that key together with the right to it, on the day.

    Http404 when there is none that the person may see. For any right but reading: `NotAllowed` when she lacks it,
    `NotTheOwners` when the row is kept to people among whom she is not.
    """
    home = campaign_for(user, slug, right, on=on)
    reading = reading_of(user, slug, on=on)
    found = visible(rows.filter(campaign=home, key=key), reading).first()
    if found is None:
        raise Http404
    if right != Right.READ_PAPERS and not may_change(found, reading):
        raise NotTheOwners(not_the_owners())
    found.campaign = home  # type: ignore[attr-defined]  # so that its address needs no query
    return found


def speaks_for(user: Any, right: Right, campaign: Campaign, *, on: date) -> list[Organisation]:
    """The organisations in whose name the person may do it on the day: those that a grant with the right names.

    Two queries. Whether an organisation is a member on that day is another question: ask it as well.
    """
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return []
    roles = [key for key, role in ROLES.items() if right in role.may]
    held = grants_on(on).filter(user=user, role__in=roles, campaign__in=["", campaign.slug])
    keys = set(held.exclude(organisation="").values_list("organisation", flat=True))
    found = list(Organisation.objects.filter(campaign=campaign, key__in=keys).order_by("name", "key")) if keys else []
    for organisation in found:
        organisation.campaign = campaign
    return found
