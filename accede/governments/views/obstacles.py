"""Pages of obstacles: those of a State's file, one, the forms."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.core.obstacles import outcome
from accede.governments.actions import obstacles as actions
from accede.governments.forms.obstacles import MoveForm, ObstacleForm
from accede.governments.models import Obstacle
from accede.governments.queries.obstacles import by_state, chain, heard_all, obstacles_of, tallies
from accede.governments.rules import obstacle_for
from accede.governments.views.entering import StateFile, enter, enter_file
from accede.governments.views.writing import crumbs_of, may_edit, saved, told, write
from accede.kit.formpages import Crumbs, FormPage, removal_page, typed
from accede.kit.log import Parts


@login_required
def everywhere(request: HttpRequest, campaign: str) -> HttpResponse:
    """Which obstacles are raised most, and which answers moved them."""
    room = enter(request, campaign)
    heard = heard_all(room.campaign, reader=request.user, as_of=room.day, on=room.today)
    context = {
        **room.context("obstacles_all"),
        "tallies": tallies(heard, as_of=room.day),
        "chain": chain(heard, room.campaign, as_of=room.day),
        "states": by_state(heard, as_of=room.day),
        "whole": outcome(heard, as_of=room.day),
    }
    return render(request, "governments/obstacles_all.html", context)


@login_required
def of_state(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """The obstacles of one State, with answers and effects."""
    entered = enter_file(request, campaign, code)
    rows = obstacles_of(entered.campaign, entered.state, reader=request.user, as_of=entered.day, on=entered.today)
    context = {
        **entered.context("obstacles"),
        "rows": rows,
        "may_edit": entered.may(Right.KEEP_FILES),
        "add_url": entered.page("add_obstacle"),
    }
    return render(request, "governments/obstacles.html", context)


@login_required
def obstacle(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One obstacle: what was said, the answer, what became of it."""
    entered = enter_file(request, campaign, code)
    row = obstacle_for(request.user, campaign, code, key, on=entered.today)
    rows = obstacles_of(
        entered.campaign, entered.state, reader=request.user, as_of=entered.day, on=entered.today, only=row
    )
    edits = may_edit(entered, row)
    context = {
        **entered.context("obstacles"),
        "obstacle": row,
        "raised": next(iter(rows), None),
        "may_edit": edits,
        "log": told(entered, edits, row, Parts(row.moves.all(), "obstacle", [row.pk])),
    }
    return render(request, "governments/obstacle.html", context)


@login_required
def add(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Put on record what a government says against joining."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    form = ObstacleForm(typed(request), **entered.of_file())

    def act() -> Any:
        return actions.raise_obstacle(
            campaign=entered.campaign, state=entered.state, values=form.cleaned_data, by=request.user, on=entered.today
        )

    return _form(request, act, entered, form, _("Add an obstacle"))


@login_required
def change(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct an obstacle, or say with what it was answered."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = obstacle_for(request.user, campaign, code, key, Right.KEEP_FILES, on=entered.today)
    form = ObstacleForm(typed(request), instance=row, **entered.of_file())

    def act() -> Any:
        return actions.change_obstacle(obstacle=row, values=form.cleaned_data, by=request.user, on=entered.today)

    return _form(request, act, entered, form, _("Correct the obstacle"), row)


@login_required
def record(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Record what became of an obstacle."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = obstacle_for(request.user, campaign, code, key, Right.KEEP_FILES, on=entered.today)
    form = MoveForm(typed(request), initial={"day": entered.today})

    def act() -> Any:
        return actions.record_move(obstacle=row, by=request.user, on=entered.today, **form.cleaned_data)

    page = FormPage(
        title=_("Record what became of it"),
        lede=str(row),
        button=_("Record it"),
        back=row.get_absolute_url(),
        then=row.get_absolute_url(),
        done=_("Recorded. Earlier effects stay on record."),
        crumbs=_crumbs(entered, row),
    )
    return write(request, entered, form, act, page)


@login_required
def remove(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Ask once, then take an obstacle off the record that was never raised."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = obstacle_for(request.user, campaign, code, key, Right.KEEP_FILES, on=entered.today)

    def act() -> None:
        actions.remove_obstacle(obstacle=row, by=request.user, on=entered.today)

    page = FormPage(
        title=_("Remove this obstacle?"),
        lede=_("Only for what was never raised. One that is no longer raised stays, with the effect recorded."),
        button=_("Remove the entry"),
        back=row.get_absolute_url(),
        crumbs=_crumbs(entered, row),
    )
    return removal_page(request, act, page, then=entered.page("obstacles"), campaign=entered.campaign)


def _form(
    request: HttpRequest, act: Any, entered: StateFile, form: Any, title: str, row: Obstacle | None = None
) -> HttpResponse:
    page = FormPage(
        title=title,
        lede=entered.name,
        button=_("Save"),
        back=row.get_absolute_url() if row else entered.page("obstacles"),
        done=saved,
        crumbs=_crumbs(entered, row),
        remove=entered.page("remove_obstacle", row.key) if row else "",
    )
    return write(request, entered, form, act, page)


def _crumbs(entered: StateFile, row: Obstacle | None = None) -> Crumbs:
    above = crumbs_of(entered, (_("Obstacles"), entered.page("obstacles")))
    return (*above, (str(row.get_kind_display()), row.get_absolute_url())) if row else above
