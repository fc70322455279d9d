"""At the meeting: who is here, and whether they make a quorum."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.kit.refusals import Refused
from accede.meetings import actions, queries
from accede.meetings.forms.parts import AttendanceForm
from accede.meetings.rules import meeting_for
from accede.meetings.views.frame import address, frame


@login_required
def attendance(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Organisations with their people, as noted so far, under the quorum as it stands."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, on=today)
    context = frame(request, row, "attendance")
    return render(request, "meetings/attendance.html", context | _room(row, context))


@login_required
@require_POST
def note(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Note one line; what is wrong stands beside the form."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.KEEP_MINUTES, on=today)
    form = AttendanceForm(request.POST, meeting=row)
    if form.is_valid():
        try:
            actions.note(meeting=row, by=request.user, on=today, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            place = form.cleaned_data["organisation"]
            return redirect(address(row, "attendance") + (f"#org-{place.key}" if place else "#guests"))
    context = frame(request, row, "attendance")
    return render(request, "meetings/attendance.html", context | _room(row, context) | {"form": form}, status=422)


@login_required
@require_POST
def take_back(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Take a line off that was noted by mistake."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.KEEP_MINUTES, on=today)
    line = queries.line_of(row, number)
    if line is None:
        raise Http404
    try:
        actions.take_back(line=line, by=request.user, on=today)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken off the attendance."))
    return redirect(address(row, "attendance"))


@login_required
@require_POST
def take_answers(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Note everybody as she answered beforehand."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.KEEP_MINUTES, on=today)
    try:
        made = actions.take_answers(meeting=row, by=request.user, on=today)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, queries.noted_words(made))
    return redirect(address(row, "attendance"))


def _room(row: object, context: dict) -> dict:  # type: ignore[type-arg]  # a page's values
    found = queries.room(row)  # type: ignore[arg-type]  # the meeting
    form = AttendanceForm(meeting=row) if context["may_keep"] else None  # type: ignore[arg-type]  # the same
    return {"room": found, "quorum_words": queries.quorum_words(found), "form": form, "hows": queries.hows()}
