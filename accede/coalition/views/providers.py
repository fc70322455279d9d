"""Identity providers of the organisations: the list, adding, changing, removing. For whoever gives roles."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.models import IdentityProvider
from accede.accounts.oidc import rows
from accede.accounts.rights import Right
from accede.coalition.forms.providers import ProviderForm
from accede.coalition.queries import all_organisations
from accede.coalition.views.entering import Entered, enter, form_page, removal_page
from accede.kit.formpages import typed


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Which organisations sign their people in themselves."""
    entered = enter(request, campaign, Right.GIVE_ROLES)
    names = {row.key: row.name for row in all_organisations(entered.campaign)}
    found = rows.providers_of(campaign)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "providers": [(row, names.get(row.organisation, row.organisation), _callback(row)) for row in found],
    }
    return render(request, "coalition/providers.html", page)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Add an organisation's provider."""
    entered = enter(request, campaign, Right.GIVE_ROLES)
    return _page(request, entered, None)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Change a provider; an empty secret keeps the old one."""
    entered = enter(request, campaign, Right.GIVE_ROLES)
    return _page(request, entered, _of(entered, key))


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then remove a provider and its ties."""
    entered = enter(request, campaign, Right.GIVE_ROLES)
    row = _of(entered, key)

    def act() -> None:
        rows.remove_provider(row=row, by=request.user, on=entered.today)

    return removal_page(request, entered, act, name=row.name, back=_list(entered), then=_list(entered))


def _page(request: HttpRequest, entered: Entered, row: IdentityProvider | None) -> HttpResponse:
    form = ProviderForm(typed(request), instance=row, campaign=entered.campaign)
    context = {
        "title": _("Change %(name)s") % {"name": row.name} if row else _("Add an organisation's sign-in"),
        "button": _("Save it"),
        "done": _("Saved. The sign-in page has its button."),
        "cancel": _list(entered),
        "then": _list(entered),
        "crumb": _("Organisations' sign-in"),
    }
    if row is not None:
        context["remove"] = reverse("coalition:remove_provider", args=[entered.campaign.slug, row.key])

    def act() -> IdentityProvider:
        facts = {name: value for name, value in form.cleaned_data.items() if name != "secret"}
        return rows.write_provider(
            row=row,
            campaign=entered.campaign.slug,
            secret=form.cleaned_data["secret"],
            by=request.user,
            on=entered.today,
            **facts,
        )

    return form_page(request, entered, form, act, context=context)


def _of(entered: Entered, key: str) -> IdentityProvider:
    found = next((row for row in rows.providers_of(entered.campaign.slug) if row.key == key), None)
    if found is None:
        raise Http404
    return found


def _list(entered: Entered) -> str:
    return reverse("coalition:providers", args=[entered.campaign.slug])


def _callback(row: IdentityProvider) -> str:
    return settings.SITE_URL + reverse("accounts:back", args=[row.key])
