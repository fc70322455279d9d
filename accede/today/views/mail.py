"""Outgoing mail as people see it: what left, what waits, and the letters of which nobody knows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import campaigns_of
from accede.kit.mail import NotDoubtful, is_private, resolve_doubtful
from accede.today import queries, rules

ROWS = 50


@login_required
def letters(request: HttpRequest) -> HttpResponse:
    """The letters of the reader's campaigns; the doubtful ones first on the page."""
    today = timezone.localdate()
    if campaigns_of(request.user, Right.SETTLE_MAIL, on=today) == set():
        raise Http404
    found = rules.letters_for(request.user, on=today)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "letters": [(row, queries.mail_state_word(row.state)) for row in page],
        "doubtful": found.filter(state="doubtful").order_by("handing_over_at", "pk"),
    }
    return render(request, "today/mail.html", context)


@login_required
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter as it was frozen, with what became of it."""
    row = rules.letter_for(request.user, pk, on=timezone.localdate())
    return render(request, "today/letter.html", _shown(row))


def _shown(row: Any) -> dict[str, Any]:
    return {"letter": row, "state": queries.mail_state_word(row.state), "private": is_private(row)}


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """A person says whether a doubtful letter was sent."""
    row = rules.letter_for(request.user, pk, on=timezone.localdate())
    sent = request.POST.get("sent") == "yes"
    try:
        resolve_doubtful(row, by=request.user, sent=sent)
    except NotDoubtful:
        messages.error(request, _("This letter is not doubtful any more: somebody else has settled it."))
    else:
        messages.success(request, _("Noted as sent.") if sent else _("Back in the queue: it is sent once more."))
    return redirect(reverse("today:mail"))
