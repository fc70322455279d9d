"""Asks and promises in a State's file: the tab, the single row, and the pages that add, correct and note."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.queries import saved_words
from accede.core.promises import Happened, may_follow
from accede.governments.actions import promises as actions
from accede.governments.forms.promises import AskForm, AskStepForm, PromiseForm, PromiseStepForm
from accede.governments.models import Ask, Promise
from accede.governments.queries import promise_pages as pages
from accede.governments.queries import promises as queries
from accede.governments.views.entering import StateFile, enter_file
from accede.governments.views.writing import crumbs_of, may_edit, told, write
from accede.kit.formpages import FormPage, typed
from accede.record.queries import names


@login_required
def listing(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """What the government promised, what it was asked, and what it answered at the Universal Periodic Review."""
    entered = enter_file(request, campaign, code)
    day = entered.day_or_today
    whose: dict[str, Any] = {"reader": request.user, "as_of": day, "on": entered.today}
    context = {
        **_frame(entered),
        "rows": queries.promises_of(entered.campaign, entered.state, **whose),
        "asks": queries.asks_of(entered.campaign, entered.state, **whose),
        "recommended": queries.recommendations_of(entered.campaign, entered.state, as_of=day),
        "names": names(on=day),
        "keeps": entered.may(Right.KEEP_FILES),
    }
    return render(request, "governments/promises/file.html", context)


@login_required
def promise(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One promise: what was said, until when, and what became of it."""
    entered = enter_file(request, campaign, code)
    found = pages.promise_for(request.user, campaign, code, key, on=entered.today)
    row = pages.promise_row(found, reader=request.user, as_of=entered.day_or_today, on=entered.today)
    context = {**_frame(entered), "row": row, **_history(entered, row.promise)}
    return render(request, "governments/promises/promise.html", context)


@login_required
def ask(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One ask: what was asked, of whom, and what was answered."""
    entered = enter_file(request, campaign, code)
    found = pages.ask_for(request.user, campaign, code, key, on=entered.today)
    row = pages.ask_row(found, reader=request.user, as_of=entered.day_or_today, on=entered.today)
    context = {**_frame(entered), "row": row, **_history(entered, row.ask)}
    return render(request, "governments/promises/ask.html", context)


@login_required
def add_ask(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Put on record what a government was asked; ?contact= names the entry of the log from which it follows."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = pages.begun(Ask, entered.campaign, entered.state, request.GET, reader=request.user, on=entered.today)
    form = AskForm(typed(request), instance=row, **entered.of_file())

    def act() -> Any:
        return actions.add_ask(values=form.cleaned_data, **_by(entered))

    return _form(entered, request, form, act, _("Add what was asked"))


@login_required
def change_ask(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct an ask."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = pages.ask_for(request.user, campaign, code, key, Right.KEEP_FILES, on=entered.today)
    form = AskForm(typed(request), instance=row, **entered.of_file())

    def act() -> Any:
        return actions.change_ask(ask=row, values=form.cleaned_data, by=request.user, on=entered.today)

    return _form(entered, request, form, act, _("Correct what was asked"), row)


@login_required
def note_ask(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Note what became of an ask without a promise."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = pages.ask_for(request.user, campaign, code, key, Right.KEEP_FILES, on=entered.today)
    form = AskStepForm(typed(request), initial={"day": entered.today})

    def act() -> Any:
        return actions.note_ask(ask=row, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(entered, request, form, act, _("What became of it"), row, then=row.get_absolute_url())


@login_required
def add_promise(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Put on record what a government promised; ?ask= and ?contact= name what it follows from."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = pages.begun(Promise, entered.campaign, entered.state, request.GET, reader=request.user, on=entered.today)
    form = PromiseForm(typed(request), instance=row, **entered.of_file())

    def act() -> Any:
        return actions.add_promise(values=form.cleaned_data, **_by(entered))

    return _form(entered, request, form, act, _("Add a promise"))


@login_required
def change_promise(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct a promise."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = pages.promise_for(request.user, campaign, code, key, Right.KEEP_FILES, on=entered.today)
    form = PromiseForm(typed(request), instance=row, **entered.of_file())

    def act() -> Any:
        return actions.change_promise(promise=row, values=form.cleaned_data, by=request.user, on=entered.today)

    return _form(entered, request, form, act, _("Correct the promise"), row)


@login_required
def note_promise(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Note what became of a promise, or that another day was given."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = pages.promise_for(request.user, campaign, code, key, Right.KEEP_FILES, on=entered.today)
    follows = may_follow(actions.state_on(row, entered.today).outcome)
    wanted = request.GET.get("kind", "")
    start = {"day": entered.today, "kind": wanted if wanted in set(map(str, follows)) else ""}
    form = PromiseStepForm(typed(request), initial=start, may_follow=frozenset(Happened) if request.POST else follows)

    def act() -> Any:
        return actions.note_promise(promise=row, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(entered, request, form, act, _("What became of it"), row, then=row.get_absolute_url())


def _frame(entered: StateFile) -> dict[str, Any]:
    return {**entered.context("promises"), "day": entered.day_or_today}


def _by(entered: StateFile) -> dict[str, Any]:
    return {"campaign": entered.campaign, "state": entered.state, "by": entered.user, "on": entered.today}


def _form(
    entered: StateFile, request: HttpRequest, form: Any, act: Callable[[], Any], title: str, row: Any = None,
    then: str = "",
) -> HttpResponse:  # fmt: skip
    home = entered.page("promises")
    above = [(_("Promises"), home), *([(str(row), row.get_absolute_url())] if row else [])]
    page = FormPage(
        title=title,
        button=_("Save"),
        back=row.get_absolute_url() if row else home,
        done=lambda made: saved_words(_("Saved."), row or made),
        crumbs=crumbs_of(entered, *above),
        lede=str(row or ""),
        then=then,
    )
    return write(request, entered, form, act, page)


def _history(entered: StateFile, row: Ask | Promise) -> dict[str, Any]:
    """Whether the reader may change the row, and its history, for who may or who reads the log."""
    keeps = may_edit(entered, row)
    return {"keeps": keeps, "log": told(entered, keeps, row, pages.step_parts(row))}
