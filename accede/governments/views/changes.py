"""What changed in the files since a day."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.governments.forms.boards import SinceForm
from accede.governments.queries.changes import SPAN, changes
from accede.governments.views.entering import enter


@login_required
def overview(request: HttpRequest, campaign: str) -> HttpResponse:
    """What changed in the files after a day (two weeks before the day shown, unless another one is asked for)."""
    room = enter(request, campaign)
    form = SinceForm(request.GET if "since" in request.GET else None, initial={"since": room.day - SPAN})
    since = (form.cleaned_data["since"] if form.is_valid() else None) or room.day - SPAN
    if since >= room.day:
        form.add_error("since", _("This day does not lie before the day shown. Choose an earlier one."))
        since = room.day - SPAN
    found = changes(room.campaign, since=since, reader=request.user, as_of=room.day, on=room.today)
    context = {
        **room.context("changes"),
        "form": form,
        "since": since,
        "kinds": found,
        "any": any(kind.number for kind in found),
    }
    return render(request, "governments/changes.html", context)
