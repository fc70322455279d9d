"""The plan of a year: ideas, priorities, what became of them, and the pages on which they move on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import actions, queries
from accede.coalition.forms import ActivitiesForm, AdoptForm, IdeaForm, OutcomeForm, WordsForm
from accede.coalition.models import PlanItem
from accede.coalition.views.entering import Entered, enter, form_page, history
from accede.coalition.views.tasks import day_of
from accede.kit.formpages import typed
from accede.kit.parts import Shown

FIRST, LAST = 1900, 2100


@login_required
def plan(request: HttpRequest, campaign: str) -> HttpResponse:
    """The plan of a year, with what became of the year before and what is ahead."""
    entered = enter(request, campaign)
    year, day = year_of(request, entered), day_of(entered)
    found = queries.plan_year(entered.campaign, year, reader=request.user, on=day)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "day": day,
        "tabs": entered.tabs("plan"),
        "year": year,
        "plan": found,
        "before": queries.plan_year(entered.campaign, year - 1, reader=request.user, on=day),
        "ahead": queries.plan_year(entered.campaign, year + 1, reader=request.user, on=day),
        "figures": _figures(found),
        "proposes": may(request.user, Right.PROPOSE_IDEA, campaign=campaign, on=entered.today),
        "adopts": may(request.user, Right.ADOPT_PLAN, campaign=campaign, on=entered.today),
    }
    return render(request, "coalition/plan.html", page)


@login_required
def record(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One idea or priority, with every step."""
    entered = enter(request, campaign)
    day = day_of(entered)
    item = queries.plan_item_for(entered.campaign, key, reader=request.user, on=day)
    found = queries.plan_record(item, reader=request.user, on=day)
    adopts = may(request.user, Right.ADOPT_PLAN, campaign=campaign, on=entered.today)
    proposes = may(request.user, Right.PROPOSE_IDEA, campaign=campaign, on=entered.today)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "item": found.row.item,
        "plan_url": f"{entered.url('plan')}{'&' if entered.asked else '?'}year={item.year}",
        "row": found.row,
        "record": found,
        "adopts": adopts,
        "changes": adopts or (proposes and found.row.is_idea and item.proposed_by_id == request.user.pk),
        "log": history(entered, item),
    }
    return render(request, "coalition/plan_item.html", page)


