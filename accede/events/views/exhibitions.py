"""Works of an exhibition with consents and rights, withdrawals, and the tour."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.events import actions, queries, rules
from accede.events.forms.exhibitions import StopForm, WithdrawForm, WorkForm
from accede.events.models import Exhibit, TourStop
from accede.events.views.editing import editable, form_page, removed
from accede.kit.formpages import typed


@login_required
def exhibition(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """What hangs, what may not and why, and where it goes."""
    today = timezone.localdate()
    event = rules.event_for(request.user, campaign, key, on=today)
    works = queries.works_of(event, on=today)
    context = {
        "campaign": event.campaign,
        "event": event,
        "tabs": queries.tabs_of(event, "exhibition", reader=request.user, on=today),
        "may_edit": rules.may_edit(event, user=request.user, on=today),
        "works": works,
        "hanging": sum(work.may_hang for work in works),
        "tour": queries.tour_of(event),
    }
    return render(request, "events/exhibition.html", context)


def _page(request: HttpRequest, event: Any, form: Any, act: Any, title: str, button: str, done: str) -> HttpResponse:
    then = reverse("events:exhibition", args=[event.campaign.slug, event.key])
    return form_page(request, act, event.campaign, event, form, title, button, done=done, then=then)


@login_required
def add_work(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put a work on the list."""
    event = editable(request, campaign, key)
    form = WorkForm(typed(request), instance=Exhibit(event=event, source=event.source))

    def act() -> None:
        actions.add_work(event=event, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return _page(request, event, form, act, _("Add a work"), _("Save the work"), _("Work saved."))


@login_required
def change_work(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Correct a work."""
    event = editable(request, campaign, key)
    work = rules.work_of(event, number)
    form = WorkForm(typed(request), instance=work)

    def act() -> None:
        actions.change_work(work=work, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return _page(request, event, form, act, _("Correct the work"), _("Save the work"), _("Work saved."))


@login_required
def withdraw_work(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Take a work out of the exhibition."""
    event = editable(request, campaign, key)
    work = rules.work_of(event, number)
    form = WithdrawForm(typed(request))

    def act() -> None:
        actions.withdraw_work(work=work, by=request.user, on=timezone.localdate(), **form.cleaned_data)

    title = _("Withdraw “%(title)s”") % {"title": work.title}
    done = _("Withdrawn. It stays on the list, so that nobody hangs it again.")
    return _page(request, event, form, act, title, _("Withdraw the work"), done)


@login_required
@require_POST
def remove_work(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Take a work off the list that was entered by mistake."""
    event = editable(request, campaign, key)
    removed(request, actions.remove_work, work=rules.work_of(event, number))
    return redirect("events:exhibition", campaign, key)


@login_required
def add_stop(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put a stop on the tour."""
    event = editable(request, campaign, key)
    form = StopForm(typed(request), instance=TourStop(event=event), event=event)

    def act() -> None:
        actions.add_stop(event=event, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return _page(request, event, form, act, _("Add a stop of the tour"), _("Save the stop"), _("Stop saved."))


@login_required
def change_stop(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Correct a stop."""
    event = editable(request, campaign, key)
    stop = rules.stop_of(event, number)
    form = StopForm(typed(request), instance=stop, event=event)

    def act() -> None:
        actions.change_stop(stop=stop, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return _page(request, event, form, act, _("Correct the stop"), _("Save the stop"), _("Stop saved."))


@login_required
@require_POST
def remove_stop(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Take a stop out."""
    event = editable(request, campaign, key)
    removed(request, actions.remove_stop, stop=rules.stop_of(event, number))
    return redirect("events:exhibition", campaign, key)
