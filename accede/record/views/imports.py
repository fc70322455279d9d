"""Depositary files: upload, the staged differences, and the decision of a person."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import documents, made
from accede.record import actions, queries, rules
from accede.record.forms import NameForm, ProposalForm, ReasonForm, UploadForm
from accede.record.models import ImportState
from accede.record.queries import papers

PER_PAGE = 50
# Formats of papers that are text and ready in milliseconds; a job makes the others.
AT_ONCE = ("html", "md")
# The number of a line as the form sends it. `isdigit` would let "²" pass, which is no number.
_LINE = re.compile(r"[0-9]{1,18}")
# How each change is shown: its row class and sign, and whether its lines are ticked at first. Acts that the file does
# not name are never ticked: a file may be older than the record.
GROUPS = (("added", "add", True), ("changed", "chg", True), ("withdrawn", "wdr", True), ("official", "chg", True),
          ("text", "add", True), ("territory", "add", True), ("absent", "wdr", False))  # fmt: skip


@login_required
def imports(request: HttpRequest) -> HttpResponse:
    """Files read so far, newest first."""
    require(request.user, Right.READ_PAPERS, on=timezone.localdate())
    page = Paginator(queries.imports(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "record/imports.html", {"page": page})


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Read a depositary file and show what it would change."""
    today = timezone.localdate()
    require(request.user, Right.IMPORT_DEPOSITARY, on=today)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content, filename = form.given()
        try:
            staged = actions.stage_import(
                content=content,
                filename=filename,
                treaty=form.cleaned_data["treaty"] or None,
                by=request.user,
                on=today,
                wait=False,
            )
        except actions.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(staged)
    status = 422 if request.method == "POST" else 200
    return render(request, "record/import_add.html", {"form": form}, status=status)


@login_required
def paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """What the file brought and what was decided about it, as a file."""
    today = timezone.localdate()
    found = rules.get_import_for(request.user, pk, Right.READ_PAPERS, on=today)
    if form not in documents.TYPES or found.state == ImportState.STAGING:
        raise Http404(_("There is no such paper. Choose one of: %s.") % ", ".join(documents.TYPES))
    language = get_language() or "en"
    wanted: dict[str, Any] = {"pk": found.pk, "on": today.isoformat(), "language": language, "form": form}

    def page(how_far: dict[str, Any]) -> str:
        title = _("The paper is being made") if how_far["coming"] else _("The paper cannot be made now")
        context = {"title": title, "import": found, **how_far}
        return render_to_string("record/being_made.html", context, request=request)

    if form in AT_ONCE:
        response = HttpResponse(papers.import_paper_file(**wanted), content_type=documents.TYPES[form])
    else:
        asked = made.Wanted("record.import_paper", wanted)
        response = made.answer_to_one(request, asked, content_type=documents.TYPES[form], page=page)
    if response.status_code == 200:
        response["Content-Disposition"] = f'attachment; filename="import-{found.pk}.{form}"'
    return response


@login_required
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One file against the record: every difference with its effect, every problem with its row."""
    today = timezone.localdate()
    found = rules.get_import_for(request.user, pk, Right.READ_PAPERS, on=today)
    detail = queries.import_detail(found.pk, on=today)
    context = {
        "detail": detail,
        "groups": [
            {
                "css": css,
                "mark": css if change != "absent" else "",
                "ticked": tick,
                "lines": detail.lines.get(change, []),
            }
            for change, css, tick in GROUPS
        ],
        "differs": any(detail.lines.get(change) for change, _css, _tick in GROUPS),
        "same": len(detail.lines.get("same", [])),
        "import": found,
        "with_proposals": detail.with_proposals,
        "names": queries.names(on=today).values(),
    }
    return render(request, "record/import.html", context)


@login_required
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the lines that are ticked."""
    today = timezone.localdate()
    found = rules.get_import_for(request.user, pk, Right.IMPORT_DEPOSITARY, on=today)
    # A file that agrees in everything has no line to tick: it is closed as it is.
    ticked = [int(line) for line in request.POST.getlist("line") if _LINE.fullmatch(line)]
    agrees = request.POST.get("agrees") == "yes"
    lines: str | list[int] = "listed" if agrees and _agrees(found.pk, today) else ticked
    try:
        written = actions.approve_import(import_=found, lines=lines, by=request.user, on=today).written
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("%(n)s line is approved and on record.", "%(n)s lines are approved and on record.", written)
        if not written and lines == "listed":
            words = _("The file agrees with the record and is closed. Nothing had to change.")
        elif not written:
            words = _("This file was approved before. Nothing changed.")
        messages.success(request, words % {"n": written})
    return redirect(found)


def _agrees(pk: int, today: date) -> bool:
    return not queries.import_detail(pk, on=today).open_lines


@login_required
@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing of the file enters the record; the reason is kept."""
    today = timezone.localdate()
    found = rules.get_import_for(request.user, pk, Right.IMPORT_DEPOSITARY, on=today)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write why the file is rejected; the reason is kept."))
        return redirect(found)
    try:
        done = actions.reject_import(import_=found, reason=form.cleaned_data["reason"], by=request.user, on=today)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        rejected = _("The file is rejected. Nothing changed in the record.")
        rest = _("The rest of the file is left out. Its approved lines stay on record.")
        messages.success(request, rest if done.state == ImportState.APPROVED else rejected)
    return redirect(found)


@login_required
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare the same file once more with the record as it now stands."""
    today = timezone.localdate()
    found = rules.get_import_for(request.user, pk, Right.IMPORT_DEPOSITARY, on=today)
    try:
        actions.restage_import(import_=found, by=request.user, on=today)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(found)


@login_required
@require_POST
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide what a name in the file means."""
    today = timezone.localdate()
    found = rules.get_import_for(request.user, pk, Right.IMPORT_DEPOSITARY, on=today)
    form = NameForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(found)
    data = form.cleaned_data
    try:
        actions.decide_name(
            import_=found,
            name=data["name"],
            state=data["state"] if data["decision"] == "state" else None,
            new=data["name"] if data["decision"] == "new" else "",
            ignore=data["decision"] == "ignore",
            by=request.user,
            on=today,
        )
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("“%(name)s” is decided and remembered.") % {"name": data["name"]})
    return redirect(found)


@login_required
@require_POST
def proposal(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Take over or leave out one act that an end note tells of."""
    today = timezone.localdate()
    found = rules.get_import_for(request.user, pk, Right.IMPORT_DEPOSITARY, on=today)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(found)
    data = form.cleaned_data
    same: dict[str, Any] = {"import_": found, "line": line, "by": request.user, "on": today}
    try:
        if data["decision"] == "take":
            actions.take_proposal(state=data["state"], **same)
            messages.success(request, _("The act is on record, with the end note as its source."))
        else:
            actions.leave_out_proposal(reason=data["reason"], **same)
            messages.success(request, _("The proposal is left out. Nothing changed in the record."))
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(found)
