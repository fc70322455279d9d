"""Calls: what would be sent now, what was sent and what became of it, who comes."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.kit.refusals import Refused
from accede.meetings import actions, queries
from accede.meetings.forms.replies import ReplyForm
from accede.meetings.rules import meeting_for
from accede.meetings.views.frame import address, frame


@login_required
def calls(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """A preview without a way to send by looking; the letters' fates; the answers."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, on=today)
    context = frame(request, row, "calls")
    lines = queries.lines(row)
    context |= {
        "lines": lines,
        "summary": queries.summary(lines) if lines else [],
        "calls": list(queries.calls_of(row)),
        "mine": queries.own_line(row, request.user),
    }
    if context["may_call"]:
        context |= {
            "plan": queries.plan(row, on=today),
            "troubled": queries.troubled(lines),
            "changes": queries.changes(row),
            "due": queries.call_due(row),
        }
    return render(request, "meetings/calls.html", context)


@login_required
@require_POST
def send(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Send what people do not know yet."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    try:
        call = actions.send_call(meeting=row, by=request.user, on=today, at=timezone.now())
    except Refused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, queries.sent_words(call))
    return redirect(address(row, "calls"))


@login_required
def answer(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Answer for oneself, or (?for=address) note what somebody said on the telephone."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, on=today)
    asked = request.GET.get("for", "")
    recipient = queries.recipient_of(row, asked) if asked else queries.own_line(row, request.user)
    if recipient is None or (asked and not frame(request, row, "calls")["may_call"]):
        raise Http404(_("No call went to this address."))
    last = queries.replies(row).get(recipient.email.lower())
    form = ReplyForm(request.POST or None, initial={"says": last.says, "words": last.words} if last else None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                actions.answer(
                    meeting=row, recipient=recipient, by=request.user, on=today, at=timezone.now(), **form.cleaned_data
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Answer noted. Those who prepare the meeting see it."))
                return redirect(address(row, "calls"))
        status = 422
    context = frame(request, row, "calls") | {"form": form, "recipient": recipient, "last": last}
    return render(request, "meetings/answer.html", context, status=status)
