"""Inviting by a link in a letter, and the page that the link opens: the one page of this room that needs no sign-in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accede.accounts.rights import Right
from accede.accounts.roles import ROLES
from accede.coalition.actions import invitations as actions
from accede.coalition.forms.roles import InviteForm, JoinForm
from accede.coalition.models import Invitation
from accede.coalition.queries import invitations, name_of
from accede.coalition.queries import roles as queries
from accede.coalition.views.entering import Entered, enter, form_page
from accede.kit.formpages import one_button, typed
from accede.kit.refusals import Refused


@login_required
def invite(request: HttpRequest, campaign: str) -> HttpResponse:
    """Offer a role to somebody at a mail address."""
    entered = enter(request, campaign, Right.GIVE_ROLES)
    roles = queries.roles_to_give(request.user, entered.campaign, on=entered.today)
    initial = {"language": get_language()}
    form = InviteForm(typed(request), campaign=entered.campaign, roles=roles, initial=initial)
    context = {
        "title": _("Invite somebody"),
        "lede": _("A letter goes out with a link that is good for 14 days. Nothing is given before she accepts."),
        "button": _("Send the invitation"),
        "done": _("The invitation is queued. Below stands whether it was accepted."),
        "cancel": _list(entered),
        "crumb": _("People who sign in"),
    }

    def act() -> Invitation:
        return actions.invite(campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
@require_POST
def resend(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Send the letter again, with a new link."""
    return _act(request, campaign, pk, actions.resend, _("Sent again with a new link; the old one is worth nothing."))


@login_required
@require_POST
def revoke(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Take the invitation back."""
    return _act(request, campaign, pk, actions.revoke, _("Taken back: its link is worth nothing any more."))


def _act(request: HttpRequest, campaign: str, pk: int, act: Any, done: str) -> HttpResponse:
    entered = enter(request, campaign, Right.GIVE_ROLES)
    invitation = invitations.invitation_in(entered.campaign, pk)
    if invitation is None:
        raise Http404

    def write() -> None:
        act(invitation=invitation, by=request.user, on=entered.today)

    return one_button(request, write, done=done, then=_list(entered))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, campaign: str, token: str) -> HttpResponse:
    """What is offered and by whom; opening it changes nothing, saying yes accepts. Open to whoever has the link."""
    found = invitations.invitation_with(campaign, actions.hashed(token))
    today = timezone.localdate()
    if found is None:
        return _page(request, None, status=404, why="unknown")
    if why := actions.closed(found, on=today):
        return _page(request, found, status=410, why=why)
    if request.user.is_authenticated and request.user.email.casefold() != found.email.casefold():
        return _page(request, found, status=403, why="other")
    if request.user.is_authenticated:
        return _signed_in(request, found)
    initial = {"name": found.name, "language": found.language}
    form = JoinForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, status=422 if form.errors else 200, form=form)
    return _accept(request, found, joining=form.joining(), form=form)


def _signed_in(request: HttpRequest, found: Invitation) -> HttpResponse:
    return _accept(request, found, by=request.user) if request.method == "POST" else _page(request, found)


def _accept(request: HttpRequest, found: Invitation, form: Any = None, **who: Any) -> HttpResponse:
    try:
        actions.accept(invitation=found, on=timezone.localdate(), **who)
    except actions.NotOpen as refusal:
        return _page(request, found, status=410, why=refusal.why)
    except Refused as refusal:
        return _page(request, found, status=409, why="refused", words=str(refusal))
    if "by" in who:
        messages.success(request, _("Welcome: the role is yours from today."))
        return redirect(found.campaign.get_absolute_url())
    # The same words whether or not the address had an account before.
    messages.success(
        request,
        _("Accepted. Sign in with your mail address. If you had an account here already, it is as it was."),
    )
    return redirect(reverse("account_login" if form.cleaned_data["password"] else "account_request_login_code"))


def _page(request: HttpRequest, found: Invitation | None, *, status: int = 200, **more: Any) -> HttpResponse:
    page = {"invitation": found, "form": None, "why": "", **more}
    # In the language of the letter, until she has chosen one here.
    chosen = request.user.is_authenticated or settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    language = found.language if found and not chosen else get_language() or "en"
    with translation.override(language):
        if found:
            role = ROLES[found.role]
            page |= {
                "role": role,
                "sheet": queries.sheet_of(role),
                "name": name_of(found.campaign, language=language[:2]),
            }
            page["sign_in"] = f"{reverse('account_login')}?next={request.path}"
        return render(request, "coalition/join.html", page, status=status)


def _list(entered: Entered) -> str:
    return reverse("coalition:sign_ins", args=[entered.campaign.slug])
