"""Pages of funding: translate, read the clock, call one thing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.queries import shown_day
from accede.coalition.rules import campaign_for
from accede.funding import actions, queries
from accede.funding.forms import ContributionForm, FilterForm, PriorityForm
from accede.funding.rules import contribution_for, may_edit, priority_for
from accede.kit import log

ROWS_ON_A_PAGE = 50


@login_required
def contribution_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """What the campaign was given, with the fundraising priorities below."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    day = shown_day(found, request.GET.get("on"), today=today)
    form = FilterForm(request.GET)
    rows = queries.listing(found, reader=request.user, on=today, only=form.only())
    notes = queries.donor_notes(found, rows, as_of=day)
    context = {
        "campaign": found,
        "form": form,
        "applied": form.applied(),
        "page": Paginator(_lines(rows, notes), ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "sums": queries.sums(rows),
        "targets": [note for note in notes.values() if note.target],
        "priorities": list(queries.priorities(found, reader=request.user, on=today)),
        "may_edit": may_edit(found, user=request.user, on=today),
        "day": day,
    }
    return render(request, "funding/list.html", context)


@login_required
def contribution(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One contribution: who gave, what it paid for, what is known of its worth."""
    today = timezone.localdate()
    row = contribution_for(request.user, campaign, key, on=today)
    day = shown_day(row.campaign, request.GET.get("on"), today=today)
    notes = queries.donor_notes(row.campaign, [row], as_of=day)
    context = {
        "campaign": row.campaign,
        "contribution": row,
        "when": queries.when_words(row),
        "paid_for": queries.paid_for(row),
        "note": notes.get(row.donor.state) if row.donor else None,
        "day": day,
        "entries": log.entries_for(row)[:10],
        "may_edit": may_edit(row.campaign, user=request.user, on=today),
    }
    return render(request, "funding/contribution.html", context)


@login_required
def priority(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One fundraising priority and what became of it."""
    today = timezone.localdate()
    row = priority_for(request.user, campaign, key, on=today)
    context = {
        "campaign": row.campaign,
        "priority": row,
        "entries": log.entries_for(row)[:10],
        "may_edit": may_edit(row.campaign, user=request.user, on=today),
    }
    return render(request, "funding/priority.html", context)


@login_required
def add_contribution(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put a grant, donation or gift on record."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.EDIT_FUNDING, on=today)
    form = ContributionForm(request.POST or None, campaign=found)
    if request.method == "POST" and form.is_valid():
        row = actions.add_contribution(campaign=found, values=form.cleaned_data, by=request.user, on=today)
        return _saved(request, row)
    return _form(request, found, form, _("Add a contribution"))


@login_required
def change_contribution(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a contribution."""
    today = timezone.localdate()
    row = contribution_for(request.user, campaign, key, Right.EDIT_FUNDING, on=today)
    form = ContributionForm(request.POST or None, instance=row, campaign=row.campaign)
    if request.method == "POST" and form.is_valid():
        actions.change_contribution(contribution=row, values=form.cleaned_data, by=request.user, on=today)
        return _saved(request, row)
    return _form(request, row.campaign, form, _("Correct the contribution"), row)


@login_required
def remove_contribution(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the contribution off the record."""
    today = timezone.localdate()
    row = contribution_for(request.user, campaign, key, Right.EDIT_FUNDING, on=today)
    if request.method == "POST":
        actions.remove_contribution(contribution=row, by=request.user, on=today)
        return _removed(request, campaign)
    return render(request, "funding/remove.html", {"campaign": row.campaign, "row": row})


@login_required
def add_priority(request: HttpRequest, campaign: str) -> HttpResponse:
    """Adopt a fundraising priority."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.EDIT_FUNDING, on=today)
    form = PriorityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = actions.add_priority(campaign=found, values=form.cleaned_data, by=request.user, on=today)
        return _saved(request, row)
    return _form(request, found, form, _("Add a priority"))


@login_required
def change_priority(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a priority, or say what became of it."""
    today = timezone.localdate()
    row = priority_for(request.user, campaign, key, Right.EDIT_FUNDING, on=today)
    form = PriorityForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.change_priority(priority=row, values=form.cleaned_data, by=request.user, on=today)
        return _saved(request, row)
    return _form(request, row.campaign, form, _("Say what became of it"), row)


@login_required
def remove_priority(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the priority off the record."""
    today = timezone.localdate()
    row = priority_for(request.user, campaign, key, Right.EDIT_FUNDING, on=today)
    if request.method == "POST":
        actions.remove_priority(priority=row, by=request.user, on=today)
        return _removed(request, campaign)
    return render(request, "funding/remove.html", {"campaign": row.campaign, "row": row})


def _lines(rows: list[Any], notes: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "when": queries.when_words(row),
            "paid_for": queries.paid_for(row),
            "note": notes.get(row.donor.state) if row.donor else None,
        }
        for row in rows
    ]


def _form(request: HttpRequest, campaign: Any, form: Any, title: str, row: Any = None) -> HttpResponse:
    return render(request, "funding/form.html", {"campaign": campaign, "form": form, "title": title, "row": row})


def _saved(request: HttpRequest, row: Any) -> HttpResponse:
    messages.success(request, _("Saved. Everybody who reads the campaign's papers sees it."))
    return redirect(row)


def _removed(request: HttpRequest, campaign: str) -> HttpResponse:
    messages.success(request, _("Removed. The log keeps what it said."))
    return redirect("funding:list", campaign)
