"""Purposes of the alliance against the activities of a year."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import actions, queries
from accede.coalition.forms import ActivitiesForm
from accede.coalition.models import Purpose
from accede.coalition.queries import Coverage
from accede.coalition.rules import row_of
from accede.coalition.views.entering import enter, form_page
from accede.coalition.views.plan import year_of
from accede.coalition.views.tasks import day_of
from accede.kit.formpages import typed
from accede.kit.parts import Shown


@login_required
def purposes(request: HttpRequest, campaign: str) -> HttpResponse:
    """Each purpose with what serves it in a year, the gaps, and the activities that serve none so far."""
    entered = enter(request, campaign)
    year = year_of(request, entered)
    found = queries.coverage(entered.campaign, year, reader=request.user, on=day_of(entered))
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("purposes"),
        "year": year,
        "coverage": found,
        "figures": _figures(found),
        "links": may(request.user, Right.ADOPT_PLAN, campaign=campaign, on=entered.today),
    }
    return render(request, "coalition/purposes.html", page)


@login_required
def serve(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say which activities of a year serve a purpose."""
    entered = enter(request, campaign, Right.ADOPT_PLAN)
    purpose = row_of(Purpose, entered.campaign, key)
    year = year_of(request, entered)
    offered = queries.activities(entered.campaign, year, reader=request.user, on=day_of(entered))
    kept = [str(reference) for reference in queries.served_by(entered.campaign, purpose=purpose)]
    form = ActivitiesForm(typed(request), offered=offered, initial={"chosen": kept})
    back = f"{entered.url('purposes')}{'&' if entered.asked else '?'}year={year}"
    context = {
        "title": _("What serves it in %(year)d") % {"year": year},
        "button": _("Save the activities"),
        "done": _("Saved. The table of purposes counts them."),
        "cancel": back,
        "then": back,
        "crumb": _("Purposes"),
        "lede": purpose.text,
    }

    def act() -> Any:
        values: dict[str, Any] = form.references
        return actions.set_activities(
            campaign=entered.campaign, purpose=purpose, by=request.user, on=entered.today, **values
        )

    return form_page(request, entered, form, act, context=context)


def _figures(found: Coverage) -> list[Shown]:
    gaps = len(found.gaps)
    activities = _("events, statements, materials, tasks and priorities of %(year)d that you may see")
    return [
        Shown(len(found.purposes), ngettext("purpose", "purposes", len(found.purposes)), _("of the alliance")),
        Shown(gaps, ngettext("gap", "gaps", gaps), _("purposes that no activity of the year serves")),
        Shown(found.total, _("activities"), activities % {"year": found.year}),
        Shown(found.linked, _("of them linked"), _("somebody said which purpose they serve")),
    ]
