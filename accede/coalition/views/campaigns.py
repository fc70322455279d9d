"""What a campaign says of itself and of its years."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import AssessmentForm, CampaignForm, PurposeForm
from accede.coalition.models import Assessment, Campaign, Purpose
from accede.coalition.views.entering import enter, form_page, history
from accede.kit.formpages import typed


@login_required
def change(request: HttpRequest, campaign: str) -> HttpResponse:
    """Correct the campaign's own facts."""
    entered = enter(request, campaign, Right.MANAGE_CAMPAIGN)
    row = entered.campaign
    form = CampaignForm(typed(request), instance=row)
    context = {
        "title": _("Change what the campaign says of itself"),
        "button": _("Save the campaign"),
        "done": _("Campaign saved. The report follows it at once."),
        "cancel": row.get_absolute_url(),
        "crumb": _("Coalition"),
    }

    def act() -> Campaign:
        return actions.change_campaign(campaign=row, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def add_purpose(request: HttpRequest, campaign: str) -> HttpResponse:
    """Add a purpose of the alliance."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    count = len(queries.purposes(entered.campaign))
    form = PurposeForm(typed(request), initial={"order": count + 1})
    context = {
        "title": _("Add a purpose"),
        "button": _("Save the purpose"),
        "done": _("Purpose saved. The overview and the report show it."),
        "cancel": entered.campaign.get_absolute_url(),
        "crumb": _("Coalition"),
    }

    def act() -> Purpose:
        return actions.add_purpose(campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def year(request: HttpRequest, campaign: str) -> HttpResponse:
    """What the alliance says of its years, the latest first."""
    entered = enter(request, campaign)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("year"),
        "log": history(entered, entered.campaign, queries.parts_of_year(entered.campaign)),
        "years": queries.assessments_by_year(entered.campaign),
    }
    return render(request, "coalition/year.html", page)


@login_required
def add_assessment(request: HttpRequest, campaign: str) -> HttpResponse:
    """Write down what the alliance says of a year."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    form = AssessmentForm(typed(request), initial={"year": entered.day.year, "order": 50})
    context = {
        "title": _("Say something of the year"),
        "button": _("Save it for the report"),
        "done": _("Saved. It stands in the report of that year."),
        "cancel": entered.url("year"),
        "crumb": _("The year"),
    }

    def act() -> Assessment:
        return actions.add_assessment(campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)
