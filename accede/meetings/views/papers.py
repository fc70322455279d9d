"""Papers: handed in, read, taken back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.kit.documents.addresses import is_inside
from accede.kit.formpages import FormPage, form_page, removal_page, typed
from accede.meetings import actions, queries
from accede.meetings.forms.parts import PaperForm
from accede.meetings.models import Paper
from accede.meetings.rules import meeting_for
from accede.meetings.views.frame import crumbs, frame


@login_required
def add(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Hand a paper in: for the alliance, or for one's own organisation."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, on=today)
    owners = queries.owners(row, reader=request.user, on=today)
    if not owners and not frame(request, row, "meeting")["may_call"]:
        raise Http404
    form = PaperForm(typed(request), request.FILES or None, meeting=row, owners=owners)
    if owners and not frame(request, row, "meeting")["may_call"]:
        form.fields["owner"].required = True
        form.initial["owner"] = owners[0].pk

    def act() -> Paper:
        values = dict(form.cleaned_data)
        file = values.pop("file", None)
        name, content = (file.name[:150], file.read()) if file else ("", None)
        actions.add_paper(meeting=row, values=values, name=name, content=content, by=request.user, on=today)
        return row  # type: ignore[return-value]  # whose page opens

    page = FormPage(
        title=_("Hand in a paper"),
        lede=_("A file, an address elsewhere, or a page of this house: one of the three."),
        button=_("Hand it in"),
        back=row.get_absolute_url(),
        done=_("Paper saved. Those with whom it is shared find it on the meeting's page."),
        crumbs=crumbs(row.campaign, row),
    )
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
def read(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """The paper itself: the file to be saved, or the way to where it is."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, on=today)
    paper = queries.paper(row, number, reader=request.user, on=today)
    if paper is None:
        raise Http404
    if paper.page and not is_inside(paper.page):
        raise Http404  # from a folder that was written elsewhere
    if paper.content is None:
        return redirect(paper.link or paper.page)
    # Never shown inside our pages, whatever it claims to be.
    response = HttpResponse(bytes(paper.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = queries.attachment(paper.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
def remove(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Ask once, then take the paper back."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, on=today)
    paper = queries.paper(row, number, reader=request.user, on=today)
    if paper is None:
        raise Http404
    page = FormPage(
        title=_("Take back “%(name)s”?") % {"name": paper.title}, button=_("Take the paper back"),
        back=row.get_absolute_url(), crumbs=crumbs(row.campaign, row),
        done=_("Taken back. The log keeps its title and fingerprint."),
    )  # fmt: skip

    def act() -> None:
        actions.remove_paper(paper=paper, by=request.user, on=today)

    return removal_page(request, act, page, then=row.get_absolute_url(), campaign=row.campaign)
