"""Likely duplicates, merging two entries, and undoing it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import MergeForm
from accede.coalition.models import Merge
from accede.coalition.rules import organisation_of, reading_of
from accede.coalition.views.entering import crumbs, enter, paged
from accede.kit.formpages import FormPage, form_page, removal_page, typed


@login_required
def duplicates(request: HttpRequest, campaign: str) -> HttpResponse:
    """Organisations that are likely one, each pair with its reasons."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("organisations"),
        "page": paged(request, queries.duplicates(entered.campaign)),
    }
    return render(request, "coalition/organisations_duplicates.html", page)


@login_required
def merge(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Shows what would move, and merges."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    gone = organisation_of(entered.campaign, key)
    form = MergeForm(typed(request), organisation=gone, initial={"into": request.GET.get("into", "")})
    page = FormPage(
        title=_("Merge %(name)s into another entry") % {"name": gone.name},
        lede=_("Everything below will point at the entry that stays, and the name stays as another name of it. "
               "It can be undone."),
        button=_("Merge the two entries"),
        back=gone.get_absolute_url(),
        done=_("The two entries are one. The page of the entry that stays shows how to undo it."),
        crumbs=crumbs(entered, gone.name, gone.get_absolute_url()),
        template="coalition/organisation_merge.html",
    )  # fmt: skip

    def act() -> Merge:
        return actions.merge(
            kept=form.cleaned_data["into"], gone=gone, why=form.cleaned_data["why"], by=request.user, on=entered.today
        )

    moving = queries.moving(gone, reading_of(request.user, campaign, on=entered.today))
    return form_page(request, form, act, page, campaign=entered.campaign, moving=moving, organisation=gone)


@login_required
def undo_merge(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Asks once, then brings the entry that went back, with all that moved."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    found = queries.merge_of(entered.campaign, key)
    if found is None or found.undone_date:
        raise Http404
    page = FormPage(
        title=_("Bring “%(name)s” back?") % {"name": found.gone_name},
        lede=_("Everything that moved when the two were merged goes back to it."),
        button=_("Undo the merge"),
        back=found.get_absolute_url(),
        done=_("The merge is undone. Both organisations stand as they did."),
        crumbs=crumbs(entered, found.kept.name, found.kept.get_absolute_url()),
    )

    def act() -> None:
        actions.undo_merge(merge=found, by=request.user, on=entered.today)

    return removal_page(request, act, page, then=entered.url("organisations"), campaign=entered.campaign)


@login_required
@require_POST
def tell_apart(request: HttpRequest, campaign: str, key: str, other: str) -> HttpResponse:
    """Keeps that the two are two."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    one, second = (organisation_of(entered.campaign, each) for each in (key, other))
    actions.tell_apart(one=one, other=second, by=request.user, on=entered.today)
    messages.success(request, _("Kept: %(one)s and %(other)s are two.") % {"one": one.short, "other": second.short})
    return redirect(entered.url("duplicates"))
