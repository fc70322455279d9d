"""Pages of the statements: translate, read the clock, call one thing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.rules import campaign_for
from accede.kit import log
from accede.statements import actions, queries
from accede.statements.forms import AskForm, FilterForm, IssuerForm, QuotationForm, StatementForm
from accede.statements.rules import may_edit, statement_for

ROWS_ON_A_PAGE = 50


@login_required
def statement_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """All statements of the campaign, in order of time."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    form = FilterForm(request.GET)
    rows = queries.listing(found, reader=request.user, on=today, only=form.only())
    context = {
        "campaign": found,
        "form": form,
        "applied": form.applied(),
        "page": Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "counts": queries.counts(rows),
        "may_edit": may_edit(found, user=request.user, on=today),
    }
    return render(request, "statements/list.html", context)


@login_required
def statement(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One statement: what it asked, who issued it, where and when."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, on=today)
    context = {
        "campaign": row.campaign,
        "statement": row,
        "lede": queries.lede(row),
        "languages": ", ".join(queries.language_names(row)),
        "details": queries.details(row, reader=request.user, on=today),
        "may_edit": may_edit(row.campaign, user=request.user, on=today),
        "entries": log.entries_for(row)[:10],
    }
    return render(request, "statements/statement.html", context)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put a statement on record."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.EDIT_STATEMENTS, on=today)
    form = StatementForm(request.POST or None, campaign=found)
    if request.method == "POST" and form.is_valid():
        row = actions.add_statement(campaign=found, values=form.cleaned_data, by=request.user, on=today)
        messages.success(request, _("Statement saved. Everybody who reads the campaign's papers sees it."))
        return redirect(row)
    title = _("Add a statement")
    return render(request, "statements/form.html", {"campaign": found, "form": form, "title": title})


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a statement."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    form = StatementForm(request.POST or None, instance=row, campaign=row.campaign)
    if request.method == "POST" and form.is_valid():
        actions.change_statement(statement=row, values=form.cleaned_data, by=request.user, on=today)
        messages.success(request, _("Statement saved. The earlier values are kept in its history."))
        return redirect(row)
    context = {"campaign": row.campaign, "statement": row, "form": form, "title": _("Correct the statement")}
    return render(request, "statements/form.html", context)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the statement off the record."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    if request.method == "POST":
        actions.remove_statement(statement=row, by=request.user, on=today)
        messages.success(request, _("Statement removed. The log keeps what it said."))
        return redirect("statements:list", campaign)
    return render(request, "statements/remove.html", {"campaign": row.campaign, "statement": row})


@login_required
def add_part(request: HttpRequest, campaign: str, key: str, part: str) -> HttpResponse:
    """Add an ask, an issuer or a quotation."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    form, act, title = _part_form(part, row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        act(statement=row, values=form.cleaned_data, by=request.user, on=today)
        messages.success(request, _("Saved. The statement's page shows it."))
        return redirect(row)
    context = {"campaign": row.campaign, "statement": row, "form": form, "title": title}
    return render(request, "statements/form.html", context)


@login_required
@require_POST
def remove_part(request: HttpRequest, campaign: str, key: str, part: str, position: int) -> HttpResponse:
    """Take an ask, an issuer or a quotation out again."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    rows: Any = {"asks": row.asks, "issuers": row.issuers, "quotations": row.quotations}[part]
    try:
        actions.remove_part(part=get_object_or_404(rows, position=position), by=request.user, on=today)
    except actions.NeedsAnIssuer as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Removed. The log keeps what it said."))
    return redirect(row)


def _part_form(part: str, row: Any, data: Any) -> tuple[Any, Any, str]:
    if part == "asks":
        return AskForm(data), actions.add_ask, _("Add an ask")
    if part == "issuers":
        return IssuerForm(data, campaign=row.campaign), actions.add_issuer, _("Add an issuer")
    return QuotationForm(data), actions.add_quotation, _("Add a quotation")
