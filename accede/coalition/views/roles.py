"""Roles and rights in words, and who could do something on a day: for everybody who reads the papers."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.forms.roles import WhoForm
from accede.coalition.queries import roles as queries
from accede.coalition.views.entering import Entered, enter


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Each role: what it is for, its rights, what it sees, who holds it on the day."""
    entered = enter(request, campaign)
    day = min(entered.day, entered.today) if entered.asked else entered.today
    sheets = queries.role_sheets(entered.campaign, on=day)
    own = any(not held.everywhere and held.user == request.user for sheet in sheets for held in sheet.holders)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("roles"),
        "day": day,
        "sheets": sheets,
        "may_give": may_give(entered),
        "leave_url": reverse("coalition:leave", args=[campaign, request.user.pk]) if own else "",
    }
    return render(request, "coalition/roles.html", page)


@login_required
def who(request: HttpRequest, campaign: str) -> HttpResponse:
    """Who held a right on a day, with the role that gave it."""
    entered = enter(request, campaign)
    asked = {name: request.GET.get(name, "").strip() for name in ("right", "day")}
    usual = {"right": Right.PUBLISH_REPORT.value, "day": str(entered.today)}
    form = WhoForm({name: asked[name] or usual[name] for name in usual}, today=entered.today)
    found = None
    if form.is_valid():
        right, day = Right(form.cleaned_data["right"]), form.cleaned_data["day"]
        found = {"right": right, "day": day, "held": queries.who_could(entered.campaign, right, on=day)}
    page = {"campaign": entered.campaign, "entered": entered, "tabs": entered.tabs("roles"), "form": form}
    return render(request, "coalition/who.html", {**page, "found": found}, status=200 if found else 422)


def may_give(entered: Entered) -> bool:
    """Whether the reader gives roles here."""
    return may(entered.user, Right.GIVE_ROLES, campaign=entered.campaign.slug, on=entered.today)
