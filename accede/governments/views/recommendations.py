"""The Universal Periodic Review: what counts, what waits for a decision, and files that are brought."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.views.entering import paged
from accede.governments.actions import recommendations as actions
from accede.governments.forms.recommendations import BringForm, DecideForm, FilterForm
from accede.governments.queries import recommendation_pages as pages
from accede.governments.queries import review_files
from accede.governments.views.entering import Room, enter
from accede.kit.formpages import FormPage, form_page, one_button, typed
from accede.record.queries import names

LINES = 200  # of a file on its page; the counts say how many there are


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Recommendations about the treaty and the answers given; those in doubt come first, for who may decide."""
    entered = enter(request, campaign)
    day = entered.day_or_today
    named = names(on=day)
    every = pages.listed(entered.campaign, as_of=day)
    codes = sorted({row.state.code for row in every})
    form = FilterForm(request.GET, states=[(code, named.get(code, code)) for code in codes])
    only: dict[str, Any] = form.given()
    rows = pages.listed(entered.campaign, as_of=day, **only) if only else every
    keeps = entered.may(Right.KEEP_FILES)
    context = {
        **entered.context("recommendations"),
        "day": day,
        "names": named,
        "form": form,
        "applied": form.applied(),
        "page": paged(request, rows),
        "counts": pages.counts(every),
        "waiting": pages.waiting(entered.campaign) if keeps else [],
        "aside": pages.set_aside(entered.campaign) if keeps else [],
        "files": review_files.files(entered.campaign)[:5] if keeps else [],
        "keeps": keeps,
    }
    return render(request, "governments/recommendations/list.html", context)


@login_required
def decide(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say whether a doubtful recommendation is about the treaty, and why."""
    entered = enter(request, campaign, Right.KEEP_FILES)
    row = pages.recommendation_of(entered.campaign, key)
    form = DecideForm(typed(request))

    def act() -> Any:
        return actions.decide_recommendation(recommendation=row, by=request.user, on=entered.today, **form.cleaned_data)

    page = FormPage(
        title=_("Is this recommendation about the treaty?"),
        button=_("Save the decision"),
        back=entered.url("recommendations"),
        then=entered.url("recommendations"),
        done=_("The decision is saved, with its reason."),
        crumbs=_crumbs(entered),
        lede=row.text,
    )
    return form_page(request, form, act, page, campaign=entered.campaign)


@login_required
def bring(request: HttpRequest, campaign: str) -> HttpResponse:
    """Bring a file; nothing of it counts before it is approved."""
    entered = enter(request, campaign, Right.KEEP_FILES)
    form = BringForm(request.POST or None, request.FILES or None)

    def act() -> Any:
        file = form.cleaned_data["file"]
        return actions.stage_review(
            campaign=entered.campaign, content=file.read(), filename=file.name, by=request.user, on=entered.today,
            as_of=str(form.cleaned_data["as_of"]), source=form.cleaned_data["source"],
        )  # fmt: skip

    page = FormPage(
        title=_("Bring a file of recommendations"),
        button=_("Read the file"),
        back=entered.url("recommendations"),
        done=_("The file is read. Nothing has changed: look at what it says, then take it over or lay it aside."),
        crumbs=_crumbs(entered),
        lede=_("Recommendations that name the treaty by its title or a known abbreviation are taken; the doubtful ones "
               "are shown for decision, and all others left out."),
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=entered.campaign)


@login_required
def file(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """A file that was read: what it says of the treaty, its problems, and what taking it over would change."""
    entered = enter(request, campaign, Right.KEEP_FILES)
    row = pages.review_file(entered.campaign, pk)
    compared = review_files.differences(row)
    context = {
        **entered.context("recommendations"),
        "day": entered.today,
        "names": names(on=entered.today),
        "file": row,
        "counts": review_files.in_words(row),
        "compared": compared,
        "new": compared.new[:LINES],
        "open": row.stage in (row.Stage.WAITS, row.Stage.FAULTY),
    }
    return render(request, "governments/recommendations/file.html", context)


@login_required
@require_POST
def settle(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """Takes a file over, or lays it aside."""
    entered = enter(request, campaign, Right.KEEP_FILES)
    row = pages.review_file(entered.campaign, pk)
    taken = request.POST.get("take") == "yes"

    def act() -> Any:
        verb = actions.approve_review if taken else actions.drop_review
        return verb(file=row, by=request.user, on=entered.today)

    done = _("The file is taken over.") if taken else _("The file is laid aside; nothing of it was taken over.")
    return one_button(request, act, done=done, then=row.get_absolute_url())


def _crumbs(entered: Room) -> tuple[tuple[str, str], ...]:
    return ((_("States"), entered.url("table")), (_("Universal Periodic Review"), entered.url("recommendations")))
