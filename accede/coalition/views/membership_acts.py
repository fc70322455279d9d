"""The acts behind a place in the alliance: one page for each, and their corrections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import ActForm
from accede.coalition.models import MembershipAct, Organisation
from accede.coalition.queries.membership_acts import act_of
from accede.coalition.rules import organisation_of
from accede.coalition.views.entering import Entered, crumbs, enter, form_page
from accede.kit.formpages import FormPage, removal_page, typed

OF_ORGANISATION = ("apply", "decide")
OF_PLACE = ("suspend", "reinstate")


@login_required
def record(request: HttpRequest, campaign: str, key: str, verb: str) -> HttpResponse:
    """An application, or the decision on one."""
    entered = enter(request, campaign, Right.DECIDE_MEMBERSHIP)
    organisation = organisation_of(entered.campaign, key)
    form = ActForm(typed(request), asks=("place",) if verb == "apply" else ("place", "outcome"))
    act = actions.apply_for if verb == "apply" else actions.decide

    def done() -> MembershipAct:
        return act(organisation=organisation, by=request.user, on=entered.today, **form.cleaned_data)

    return _page(request, entered, form, done, organisation, verb)


@login_required
def of_place(request: HttpRequest, campaign: str, key: str, verb: str) -> HttpResponse:
    """A suspension, or its end."""
    entered = enter(request, campaign, Right.DECIDE_MEMBERSHIP)
    membership = queries.membership(entered.campaign, key)
    if membership is None:
        raise Http404
    form = ActForm(typed(request))
    act = actions.suspend if verb == "suspend" else actions.reinstate

    def done() -> MembershipAct:
        return act(membership=membership, by=request.user, on=entered.today, **form.cleaned_data)

    return _page(request, entered, form, done, membership.organisation, verb)


@login_required
def correct(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """A new row in the place of an act that says something wrong."""
    entered = enter(request, campaign, Right.DECIDE_MEMBERSHIP)
    act = _act(entered, key)
    names = ("day", "decided_by", "source", "note", "outcome")
    asks = ("outcome",) if act.outcome else ()
    form = ActForm(typed(request), asks=asks, initial={name: getattr(act, name) for name in names})

    def done() -> MembershipAct:
        return actions.correct_act(act=act, by=request.user, on=entered.today, **form.cleaned_data)

    return _page(request, entered, form, done, act.organisation, "correct")


@login_required
def strike(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Asks once, then says by a new row that an act never was."""
    entered = enter(request, campaign, Right.DECIDE_MEMBERSHIP)
    act = _act(entered, key)
    back = act.organisation.get_absolute_url()
    page = FormPage(
        title=_("Strike “%(name)s”?") % {"name": act},
        lede=_("A new row says that it never was; the act itself stays in the history, and the place follows."),
        button=_("Strike the act"),
        back=back,
        done=_("The act is struck. Its place in the alliance follows."),
        crumbs=crumbs(entered, act.organisation.name, back),
    )

    def done() -> None:
        actions.strike_act(act=act, by=request.user, on=entered.today)

    return removal_page(request, done, page, then=back, campaign=entered.campaign)


def _act(entered: Entered, key: str) -> MembershipAct:
    found = act_of(entered.campaign, key)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    entered: Entered,
    form: ActForm,
    act: Callable[[], Any],
    organisation: Organisation,
    verb: str,
) -> HttpResponse:
    titles = {
        "apply": (_("Application of %(name)s"), _("Record the application")),
        "decide": (_("Decision on %(name)s"), _("Record the decision")),
        "suspend": (_("Suspend %(name)s"), _("Suspend the membership")),
        "reinstate": (_("End the suspension of %(name)s"), _("End the suspension")),
        "correct": (_("Correct an act of %(name)s"), _("Record the correction")),
    }
    title, button = titles[verb]
    address = organisation.get_absolute_url()
    context = {
        "title": title % {"name": organisation.name},
        "button": button,
        "done": _("The act is recorded. Counts and the quorum follow from its day."),
        "cancel": address,
        "then": f"{address}#acts",
        "crumb": organisation.name,
    }
    return form_page(request, entered, form, act, context=context)
