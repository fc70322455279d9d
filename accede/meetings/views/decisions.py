"""Decisions: their list, each with what became of it, and the tasks that follow."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.rules import campaign_for
from accede.kit import log, offers
from accede.kit.formpages import FormPage, form_page, typed
from accede.kit.history import SHOWN, lines
from accede.kit.parts import Shown
from accede.meetings.actions import decisions as actions
from accede.meetings.forms.decisions import DecisionForm, FilterForm, TaskForm, WordsForm
from accede.meetings.models import Decision
from accede.meetings.queries import decisions as queries
from accede.meetings.queries import item_of
from accede.meetings.queries.decisions import DecisionRow, Filter
from accede.meetings.views.frame import crumbs
from accede.meetings.views.minutes import enter
from accede.meetings.views.motions import number_in

ROWS = 50


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """The decisions that the reader may see, cut by year, by open tasks, by words."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, on=today)
    form = FilterForm(request.GET)
    everything = queries.decisions(found, Filter(), reader=request.user, on=today)
    only = form.only()
    rows = everything if only == Filter() else queries.decisions(found, only, reader=request.user, on=today)
    page = {
        "campaign": found,
        "form": form,
        "applied": form.applied(),
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "figures": _figures(everything),
        "crumbs": crumbs(found),
    }
    return render(request, "meetings/decisions.html", page)


def _figures(rows: list[DecisionRow]) -> list[Shown]:
    return [
        Shown(len(rows), _("decisions"), _("under a number, of all years")),
        Shown(sum(row.open_tasks > 0 for row in rows), _("with open tasks"), _("something is still to be done")),
        Shown(sum(row.late_tasks for row in rows), _("late tasks"), _("due before today and not closed")),
    ]


@login_required
def decision(request: HttpRequest, campaign: str, year: int, number: int) -> HttpResponse:
    """A decision: where it was taken, what follows from it, where the report tells it."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, on=today)
    row = _row(request, found, year, number, today)
    keeps = may(request.user, Right.KEEP_MINUTES, campaign=campaign, on=today)
    meeting = row.decision.item.meeting
    subject = (campaign, f"meetings.decision:{year}-{number}", row.decision.on)
    page = {
        "campaign": found,
        "row": row,
        "decision": row.decision,
        "meeting": meeting,
        "told": offers.ask("told_in", subject=subject, on=today, reader=request.user),
        "may_keep": keeps,
        "crumbs": (*crumbs(found), (_("Decisions"), queries.list_url(campaign))),
        "log": _history(request, row.decision, keeps, today),
    }
    return render(request, "meetings/decision.html", page)


@login_required
def add(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Note a decision that the meeting took without a motion."""
    entered = enter(request, campaign, key, Right.KEEP_MINUTES)
    item = item_of(entered.meeting, number_in(request.GET.get("item", "")))
    form = DecisionForm(typed(request), meeting=entered.meeting, initial={"item": item})
    page = FormPage(
        title=_("Note a decision"),
        button=_("Save the decision"),
        back=entered.url("write_minutes"),
        done=_("Decision noted under its number. Open the tasks that follow from it here."),
        crumbs=entered.crumbs(entered.minutes_crumb),
    )

    def act() -> Decision:
        return actions.record_decision(by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, form, act, page, campaign=entered.meeting.campaign)


@login_required
def change(request: HttpRequest, campaign: str, year: int, number: int) -> HttpResponse:
    """Correct the words of a decision while its minutes are not approved."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.KEEP_MINUTES, on=today)
    row = _row(request, found, year, number, today)
    form = WordsForm(typed(request), initial={"text": row.decision.text})
    page = _page(
        row, title=_("Correct the words of decision %(code)s"), button=_("Save the words"), done=_("Decision saved.")
    )

    def act() -> Decision:
        return actions.change_decision(decision=row.decision, by=request.user, on=today, **form.cleaned_data)

    return form_page(request, form, act, page, campaign=found)


@login_required
def add_task(request: HttpRequest, campaign: str, year: int, number: int) -> HttpResponse:
    """Open a task that follows from a decision."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.KEEP_MINUTES, on=today)
    row = _row(request, found, year, number, today)
    form = TaskForm(typed(request), campaign=found)
    page = _page(
        row, title=_("Open a task from decision %(code)s"), button=_("Open the task"),
        done=_("Task opened. It shows the decision, and the decision shows what becomes of it."),
    )  # fmt: skip

    def act() -> Any:
        actions.open_task_of(decision=row.decision, by=request.user, on=today, **form.cleaned_data)
        return row.decision

    return form_page(request, form, act, page, campaign=found)


def _page(row: DecisionRow, *, title: str, button: str, done: str) -> FormPage:
    decision = row.decision
    above = (
        *crumbs(decision.campaign),
        (_("Decisions"), queries.list_url(decision.campaign.slug)),
        (decision.code, decision.get_absolute_url()),
    )
    return FormPage(
        title=title % {"code": decision.code}, lede=decision.text, button=button, back=decision.get_absolute_url(),
        done=done, crumbs=above,
    )  # fmt: skip


def _row(request: HttpRequest, campaign: Campaign, year: int, number: int, today: date) -> DecisionRow:
    row = queries.decision_row(campaign, year, number, reader=request.user, on=today)
    if row is None:
        raise Http404
    return row


def _history(request: HttpRequest, decision: Decision, keeps: bool, today: date) -> list[Any]:
    reads = may(request.user, Right.READ_LOG, campaign=decision.campaign.slug, on=today)
    if not (reads or keeps):
        return []
    entries = log.entries_for(decision)[:SHOWN]
    return lines(entries, reader=request.user, on=today, sees_personal=keeps)
