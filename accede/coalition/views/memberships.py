"""Admitting to the alliance, correcting, ending."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import AdmitForm, EndForm
from accede.coalition.models import Membership
from accede.coalition.rules import organisation_of
from accede.coalition.views.entering import Entered, enter, form_page
from accede.kit.formpages import typed


@login_required
def admit(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Give an organisation a place in the alliance."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)
    form = AdmitForm(typed(request))
    context = {
        "title": _("Admit %(name)s") % {"name": organisation.name},
        "button": _("Admit the organisation"),
        "done": _("The place in the alliance is recorded and counts from its first day."),
        "cancel": organisation.get_absolute_url(),
        "then": organisation.get_absolute_url(),
        "crumb": organisation.name,
    }

    def act() -> Membership:
        return actions.admit(organisation=organisation, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def end(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """End a membership: the day named is its last."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    membership = _membership(entered, key)
    form = EndForm(typed(request))
    context = _context(membership, _("End the membership of %(name)s"), _("End the membership"))

    def act() -> Membership:
        return actions.end_membership(membership=membership, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


def _membership(entered: Entered, key: str) -> Membership:
    found = queries.membership(entered.campaign, key)
    if found is None:
        raise Http404
    return found


def _context(membership: Membership, title: str, button: str) -> dict[str, str]:
    organisation = membership.organisation
    return {
        "title": title % {"name": organisation.name},
        "button": button,
        "done": _("The membership is recorded. Counts follow it at once."),
        "cancel": organisation.get_absolute_url(),
        "then": organisation.get_absolute_url(),
        "crumb": organisation.name,
    }
