"""Pages of targets: lists with scores, one target, the country of the month."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.rules import reading_of
from accede.governments.actions import targets as actions
from accede.governments.forms.targets import (
    ChangeTargetForm,
    DropForm,
    MonthForm,
    TargetForm,
    TargetListForm,
)
from accede.governments.models import MonthCountry, Target, TargetList
from accede.governments.queries import score_words
from accede.governments.queries.scores import facts, scored, scores, weights_in, weights_on
from accede.governments.queries.target_pages import lists_on, rows_of, suggestions, told
from accede.governments.queries.targets import countries_of_months, targets_of_list
from accede.governments.rules import list_for, target_for
from accede.governments.views import writing
from accede.governments.views.entering import Room, enter
from accede.kit.formpages import Crumbs, FormPage, form_page, one_button, typed
from accede.record.queries import pinned, state_name

SETS = Right.SET_TARGETS


@login_required
def overview(request: HttpRequest, campaign: str) -> HttpResponse:
    """The lists of targets, the country of the month, and who could be a target."""
    room = enter(request, campaign)
    reading = reading_of(request.user, campaign, on=room.today)
    found = scores(room.campaign, reader=reading, as_of=room.day, on=room.today)
    lists = lists_on(room.campaign, found, reader=reading, as_of=room.day, on=room.today)
    taken = {row.target.state.code for each in lists for row in each.standing if _covers(each.targets, room)}
    months = countries_of_months(room.campaign, as_of=room.day)
    context = {
        **frame(room, "targets"),
        "lists": lists,
        "suggestions": suggestions(found, taken),
        "open_lists": [each.targets for each in lists if each.targets.until_date >= room.day],
        "month": (month := next((row for row in months if row.month == room.day.replace(day=1)), None)),
        "month_name": state_name(month.state.code, on=room.day) if month else "",
        "months": _named(months),
        "scored_number": len(found),
        "score_url": room.url("weights"),
        "score_words": _("How it is counted"),
        "open_words": _("Open the list"),
    }
    return render(request, "governments/targets.html", context)


def _named(months: list[MonthCountry]) -> list[tuple[MonthCountry, str]]:
    """Each with what its State was called in its month. One query, for the record's version; none without a month."""
    if not months:
        return []
    with pinned():
        return [(row, state_name(row.state.code, on=row.month)) for row in months]


def _covers(targets: TargetList, room: Room) -> bool:
    return targets.from_date <= room.day <= targets.until_date


def frame(room: Room, current: str) -> dict[str, Any]:
    """What every page of targets needs."""
    return {**room.context(current), "may_set": room.may(SETS)}


