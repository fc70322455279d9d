"""Pages of the house itself: the components in use (sample mode only) and the page for a fault of ours."""

from __future__ import annotations

import logging
import secrets

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.http import require_POST, require_safe

from accede.kit import drafts, history, specimens, undo
from accede.kit.documents.addresses import is_inside
from accede.kit.models import LogEntry
from accede.kit.refusals import Refused

logger = logging.getLogger("accede.faults")


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every part of the design system in use, for designers and for the checks; all content is made up."""
    if not settings.SAMPLE:
        raise Http404
    return render(request, "kit/components.html", specimens.page(request))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """In the language of the address when it names one: a visitor who follows a dead link reads her own."""
    first = request.path_info.strip("/").split("/")[0]
    spoken = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
    with translation.override(spoken.get(first, translation.get_language())):
        return defaults.page_not_found(request, exception)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is not open to a reader looks like what does not exist; a refused act says 403."""
    if request.method in ("GET", "HEAD"):
        return page_not_found(request, exception)
    return defaults.permission_denied(request, exception)


def too_much(request: HttpRequest, exception: Exception) -> HttpResponse:
    """More was sent than a form takes, or something that cannot be read."""
    return HttpResponse(render_to_string("400.html"), status=400)


def not_from_our_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page had been open too long: what was typed is kept for the person whose page it was."""
    kept = drafts.keep_unfinished(request)
    return render(request, "403_csrf.html", {"kept": kept}, status=403)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keeps what is being typed, for the person herself; the small script of the form pages asks for it."""
    ticket = drafts.ticket_in(request.POST)
    if not request.user.is_authenticated or ticket is None or ticket.user != request.user.get_username():
        return HttpResponse(status=403)
    if drafts.sent_already(ticket) is not None:
        return HttpResponse(status=204)  # saved meanwhile: nothing is left to keep
    return HttpResponse(status=204 if drafts.keep(request.POST, ticket, request.POST.get("_title", "")) else 413)


@login_required
@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Forgets what was typed into a form and not saved."""
    address = request.POST.get("address", "")
    drafts.forget(request.user.get_username(), address)
    messages.success(request, _("Discarded. Nothing of it is kept."))
    return redirect(address if is_inside(address) else "/")


@login_required
@require_POST
def undo_entry(request: HttpRequest, number: int) -> HttpResponse:
    """Takes back the last change of a row, or brings a removed one back, by the act of its room."""
    entry = LogEntry.objects.filter(pk=number).first()
    undoer = undo.undoer_of(entry) if entry else None
    if entry is None or undoer is None or not history.lets_see(entry, reader=request.user, on=timezone.localdate()):
        raise Http404
    back = request.META.get("HTTP_REFERER", "/desk/")
    try:
        row = undoer.act(entry=entry, by=request.user, on=timezone.localdate())
    except (Refused, ValidationError) as refusal:
        messages.error(request, " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal))
        return redirect(back if back.startswith((f"{request.scheme}://{request.get_host()}/", "/desk/")) else "/desk/")
    done = _("It is back on record.") if entry.after is None else _("Undone. The history keeps both changes.")
    messages.success(request, done)
    return redirect(history.address_of(row) or "/desk/")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this address unasked; the mark has another, which carries a hash."""
    return redirect(static("kit/mark.svg"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Says what is safe and gives a number to quote, which the log carries beside the traceback."""
    number = secrets.token_hex(4)
    logger.error("Fault %s at %s", number, request.path)
    # No context processors: whatever failed may be in one of them.
    kept = getattr(request, "kept", False)
    return HttpResponse(render_to_string("500.html", {"number": number, "kept": kept}), status=500)
