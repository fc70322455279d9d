"""Pages of funding: translate, read the clock, call one thing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.queries import saved_words, shown_day
from accede.coalition.rules import campaign_for
from accede.funding import actions, queries
from accede.funding.forms import ContributionForm, FilterForm, PriorityForm
from accede.funding.rules import contribution_for, may_add, may_edit, priority_for
from accede.kit import log
from accede.kit.formpages import FormPage, form_page, removal_page, typed
from accede.kit.history import SHOWN, lines

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
        "seconded": queries.seconded(found, on=day),
        "may_edit": may_add(found, user=request.user, on=today),
        "day": day,
    }
    return render(request, "funding/list.html", context)


@login_required
def contribution(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One contribution: who gave, what it paid for, what is known of its worth."""
    today = timezone.localdate()
    row = queries.as_shown(contribution_for(request.user, campaign, key, on=today), reader=request.user, on=today)
    day = shown_day(row.campaign, request.GET.get("on"), today=today)
    notes = queries.donor_notes(row.campaign, [row], as_of=day)
    context = {
        "campaign": row.campaign,
        "contribution": row,
        "when": queries.when_words(row),
        "paid_for": queries.paid_for(row),
        "note": notes.get(row.donor.state) if row.donor else None,
        "day": day,
        **_history(request, row, on=today),
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
        **_history(request, row, on=today),
    }
    return render(request, "funding/priority.html", context)


@login_required
def add_contribution(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put a grant, donation or gift on record."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.EDIT_FUNDING, on=today)
    form = ContributionForm(typed(request), campaign=found, reader=request.user, on=today)

    def act() -> Any:
        return actions.add_contribution(campaign=found, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, act, found, form, _("Add a contribution"))


@login_required
def change_contribution(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a contribution."""
    today = timezone.localdate()
    row = contribution_for(request.user, campaign, key, Right.EDIT_FUNDING, on=today)
    form = ContributionForm(typed(request), instance=row, campaign=row.campaign, reader=request.user, on=today)

    def act() -> Any:
        return actions.change_contribution(contribution=row, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, act, row.campaign, form, _("Correct the contribution"), row)


@login_required
def remove_contribution(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the contribution off the record."""
    today = timezone.localdate()
    row = contribution_for(request.user, campaign, key, Right.EDIT_FUNDING, on=today)

    def act() -> None:
        actions.remove_contribution(contribution=row, by=request.user, on=today)

    return _removal(request, act, row)


@login_required
def add_priority(request: HttpRequest, campaign: str) -> HttpResponse:
    """Adopt a fundraising priority."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.EDIT_FUNDING, on=today)
    form = PriorityForm(typed(request), campaign=found, reader=request.user, on=today)

    def act() -> Any:
        return actions.add_priority(campaign=found, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, act, found, form, _("Add a priority"))


@login_required
def change_priority(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a priority, or say what became of it."""
    today = timezone.localdate()
    row = priority_for(request.user, campaign, key, Right.EDIT_FUNDING, on=today)
    form = PriorityForm(typed(request), instance=row, campaign=row.campaign, reader=request.user, on=today)

    def act() -> Any:
        return actions.change_priority(priority=row, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, act, row.campaign, form, _("Say what became of it"), row)


@login_required
def remove_priority(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the priority off the record."""
    today = timezone.localdate()
    row = priority_for(request.user, campaign, key, Right.EDIT_FUNDING, on=today)

    def act() -> None:
        actions.remove_priority(priority=row, by=request.user, on=today)

    return _removal(request, act, row)


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


def _form(request: HttpRequest, act: Any, campaign: Campaign, form: Any, title: str, row: Any = None) -> HttpResponse:
    page = FormPage(
        title=title,
        button=_("Save"),
        back=row.get_absolute_url() if row else reverse("funding:list", args=[campaign.slug]),
        done=lambda made: saved_words(_("Saved."), made),
        crumbs=_crumbs(campaign, row),
    )
    return form_page(request, form, act, page, campaign=campaign)


def _removal(request: HttpRequest, act: Any, row: Any) -> HttpResponse:
    page = FormPage(
        title=_("Remove “%(name)s”?") % {"name": row.title},
        lede=_("The history keeps what it said and can bring it back; reports that are published do not change."),
        button=_("Remove the entry"),
        back=row.get_absolute_url(),
        crumbs=_crumbs(row.campaign, row),
    )
    then = reverse("funding:list", args=[row.campaign.slug])
    return removal_page(request, act, page, then=then, campaign=row.campaign)


def _crumbs(campaign: Campaign, row: Any) -> tuple[tuple[str, str], ...]:
    room = (_("Funding"), reverse("funding:list", args=[campaign.slug]))
    return (room, (row.title, row.get_absolute_url())) if row else (room,)


def _history(request: HttpRequest, row: Any, *, on: date) -> dict[str, Any]:
    """The part of a record's page that tells what was done, for who may read the log or change the record."""
    edits = may_edit(row, user=request.user, on=on)
    told = edits or may(request.user, Right.READ_LOG, campaign=row.campaign.slug, on=on)
    entries = log.entries_about(row)[:SHOWN] if told else []
    shown = lines(entries, reader=request.user, on=on, sees_personal=edits) if told else []
    return {"may_edit": edits, "told": told, "log": shown}
