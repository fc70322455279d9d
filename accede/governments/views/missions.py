"""Pages of the missions of one State: who heads them, over time, and what keeps them true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.governments.actions import missions as actions
from accede.governments.forms.missions import CloseForm, EndForm, HeadForm, MissionForm
from accede.governments.models import MissionHead
from accede.governments.queries import missions as queries
from accede.governments.views.entering import StateFile, enter_file
from accede.governments.views.writing import crumbs_of, told, write
from accede.kit import log
from accede.kit.formpages import FormPage, one_button, typed

KEEP = Right.KEEP_MISSIONS


@login_required
def file_page(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """The missions of a State."""
    entered = enter_file(request, campaign, code)
    context = {
        **_context(entered),
        "missions": queries.missions_of(entered.campaign, entered.state, as_of=entered.day),
        "closed": queries.closed_of(entered.campaign, entered.state, as_of=entered.day),
        "may_keep": entered.may(KEEP),
    }
    return render(request, "governments/missions.html", context)


@login_required
def one(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One mission with its heads over time."""
    entered, shown = _found(request, campaign, code, key)
    row = shown.mission
    may_keep = entered.may(KEEP)
    heads = log.Parts(row.heads.all(), "mission", [row.pk])
    context = {
        **_context(entered),
        "shown": shown,
        "terms": queries.terms(shown, as_of=entered.day),
        "may_keep": may_keep,
        "history": told(entered, True, row, heads) if may_keep else [],
    }
    return render(request, "governments/mission.html", context)


@login_required
def add(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Put a mission on record."""
    entered = enter_file(request, campaign, code, KEEP)
    form = MissionForm(typed(request))
    form.instance.campaign, form.instance.state = entered.campaign, entered.state

    def act() -> Any:
        return actions.add_mission(
            campaign=entered.campaign, state=entered.state, values=form.cleaned_data, by=request.user, on=entered.today
        )

    done = _("The mission is on record. Now add who heads it.")
    return _form(request, entered, form, act, _("Add a mission"), done, back=entered.page("missions"))


@login_required
def change(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct a mission."""
    entered, shown = _found(request, campaign, code, key, KEEP)
    form = MissionForm(typed(request), instance=shown.mission)

    def act() -> Any:
        return actions.change_mission(
            mission=shown.mission, values=form.cleaned_data, by=request.user, on=entered.today
        )

    return _form(request, entered, form, act, _("Change the mission"), _("The mission is saved."), back=_home(shown))


@login_required
def close(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Say from when a mission is closed."""
    entered, shown = _found(request, campaign, code, key, KEEP)
    form = CloseForm(typed(request), initial={"closed_date": entered.today})

    def act() -> Any:
        return actions.close_mission(mission=shown.mission, by=request.user, on=entered.today, **form.cleaned_data)

    done = _("The mission is closed. Its heads stay on record.")
    return _form(request, entered, form, act, _("Close the mission"), done, back=_home(shown))


@login_required
@require_POST
def check(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Checked today: head and addresses are as they stand here."""
    entered, shown = _found(request, campaign, code, key, KEEP)
    done = _("Checked today: the head and the addresses are as they stand here.")
    return one_button(
        request,
        lambda: actions.check_mission(mission=shown.mission, by=request.user, on=entered.today),
        done=done,
        then=_home(shown),
    )


@login_required
@require_POST
def bounced(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """A letter to its mail address came back."""
    entered, shown = _found(request, campaign, code, key, KEEP)
    done = _("The e-mail address is marked as one that came back.")
    return one_button(
        request,
        lambda: actions.mark_bounced(mission=shown.mission, by=request.user, on=entered.today),
        done=done,
        then=_home(shown),
    )


@login_required
@require_POST
def reopen(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """The mission is open again."""
    entered, shown = _found(request, campaign, code, key, KEEP)
    return one_button(
        request,
        lambda: actions.close_mission(mission=shown.mission, closed_date=None, by=request.user, on=entered.today),
        done=_("The mission is open again."),
        then=_home(shown),
    )


@login_required
def add_head(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Put a new head on record; the one before may end with it."""
    entered, shown = _found(request, campaign, code, key, KEEP)
    follows = next(iter(shown.on.heads or shown.on.perhaps), None)
    form = HeadForm(typed(request), follows=follows)
    form.instance.mission = shown.mission

    def act() -> Any:
        values = dict(form.cleaned_data)
        ends = follows if values.pop("ends", False) else None
        return actions.add_head(mission=shown.mission, values=values, by=request.user, on=entered.today, ends=ends)

    return _form(request, entered, form, act, _("Add a head"), _("The head is on record."), back=_home(shown))


@login_required
def correct_head(request: HttpRequest, campaign: str, code: str, key: str, number: int) -> HttpResponse:
    """Correct what is on record of a head."""
    entered, shown = _found(request, campaign, code, key, KEEP)
    head = _head(shown, number)
    form = HeadForm(typed(request), instance=head)

    def act() -> Any:
        return actions.correct_head(head=head, values=form.cleaned_data, by=request.user, on=entered.today)

    title = _("Correct %(name)s") % {"name": head.name}
    return _form(request, entered, form, act, title, _("The head is saved."), back=_home(shown))


@login_required
def end_head(request: HttpRequest, campaign: str, code: str, key: str, number: int) -> HttpResponse:
    """Say when a head's term ended."""
    entered, shown = _found(request, campaign, code, key, KEEP)
    head = _head(shown, number)
    form = EndForm(typed(request), initial={"until_date": head.until_date})

    def act() -> Any:
        return actions.end_head(head=head, by=request.user, on=entered.today, **form.cleaned_data)

    title = _("End the term of %(name)s") % {"name": head.name}
    return _form(request, entered, form, act, title, _("The end of the term is saved."), back=_home(shown))


def _found(
    request: HttpRequest, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS
) -> tuple[StateFile, queries.MissionOn]:
    entered = enter_file(request, campaign, code, right)
    # Who changes a mission changes it as it stands today, whatever day the page shows.
    day = entered.day if right == Right.READ_PAPERS else entered.today
    shown = queries.mission(entered.campaign, entered.state, key, as_of=day)
    if shown is None:
        raise Http404
    return entered, shown


def _head(shown: queries.MissionOn, number: int) -> MissionHead:
    for row in shown.mission.heads.all():
        if row.number == number:
            row.mission = shown.mission
            return row
    raise Http404


def _home(shown: queries.MissionOn) -> str:
    return str(shown.mission.get_absolute_url())


def _context(entered: StateFile) -> dict[str, Any]:
    return {**entered.context("missions"), "here": entered.page("missions")}


def _form(
    request: HttpRequest,
    entered: StateFile,
    form: Any,
    act: Callable[[], Any],
    title: str,
    done: str,
    *,
    back: str,
) -> HttpResponse:
    crumbs = crumbs_of(entered, (_("Missions"), entered.page("missions")))
    return write(request, entered, form, act, FormPage(title, _("Save"), back, done=done, crumbs=crumbs))
