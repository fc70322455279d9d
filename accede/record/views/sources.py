"""Where the record comes from: every source and every file, and one treaty's own."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.record import queries

PER_PAGE = 50


@login_required
def sources(request: HttpRequest) -> HttpResponse:
    """Every treaty with what its sources brought, and every file that was read."""
    today = timezone.localdate()
    require(request.user, Right.READ_PAPERS, on=today)
    page = Paginator(queries.read_files(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "treaties": sorted(queries.all_sources(), key=lambda one: queries.short_title_of(one.treaty).casefold()),
        "page": page,
        "files": queries.file_rows(page.object_list),
        "may_import": may(request.user, Right.IMPORT_DEPOSITARY, on=today),
    }
    return render(request, "record/sources.html", context)


@login_required
def treaty(request: HttpRequest, slug: str) -> HttpResponse:
    """One treaty's sources and files."""
    require(request.user, Right.READ_PAPERS, on=timezone.localdate())
    try:
        found = queries.treaty(slug)
    except LookupError as error:
        raise Http404(str(error)) from None
    told = queries.sources_of(found)
    context = {"treaty": found, "title": queries.short_title_of(found), "told": told, "files": told.files}
    return render(request, "record/treaty_sources.html", context)
