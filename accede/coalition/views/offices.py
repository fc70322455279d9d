"""Offices, their terms, and people lent to the alliance."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import TermForm
from accede.coalition.models import OfficeTerm
from accede.coalition.views.entering import enter, form_page


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Each office with its rule, its holder on the day, and its history."""
    entered = enter(request, campaign)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("offices"),
        "offices": queries.offices(entered.campaign, on=entered.day),
        "secondments": queries.secondments(entered.campaign, on=entered.day),
    }
    return render(request, "coalition/offices.html", page)


@login_required
def record_term(request: HttpRequest, campaign: str) -> HttpResponse:
    """Record who held or holds an office."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    offices = [each.office for each in queries.offices(entered.campaign, on=entered.day)]
    chosen = [office for office in offices if office.key == request.GET.get("office")]
    form = TermForm(
        request.POST or None,
        campaign=entered.campaign,
        offices=offices,
        initial={"office": chosen[0] if chosen else None},
    )
    context = {
        "title": _("Record a term"),
        "button": _("Record the term"),
        "done": _("The term is recorded."),
        "cancel": entered.url("offices"),
        "crumb": _("Offices"),
    }

    def act() -> OfficeTerm:
        return actions.record_term(by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def change_term(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a term."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    term = queries.term(entered.campaign, key)
    if term is None:
        raise Http404
    offices = [each.office for each in queries.offices(entered.campaign, on=entered.day)]
    form = TermForm(request.POST or None, campaign=entered.campaign, offices=offices, instance=term)
    context = {
        "title": _("Correct the term of %(holder)s") % {"holder": term.holder},
        "button": _("Save the changes"),
        "done": _("The term is corrected."),
        "cancel": entered.url("offices"),
        "crumb": _("Offices"),
    }

    def act() -> OfficeTerm:
        return actions.change_term(term=term, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)
