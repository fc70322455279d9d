"""Answering an invitation by the link in its letter: no account; opening it changes nothing, only sending does."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accede.events.actions import replies as acts
from accede.events.forms.replies import LinkForm
from accede.events.models import Invitation
from accede.events.queries import open_page
from accede.events.queries.invited import invited_by
from accede.events.queries.reply_links import Door, Opened, opened
from accede.kit.refusals import Refused
from accede.mailings.queries.languages import ORDER, OWN_NAMES, short_code

DONE = "done"
LANGUAGES = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
# Of an address that leads nowhere nothing is told but that; of one that is closed, whom to ask instead.
STATUS = {Door.NOWHERE: 404, Door.REVOKED: 410, Door.CLOSED: 200, Door.OPEN: 200, Door.PREVIEW: 200}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what the invitation is to; a POST keeps an answer. In the language of the letter, or the one asked for."""
    found = opened(token, at=timezone.now())
    with translation.override(_language(request, found.invitation)):
        request.LANGUAGE_CODE = get_language() or "en"
        if found.door is Door.OPEN and found.invitation:
            answer = _open(request, found, found.invitation)
        else:
            status = 409 if request.method == "POST" and found.door is Door.CLOSED else STATUS[found.door]
            answer = _page(request, found, {}, status)
    # The address is the key: no other site learns it. Our own may: without an origin browsers could send nothing.
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _open(request: HttpRequest, found: Opened, invitation: Invitation) -> HttpResponse:
    form = LinkForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _keep(form, found, invitation):
            return redirect(f"{request.path}?{DONE}=1&lang={(get_language() or 'en').split('-')[0]}")
        status = 422
    known = invited_by(invitation, as_of=timezone.localdate())
    # Who may hold a link that was passed on learns nothing of earlier answers.
    shown = None if invitation.safe_to_forward else known.reply
    number = known.replies[-1].number if known.replies else 0
    if not invitation.safe_to_forward:
        form.set_seen(number)
    return _page(request, found, {"form": form, "last": shown, "done": DONE in request.GET}, status)


def _keep(form: LinkForm, found: Opened, invitation: Invitation) -> bool:
    seen = None if invitation.safe_to_forward else form.cleaned_data["seen"]
    try:
        acts.answer(
            invitation=invitation, turn=found.turn, values=form.said(), seen=seen, at=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _page(request: HttpRequest, found: Opened, more: dict[str, Any], status: int) -> HttpResponse:
    context = {"door": found.door, "languages": _languages(request), **more}
    if found.invitation and found.door in (Door.OPEN, Door.CLOSED):
        context["shown"] = open_page.shown(found.invitation)
    if found.invitation:
        context["sample_words"] = open_page.sample_words(found.invitation)
    return render(request, "events/answer.html", context, status=status)


def _language(request: HttpRequest, invitation: Invitation | None) -> str:
    """The one asked for, else that of the letter, else the browser's."""
    wished = LANGUAGES.get(request.GET.get("lang", ""))
    written = LANGUAGES.get(invitation.language.split("-")[0]) if invitation else None
    return wished or written or translation.get_language_from_request(request)


def _languages(request: HttpRequest) -> list[tuple[str, str, str, bool]]:
    """Short code, name, address and whether it is the page's, of each of the six, as every public page has them."""
    now = short_code(get_language() or "en")
    return [(code, OWN_NAMES[code], f"{request.path}?lang={code}", code == now) for code in ORDER]
