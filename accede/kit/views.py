"""Pages of the house itself: the components in use (sample mode only) and the page for a fault of ours."""

from __future__ import annotations

import logging
import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.views import defaults
from django.views.decorators.http import require_safe

from accede.kit import specimens

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


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this address unasked; the mark has another, which carries a hash."""
    return redirect(static("kit/mark.svg"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Says what is safe and gives a number to quote, which the log carries beside the traceback."""
    number = secrets.token_hex(4)
    logger.error("Fault %s at %s", number, request.path)
    # No context processors: whatever failed may be in one of them.
    return HttpResponse(render_to_string("500.html", {"number": number}), status=500)
