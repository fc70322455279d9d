"""Audiences: saved questions of whom to write to, and their answer today."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.kit.formpages import FormPage, form_page, removal_page, typed
from accede.mailings.actions import audiences as actions
from accede.mailings.forms.audiences import AudienceForm
from accede.mailings.models import Audience, AudienceKind
from accede.mailings.queries import asked as queries
from accede.mailings.queries.audiences import audiences_of
from accede.mailings.queries.condition_words import Words
from accede.mailings.rules import audience_for, letters_for

PREPARE = Right.PREPARE_LETTERS
ROWS_ON_A_PAGE = 50
PARTS = ("inside", "excepted", "others")


@login_required
@require_safe
def home(request: HttpRequest, campaign: str) -> HttpResponse:
    """Every audience in words."""
    today = timezone.localdate()
    found = letters_for(request.user, campaign, on=today)
    words = Words(found, on=today)
    rows = list(audiences_of(found))
    for row in rows:
        row.campaign = found
    context = {
        "campaign": found, "kinds": AudienceKind.choices, "rows": [(row, queries.in_words(row, words)) for row in rows],
        "may_prepare": may(request.user, PREPARE, campaign=campaign, on=today),
    }  # fmt: skip
    return render(request, "mailings/audiences/home.html", context)


@login_required
@require_safe
def one(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One audience: the question, and who is in it today, who is not and why."""
    today = timezone.localdate()
    row = audience_for(request.user, campaign, key, on=today)
    answer = queries.asked(row, on=today)
    part = request.GET.get("show", "")
    part = part if part in PARTS else "inside"
    shown = getattr(answer, part)
    context = {
        "campaign": row.campaign, "audience": row, "answer": answer, "part": part, "day": today,
        "parts": [(name, words, len(getattr(answer, name))) for name, words in zip(PARTS, _parts(), strict=True)],
        "page": Paginator(shown, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "runs": queries.runs_of_audience(row), "may_prepare": may(request.user, PREPARE, campaign=campaign, on=today),
    }  # fmt: skip
    return render(request, "mailings/audiences/one.html", context)


@login_required
def add(request: HttpRequest, campaign: str, kind: str) -> HttpResponse:
    """Save a question."""
    today = timezone.localdate()
    found = letters_for(request.user, campaign, PREPARE, on=today)
    if kind not in AudienceKind.values:
        raise Http404
    form = AudienceForm(typed(request), campaign=found, kind=AudienceKind(kind), on=today)

    def act() -> Audience:
        return actions.add_audience(campaign=found, values=form.values(), by=request.user, on=today)

    title = _("Whom to write to: %(kind)s") % {"kind": AudienceKind(kind).label}
    done = _("The question is saved. Below stands who is in it today.")
    return form_page(request, form, act, _page(found, title, done), campaign=found)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Change a question."""
    today = timezone.localdate()
    row = audience_for(request.user, campaign, key, PREPARE, on=today)
    form = AudienceForm(
        typed(request), instance=row, campaign=row.campaign, kind=AudienceKind(row.kind), on=today
    )  # fmt: skip

    def act() -> Audience:
        return actions.change_audience(audience=row, values=form.values(), by=request.user, on=today)

    page = _page(row.campaign, _("Change the question"), _("Saved. Below stands who is in it today."), row)
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Take a question away that no run asks."""
    row = audience_for(request.user, campaign, key, PREPARE, on=timezone.localdate())
    page = FormPage(
        _("Remove “%(name)s”?") % {"name": row.name}, _("Remove"), row.get_absolute_url(),
        crumbs=_crumbs(row.campaign, row),
    )  # fmt: skip

    def act() -> None:
        actions.remove_audience(audience=row, by=request.user, on=timezone.localdate())

    return removal_page(request, act, page, then=_home(row.campaign), campaign=row.campaign)


def _page(campaign: Campaign, title: str, done: str, row: Audience | None = None) -> FormPage:
    lede = _(
        "Within one line one of the choices is enough; all lines must hold; no choice means everybody. Each exception "
        "takes out by itself."
    )
    back: Any = row.get_absolute_url() if row else _home(campaign)
    return FormPage(
        title, _("Save and see who is in it"), back, done=done, crumbs=_crumbs(campaign, row), lede=lede,
        template="mailings/audiences/form.html",
    )  # fmt: skip


def _parts() -> tuple[str, str, str]:
    return _("in it"), _("left out by an exception"), _("not asked for")


def _crumbs(campaign: Campaign, row: Audience | None = None) -> tuple[tuple[str, str], ...]:
    above = ((_("Audiences"), _home(campaign)),)
    return (*above, (row.name, row.get_absolute_url())) if row else above


def _home(campaign: Campaign) -> str:
    return reverse("mailings:audiences", args=[campaign.slug])
