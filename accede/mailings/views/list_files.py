"""Spreadsheets of addresses brought into a list: compared first, taken over when who brought them in says so."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accede.accounts.rights import Right
from accede.coalition.actions import stage_sheet
from accede.coalition.models import SheetImport
from accede.coalition.queries import sheets
from accede.coalition.readers.kinds import kind
from accede.coalition.rules import campaign_for
from accede.coalition.views import sheet_pages
from accede.kit.formpages import FormPage, form_page
from accede.mailings.forms.lists import SubscribersFileForm
from accede.mailings.rules import list_for
from accede.mailings.views.list_keeping import crumbs

ROOM, HOLDS = "mailings", "subscribers"


@login_required
def add(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The form for a file: where the consent stands is said before anything of it is read."""
    today = timezone.localdate()
    row = list_for(request.user, campaign, key, on=today)
    form = SubscribersFileForm(request.POST or None, request.FILES or None, campaign=row.campaign, on=today)

    def act() -> Any:
        file = form.cleaned_data["file"]
        return stage_sheet(
            campaign=row.campaign, content=file.read(), filename=file.name, holds=HOLDS, by=request.user, on=today,
            options={"list": row.key, "source": form.cleaned_data["source"]},
        )  # fmt: skip

    page = FormPage(
        _("Bring addresses into “%(list)s”") % {"list": row.name}, _("Read the file"), row.get_absolute_url(),
        done=_("The file is read. Nobody of it is on the list yet."), crumbs=crumbs(row.campaign, row),
        lede=_("The file is read and compared first. Only people who said yes; who left the list is left out."),
        template="mailings/lists/bring_in.html", more={"columns": sheets.header(kind(HOLDS))},
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=row.campaign, list=row)


@login_required
@require_safe
def sample(request: HttpRequest, campaign: str, form: str) -> HttpResponse:
    """The columns that are read, with a made-up row that shows how they are filled in."""
    campaign_for(request.user, campaign, Right.KEEP_LISTS, on=timezone.localdate())
    return sheet_pages.file(sheets.sample(kind(HOLDS)), f"{HOLDS}-sample", form)


@login_required
@require_safe
def one(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One file against the list."""
    row = _found(request, campaign, key)
    return sheet_pages.show(request, row, above=((_("Lists"), reverse("mailings:lists", args=[campaign])),))


@login_required
@require_POST
def say(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Answers how days are written, or what the columns are."""
    return sheet_pages.say(request, _found(request, campaign, key), on=timezone.localdate())


@login_required
@require_POST
def choose(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Keeps what was chosen for lines."""
    return sheet_pages.choose(request, _found(request, campaign, key), on=timezone.localdate())


@login_required
@require_POST
def approve(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Takes the file over."""
    return sheet_pages.approve(request, _found(request, campaign, key), on=timezone.localdate())


@login_required
@require_POST
def drop(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Lays the file aside."""
    return sheet_pages.drop(request, _found(request, campaign, key), on=timezone.localdate())


def _found(request: HttpRequest, campaign: str, key: str) -> SheetImport:
    home = campaign_for(request.user, campaign, Right.KEEP_LISTS, on=timezone.localdate())
    found = sheets.sheet_import(home, ROOM, reader=request.user, key=key)
    if found is None:
        raise Http404
    return found
