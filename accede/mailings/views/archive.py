"""The archive of a run: frozen letters, their exact files with hashes, and what the mail room prints."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit import sheets
from accede.kit.formpages import one_button
from accede.kit.made import reload_soon
from accede.mailings.actions import release
from accede.mailings.forms.letters import ArchiveForm
from accede.mailings.queries import archive as queries
from accede.mailings.queries.mail_room import PAPERS, on_paper
from accede.mailings.queries.papers import lacking, without_letterhead
from accede.mailings.queries.release_page import making_of
from accede.mailings.queries.run_list_page import facts_of
from accede.mailings.queries.runs import standing_of
from accede.mailings.rules import letter_for, run_for
from accede.mailings.views.frame import crumbs_of, framed

ROWS = 50


@login_required
def page(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The frozen letters of a run with their files."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)
    variants, languages = queries.kinds_of(run)
    form = ArchiveForm(request.GET, variants=variants, languages=languages)
    making = making_of(run)
    found = Paginator(queries.letters_of(run, **form.given()), ROWS).get_page(request.GET.get("page"))
    context = {
        **framed(request, run, "run_archive", standing_of(run), on=today),
        "facts": facts_of(run),
        "form": form,
        "applied": form.applied(),
        "page": found,
        "rows": queries.filed(run, list(found.object_list)),
        "on_paper": len(on_paper(run)),
        "making": making,
        "lacking": 0 if making else lacking(run).count(),
        "present_letterhead": without_letterhead(run),
        "may_release": may(request.user, Right.RELEASE_LETTERS, campaign=campaign, on=today),
    }
    response = render(request, "mailings/archive.html", context)
    if making and not making.failed:
        reload_soon(response, timezone.now())
    return response


@login_required
@require_POST
def make_missing(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Have the files made that are not there."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)

    def act() -> None:
        release.make_missing_files(run=run, by=request.user, on=today)

    return one_button(request, act, then=reverse("mailings:run_archive", args=[campaign, key]))


@login_required
def letter(request: HttpRequest, campaign: str, key: str, letter: str) -> HttpResponse:
    """One letter as it was frozen, with its files: each is read and its hash worked out anew."""
    today = timezone.localdate()
    row = letter_for(request.user, campaign, key, letter, on=today)
    run = row.run
    files = [queries.opened(file) for file in queries.files_of(row)]
    context = {
        **framed(request, run, "run_archive", standing_of(run), on=today),
        "crumbs": (*crumbs_of(request, run, on=today), (run.title, run.get_absolute_url())),
        "letter": row,
        "filed": queries.filed(run, [row])[0],
        "paragraphs": [part for part in row.body.split("\n\n") if part.strip()],
        "files": files,
    }
    return render(request, "mailings/letter.html", context)


@login_required
def file(request: HttpRequest, campaign: str, key: str, letter: str, file: int) -> HttpResponse:
    """The exact file, never another one than the one that was kept."""
    row = letter_for(request.user, campaign, key, letter, on=timezone.localdate())
    kept = queries.kept(row, file)
    if kept is None:
        raise Http404
    found = queries.opened(kept)
    if found.content is None:
        return render(
            request, "mailings/no_file.html", {"campaign": row.campaign, "letter": row, "file": found}, status=410
        )
    return _handed_out(kept.name, kept.content_type, found.content, sha256=kept.sha256)


@login_required
def manifest(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """Every file of the run's letters with its hash, as CSV, XLSX or JSON."""
    run = run_for(request.user, campaign, key, on=timezone.localdate())
    lines = [queries.as_line(*each) for each in queries.manifest(run)]
    name = f"{campaign}-{run.key}-manifest.{form}"
    if form == "json":
        told = json.dumps({"run": run.key, "files": lines}, ensure_ascii=False, indent=1)
        return _handed_out(name, "application/json", told.encode())
    if form not in sheets.TYPES:
        raise Http404
    heads = list(queries.COLUMNS)
    made = sheets.as_file([heads, *([line[head] for head in heads] for line in lines)], form)
    return _handed_out(name, sheets.TYPES[form], made)


@login_required
def paper(request: HttpRequest, campaign: str, key: str, paper: str, form: str) -> HttpResponse:
    """Labels, envelopes, a sheet to sign, a list for the courier, as PDF."""
    now = timezone.now()
    run = run_for(request.user, campaign, key, on=timezone.localdate())
    make, forms = PAPERS.get(paper, (None, ()))
    if make is None or form not in forms or not on_paper(run):
        raise Http404
    return _handed_out(f"{run.key}-{paper}-{form}.pdf", "application/pdf", make(run, form, made_at=now))


def _handed_out(name: str, content_type: str, content: bytes, **told: Any) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    if sha256 := told.get("sha256"):
        response["ETag"] = f'"{sha256}"'
    return response
