"""Forms and acts on items, credits, editions and print runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.queries import saved_words
from accede.coalition.rules import campaign_for
from accede.kit import formpages
from accede.kit.formpages import typed
from accede.materials import actions, rules
from accede.materials.forms import CreditForm, EditionForm, ItemForm, PrintRunForm
from accede.materials.models import Credit, Edition, Item, PrintRun


def editable(request: HttpRequest, campaign: str, key: str) -> Item:
    """The item, when the reader may change it today."""
    return rules.item_for(request.user, campaign, key, Right.EDIT_MATERIALS, on=timezone.localdate())


def form_page(
    request: HttpRequest,
    act: Callable[[], Any],
    item: Item | None,
    form: Any,
    title: str,
    button: str,
    campaign: Campaign | None = None,
    *,
    done: str | Callable[[Any], str],
) -> HttpResponse:
    """A form of the room; `item` is the record it belongs to, None for a new one."""
    home = item.campaign if item else campaign
    page = formpages.FormPage(
        title=title,
        button=button,
        back=item.get_absolute_url() if item else reverse("materials:list", args=[home.slug]),  # type: ignore[union-attr]
        done=done,
        crumbs=crumbs(home, item),
    )
    return formpages.form_page(request, form, act, page, campaign=home)


def crumbs(campaign: Any, item: Item | None) -> tuple[tuple[str, str], ...]:
    """The room, then the item that a form belongs to."""
    room = (_("Materials"), reverse("materials:list", args=[campaign.slug]))
    return (room, (item.title, item.get_absolute_url())) if item else (room,)


def _saved(item: Item) -> str:
    return saved_words(_("Item saved."), item)


@login_required
def add_item(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put an item into the library."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.EDIT_MATERIALS, on=today)
    form = ItemForm(typed(request), campaign=home, reader=request.user, on=today)

    def act() -> Any:
        return actions.add_item(campaign=home, values=form.cleaned_data, by=request.user, on=today)

    return form_page(
        request,
        act,
        None,
        form,
        _("Add an item"),
        _("Save the item"),
        home,
        done=_saved,
    )


@login_required
def change_item(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct an item."""
    item = editable(request, campaign, key)
    today = timezone.localdate()
    form = ItemForm(typed(request), instance=item, campaign=item.campaign, reader=request.user, on=today)

    def act() -> Any:
        return actions.change_item(item=item, values=form.cleaned_data, by=request.user, on=today)

    return form_page(
        request,
        act,
        item,
        form,
        _("Correct the item"),
        _("Save the item"),
        done=_saved,
    )


@login_required
def remove_item(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, and why, then take the item out."""
    item = editable(request, campaign, key)
    page = formpages.FormPage(
        title=_("Remove “%(name)s”?") % {"name": item.title},
        lede=_("Its editions and language versions go with it. The history can bring it back; reports stay."),
        button=_("Remove the item"),
        back=item.get_absolute_url(),
        crumbs=crumbs(item.campaign, item),
    )

    def act() -> None:
        actions.remove_item(item=item, by=request.user, on=timezone.localdate())

    then = reverse("materials:list", args=[campaign])
    return formpages.removal_page(request, act, page, then=then, campaign=item.campaign)


def remove(request: HttpRequest, act: Any, **what: Any) -> bool:
    """Does an act of removing and says what came of it."""
    try:
        act(**what, by=request.user, on=timezone.localdate())
    except actions.StillNeeded as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("Removed. The history keeps what it said and can bring it back."))
    return True


@login_required
def add_credit(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say who made, ordered or published the item."""
    item = editable(request, campaign, key)
    form = CreditForm(typed(request), instance=Credit(item=item), campaign=item.campaign)

    def act() -> Any:
        return actions.add_credit(item=item, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return form_page(
        request,
        act,
        item,
        form,
        _("Add a credit"),
        _("Save the credit"),
        done=_("Credit saved. The item's page shows it."),
    )


@login_required
@require_POST
def remove_credit(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Take a credit back."""
    item = editable(request, campaign, key)
    remove(request, actions.remove_credit, credit=rules.credit_of(item, number))
    return redirect(item)


@login_required
def add_edition(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Record a further edition."""
    item = editable(request, campaign, key)
    form = EditionForm(typed(request), instance=Edition(item=item))

    def act() -> Any:
        return actions.add_edition(item=item, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return form_page(
        request,
        act,
        item,
        form,
        _("Add an edition"),
        _("Save the edition"),
        done=_("Edition saved. Lists and the grid show the versions of the last edition."),
    )


@login_required
def add_print_run(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Record copies printed."""
    item = editable(request, campaign, key)
    run = PrintRun(item=item, campaign=item.campaign, source=item.source)
    form = PrintRunForm(typed(request), instance=run, item=item)

    def act() -> Any:
        return actions.add_print_run(item=item, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return form_page(
        request,
        act,
        item,
        form,
        _("Add a print run"),
        _("Save the print run"),
        done=_("Print run saved. Gifts in kind can now name it."),
    )


@login_required
@require_POST
def remove_print_run(request: HttpRequest, campaign: str, key: str, run: str) -> HttpResponse:
    """Take a print run out."""
    item = editable(request, campaign, key)
    remove(request, actions.remove_print_run, run=rules.print_run_of(item, run))
    return redirect(item)
