"""What is held about a guest: taken away, erased. For whoever holds the right in this campaign."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.accounts.rights import Right
from accede.coalition.forms.erasing import EraseForm
from accede.events.actions.guest_erasing import erase_guest
from accede.events.models import Guest
from accede.events.queries.guest_holdings import shared_name, subject_of_guest
from accede.events.queries.guests import shown_name
from accede.events.rules import event_for, guest_of
from accede.kit import persons
from accede.kit.formpages import typed


def _guest(request: HttpRequest, campaign: str, key: str, guest: str) -> Guest:
    return guest_of(event_for(request.user, campaign, key, Right.ERASE_PERSON, on=timezone.localdate()), guest)


@login_required
@require_safe
def take_away(request: HttpRequest, campaign: str, key: str, guest: str) -> HttpResponse:
    """Everything that is held about a guest, as a folder of plain text."""
    row = _guest(request, campaign, key, guest)
    packed = persons.export(subject_of_guest(row), reader=request.user, on=timezone.localdate())
    headers = {"Content-Disposition": f'attachment; filename="about-{guest}.zip"', "Cache-Control": "no-store"}
    return HttpResponse(packed, content_type="application/zip", headers=headers)


@login_required
def erase(request: HttpRequest, campaign: str, key: str, guest: str) -> HttpResponse:
    """Says what goes and what stays, asks for the name once more, and erases a guest."""
    row = _guest(request, campaign, key, guest)
    name, back = shown_name(row), reverse("events:guests", args=[campaign, key])
    form = EraseForm(typed(request), name=name)
    if request.method == "POST" and form.is_valid():
        erase_guest(guest=row, by=request.user, on=timezone.localdate())
        messages.success(request, _("Erased. The record says that it was done, by whom and when, without a name."))
        return redirect(back)
    context = {
        "campaign": row.event.campaign,
        "event": row.event,
        "guest": row,
        "name": name,
        "form": form,
        "back": back,
        "shared": shared_name(row),
    }
    return render(request, "events/guests/erase.html", context, status=422 if form.errors else 200)