@login_required
def propose(request: HttpRequest, campaign: str) -> HttpResponse:
    """Propose an idea."""
    entered = enter(request, campaign, Right.PROPOSE_IDEA)
    form = IdeaForm(typed(request), initial={"year": year_of(request, entered)}, **_who(entered))
    context = {
        "title": _("Propose an idea"),
        "button": _("Propose the idea"),
        "done": _("The idea stands in the plan of its year, to be discussed."),
    }

    def act() -> PlanItem:
        return actions.propose_idea(campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(request, entered, form, act, context, entered.url("plan"))


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Change what an idea says."""
    entered, item = _item(request, campaign, key, Right.PROPOSE_IDEA)
    actions.may_change_or_refuse(item, request.user, entered.today)
    form = IdeaForm(typed(request), instance=item, **_who(entered))
    context = {"title": _("Change the idea"), "button": _("Save the changes"), "done": _("Changes saved.")}

    def act() -> PlanItem:
        return actions.change_idea(item=item, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(request, entered, form, act, context, item.get_absolute_url())


@login_required
def discuss(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Record that an idea was discussed."""
    form = WordsForm(typed(request), label=_("What was said"))
    words = (_("Record a discussion"), _("Record the discussion"), _("The discussion is recorded. The idea waits on."))
    return _move(request, campaign, key, form, actions.discuss, words)


@login_required
def adopt(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Adopt an idea as a priority of its year."""
    entered, item = _item(request, campaign, key, Right.ADOPT_PLAN)
    form = AdoptForm(typed(request), instance=item, campaign=entered.campaign)
    context = {
        "title": _("Adopt as a priority of %(year)d") % {"year": item.year},
        "button": _("Adopt the priority"),
        "done": _("Adopted. It stands among the priorities of its year."),
        "lede": item.title,
        "then": item.get_absolute_url(),
    }

    def act() -> Any:
        return actions.adopt(item=item, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(request, entered, form, act, context, item.get_absolute_url())


@login_required
def set_aside(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Set an idea or a priority aside."""
    form = WordsForm(typed(request), label=_("Why it is set aside"), needed=_("Say why it is set aside."))
    words = (_("Set aside"), _("Set it aside"), _("Set aside, with its reason. It can be adopted later."))
    return _move(request, campaign, key, form, actions.set_aside, words)


@login_required
def record_outcome(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Record what became of a priority."""
    form = OutcomeForm(typed(request))
    words = (
        _("What became of it"),
        _("Record what became of it"),
        _("Recorded. The report of the year takes it over."),
    )
    return _move(request, campaign, key, form, actions.record_outcome, words)


@login_required
def carry_over(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Carry a priority over to the next year."""
    form = WordsForm(typed(request), label=_("Why it is carried over"))
    done = _("Carried over. This is the priority of the next year; each leads to the other.")
    return _move(
        request, campaign, key, form, actions.carry_over, (_("Carry over"), _("Carry it over"), done), stay=False
    )


@login_required
def link(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say which activities belong to an item of the plan."""
    entered, item = _item(request, campaign, key, Right.ADOPT_PLAN)
    offered = queries.activities(entered.campaign, item.year, reader=request.user, on=entered.today)
    offered = [each for each in offered if (each.kind, each.key) != ("coalition.planitem", item.key)]
    kept = [str(reference) for reference in queries.served_by(entered.campaign, item=item)]
    form = ActivitiesForm(typed(request), offered=offered, initial={"chosen": kept})
    context = {
        "title": _("Activities of %(year)d that belong to it") % {"year": item.year},
        "button": _("Save the activities"),
        "done": _("Saved. The priority shows its activities."),
        "lede": item.title,
        "then": item.get_absolute_url(),
    }

    def act() -> Any:
        values: dict[str, Any] = form.references
        return actions.set_activities(campaign=entered.campaign, item=item, by=request.user, on=entered.today, **values)

    return _form(request, entered, form, act, context, item.get_absolute_url())


def _who(entered: Entered) -> dict[str, Any]:
    """Whom a form asks with whom its row is shared."""
    return {"campaign": entered.campaign, "reader": entered.user, "on": entered.today}


def year_of(request: HttpRequest, entered: Entered) -> int:
    """The year asked for, else that of the day that the campaign shows."""
    asked = request.GET.get("year", "")
    if not asked:
        return entered.day.year
    if not asked.isascii() or not asked.isdigit() or not FIRST <= int(asked) <= LAST:
        raise Http404(_("“%(asked)s” is no year from 1900 to 2100.") % {"asked": asked})
    return int(asked)


def _figures(found: queries.Year) -> list[Shown]:
    told = sum(row.outcome is not None for row in found.adopted)
    unknown = sum(not row.budget for row in found.adopted)
    return [
        Shown(
            len(found.ideas), ngettext("idea", "ideas", len(found.ideas)), _("proposed for the year and not decided")
        ),
        Shown(
            len(found.adopted),
            ngettext("priority", "priorities", len(found.adopted)),
            _("adopted for the year, whatever became of them"),
        ),
        Shown(told, _("with an outcome"), _("achieved, in part, not, or carried over")),
        Shown(unknown, _("without a known budget"), _("of the priorities; nothing is guessed")),
    ]


def _item(request: HttpRequest, campaign: str, key: str, right: Right) -> tuple[Entered, PlanItem]:
    entered = enter(request, campaign, right)
    return entered, queries.plan_item_for(entered.campaign, key, reader=request.user, on=entered.today)


def _move(
    request: HttpRequest,
    campaign: str,
    key: str,
    form: Any,
    step: Callable[..., Any],
    words: tuple[str, str, str],
    *,
    stay: bool = True,
) -> HttpResponse:
    """A page on which an item moves one step on: title, button and what is said when it is done."""
    entered, item = _item(request, campaign, key, Right.ADOPT_PLAN)
    title, button, done = words
    context = {"title": title, "button": button, "done": done, "lede": item.title}

    def act() -> Any:
        return step(item=item, by=request.user, on=entered.today, **form.cleaned_data)

    back = item.get_absolute_url()
    return _form(request, entered, form, act, context | ({"then": back} if stay else {}), back)


def _form(
    request: HttpRequest, entered: Entered, form: Any, act: Callable[[], Any], context: dict[str, Any], back: str
) -> HttpResponse:
    return form_page(request, entered, form, act, context={"crumb": _("Plan"), "cancel": back, **context})
