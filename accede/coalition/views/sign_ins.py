"""People who sign in: the list, a person's roles, giving and ending them, suspending, closing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.models import Grant
from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.actions import roles as actions
from accede.coalition.forms.roles import GiveForm, LastDayForm, LinkForm
from accede.coalition.models import Person
from accede.coalition.queries import invitations
from accede.coalition.queries import roles as queries
from accede.coalition.views.entering import Entered, enter, form_page, paged
from accede.kit.formpages import one_button, typed


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Everybody who has, had or will have a role here; invitations and what became of them."""
    entered = enter(request, campaign, Right.GIVE_ROLES)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("roles"),
        "page": paged(request, queries.sign_ins(entered.campaign, on=entered.today)),
        "invitations": invitations.invitations(entered.campaign, on=entered.today),
    }
    return render(request, "coalition/sign_ins.html", page)


@login_required
def record(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """One person: roles now and before, what can be done."""
    entered, found = _entered(request, campaign, pk)
    mine = {key for key, _name in queries.roles_to_give(request.user, entered.campaign, on=entered.today)}
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "found": found,
        "rows": [(each, _ends(each, mine, entered)) for each in found.held],
        "stays": any(each.everywhere and each.running for each in found.held),
    }
    return render(request, "coalition/sign_in.html", page)


def _erasing(found: queries.SignIn, entered: Entered) -> str:
    """Where the page about erasing stands, for whoever may; of a person of the coalition it is hers."""
    if not may(entered.user, Right.ERASE_PERSON, campaign=entered.campaign.slug, on=entered.today):
        return ""
    if found.person is not None:
        return reverse("coalition:erase_person", args=[entered.campaign.slug, found.person.key])
    return reverse("coalition:erase_account", args=[entered.campaign.slug, found.user.pk])


def _ends(held: queries.Holding, mine: set[str], entered: Entered) -> bool:
    over = held.grant.until_date is not None and held.grant.until_date < entered.today
    return not held.everywhere and not over and held.grant.role in mine


@login_required
def give(request: HttpRequest, campaign: str) -> HttpResponse:
    """Give a role to somebody who signs in here already."""
    entered = enter(request, campaign, Right.GIVE_ROLES)
    roles = queries.roles_to_give(request.user, entered.campaign, on=entered.today)
    initial = {"user": request.GET.get("user", ""), "from_date": entered.today}
    form = GiveForm(typed(request), campaign=entered.campaign, roles=roles, initial=initial)
    context = {
        "title": _("Give a role"),
        "button": _("Give the role"),
        "done": _("The role is given. It stands on the page of roles from its first day."),
        "cancel": _list(entered),
        "then": _list(entered),
        "crumb": _("People who sign in"),
    }

    def act() -> Grant:
        return actions.give_role(campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def end(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """End a role with a last day."""
    entered = enter(request, campaign, Right.GIVE_ROLES)
    grant = queries.grant_in(entered.campaign, pk)
    if grant is None:
        raise Http404
    form = LastDayForm(typed(request), initial={"last_day": entered.today})
    back = reverse("coalition:sign_in", args=[campaign, grant.user.pk])
    context = {
        "title": _("End a role of %(name)s") % {"name": grant.user},
        "button": _("End the role"),
        "done": _("The role ends with that day. It stays on record who could do what until then."),
        "cancel": back,
        "then": back,
        "crumb": str(grant.user),
    }

    def act() -> Grant:
        facts: dict[str, Any] = {"campaign": entered.campaign, "grant": grant, "by": request.user, "on": entered.today}
        return actions.end_role(last_day=form.cleaned_data["last_day"], **facts)

    return form_page(request, entered, form, act, context=context)


@login_required
def leave(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """End all of somebody's roles on one day; what she leaves behind is named before. Anybody may leave herself."""
    own = request.user.pk == pk
    entered, found = _entered(request, campaign, pk, Right.READ_PAPERS if own else Right.GIVE_ROLES)
    form = LastDayForm(typed(request), initial={"last_day": entered.today})
    back = entered.url("roles") if own else reverse("coalition:sign_in", args=[campaign, pk])
    context: dict[str, Any] = {
        "title": _("Leave the campaign") if own else _("%(name)s leaves") % {"name": found.user},
        "button": _("End all roles"),
        "done": _("All roles end with that day."),
        "cancel": back,
        "then": settings.LOGIN_REDIRECT_URL if own else back,
        "crumb": _("Roles and rights") if own else str(found.user),
        "template": "coalition/leave.html",
        "more": {"left": _left(entered, found)},
    }

    def act() -> list[Grant]:
        facts: dict[str, Any] = {"campaign": entered.campaign, "user": found.user, "by": request.user}
        return actions.leave(on=entered.today, last_day=form.cleaned_data["last_day"], **facts)

    return form_page(request, entered, form, act, context=context)


@login_required
def link(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Say which person of the coalition signs in with an account."""
    entered, found = _entered(request, campaign, pk)
    form = LinkForm(typed(request), campaign=entered.campaign)
    back = reverse("coalition:sign_in", args=[campaign, pk])
    context = {
        "title": _("Who is %(name)s in the coalition?") % {"name": found.user},
        "button": _("Tie them together"),
        "done": _("The person and the account are tied: tasks, offices and nominations reach her when she signs in."),
        "cancel": back,
        "then": back,
        "crumb": str(found.user),
    }

    def act() -> Person:
        return actions.link_account(user=found.user, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


ACTS: dict[str, tuple[Callable[..., Any], Callable[[], str]]] = {
    "suspend": (actions.suspend, lambda: _("Suspended: from now on the roles in this campaign give nothing.")),
    "lift": (actions.lift_suspension, lambda: _("The suspension is lifted.")),
    "close": (actions.close_account, lambda: _("The account is closed, and its roles are ended.")),
    "reopen": (actions.reopen_account, lambda: _("The account is open again. Its roles stay ended: give new ones.")),
}


@login_required
@require_POST
def do(request: HttpRequest, campaign: str, pk: int, act: str) -> HttpResponse:
    """Suspend, lift, close or open again, as one button each."""
    entered, found = _entered(request, campaign, pk)
    perform, done = ACTS[act]

    def write() -> None:
        perform(campaign=entered.campaign, user=found.user, by=request.user, on=entered.today)

    return one_button(request, write, done=done(), then=reverse("coalition:sign_in", args=[campaign, pk]))


def _entered(
    request: HttpRequest, campaign: str, pk: int, right: Right = Right.GIVE_ROLES
) -> tuple[Entered, queries.SignIn]:
    entered = enter(request, campaign, right)
    found = queries.sign_in(entered.campaign, pk, on=entered.today)
    if found is None:
        raise Http404
    return entered, found


def _left(entered: Entered, found: queries.SignIn) -> list[Any]:
    return queries.left_behind(entered.campaign, found.user, on=entered.today, reader=entered.user)


def _list(entered: Entered) -> str:
    return reverse("coalition:sign_ins", args=[entered.campaign.slug])