@login_required
def one_list(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The States of one list with their scores."""
    room = enter(request, campaign)
    row = list_for(request.user, campaign, key, on=room.today)
    reading = reading_of(request.user, campaign, on=room.today)
    found = scores(room.campaign, reader=reading, as_of=room.day, on=room.today)
    rows = rows_of(room.campaign, targets_of_list(row), found, as_of=room.day)
    context = {
        **frame(room, "targets"),
        "targets": row,
        "rows": [each for each in rows if not each.dropped],
        "dropped": [each for each in rows if each.dropped],
        "log": writing.told(room, room.may(SETS), row),
    }
    return render(request, "governments/target_list.html", context)


@login_required
def target(request: HttpRequest, campaign: str, targets: str, key: str) -> HttpResponse:
    """One target: why, whose, the plan with its tasks, the score line by line."""
    room = enter(request, campaign)
    row = target_for(request.user, campaign, targets, key, on=room.today)
    reading = reading_of(request.user, campaign, on=room.today)
    known = facts(room.campaign, reader=reading, as_of=room.day, on=room.today)
    weights = weights_on(room.campaign, as_of=room.day)
    found = scored(known, weights_in(weights)).get(row.state.code)
    context = {
        **frame(room, "targets"),
        "target": row,
        "name": state_name(row.state.code, on=room.day),
        "state_row": next((each for each in known.rows if each.code == row.state.code), None),
        "scored": found,
        "score_words": score_words.score_words(found.score) if found else "",
        "lines": told(found.score) if found else [],
        "of_all": len(scored(known, weights_in(weights))),
        "log": writing.told(room, room.may(SETS), row),
    }
    return render(request, "governments/target.html", context)


# ------------------------------------------------------------------------------------------------------------- forms
@login_required
def make_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """Open a list of targets."""
    room = enter(request, campaign, SETS)
    form = TargetListForm(typed(request), campaign=room.campaign, reader=request.user, on=room.today)

    def act() -> Any:
        return actions.make_list(campaign=room.campaign, values=form.cleaned_data, by=request.user, on=room.today)

    page = FormPage(
        _("Open a list of targets"), _("Open the list"), room.url("targets"), done=writing.saved, crumbs=crumbs(room)
    )
    return form_page(request, form, act, page, campaign=room.campaign)


@login_required
def change_list(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a list of targets."""
    room = enter(request, campaign, SETS)
    row = list_for(request.user, campaign, key, SETS, on=room.today)
    form = TargetListForm(typed(request), instance=row, campaign=room.campaign, reader=request.user, on=room.today)

    def act() -> Any:
        return actions.change_list(targets=row, values=form.cleaned_data, by=request.user, on=room.today)

    page = FormPage(
        _("Correct the list"), _("Save"), row.get_absolute_url(), done=writing.saved, crumbs=crumbs(room, row)
    )
    return form_page(request, form, act, page, campaign=room.campaign)


def crumbs(room: Room, targets: TargetList | None = None, row: Target | None = None) -> Crumbs:
    """The way down to a page of targets."""
    found = [(_("States"), room.url("table")), (_("Targets"), room.url("targets"))]
    if targets is not None:
        found.append((targets.title, targets.get_absolute_url()))
    if row is not None:
        found.append((state_name(row.state.code, on=room.day), row.get_absolute_url()))
    return tuple(found)


@login_required
def add_target(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put a State on a list; ?state= says which one was suggested."""
    room = enter(request, campaign, SETS)
    row = list_for(request.user, campaign, key, SETS, on=room.today)
    start = {"state": request.GET.get("state", "").upper()}
    form = TargetForm(typed(request), initial=start, targets=row, day=min(room.day, room.today))

    def act() -> Any:
        return actions.add_target(targets=row, values=form.cleaned_data, by=request.user, on=room.today)

    page = FormPage(
        _("Add a State to “%(title)s”") % {"title": row.title}, _("Add the State"), row.get_absolute_url(),
        done=_("The State stands on the list."), crumbs=crumbs(room, row),
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=room.campaign)


@login_required
def change_target(request: HttpRequest, campaign: str, targets: str, key: str) -> HttpResponse:
    """Change reasons, hands, plan or review date of a target."""
    room = enter(request, campaign, SETS)
    row = target_for(request.user, campaign, targets, key, SETS, on=room.today)
    form = ChangeTargetForm(typed(request), instance=row, targets=row.targets)

    def act() -> Any:
        return actions.change_target(target=row, values=form.cleaned_data, by=request.user, on=room.today)

    return form_page(request, form, act, _target_page(room, row, _("Change the target")), campaign=room.campaign)


@login_required
def drop_target(request: HttpRequest, campaign: str, targets: str, key: str) -> HttpResponse:
    """Drop a State from its list, with a reason."""
    room = enter(request, campaign, SETS)
    row = target_for(request.user, campaign, targets, key, SETS, on=room.today)
    form = DropForm(typed(request))

    def act() -> Any:
        values = {**form.cleaned_data, "dropped_date": min(room.day, room.today)}
        return actions.drop_target(target=row, values=values, by=request.user, on=room.today)

    return form_page(request, form, act, _target_page(room, row, _("Drop the target")), campaign=room.campaign)


def _target_page(room: Room, row: Target, title: str) -> FormPage:
    return FormPage(title, _("Save"), row.get_absolute_url(), done=_("Saved."), crumbs=crumbs(room, row.targets, row))


@login_required
@require_POST
def take_up(request: HttpRequest, campaign: str, targets: str, key: str) -> HttpResponse:
    """Take a State that was dropped up again."""
    today = timezone.localdate()
    row = target_for(request.user, campaign, targets, key, SETS, on=today)

    def act() -> None:
        actions.take_up_target(target=row, by=request.user, on=today)

    return one_button(request, act, done=_("It is a target again."), then=row.get_absolute_url())


@login_required
def choose_country(request: HttpRequest, campaign: str) -> HttpResponse:
    """Choose the country of a month."""
    room = enter(request, campaign, SETS)
    start = {"state": request.GET.get("state", "").upper()}
    form = MonthForm(typed(request), initial=start, campaign=room.campaign, day=room.day)

    def act() -> Any:
        return actions.choose_country(
            campaign=room.campaign, month=form.cleaned_data["month"], state=form.cleaned_data["state"],
            reason=form.cleaned_data["reason"], by=request.user, on=room.today,
        )  # fmt: skip

    page = FormPage(
        _("Country of the month"), _("Choose the country"), room.url("targets"), done=_("The country is chosen."),
        crumbs=crumbs(room), then=room.url("targets"),
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=room.campaign)
