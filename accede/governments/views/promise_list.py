"""Promises of all States: the late ones first, with buttons to review them in one sitting."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.rules import may_change, reading_of
from accede.coalition.views.entering import paged
from accede.core.promises import Happened
from accede.governments.actions import promises as actions
from accede.governments.forms.promises import FilterForm, QuickStepForm
from accede.governments.queries import promise_pages as pages
from accede.governments.queries import promises as queries
from accede.governments.views.entering import enter, enter_file
from accede.kit.formpages import one_button
from accede.record.queries import names


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """All promises that the reader may see, cut by filters; who keeps files notes what became of them here."""
    entered = enter(request, campaign)
    day = entered.day_or_today
    reading = reading_of(request.user, campaign, on=entered.today)
    whose: dict[str, Any] = {"reader": reading, "as_of": day, "on": entered.today}
    named = names(on=day)
    codes = pages.states_with_promises(entered.campaign, **whose)
    form = FilterForm(request.GET, states=[(code, named.get(code, code)) for code in codes])
    only: dict[str, Any] = form.given()
    found = pages.listed(entered.campaign, **whose, **only)
    page = paged(request, found)
    rows = queries.promise_rows(entered.campaign, page.object_list, **whose)
    keeps = entered.may(Right.KEEP_FILES) and day == entered.today
    context = {
        **entered.context("promises_all"),
        "day": day,
        "names": named,
        "form": form,
        "applied": form.applied(),
        "page": page,
        "rows": rows,
        "keeps": keeps,
        "changeable": {row.promise.pk for row in rows if keeps and may_change(row.promise, reading)},
        "back": request.GET.urlencode(),
    }
    return render(request, "governments/promises/all.html", context)


@login_required
@require_POST
def quick(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Notes of a promise what a button of the list says, as of today, and leads back to the list as it was cut."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = pages.promise_for(request.user, campaign, code, key, Right.KEEP_FILES, on=entered.today)
    form = QuickStepForm(request.POST)
    back = f"{reverse('governments:promises_all', args=[campaign])}?{request.GET.urlencode()}"

    def act() -> Any:
        kind, due = form.asked()
        return actions.note_promise(
            promise=row, kind=kind, day=entered.today, due=due, by=request.user, on=entered.today
        )

    return one_button(request, act, done=_done(form, row), then=back)


def _done(form: QuickStepForm, row: Any) -> str:
    words = {
        Happened.REMINDED: _("Noted: reminded today. “%(promise)s”"),
        Happened.KEPT: _("Noted: kept. “%(promise)s”"),
        Happened.BROKEN: _("Noted: broken. “%(promise)s”"),
        Happened.NEW_DUE: _("Noted: another day was given. “%(promise)s”"),
    }
    return words[form.asked()[0]] % {"promise": row} if form.is_valid() else ""
