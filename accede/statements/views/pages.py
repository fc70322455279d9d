"""Pages of the statements: translate, read the clock, call one thing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.queries import saved_words
from accede.coalition.rules import campaign_for
from accede.kit.formpages import FormPage, form_page, removal_page, typed
from accede.kit.history import SHOWN, Line, lines
from accede.statements import actions, queries
from accede.statements.forms import AskForm, FilterForm, IssuerForm, QuotationForm, StatementForm
from accede.statements.models import Statement
from accede.statements.rules import may_add, may_edit, statement_for

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
        "may_edit": may_add(found, user=request.user, on=today),
    }
    return render(request, "statements/list.html", context)


@login_required
def statement(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One statement: what it asked, who issued it, where and when."""
    today = timezone.localdate()
    row = queries.as_shown(statement_for(request.user, campaign, key, on=today), reader=request.user, on=today)
    edits = may_edit(row, user=request.user, on=today)
    told = edits or may(request.user, Right.READ_LOG, campaign=campaign, on=today)
    context = {
        "campaign": row.campaign,
        "statement": row,
        "lede": queries.lede(row),
        "languages": ", ".join(queries.language_names(row)),
        "details": queries.details(row, reader=request.user, on=today),
        "may_edit": edits,
        "told": told,
        "log": _history(row, request, edits) if told else [],
    }
    return render(request, "statements/statement.html", context)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put a statement on record."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.EDIT_STATEMENTS, on=today)
    form = StatementForm(typed(request), campaign=found, reader=request.user, on=today)

    def act() -> Statement:
        return actions.add_statement(campaign=found, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, act, found, form, _("Add a statement"), _saved)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a statement."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    form = StatementForm(typed(request), instance=row, campaign=row.campaign, reader=request.user, on=today)

    def act() -> Statement:
        return actions.change_statement(statement=row, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, act, row.campaign, form, _("Correct the statement"), _saved, row)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, and why, then take the statement off the record."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    page = FormPage(
        title=_("Remove “%(name)s”?") % {"name": row.title},
        lede=_("Its asks, issuers and quotations go with it. The history can bring it back; published reports stay."),
        button=_("Remove the statement"),
        back=row.get_absolute_url(),
        crumbs=_crumbs(row.campaign, row),
    )

    def act() -> None:
        actions.remove_statement(statement=row, by=request.user, on=today)

    return removal_page(request, act, page, then=reverse("statements:list", args=[campaign]), campaign=row.campaign)


@login_required
def add_part(request: HttpRequest, campaign: str, key: str, part: str) -> HttpResponse:
    """Add an ask, an issuer or a quotation."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    kind, title, act_of = _PARTS[part]
    form = kind(typed(request), campaign=row.campaign)

    def act() -> Any:
        return act_of(statement=row, values=form.cleaned_data, by=request.user, on=today)

    return _form(request, act, row.campaign, form, str(title), _("Saved. The statement's page shows it."), row)


@login_required
def change_part(request: HttpRequest, campaign: str, key: str, part: str, position: int) -> HttpResponse:
    """Correct an ask, an issuer or a quotation."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    found = _part(row, part, position)
    form = _PARTS[part][0](typed(request), instance=found, campaign=row.campaign)

    def act() -> Any:
        return actions.change_part(part=found, values=form.cleaned_data, by=request.user, on=today)

    title = _("Correct “%(name)s”") % {"name": found}
    return _form(request, act, row.campaign, form, title, _("Saved. The statement's page shows it."), row)


@login_required
@require_POST
def remove_part(request: HttpRequest, campaign: str, key: str, part: str, position: int) -> HttpResponse:
    """Take an ask, an issuer or a quotation out again."""
    today = timezone.localdate()
    row = statement_for(request.user, campaign, key, Right.EDIT_STATEMENTS, on=today)
    try:
        actions.remove_part(part=_part(row, part, position), by=request.user, on=today)
    except actions.NeedsAnIssuer as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Removed. The history keeps what it said and can bring it back."))
    return redirect(row)


def _history(row: Statement, request: HttpRequest, edits: bool) -> list[Line]:
    entries = queries.history_of(row)[:SHOWN]
    return lines(entries, reader=request.user, on=timezone.localdate(), sees_personal=edits)


_PARTS: dict[str, Any] = {
    "asks": (AskForm, gettext_lazy("Add an ask"), actions.add_ask),
    "issuers": (IssuerForm, gettext_lazy("Add an issuer"), actions.add_issuer),
    "quotations": (QuotationForm, gettext_lazy("Add a quotation"), actions.add_quotation),
}


def _part(row: Statement, part: str, position: int) -> Any:
    rows: Any = {"asks": row.asks, "issuers": row.issuers, "quotations": row.quotations}[part]
    found = get_object_or_404(rows, position=position)
    found.statement = row
    return found


def _saved(made: Statement) -> str:
    return saved_words(_("Statement saved."), made)


def _form(
    request: HttpRequest, act: Any, campaign: Campaign, form: Any, title: str, done: Any, row: Statement | None = None
) -> HttpResponse:
    page = FormPage(
        title=title,
        button=_("Save"),
        back=row.get_absolute_url() if row else reverse("statements:list", args=[campaign.slug]),
        done=done,
        crumbs=_crumbs(campaign, row),
    )
    return form_page(request, form, act, page, campaign=campaign)


def _crumbs(campaign: Campaign, row: Statement | None) -> tuple[tuple[str, str], ...]:
    room = (_("Statements"), reverse("statements:list", args=[campaign.slug]))
    return (room, (row.title, row.get_absolute_url())) if row else (room,)
