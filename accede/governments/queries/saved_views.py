"""Views of the boards that somebody saved for herself."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from accede.coalition.models import Campaign
from accede.governments.models import SavedView

BOARDS = {"table": "table", "stages": "stages_board", "map": "map"}  # the board and the name of its address
# What a view keeps of an address: not the day and not the page.
KEPT = (
    "text", "state_class", "position", "stage", "group", "direction", "target", "champion", "tag", "stale", "met",
    "sort", "show",
)  # fmt: skip


def views_of(campaign: Campaign, *, user: Any) -> list[tuple[SavedView, str]]:
    """Her views in the campaign by name, each with its address. One query."""
    rows = SavedView.objects.filter(campaign=campaign, user=user).order_by("name")
    return [(row, address(campaign, row)) for row in rows]


def default_view(campaign: Campaign, *, user: Any, board: str) -> SavedView | None:
    """The view with which she wants the board to open. One query."""
    return SavedView.objects.filter(campaign=campaign, user=user, board=board, default=True).first()


def address(campaign: Campaign, view: SavedView) -> str:
    """Where the view opens."""
    return f"{reverse(f'governments:{BOARDS[view.board]}', args=[campaign.slug])}?{view.query}"


def kept(given: QueryDict) -> str:
    """What a view keeps of an address; that it is a cut is always said, so that it opens also where it is empty."""
    return urlencode([("cut", "1"), *((name, given[name]) for name in KEPT if given.get(name))])
