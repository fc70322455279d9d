"""Acts: the list, one act with its history, and the four things a person may do with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.record import actions, queries, rules
from accede.record.forms import ActFilter, ActForm, CorrectionForm, ReasonForm

PER_PAGE = 50


@login_required
def acts(request: HttpRequest) -> HttpResponse:
    """Acts as they stand, newest deposit first, cut by treaty, kind, year and words."""
    require(request.user, Right.READ_PAPERS, on=timezone.localdate())
    form = ActFilter(request.GET or None)
    wanted: dict[str, Any] = {}
    if form.is_valid():
        data = form.cleaned_data
        wanted = {
            "treaty": data["treaty"] or None,
            "kind": data["kind"],
            "year": data["year"],
            "text": data["q"],
        }
    page = Paginator(queries.act_rows(**wanted), PER_PAGE).get_page(request.GET.get("page"))
    applied = [
        {"label": form.fields[name].label, "value": value, "param": name}
        for name, value in (form.cleaned_data if form.is_bound and form.is_valid() else {}).items()
        if value
    ]
    return render(request, "record/acts.html", {"page": page, "form": form, "applied": applied})


@login_required
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One act: its three dates, its source, who entered and who verified it, and its corrections."""
    today = timezone.localdate()
    found = rules.get_act_for(request.user, pk, Right.READ_PAPERS, on=today)
    replaced_by = queries.replacement_of(found)
    chain = queries.act_chain(found)
    context = {
        "act": found,
        "kind": queries.kind_word(found.kind),
        "state_name": queries.state_name(found.state.code, on=found.deposited.latest or today),
        "treaty_title": queries.title_of(found.treaty),
        "chain": chain if len(chain) > 1 else [],
        "story": queries.act_story(found, as_of=today),
        "disputes": queries.disputes([found]).get(found.pk, ()),
        "may_verify": may(request.user, Right.VERIFY_ACT, on=today)
        and found.entered_by != request.user.get_username()
        and replaced_by is None,
        "one": queries.declared(found, as_of=today),
        "as_of": today,
        "may_record": may(request.user, Right.RECORD_ACT, on=today),
        "replaced_by": replaced_by,
        "stands": replaced_by is None and not found.is_striking_out,
        "clock_of": timezone.get_current_timezone_name(),
    }
    return render(request, "record/act.html", context)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Record an act; a second person checks it."""
    today = timezone.localdate()
    require(request.user, Right.RECORD_ACT, on=today)
    start = {"treaty": request.GET.get("treaty"), "state": request.GET.get("state"), "learned_date": today}
    form = ActForm(request.POST or None, initial=start, on=today)
    if request.method == "POST" and form.is_valid():
        done = _do(form, lambda: actions.record_act(**form.values(), by=request.user, on=today))
        if done:
            messages.success(request, _("The act is saved for checking. A second person verifies it."))
            return redirect(done)
    return render(request, "record/act_form.html", {"form": form, "names": queries.names(on=today).values()})


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A new row in place of this one, with the reason."""
    today = timezone.localdate()
    found = rules.get_act_for(request.user, pk, Right.RECORD_ACT, on=today)
    start = {
        "state": found.state.code, "kind": found.kind, "deposited": found.deposited,
        "effective_date": found.effective_date, "learned_date": today,
        "article": found.article, "source": found.source, "note": found.note,
    }  # fmt: skip
    form = CorrectionForm(request.POST or None, initial=start, on=today)
    if request.method == "POST" and form.is_valid():
        done = _do(form, lambda: actions.correct_act(act=found, **form.values(), by=request.user, on=today))
        if done:
            messages.success(request, _("The correction is saved. The old row stays on record beside it."))
            return redirect(done)
    context = {"form": form, "act": found, "names": queries.names(on=today).values()}
    return render(request, "record/act_correct.html", context)


@login_required
def strike(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an act out that never was, with the reason."""
    today = timezone.localdate()
    found = rules.get_act_for(request.user, pk, Right.RECORD_ACT, on=today)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if _do(form, lambda: actions.strike_act(act=found, reason=reason, by=request.user, on=today)):
            messages.success(request, _("The act is struck out; it no longer counts and stays in the history."))
            return redirect(found)
    return render(
        request, "record/act_strike.html", {"form": form, "act": found, "kind": queries.kind_word(found.kind)}
    )


def _do(form: Any, write: Callable[[], Any]) -> Any:
    """Do the act; a refusal becomes the form's error, in the words of the refusal."""
    try:
        return write()
    except actions.Refused as refusal:
        form.add_error(None, str(refusal))
        return None
