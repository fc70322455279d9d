"""Who may see and change a campaign: fetch and permit in one step."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require, rights_of
from accede.coalition.models import Campaign, Office, Organisation, Person

Held = TypeVar("Held", bound=Model)


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
