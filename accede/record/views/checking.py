"""The queue of a second person: each row beside what its source should say, to be verified or disputed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.record import actions, queries, rules
from accede.record.forms import QueueFilter

PER_PAGE = 10


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """Rows that one person entered and no second person has checked; nobody verifies her own."""
    today = timezone.localdate()
    require(request.user, Right.READ_PAPERS, on=today)
    me = request.user.get_username()
    form = QueueFilter(request.GET or None)
    wanted = form.wanted()
    rows = queries.verification_queue(**wanted, not_by="" if wanted.get("entered_by") == me else me)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "items": queries.to_check(page.object_list, reader=me),
        "form": form,
        "applied": form.applied(),
        "own": queries.verification_queue(entered_by=me).count(),
        "me": me,
        "may_verify": may(request.user, Right.VERIFY_ACT, on=today),
        "here": request.get_full_path(),
    }
    return render(request, "record/queue.html", context)


@login_required
@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person has checked the row against its source."""
    today = timezone.localdate()
    found = rules.get_act_for(request.user, pk, Right.VERIFY_ACT, on=today)
    _try(request, lambda: actions.verify_act(act=found, by=request.user, on=today), _("Verified against its source."))
    return _back(request, found)


@login_required
@require_POST
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person finds something else in the source."""
    today = timezone.localdate()
    found = rules.get_act_for(request.user, pk, Right.VERIFY_ACT, on=today)
    note = request.POST.get("note", "")
    said = _("Your note is among the work of whoever entered the act.")
    _try(request, lambda: actions.dispute_act(act=found, note=note, by=request.user, on=today), said)
    return _back(request, found)


def _try(request: HttpRequest, write: Callable[[], Any], said: str) -> None:
    try:
        write()
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)


def _back(request: HttpRequest, found: Any) -> HttpResponse:
    """To the queue as it was filtered, when the form stood there; else to the act."""
    there = request.POST.get("back", "")
    inside = there.startswith(reverse("record:queue")) and url_has_allowed_host_and_scheme(there, allowed_hosts=None)
    return redirect(there if inside else found.get_absolute_url())
