"""Pages of champions and sponsors: over all States, and each one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.coalition.rules import reading_of
from accede.governments.actions import targets as actions
from accede.governments.forms.targets import ChampionForm, ChampionOfAnyForm
from accede.governments.queries.targets import champions, past_champions
from accede.governments.rules import champion_for
from accede.governments.views.entering import StateFile, enter, enter_file
from accede.governments.views.targets import SETS, frame
from accede.governments.views.writing import crumbs_of, saved, told
from accede.kit.formpages import FormPage, form_page, typed
from accede.record.queries import names, standing


@login_required
def overview(request: HttpRequest, campaign: str) -> HttpResponse:
    """Who speaks for the treaty among others and who sponsors texts, on the day; and who did before."""
    room = enter(request, campaign)
    asked: dict[str, Any] = {"reader": reading_of(request.user, campaign, on=room.today), "as_of": room.day}
    found, called = standing(room.campaign.treaty, as_of=room.day), names(on=room.day)

    def shown(rows: list[Any]) -> list[tuple[Any, str, Any]]:
        return [(row, called.get(row.state.code, row.state.code), _class(found.get(row.state.code))) for row in rows]

    context = {
        **frame(room, "champions"),
        "rows": shown(champions(room.campaign, on=room.today, **asked)),
        "past": shown(past_champions(room.campaign, on=room.today, **asked)),
    }
    return render(request, "governments/champions.html", context)


@login_required
def champion(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One champion or sponsor."""
    file = enter_file(request, campaign, code)
    row = champion_for(request.user, campaign, code, key, on=file.today)
    may_set = file.may(SETS)
    context = {**file.context(""), "may_set": may_set, "row": row, "log": told(file, may_set, row)}
    return render(request, "governments/champion.html", context)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Note a champion or sponsor, of a State to choose."""
    room = enter(request, campaign, SETS)
    asked: dict[str, Any] = {"campaign": room.campaign, "reader": request.user, "on": room.today}
    form = ChampionOfAnyForm(typed(request), day=room.day, **asked)

    def act() -> Any:
        values = dict(form.cleaned_data)
        state = values.pop("state")
        return actions.add_champion(campaign=room.campaign, state=state, values=values, by=request.user, on=room.today)

    page = FormPage(_("Note a champion or sponsor"), _("Save"), room.url("champions"), done=saved)
    return form_page(request, form, act, page, campaign=room.campaign)


@login_required
def add_of(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Note that this State is a champion or sponsor."""
    file = enter_file(request, campaign, code, SETS)
    form = ChampionForm(typed(request), campaign=file.campaign, reader=request.user, on=file.today)

    def act() -> Any:
        values = form.cleaned_data
        return actions.add_champion(
            campaign=file.campaign, state=file.state, values=values, by=request.user, on=file.today
        )

    page = _page(file, _("Note a champion or sponsor"), file.page("file"))
    return form_page(request, form, act, page, campaign=file.campaign)


@login_required
def change(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct it, or say until when it was so."""
    file = enter_file(request, campaign, code, SETS)
    row = champion_for(request.user, campaign, code, key, SETS, on=file.today)
    form = ChampionForm(typed(request), instance=row, campaign=file.campaign, reader=request.user, on=file.today)

    def act() -> Any:
        return actions.change_champion(champion=row, values=form.cleaned_data, by=request.user, on=file.today)

    page = _page(file, _("Correct it, or say until when it was so"), row.get_absolute_url())
    return form_page(request, form, act, page, campaign=file.campaign)


def _page(file: StateFile, title: str, back: str) -> FormPage:
    return FormPage(title, _("Save"), back, done=saved, crumbs=crumbs_of(file))


def _class(found: Any) -> Any:
    return found.state_class if found else None
