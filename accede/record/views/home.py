"""Treaties and States as the workspace sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.core.standing import StateClass
from accede.kit import offers
from accede.kit.formpages import FormPage, form_page, typed
from accede.kit.parts import Shown
from accede.record import actions, queries
from accede.record.forms import ReasonForm
from accede.record.models import Treaty


def day_of(request: HttpRequest) -> date:
    """The day that the address asks for, else today; nonsense is a page that does not exist."""
    text = request.GET.get("on", "")
    try:
        return date.fromisoformat(text) if text else timezone.localdate()
    except ValueError:
        raise Http404(_("“%(text)s” is not a day. Write it as 2004-01-30.") % {"text": text}) from None


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Treaties on record, and what waits: files to approve, acts to verify."""
    today = timezone.localdate()
    require(request.user, Right.READ_PAPERS, on=today)
    rows = []
    for treaty in queries.treaties():
        found = queries.figures(treaty, as_of=today)
        rows.append({"treaty": treaty, "title": queries.short_title_of(treaty), "bound": found["bound"].number,
                     "parties": found["parties"].number, "signed": found["signed_only"].number,
                     "difference": queries.difference(treaty, as_of=today)})  # fmt: skip
    context = {
        "rows": rows,
        "waiting": queries.waiting_imports(),
        "to_verify": queries.verification_queue().count(),
        "may_record": may(request.user, Right.RECORD_ACT, on=today),
        "may_import": may(request.user, Right.IMPORT_DEPOSITARY, on=today),
    }
    return render(request, "record/home.html", context)


@login_required
def treaty(request: HttpRequest, slug: str) -> HttpResponse:
    """One treaty on a day: figures, why it is in force, its newest acts, its States."""
    today = timezone.localdate()
    require(request.user, Right.READ_PAPERS, on=today)
    found = _treaty(slug)
    try:
        as_of = queries.check_day(found, day_of(request), today=today)
    except queries.DayRefused as error:
        raise Http404(str(error)) from None
    figures = queries.figures(found, as_of=as_of)
    context = {
        "treaty": found,
        "title": queries.title_of(found),
        "as_of": as_of,
        "today": today,
        "figures": [
            Shown(figures[code].number, word, queries.definition(figures[code]), mark=mark)
            for code, word, mark in (
                ("bound", _("bound"), "p"),
                ("parties", _("parties on this day"), "p"),
                ("signed_only", _("signed only"), "s"),
                ("no_action", _("no action"), "n"),
                ("withdrawn", _("withdrawn"), "x"),
            )
        ],
        "steps": queries.reckoning(queries.explain(found, as_of=as_of)),
        "difference": queries.difference(found, as_of=as_of),
        "provisions": queries.provisions(found, as_of=as_of),
        "provision_definition": queries.provision_definition(),
        "declared": queries.declared_counts(found, as_of=as_of),
        "newest": queries.act_rows(treaty=found)[:10],
        "rows": [row for row in queries.rows(found, as_of=as_of) if row.state_class != StateClass.NONE],
        "coming": queries.next_days(found, as_of=as_of),
        "has_clause": queries.has_clause(found),
        "may_record": may(request.user, Right.RECORD_ACT, on=today),
    }
    return render(request, "record/treaty.html", context)


@login_required
def accept_difference(request: HttpRequest, slug: str) -> HttpResponse:
    """The official date differs from the computed one: a person accepts it with a reason."""
    today = timezone.localdate()
    require(request.user, Right.VERIFY_ACT, on=today)
    found = _treaty(slug)
    form = ReasonForm(typed(request))
    page = FormPage(
        title=_("Accept the official date"),
        lede=_(
            "The official date always wins. Say why the computed one differs, so that the next reader need not ask."
        ),
        button=_("Accept with this reason"),
        back=found.get_absolute_url(),
        done=_("The official date is accepted with your reason."),
        crumbs=((_("Record"), reverse("record:home")), (queries.title_of(found), found.get_absolute_url())),
        then=found.get_absolute_url(),
        template="record/difference.html",
    )

    def act() -> None:
        actions.accept_difference(treaty=found, reason=form.cleaned_data["reason"], by=request.user, on=today)

    return form_page(request, form, act, page, treaty=found, difference=queries.difference(found, as_of=today))


@login_required
def state(request: HttpRequest, code: str) -> HttpResponse:
    """A State's acts across treaties."""
    today = timezone.localdate()
    require(request.user, Right.READ_PAPERS, on=today)
    try:
        found = queries.state(code.upper())
    except LookupError as error:
        raise Http404(str(error)) from None
    as_of = day_of(request)
    context = {
        "state": found,
        "as_of": as_of,
        "name": queries.state_name(found.code, on=as_of),
        "treaties": queries.state_acts(found.code, as_of=as_of),
        "about": queries.about_state(found.code, on=as_of, treaties=_campaigned(request.user, today)),
        "may_record": may(request.user, Right.RECORD_ACT, on=today),
    }
    return render(request, "record/state.html", context)


def _campaigned(reader: Any, today: date) -> list[str]:
    """The treaties of the reader's campaigns; the campaigns stand above and say so themselves."""
    mine = offers.ask("campaigns", on=today, reader=reader)
    return [slug for each in mine for slug in offers.ask("treaty", subject=each.slug, on=today, reader=reader)]


def _treaty(slug: str) -> Treaty:
    try:
        return queries.treaty(slug)
    except LookupError as error:
        raise Http404(str(error)) from None
