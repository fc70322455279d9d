"""Reading the library."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.queries import shown_day
from accede.coalition.rules import campaign_for, reading_of
from accede.kit import offers
from accede.kit.history import SHOWN, lines
from accede.kit.parts import Tab
from accede.materials import queries, rules
from accede.materials.forms import FilterForm
from accede.materials.models import Item
from accede.materials.rules import item_for

ROWS_ON_A_PAGE = 50


@login_required
def item_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """All items of the library."""
    context = _shelf(request, campaign, "list")
    context["lines"] = queries.lines(context["page"].object_list, on=context["day"])
    return render(request, "materials/list.html", context)


@login_required
def translation_grid(request: HttpRequest, campaign: str) -> HttpResponse:
    """Items by languages, with the stage of each version on the day shown."""
    context = _shelf(request, campaign, "grid")
    context["grid"] = queries.grid(context["page"].object_list, on=context["day"])
    return render(request, "materials/grid.html", context)


def _shelf(request: HttpRequest, campaign: str, view: str) -> dict[str, Any]:
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    day = shown_day(home, request.GET.get("on"), today=today)
    reading = reading_of(request.user, campaign, on=today)
    form = FilterForm(request.GET, campaign=home, reading=reading)
    items = queries.shelf(home, form.cut(), reader=reading, on=day)
    views = (("list", _("Items")), ("grid", _("Translation grid")))
    return {
        "campaign": home,
        "day": day,
        "form": form,
        "applied": form.applied(),
        "sort": form.cut().sort,
        "tabs": [Tab(label, reverse(f"materials:{name}", args=[home.slug]), name == view) for name, label in views],
        "figures": queries.figures(items, on=day),
        "page": Paginator(items, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_edit": may(request.user, Right.EDIT_MATERIALS, campaign=home.slug, on=today),
    }


@login_required
def item(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One item: who made it, what it contains, its versions and their stages."""
    today = timezone.localdate()
    found = item_for(request.user, campaign, key, on=today)
    day = shown_day(found.campaign, request.GET.get("on"), today=today)
    full = queries.item_in_full(found, reader=request.user, on=today)
    may_edit = rules.may_edit(found, user=request.user, on=today)
    may_log = may_edit or may(request.user, Right.READ_LOG, campaign=campaign, on=today)
    context = {
        "campaign": found.campaign,
        "day": day,
        "item": full,
        "lede": queries.lede(full, on=day),
        "tabs": item_tabs(found, "item", may_read_log=may_log),
        "elsewhere": offers.ask("of_item", subject=(campaign, key), on=today, reader=request.user),
        "tracks": queries.tracks(full, on=day),
        "may_edit": may_edit,
    }
    return render(request, "materials/item.html", context)


@login_required
def history(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """What was done to it, newest first, for who may read the log or change it."""
    today = timezone.localdate()
    found = item_for(request.user, campaign, key, on=today)
    may_edit = rules.may_edit(found, user=request.user, on=today)
    if not may_edit:
        require(request.user, Right.READ_LOG, campaign=campaign, on=today)
    told = lines(queries.history_of(found)[:SHOWN], reader=request.user, on=today, sees_personal=may_edit)
    tabs = item_tabs(found, "history", may_read_log=True)
    context = {"campaign": found.campaign, "item": found, "tabs": tabs, "log": told}
    return render(request, "materials/history.html", context)


def item_tabs(found: Item, view: str, *, may_read_log: bool) -> list[Tab]:
    """The parts of the record that the reader may open; none when there is only one."""
    if not may_read_log:
        return []
    names = (("item", _("Overview")), ("history", _("History")))
    args = [found.campaign.slug, found.key]
    return [Tab(label, reverse(f"materials:{name}", args=args), name == view) for name, label in names]
