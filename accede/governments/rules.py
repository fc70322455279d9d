"""Who may read and write State files: fetched together with the right."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.models import Campaign, Owned
from accede.coalition.rules import (
    NotTheOwners,
    campaign_for,
    campaign_slug,
    keeps,
    may_change,
    not_the_owners,
    owned_for,
    reading_of,
    visible,
)
from accede.governments.models import Ally, Champion, Obstacle, SavedView, Target, TargetList
from accede.record.models import State

Mine = TypeVar("Mine", bound=Owned)


def file_for(
    user: Any, campaign: str, code: str, right: Right = Right.READ_PAPERS, *, on: date
) -> tuple[Campaign, State]:
    """The campaign and the State of a file, when the person holds the right. Http404 as `campaign_for`, and for a code
    that is no State's.
    """
    found = campaign_for(user, campaign, right, on=on)
    state = State.objects.filter(code=code.upper()).first()
    if state is None:
        raise Http404(_("No State of this code is on record."))
    return found, state


def row_for(
    rows: QuerySet[Mine], user: Any, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS, *, on: date
) -> Mine:
    """One row of a State's file, when she may see it. Http404 when there is none or she may not; with another right
    than reading `NotTheOwners` when it is kept to people among whom she is not.
    """
    home, state = file_for(user, campaign, code, right, on=on)
    reading = reading_of(user, campaign, on=on)
    rows = rows.select_related("owner")
    found = visible(rows.filter(campaign=home, state=state, key=key), reading).first()
    if found is None:
        raise Http404
    if right != Right.READ_PAPERS and not may_change(found, reading):
        raise NotTheOwners(not_the_owners())
    found.campaign, found.state = home, state  # type: ignore[attr-defined]  # so that its address needs no query
    return found


def rows_seen(rows: QuerySet[Mine], campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Mine]:
    """The campaign's rows of a model that the reader may see on the day (two queries; none for a Reading)."""
    return visible(rows.filter(campaign=campaign), reading_of(reader, campaign.slug, on=on))


def target_for(
    user: Any, campaign: str, targets: str, key: str, right: Right = Right.READ_PAPERS, *, on: date
) -> Target:
    """A State on a list, by the keys of both, together with the right: as `coalition.rules.owned_for` for its list."""
    home = owned_for(TargetList.objects.select_related("owner"), user, campaign, targets, right, on=on)
    found = Target.objects.filter(targets=home, key=key).select_related("state", "organisation").first()
    if found is None:
        raise Http404
    found.targets = home
    return found


def list_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> TargetList:
    """A list of targets together with the right, as `coalition.rules.owned_for`."""
    return owned_for(TargetList.objects.select_related("owner"), user, campaign, key, right, on=on)


def champion_for(
    user: Any, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS, *, on: date
) -> Champion:
    """A champion or sponsor together with the right, as `row_for`."""
    return row_for(Champion.objects.all(), user, campaign, code, key, right, on=on)


def view_for(user: Any, campaign: str, key: str, *, on: date) -> SavedView:
    """A view that the person saved for herself in a campaign whose papers she reads; Http404 for anybody else's."""
    home = campaign_for(user, campaign, on=on)
    found = SavedView.objects.filter(campaign=home, user=user, key=key).first()
    if found is None:
        raise Http404
    found.campaign = home
    return found


def obstacle_for(
    user: Any, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS, *, on: date
) -> Obstacle:
    """An obstacle of a State's file together with the right, as `row_for`."""
    return row_for(Obstacle.objects.select_related("argument"), user, campaign, code, key, right, on=on)


def ally_for(user: Any, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Ally:
    """Somebody on the allies map of a State together with the right, as `row_for`."""
    return row_for(Ally.objects.select_related("organisation"), user, campaign, code, key, right, on=on)


def require_keeps(row: Owned, *, by: Any, on: date) -> None:
    """Raises NotTheOwners unless the person is of the row's owner's people: what is theirs alone to change. One query,
    none for a Reading.
    """
    if not keeps(row, reading_of(by, campaign_slug(row), on=on)):
        raise NotTheOwners(not_the_owners())
