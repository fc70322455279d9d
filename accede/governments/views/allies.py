"""Pages of the map of allies: of one State, of all target States, one ally, the forms."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.rules import may_change, reading_of, shown
from accede.governments.actions import allies as actions
from accede.governments.forms.allies import AllyForm, EndForm
from accede.governments.models import Ally, AllySector
from accede.governments.queries.allies import allies_of, gaps_of_all
from accede.governments.rules import ally_for
from accede.governments.views.entering import StateFile, enter, enter_file
from accede.governments.views.writing import crumbs_of, saved, told, write
from accede.kit.formpages import Crumbs, FormPage, removal_page, typed

EDITS = Right.KEEP_FILES


@login_required
def everywhere(request: HttpRequest, campaign: str) -> HttpResponse:
    """Who is with us in each State, and the sectors in which nobody is: target States first of all."""
    room = enter(request, campaign)
    found = gaps_of_all(room.campaign, reader=request.user, as_of=room.day, on=room.today, every="all" in request.GET)
    context = {
        **room.context("allies_all"),
        "sectors": AllySector.choices,
        "found": found,
        "every": "all" in request.GET,
    }
    return render(request, "governments/allies_all.html", context)


@login_required
def of_state(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """The map of one State by sector, with its gaps."""
    entered = enter_file(request, campaign, code)
    context = {
        **entered.context("allies"),
        "map": allies_of(entered.campaign, entered.state, reader=request.user, as_of=entered.day, on=entered.today),
        "may_edit": entered.may(EDITS),
        "add_url": entered.page("add_ally"),
    }
    return render(request, "governments/allies.html", context)


@login_required
def ally(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One ally: where it stands, since when, from where that is known."""
    entered = enter_file(request, campaign, code)
    reading = reading_of(request.user, campaign, on=entered.today)
    (row,) = shown([ally_for(request.user, campaign, code, key, on=entered.today)], reading)
    edits = entered.may(EDITS) and may_change(row, reading)
    context = {
        **entered.context("allies"),
        "ally": row,
        "may_edit": edits,
        "log": told(entered, edits, row),
    }
    return render(request, "governments/ally.html", context)


@login_required
def add(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Put somebody on the map."""
    entered = enter_file(request, campaign, code, EDITS)
    form = AllyForm(typed(request), initial={"sector": request.GET.get("sector", "")}, **entered.of_file())

    def act() -> Any:
        return actions.add_ally(
            campaign=entered.campaign, state=entered.state, values=form.cleaned_data, by=request.user, on=entered.today
        )

    return write(request, entered, form, act, _page(entered, _("Add to the map of allies")))


@login_required
def change(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct who it is or where it stands."""
    entered = enter_file(request, campaign, code, EDITS)
    row = ally_for(request.user, campaign, code, key, EDITS, on=entered.today)
    form = AllyForm(typed(request), instance=row, **entered.of_file())

    def act() -> Any:
        return actions.change_ally(ally=row, values=form.cleaned_data, by=request.user, on=entered.today)

    return write(request, entered, form, act, _page(entered, _("Correct the entry"), row))


@login_required
def end(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Say from when it no longer stands there."""
    entered = enter_file(request, campaign, code, EDITS)
    row = ally_for(request.user, campaign, code, key, EDITS, on=entered.today)
    form = EndForm(typed(request), initial={"until": entered.today.isoformat()})

    def act() -> Any:
        return actions.end_ally(ally=row, by=request.user, on=entered.today, **form.cleaned_data)

    return write(request, entered, form, act, _page(entered, _("It no longer stands there"), row))


@login_required
def remove(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Ask once, then take off the map who was entered by mistake."""
    entered = enter_file(request, campaign, code, EDITS)
    row = ally_for(request.user, campaign, code, key, EDITS, on=entered.today)

    def act() -> None:
        actions.remove_ally(ally=row, by=request.user, on=entered.today)

    page = FormPage(
        title=_("Remove “%(name)s”?") % {"name": row.name},
        lede=_("Only for who was entered by mistake. Who no longer stands there gets an end instead."),
        button=_("Remove the entry"),
        back=row.get_absolute_url(),
        crumbs=_crumbs(entered, row),
    )
    return removal_page(request, act, page, then=entered.page("allies"), campaign=entered.campaign)


def _page(entered: StateFile, title: str, row: Ally | None = None) -> FormPage:
    return FormPage(
        title=title,
        lede=row.name if row else entered.name,
        button=_("Save"),
        back=row.get_absolute_url() if row else entered.page("allies"),
        done=saved,
        crumbs=_crumbs(entered, row),
        remove=entered.page("remove_ally", row.key) if row else "",
    )


def _crumbs(entered: StateFile, row: Ally | None = None) -> Crumbs:
    above = crumbs_of(entered, (_("Allies"), entered.page("allies")))
    return (*above, (row.name, row.get_absolute_url())) if row else above
