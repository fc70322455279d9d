"""Acts: the list, one act with its history, and the four things a person may do with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.core.acts import Kind
from accede.kit.formpages import FormPage, form_page, typed
from accede.record import actions, queries, rules
from accede.record.forms import ActFilter, ActForm, CorrectionForm, ObjectionCorrectionForm, ReasonForm, RelationForm
from accede.record.models import Act

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
    one = queries.declared(found, as_of=today)
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
        "one": one,
        **_between(request, one, today),
        "as_of": today,
        "may_record": may(request.user, Right.RECORD_ACT, on=today),
        "replaced_by": replaced_by,
        "stands": replaced_by is None and not found.is_striking_out,
        "clock_of": timezone.get_current_timezone_name(),
    }
    return render(request, "record/act.html", context)


def _between(request: HttpRequest, one: queries.Declared | None, today: date) -> dict[str, Any]:
    """How a reservation stands with its objectors, and with the State that was asked about; nothing of other acts."""
    if one is None or not one.is_reservation:
        return {}
    form = RelationForm(request.GET if "between" in request.GET else None)
    asked = form.cleaned_data["between"] if form.is_bound and form.is_valid() else ""
    return {
        "relation_form": form,
        "relations": queries.relations(one, [asked] if asked else [], as_of=today),
        "names": queries.names(on=today).values(),
    }


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Record an act; a second person checks it."""
    today = timezone.localdate()
    require(request.user, Right.RECORD_ACT, on=today)
    start = {"treaty": request.GET.get("treaty"), "state": request.GET.get("state"), "learned_date": today}
    form = ActForm(typed(request), initial=start, on=today)
    page = FormPage(
        title=_("Record an act"),
        lede=_("It counts at once and waits for a second person to check it against its source."),
        button=_("Save for checking"),
        back=reverse("record:home"),
        done=_("The act is saved for checking. A second person verifies it."),
        crumbs=((_("Record"), reverse("record:home")),),
        template="record/act_form.html",
    )

    def act() -> Any:
        return actions.record_act(**form.values(), by=request.user, on=today)

    return form_page(request, form, act, page, names=queries.names(on=today).values())


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A new row in place of this one, with the reason."""
    today = timezone.localdate()
    found = rules.get_act_for(request.user, pk, Right.RECORD_ACT, on=today)
    start = {
        "state": found.state.code, "kind": found.kind, "deposited": found.deposited,
        "effective_date": found.effective_date, "learned_date": today,
        "article": found.article, "source": found.source, "note": found.note, "opposes_entry": found.opposes_entry,
    }  # fmt: skip
    of_its_kind = ObjectionCorrectionForm if found.kind == Kind.OBJECTION else CorrectionForm
    form = of_its_kind(typed(request), initial=start, on=today)
    page = FormPage(
        title=_("Correct an act"),
        lede=_("A new row takes the place of the old one; both stay on record."),
        button=_("Save for checking"),
        back=found.get_absolute_url(),
        done=_("The correction is saved. The old row stays on record beside it."),
        crumbs=_crumbs(found),
        template="record/act_form.html",
    )

    def act() -> Any:
        return actions.correct_act(act=found, **form.values(), by=request.user, on=today)

    return form_page(request, form, act, page, names=queries.names(on=today).values())


@login_required
def strike(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an act out that never was, with the reason."""
    today = timezone.localdate()
    found = rules.get_act_for(request.user, pk, Right.RECORD_ACT, on=today)
    form = ReasonForm(typed(request))
    page = FormPage(
        title=_("Strike out an act"),
        lede=_("For a row that should never have been there. It stops counting and stays in the history."),
        button=_("Strike it out"),
        back=found.get_absolute_url(),
        done=_("The act is struck out; it no longer counts and stays in the history."),
        crumbs=_crumbs(found),
        then=found.get_absolute_url(),
        template="record/act_strike.html",
    )

    def act() -> None:
        actions.strike_act(act=found, reason=form.cleaned_data["reason"], by=request.user, on=today)

    return form_page(request, form, act, page, act=found, kind=queries.kind_word(found.kind))


def _crumbs(found: Act) -> tuple[tuple[str, str], ...]:
    name = queries.state_name(found.state.code, on=found.deposited.latest or timezone.localdate())
    return ((_("Record"), reverse("record:home")), (name, found.get_absolute_url()))
