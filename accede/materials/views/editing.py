"""Forms and acts on items, credits, editions and print runs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.rules import campaign_for
from accede.materials import actions, rules
from accede.materials.forms import CreditForm, EditionForm, ItemForm, PrintRunForm
from accede.materials.models import Credit, Edition, Item, PrintRun


def editable(request: HttpRequest, campaign: str, key: str) -> Item:
    """The item, when the reader may change it today."""
    return rules.item_for(request.user, campaign, key, Right.EDIT_MATERIALS, on=timezone.localdate())


def form_page(
    request: HttpRequest, item: Item | None, form: Any, title: str, button: str, campaign: Campaign | None = None
) -> HttpResponse:
    """A form of the room; `item` is the record it belongs to, None for a new one."""
    context = {
        "campaign": item.campaign if item else campaign,
        "item": item,
        "form": form,
        "title": title,
        "button": button,
    }
    return render(request, "materials/form.html", context)


@login_required
def add_item(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put an item into the library."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.EDIT_MATERIALS, on=today)
    form = ItemForm(request.POST or None, campaign=home)
    if request.method == "POST" and form.is_valid():
        item = actions.add_item(campaign=home, values=form.cleaned_data, by=request.user, on=today)
        messages.success(request, _("Item saved. Everybody who reads the campaign's papers sees it."))
        return redirect(item)
    return form_page(request, None, form, _("Add an item"), _("Save the item"), home)


@login_required
def change_item(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct an item."""
    item = editable(request, campaign, key)
    form = ItemForm(request.POST or None, instance=item, campaign=item.campaign)
    if request.method == "POST" and form.is_valid():
        actions.change_item(item=item, values=form.cleaned_data, by=request.user, on=timezone.localdate())
        messages.success(request, _("Item saved. The earlier values are kept in its history."))
        return redirect(item)
    return form_page(request, item, form, _("Correct the item"), _("Save the item"))


@login_required
def remove_item(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the item out."""
    item = editable(request, campaign, key)
    if request.method == "POST" and remove(request, actions.remove_item, item=item):
        return redirect("materials:list", campaign)
    return render(request, "materials/remove.html", {"campaign": item.campaign, "item": item})


def remove(request: HttpRequest, act: Any, **what: Any) -> bool:
    """Does an act of removing and says what came of it."""
    try:
        act(**what, by=request.user, on=timezone.localdate())
    except actions.StillNeeded as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("Removed. The log keeps what it said."))
    return True


@login_required
def add_credit(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say who made, ordered or published the item."""
    item = editable(request, campaign, key)
    form = CreditForm(request.POST or None, instance=Credit(item=item), campaign=item.campaign)
    if request.method == "POST" and form.is_valid():
        actions.add_credit(item=item, values=form.cleaned_data, by=request.user, on=timezone.localdate())
        messages.success(request, _("Credit saved."))
        return redirect(item)
    return form_page(request, item, form, _("Add a credit"), _("Save the credit"))


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
    form = EditionForm(request.POST or None, instance=Edition(item=item))
    if request.method == "POST" and form.is_valid():
        actions.add_edition(item=item, values=form.cleaned_data, by=request.user, on=timezone.localdate())
        messages.success(request, _("Edition saved. Lists and the grid show the versions of the last edition."))
        return redirect(item)
    return form_page(request, item, form, _("Add an edition"), _("Save the edition"))


@login_required
def add_print_run(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Record copies printed."""
    item = editable(request, campaign, key)
    run = PrintRun(item=item, campaign=item.campaign, source=item.source)
    form = PrintRunForm(request.POST or None, instance=run, item=item)
    if request.method == "POST" and form.is_valid():
        actions.add_print_run(item=item, values=form.cleaned_data, by=request.user, on=timezone.localdate())
        messages.success(request, _("Print run saved."))
        return redirect(item)
    return form_page(request, item, form, _("Add a print run"), _("Save the print run"))


@login_required
@require_POST
def remove_print_run(request: HttpRequest, campaign: str, key: str, run: str) -> HttpResponse:
    """Take a print run out."""
    item = editable(request, campaign, key)
    remove(request, actions.remove_print_run, run=rules.print_run_of(item, run))
    return redirect(item)
