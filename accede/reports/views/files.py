"""Reports as files: what is ready is handed out, what takes long is asked for and waited for on a page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.kit import made
from accede.reports import actions, queries
from accede.reports.models import DraftFile, Format
from accede.reports.rules import report_for, snapshot_of


@login_required
def download(request: HttpRequest, campaign: str, key: str, form: str, number: int = 0) -> HttpResponse:
    """The draft or a published version as a file; a draft as Word or PDF once it was asked for."""
    now = timezone.now()
    row = report_for(request.user, campaign, key, on=timezone.localdate())
    if form not in queries.FORMATS:
        raise Http404(_("Choose one of: %s.") % ", ".join(queries.FORMATS))
    if not number and form in Format.values:
        return _asked_for(request, campaign, key, form)
    try:
        if number:
            file = queries.file_of_version(row, snapshot_of(row, number), form)
        else:
            file = queries.file_of_draft(row, form, reader=request.user, made_at=now)
    except queries.NotKept as problem:
        raise Http404(str(problem)) from problem
    return _handed_out(file.name, file.media_type, file.content)


@login_required
@require_POST
def ask(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """Have the draft made as it stands now."""
    today = timezone.localdate()
    row = report_for(request.user, campaign, key, on=today)
    if form not in Format.values:
        raise Http404(_("Choose one of: %s.") % ", ".join(Format.values))
    return redirect(actions.ask_for_draft(report=row, form=form, by=request.user, on=today))


@login_required
def file(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """How far the file is, and the file once it is made."""
    row = report_for(request.user, campaign, key, on=timezone.localdate())
    asked = queries.draft_file(row, form, reader=request.user)
    if asked is None:
        raise Http404(_("Nobody asked for this file. Ask for it on the page of the draft."))
    context = {"campaign": row.campaign, "report": row, "asked": asked, "waits": _waits(asked)}
    response = render(request, "reports/file.html", context)
    if context["waits"]:
        made.reload_soon(response, asked.asked_at)
    return response


def _waits(asked: DraftFile) -> bool:
    return asked.content is None and asked.job is not None and asked.job.state in {"queued", "running"}


def _asked_for(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    row = report_for(request.user, campaign, key, on=timezone.localdate())
    asked = queries.draft_file(row, form, reader=request.user)
    if asked is None or asked.content is None:
        raise Http404(_("This file is not made yet. Ask for it on the page of the draft."))
    name = f"{row.campaign.slug}-{row.key}-draft.{form}"
    return _handed_out(name, queries.TYPES[form], bytes(asked.content))


def _handed_out(name: str, media_type: str, content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)
