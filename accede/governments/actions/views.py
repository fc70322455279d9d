"""Views of the boards that somebody saves for herself: nobody else reads or changes them, so the log is not told."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.governments.actions.writing import one_at_a_time
from accede.governments.models import SavedView
from accede.kit.refusals import Refused

MOST = 30  # views of one person in one campaign


class NameTaken(Refused):
    """She has a view of that name already."""

    field = "name"


class TooMany(Refused):
    """She has as many views as can be overlooked on one page."""


@transaction.atomic
def save_view(
    *, campaign: Campaign, name: str, board: str, query: str, default: bool = False, by: Any, on: date
) -> SavedView:
    """Keep a cut of a board under a name, for herself. Raises NotAllowed, NameTaken, TooMany, ValidationError."""
    require(by, Right.READ_PAPERS, campaign=campaign.slug, on=on)
    one_at_a_time(campaign)
    rows = SavedView.objects.filter(user=by, campaign=campaign)
    _refuse_taken(rows, name)
    if rows.count() >= MOST:
        raise TooMany(_("You have %(most)d views already. Remove one that you no longer use.") % {"most": MOST})
    return _kept(SavedView(user=by, campaign=campaign, name=name, board=board, query=query), default)


@transaction.atomic
def rename_view(*, view: SavedView, name: str, default: bool = False, by: Any, on: date) -> SavedView:
    """Give a view of her own another name, or make it the one with which its board opens. Raises as `save_view`."""
    require(by, Right.READ_PAPERS, campaign=view.campaign.slug, on=on)
    one_at_a_time(view.campaign)
    _refuse_taken(SavedView.objects.filter(user=by, campaign=view.campaign).exclude(pk=view.pk), name)
    view.name = name
    return _kept(view, default)


@transaction.atomic
def remove_view(*, view: SavedView, by: Any, on: date) -> None:
    """Remove a view of her own. Raises NotAllowed."""
    require(by, Right.READ_PAPERS, campaign=view.campaign.slug, on=on)
    view.delete()


def _refuse_taken(rows: QuerySet[SavedView], name: str) -> None:
    if rows.filter(name=name).exists():
        raise NameTaken(_("You have a view of this name already. Choose another one, or remove that view first."))


def _kept(view: SavedView, default: bool) -> SavedView:
    view.default = default
    if default:
        others = SavedView.objects.filter(user=view.user, campaign=view.campaign, board=view.board)
        others.exclude(pk=view.pk).update(default=False)
    view.full_clean()
    view.save()
    return view
