"""Other names and the logo of an organisation."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions
from accede.coalition.forms import LogoForm, NameForm
from accede.coalition.models import OrganisationLogo, OrganisationName
from accede.coalition.queries.organisations import logo_of, name_row
from accede.coalition.readers.pictures import NoPicture, redrawn
from accede.coalition.rules import organisation_of
from accede.coalition.views.entering import crumbs, enter, form_page, removal_page
from accede.kit.formpages import FormPage, typed
from accede.kit.formpages import form_page as kit_form_page
from accede.kit.refusals import Refused
from accede.kit.stored import private_picture


@login_required
def add_name(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Another name, in a language or as a source writes it."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)
    form = NameForm(typed(request))
    address = organisation.get_absolute_url()
    context = {
        "title": _("Add a name of %(name)s") % {"name": organisation.name},
        "button": _("Save the name"),
        "done": _("The name is saved. Search, lists and imports find the organisation under it."),
        "cancel": address,
        "then": address,
        "crumb": organisation.name,
    }

    def act() -> OrganisationName:
        return actions.add_name(organisation=organisation, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def remove_name(request: HttpRequest, campaign: str, key: str, pk: int) -> HttpResponse:
    """Asks once, then takes another name back."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)
    row = name_row(organisation, pk)
    if row is None:
        raise Http404
    address = organisation.get_absolute_url()

    def act() -> None:
        actions.remove_name(name=row, by=request.user, on=entered.today)

    return removal_page(request, entered, act, name=row.name, back=address, then=address)


@login_required
def set_logo(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The mark of an organisation, drawn anew."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)
    form = LogoForm(request.POST or None, request.FILES or None)
    address = organisation.get_absolute_url()
    there = logo_of(organisation)
    page = FormPage(
        title=_("Logo of %(name)s") % {"name": organisation.name},
        button=_("Save the logo"),
        back=address,
        done=_("The logo is saved."),
        then=address,
        crumbs=crumbs(entered, organisation.name, address),
        remove=f"{address}logo/remove/" if there else "",
    )

    def act() -> OrganisationLogo:
        data = form.cleaned_data
        try:
            picture = redrawn(data["file"].read())
        except NoPicture as refusal:
            raise Refused(str(refusal), field="file") from None
        return actions.set_logo(
            organisation=organisation, picture=picture, alt=data["alt"], source=data["source"],
            by=request.user, on=entered.today,
        )  # fmt: skip

    return kit_form_page(request, form, act, page, campaign=entered.campaign)


@login_required
def remove_logo(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Asks once, then takes the mark away."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)
    row = logo_of(organisation)
    if row is None:
        raise Http404
    address = organisation.get_absolute_url()

    def act() -> None:
        actions.remove_logo(logo=row, by=request.user, on=entered.today)

    return removal_page(request, entered, act, name=row.alt, back=address, then=address)


@login_required
def logo(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The picture itself, for whoever may read the campaign's papers."""
    entered = enter(request, campaign)
    row = logo_of(organisation_of(entered.campaign, key))
    if row is None:
        raise Http404
    return private_picture(request, bytes(row.content), "image/png")
