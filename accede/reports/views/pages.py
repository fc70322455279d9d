"""Pages of the reports: translate, read the clock, call one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.queries import shown_day
from accede.coalition.rules import campaign_for
from accede.kit import documents
from accede.kit.formpages import FormPage, form_page, removal_page, typed
from accede.kit.history import SHOWN, Line, lines
from accede.reports import actions, queries
from accede.reports.forms import BoxForm, KeepForm, NewReportForm, ReportForm
from accede.reports.models import Box, Format, Report
from accede.reports.rules import box_of, may_publish, may_write, report_for, snapshot_of


@login_required
def report_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """The campaign's reports with their versions."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    rows = queries.reports(found, reader=request.user, on=today)
    context = {"campaign": found, "reports": rows, "may_write": may_write(found, user=request.user, on=today)}
    return render(request, "reports/list.html", context)


@login_required
def report(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The sheet: the draft as it stands, or the published version."""
    today = timezone.localdate()
    row = report_for(request.user, campaign, key, on=today)
    versions = queries.versions(row)
    context: dict[str, Any] = {
        "campaign": row.campaign,
        "report": row,
        "versions": versions,
        "may_write": may_write(row.campaign, user=request.user, on=today),
        "may_publish": may_publish(row.campaign, user=request.user, on=today),
    }
    if context["may_write"] or may(request.user, Right.READ_LOG, campaign=campaign, on=today):
        entries = queries.history_of(row)[:SHOWN]
        context["log"] = lines(
            entries, reader=request.user, on=today, sees_personal=context["may_write"], frozen=not row.is_draft
        )
    if not row.is_draft and versions:
        return render(request, "reports/published.html", context | _frozen(row, versions[0]))
    draft = queries.draft(row, reader=request.user, on=today)
    settle = (lambda quote: _figure_url(row, quote)) if context["may_write"] else None
    sheet = documents.to_html(queries.document(draft, settle=settle))
    context |= {"draft": draft, "sheet": sheet, "made_formats": Format.choices}
    return render(request, "reports/draft.html", context)


@login_required
def version(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """A published version, word for word."""
    today = timezone.localdate()
    row = report_for(request.user, campaign, key, on=today)
    context = {"campaign": row.campaign, "report": row, "versions": queries.versions(row)}
    context["may_write"] = may_write(row.campaign, user=request.user, on=today)
    return render(request, "reports/published.html", context | _frozen(row, snapshot_of(row, number)))


@login_required
def start(request: HttpRequest, campaign: str) -> HttpResponse:
    """Open the report of a year."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.WRITE_REPORT, on=today)
    first = {"status_day": shown_day(found, today=today), "language": found.language}
    form = NewReportForm(typed(request), instance=Report(campaign=found), initial=first)

    def act() -> Report:
        return actions.start_report(campaign=found, values=form.cleaned_data, by=request.user, on=today)

    done = _("Report started. Its draft is made from what is on record.")
    return form_page(request, form, act, _page(found, None, _("Start a report"), done), campaign=found)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Title, status day and language."""
    today = timezone.localdate()
    row = report_for(request.user, campaign, key, Right.WRITE_REPORT, on=today)
    form = ReportForm(typed(request), instance=row)

    def act() -> Report:
        return actions.change_report(report=row, values=form.cleaned_data, by=request.user, on=today)

    page = _page(row.campaign, row, _("Settings of the report"), _("Settings saved. Every figure was read anew."))
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask, and why, then remove a draft that was never published."""
    row = report_for(request.user, campaign, key, Right.WRITE_REPORT, on=timezone.localdate())
    page = FormPage(
        title=_("Remove “%(what)s”?") % {"what": row.title},
        lede=_("Its boxes and kept figures go with it; what the campaign recorded stays. The log can bring it back."),
        button=_("Remove the draft"),
        back=row.get_absolute_url(),
        crumbs=_page(row.campaign, row, "", "").crumbs,
    )

    def act() -> None:
        actions.remove_report(report=row, by=request.user, on=timezone.localdate())

    return removal_page(request, act, page, then=reverse("reports:list", args=[campaign]), campaign=row.campaign)


@login_required
def add_box(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Write a narrative box."""
    today = timezone.localdate()
    row = report_for(request.user, campaign, key, Right.WRITE_REPORT, on=today)
    draft = queries.draft(row, reader=request.user, on=today)
    form = BoxForm(typed(request), instance=Box(report=row), places=queries.places(draft))

    def act() -> Box:
        return actions.add_box(report=row, values=form.values(), by=request.user, on=today)

    return _box_form(request, row, form, act, _page(row.campaign, row, _("Write a box"), _("Box saved in the draft.")))


@login_required
def change_box(request: HttpRequest, campaign: str, key: str, box: str) -> HttpResponse:
    """Write in a narrative box."""
    today = timezone.localdate()
    row = report_for(request.user, campaign, key, Right.WRITE_REPORT, on=today)
    found = box_of(row, box)
    draft = queries.draft(row, reader=request.user, on=today)
    form = BoxForm(typed(request), instance=found, places=queries.places(draft, box=found))

    def act() -> Box:
        return actions.change_box(box=found, values=form.values(), by=request.user, on=today)

    page = _page(row.campaign, row, _("Edit the box"), _("Box saved. The earlier text is kept in its history."))
    return _box_form(request, row, form, act, page, found)


@login_required
@require_POST
def remove_box(request: HttpRequest, campaign: str, key: str, box: str) -> HttpResponse:
    """Take a box out of the report."""
    today = timezone.localdate()
    row = report_for(request.user, campaign, key, Right.WRITE_REPORT, on=today)
    act = _act(request, actions.remove_box, box=box_of(row, box))
    return act or _done(request, row, _("Box removed. The history keeps what it said and can bring it back."))


@login_required
def figure(request: HttpRequest, campaign: str, key: str, box: str, index: int) -> HttpResponse:
    """A figure that does not match: what was typed, what the record says, and the two ways to settle it."""
    row, found, code, typed = _figure(request, campaign, key, box, index)
    return _figure_page(request, KeepForm(), row, found, code=code, typed=typed, index=index)


@login_required
@require_POST
def update_figure(request: HttpRequest, campaign: str, key: str, box: str, index: int) -> HttpResponse:
    """Write what the record says."""
    row, found, code, typed = _figure(request, campaign, key, box, index)
    act = _act(request, actions.update_figure, box=found, code=code, typed=typed)
    return act or _done(request, row, _("Figure updated to the record."))


@login_required
@require_POST
def keep_figure(request: HttpRequest, campaign: str, key: str, box: str, index: int) -> HttpResponse:
    """Keep what was typed and say why."""
    row, found, code, typed = _figure(request, campaign, key, box, index)
    form = KeepForm(request.POST)
    if not form.is_valid():
        return _figure_page(request, form, row, found, code=code, typed=typed, index=index)
    reason = form.cleaned_data["reason"]
    act = _act(request, actions.keep_figure, report=row, code=code, typed=typed, reason=reason)
    return act or _done(request, row, _("Figure kept. The margin prints the reason."))


@login_required
@require_POST
def publish(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Freeze the draft as a version."""
    row = report_for(request.user, campaign, key, Right.PUBLISH_REPORT, on=timezone.localdate())
    act = _act(request, actions.publish_report, report=row)
    return act or _done(request, row, _("Published. Later changes of the record do not touch this version."))


@login_required
@require_POST
def correct(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Open a new draft of a published report."""
    row = report_for(request.user, campaign, key, Right.WRITE_REPORT, on=timezone.localdate())
    act = _act(request, actions.open_correction, report=row)
    return act or _done(request, row, _("Correction opened. The published versions stay as they are."))


def _act(request: HttpRequest, act: Any, **values: Any) -> HttpResponse | None:
    """Does the act; when the report's state refuses it, says why and leads back to the report."""
    try:
        act(**values, by=request.user, on=timezone.localdate())
    except actions.ReportRefused as problem:
        messages.error(request, str(problem))
        row = values.get("report") or values["box"].report
        return redirect(row)
    return None


def _done(request: HttpRequest, row: Report, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(row)


def _figure(request: HttpRequest, campaign: str, key: str, box: str, index: int) -> tuple[Report, Box, str, str]:
    row = report_for(request.user, campaign, key, Right.WRITE_REPORT, on=timezone.localdate())
    found = box_of(row, box)
    pairs = queries.typed_pairs(found.text)
    if index >= len(pairs):
        raise Http404(_("This box has no such figure any more."))
    return row, found, *pairs[index]


def _figure_page(
    request: HttpRequest, form: KeepForm, row: Report, box: Box, *, code: str, typed: str, index: int
) -> HttpResponse:
    found = queries.codes(row, reader=request.user, on=timezone.localdate())
    known = {quoted.code: quoted for quoted in found}
    context = {"campaign": row.campaign, "report": row, "box": box, "form": form, "index": index, "typed": typed}
    status = 422 if form.errors else 200
    return render(request, "reports/figure.html", context | {"quoted": known.get(code)}, status=status)


def _figure_url(row: Report, quote: queries.Quote) -> str:
    if quote.quoted is None:
        return reverse("reports:change_box", args=[row.campaign.slug, row.key, quote.box])
    return reverse("reports:figure", args=[row.campaign.slug, row.key, quote.box, quote.index])


def _box_form(
    request: HttpRequest, row: Report, form: BoxForm, act: Any, page: FormPage, box: Any = None
) -> HttpResponse:
    page = replace(page, button=_("Save the box"), template="reports/box.html")
    codes = queries.codes(row, reader=request.user, on=timezone.localdate())
    context = {"campaign": row.campaign, "report": row, "box": box, "codes": codes}
    return form_page(request, form, act, page, **context)


def _page(campaign: Campaign, row: Report | None, title: str, done: str) -> FormPage:
    room = (_("Reports"), reverse("reports:list", args=[campaign.slug]))
    return FormPage(
        title=title,
        button=_("Save"),
        back=row.get_absolute_url() if row else room[1],
        done=done,
        crumbs=(room, (row.title, row.get_absolute_url())) if row else (room,),
        then=row.get_absolute_url() if row else "",
    )


def _history(request: HttpRequest, row: Report, writes: bool) -> list[Line]:
    found, on = queries.history_of(row)[:SHOWN], timezone.localdate()
    return lines(found, reader=request.user, on=on, sees_personal=writes, frozen=not row.is_draft)


def _frozen(row: Report, snapshot: Any) -> dict[str, Any]:
    # Written by the kit's document writer, which escapes, when the version was published.
    context = {"snapshot": snapshot, "sheet": mark_safe(snapshot.html), "intact": queries.is_as_published(snapshot)}
    files = queries.files_of_version(row, snapshot)
    return context | {"files": files, "being_made": len(files) < len(queries.FORMATS) and queries.being_made(snapshot)}
