"""Offices, their terms, and people lent to the alliance."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import OfficeForm, SecondmentForm, TermForm
from accede.coalition.models import Office, OfficeTerm, Secondment
from accede.coalition.queries.office_page import office_page, parts_of_office
from accede.coalition.rules import office_of
from accede.coalition.views.entering import enter, form_page, history
from accede.kit.formpages import typed


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Each office with its rule, its holder on the day, and its history."""
    entered = enter(request, campaign)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("offices"),
        "log": history(entered, entered.campaign, *queries.parts_of_offices(entered.campaign)),
        "offices": queries.offices(entered.campaign, on=entered.day),
        "secondments": queries.secondments(entered.campaign, on=entered.day),
    }
    return render(request, "coalition/offices.html", page)


@login_required
def office(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One office: its rule, its clock, who held it on any day, its rotations and handovers."""
    entered = enter(request, campaign)
    row = office_of(entered.campaign, key)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("offices"),
        "office": row,
        "page": office_page(row, on=entered.day, today=entered.today, reader=request.user, at=timezone.now()),
        "log": history(entered, row, *parts_of_office(row)),
    }
    return render(request, "coalition/office.html", page)


@login_required
def add_office(request: HttpRequest, campaign: str) -> HttpResponse:
    """Name an office of the alliance and the rule by which it is given."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    count = len(queries.offices(entered.campaign, on=entered.day))
    form = OfficeForm(typed(request), initial={"order": count + 1})
    context = {
        "title": _("Add an office"),
        "button": _("Save the office"),
        "done": _("Office saved. Now record who holds it."),
        "cancel": entered.url("offices"),
        "crumb": _("Offices"),
    }

    def act() -> Office:
        return actions.add_office(campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def record_term(request: HttpRequest, campaign: str) -> HttpResponse:
    """Record who held or holds an office."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    offices = [each.office for each in queries.offices(entered.campaign, on=entered.day)]
    chosen = [office for office in offices if office.key == request.GET.get("office")]
    form = TermForm(
        typed(request),
        campaign=entered.campaign,
        offices=offices,
        initial={"office": chosen[0] if chosen else None},
    )
    context = {
        "title": _("Record a term"),
        "button": _("Record the term"),
        "done": _("The term is recorded. The offices show it from its first day."),
        "cancel": entered.url("offices"),
        "crumb": _("Offices"),
    }

    def act() -> OfficeTerm:
        return actions.record_term(by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def second(request: HttpRequest, campaign: str) -> HttpResponse:
    """Record a secondment."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    form = SecondmentForm(typed(request), campaign=entered.campaign)
    context = {
        "title": _("Record a secondment"),
        "button": _("Record the secondment"),
        "done": _("The secondment is recorded. The offices page shows it."),
        "cancel": entered.url("offices"),
        "crumb": _("Offices"),
    }

    def act() -> Secondment:
        return actions.second(by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)
