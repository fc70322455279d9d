"""Answering an invitation by the address in its letter: no account is needed, and opening it changes nothing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accede.kit.refusals import Refused
from accede.meetings import actions, queries
from accede.meetings.forms.replies import ReplyForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, campaign: str, token: str) -> HttpResponse:
    """Shows the meeting and her last answer; a POST keeps a new one. In the language of the person who was called."""
    found = queries.invited_by(token, campaign)
    if found is None:
        raise Http404(_("This address belongs to no invitation. Open it from the letter again, whole."))
    meeting, recipient = found
    last = queries.replies(meeting).get(recipient.email.lower())
    with translation.override(recipient.language):
        request.LANGUAGE_CODE = recipient.language
        form = ReplyForm(request.POST or None, initial={"says": last.says, "words": last.words} if last else None)
        status = 200
        if request.method == "POST":
            if form.is_valid() and _keep(form, found):
                return redirect(request.path + "?done=1")
            status = 422
        context = {
            "meeting": meeting, "recipient": recipient, "form": form, "last": last, "when": queries.when(meeting),
            "utc": queries.utc(meeting), "notes": queries.clock_notes(queries.local_time(meeting)),
            "state": queries.state_of(meeting), "agenda": queries.agenda(meeting),
            "done": "done" in request.GET and last,
            "outdated": last is not None and last.sequence != meeting.sequence,
        }  # fmt: skip
        answer = render(request, "meetings/reply.html", context, status=status)
        # The address is the key: no other site learns it. Our own may: without an origin browsers could send nothing.
        answer["Referrer-Policy"] = "same-origin"
        answer["X-Robots-Tag"] = "noindex"
        return answer


def _keep(form: ReplyForm, found: tuple) -> bool:  # type: ignore[type-arg]  # the pair of `invited_by`
    meeting, recipient = found
    now = timezone.now()
    try:
        actions.answer(
            meeting=meeting, recipient=recipient, says=form.cleaned_data["says"], words=form.cleaned_data["words"],
            by=None, on=timezone.localdate(), at=now,
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
