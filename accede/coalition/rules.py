"""Who may see and change a campaign: fetch and permit in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.roles import ROLES, Reach
from accede.accounts.rules import grants_on, is_operator, require, rights_of
from accede.coalition.models import Campaign, Office, Organisation, Owned, Person, SharedWith, Task

Held = TypeVar("Held", bound=Model)
Mine = TypeVar("Mine", bound=Owned)

# What each reach sees of other organisations' rows.
_SEEN = {
    Reach.PUBLIC: (SharedWith.PUBLIC,),
    Reach.ALLIANCE: (SharedWith.PUBLIC, SharedWith.ALLIANCE),
    Reach.MEMBERS: (SharedWith.PUBLIC, SharedWith.ALLIANCE, SharedWith.MEMBERS),
}


@dataclass(frozen=True)
class Reading:
    """With whose eyes a person reads a campaign on a day."""

    reach: Reach = Reach.PUBLIC
    organisations: frozenset[str] = frozenset()  # keys of the organisations for which she holds a role
    of_alliance: bool = False


# What a text of the alliance for everybody (a report, a public page) may draw on.
EVERYBODY = Reading()
# What a paper for all of the alliance (an agenda, minutes, a report's draft) may draw on.
THE_ALLIANCE = Reading(reach=Reach.ALLIANCE)


def reading_of(user: Any, campaign: str, *, on: date) -> Reading:
    """The reader's reach and organisations in the campaign (its slug) on the day. One query.

    A stranger reads what is shared with everybody.
    """
    if not getattr(user, "is_authenticated", False) or (not user.is_active and not is_operator(user)):
        return EVERYBODY
    held = list(grants_on(on).filter(user=user, campaign__in=["", campaign]).values_list("role", "organisation"))
    roles = [ROLES[role] for role, _organisation in held]
    return Reading(
        reach=max((role.reads for role in roles), default=Reach.PUBLIC),
        organisations=frozenset(key for _role, key in held if key),
        of_alliance=any(role.of_alliance for role in roles),
    )


def visible(rows: QuerySet[Mine], reading: Reading) -> QuerySet[Mine]:
    """The rows that such a reader may see. No query of its own; works on SQLite and PostgreSQL."""
    seen = Q(shared_with__in=_SEEN[reading.reach])
    if reading.of_alliance:
        seen |= Q(owner=None)
    if reading.organisations:
        seen |= Q(owner__key__in=reading.organisations)
        for key in sorted(reading.organisations):
            # Keys are slugs, so the quoted key is found in the list's text on every database.
            seen |= Q(shared_with=SharedWith.NAMED, shared_keys__icontains=f'"{key}"')
    return rows.filter(seen)


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


def visible_tasks(campaign: Campaign, user: Any, reading: Reading) -> QuerySet[Task]:
    """The tasks that are shared with the reader, and those that she has to do or opened, however they are shared."""
    rows = Task.objects.filter(campaign=campaign)
    shared = visible(rows, reading).values("pk")
    return rows.filter(Q(pk__in=shared) | hers(user, reading) | Q(opened_by=user))


def hers(user: Any, reading: Reading) -> Q:
    """The tasks of a person: given to her, to her account, or to an organisation for which she holds a role; those of
    the alliance itself for whoever acts for it.
    """
    mine = Q(account=user) | Q(person__user=user) | Q(organisation__key__in=reading.organisations)
    return mine | Q(account=None, person=None, organisation=None) if reading.of_alliance else mine


def may_keep(task: Task, user: Any, reading: Reading) -> bool:
    """Whether a person may change, give away and close a task that she sees: its owner's people, whoever opened it,
    the secretariat and the Convener. No query when the task was read with its organisation and person.
    """
    return (
        reading.of_alliance
        or user.pk in (task.account_id, task.opened_by_id, task.person.user_id if task.person else None)
        or (task.organisation is not None and task.organisation.key in reading.organisations)
    )


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
