"""The rules by which the alliance meets and decides."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import ProcedureForm
from accede.coalition.models import Campaign
from accede.coalition.views.entering import enter, form_page, history
from accede.kit.formpages import typed


@login_required
def rules(request: HttpRequest, campaign: str) -> HttpResponse:
    """Each rule, whose it is, and the quorum of the day shown."""
    entered = enter(request, campaign)
    rows = queries.procedure_rows(entered.campaign)
    found = queries.quorum_on(entered.campaign, on=entered.day)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("procedure"),
        "nothing_known": all(assumed for _label, _value, assumed in rows),
        "rules": rows,
        "quorum": queries.quorum_words(found),
        "steps": queries.explained(found.needed.steps, {}),
        "assumed": queries.assumed_words(),
        "quorum_is_assumed": found.assumed,
        "log": history(entered, entered.campaign),
    }
    return render(request, "coalition/procedure.html", page)


@login_required
def change(request: HttpRequest, campaign: str) -> HttpResponse:
    """Write the rules down, or correct them."""
    entered = enter(request, campaign, Right.MANAGE_CAMPAIGN)
    form = ProcedureForm(typed(request), instance=entered.campaign)
    context = {
        "title": _("Rules of procedure"),
        "button": _("Save the rules"),
        "done": _("Rules saved. Meetings and votes follow them from now on; what was decided stays as it was."),
        "cancel": entered.url("procedure"),
        "then": entered.url("procedure"),
        "crumb": _("Rules of procedure"),
    }

    def act() -> Campaign:
        return actions.change_campaign(
            campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data
        )

    return form_page(request, entered, form, act, context=context)
