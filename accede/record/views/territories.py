"""Territories to which States extended a treaty: the rows, and what a person may record about them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit.formpages import FormPage, form_page, typed
from accede.record import actions, queries, rules
from accede.record.forms import TerritoryCorrectionForm, TerritoryEndForm, TerritoryForm
from accede.record.models import Treaty


@login_required
def territories(request: HttpRequest, slug: str) -> HttpResponse:
    """What is covered today, what was, and every row that says so."""
    today = timezone.localdate()
    treaty = rules.get_treaty_for(request.user, slug, Right.READ_PAPERS, on=today)
    context = {
        "treaty": treaty,
        "title": queries.title_of(treaty),
        "as_of": today,
        "territories": queries.territorial_history(treaty, as_of=today),
        "rows": queries.territory_rows(treaty, as_of=today),
        "may_record": may(request.user, Right.RECORD_ACT, on=today),
    }
    return render(request, "record/territories.html", context)


@login_required
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Record that a State extended the treaty to a territory, or that it no longer extends to it."""
    today = timezone.localdate()
    treaty = rules.get_treaty_for(request.user, slug, Right.RECORD_ACT, on=today)
    acts = {act.key: act for act in queries.binding_acts(treaty)}
    form = TerritoryForm(typed(request), acts=acts, on=today)
    page = _page(
        treaty,
        title=_("Record a territorial application"),
        lede=_("It counts at once, from the day that it names."),
        done=_("The territorial application is on record."),
    )

    def act() -> Any:
        return actions.record_territory(**form.values(), by=request.user, on=today)

    return form_page(request, form, act, page)


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A new row in place of this one, with the reason."""
    today = timezone.localdate()
    row = rules.get_territory_for(request.user, pk, Right.RECORD_ACT, on=today)
    start = {
        "territory": row.territory, "received": row.received, "effective_date": row.effective_date,
        "adds": "adds" if row.adds else "removes", "source": row.source, "text": row.note,
    }  # fmt: skip
    form = TerritoryCorrectionForm(typed(request), initial=start, on=today)
    page = _page(
        row.act.treaty,
        title=_("Correct a territorial application: %(territory)s") % {"territory": row.territory},
        lede=_("A new row takes the place of the old one; both stay on record."),
        done=_("The correction is saved. The old row stays on record beside it."),
    )

    def act() -> Any:
        return actions.correct_territory(row=row, **form.values(), by=request.user, on=today)

    return form_page(request, form, act, page)


@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the treaty no longer extends to the territory."""
    today = timezone.localdate()
    row = rules.get_territory_for(request.user, pk, Right.RECORD_ACT, on=today)
    form = TerritoryEndForm(typed(request), on=today)
    page = _page(
        row.act.treaty,
        title=_("Record the end of its application: %(territory)s") % {"territory": row.territory},
        lede=_("A row of its own removes the territory from a day on; the first row stays as it is."),
        done=_("The end of the application is on record."),
    )

    def act() -> Any:
        return actions.end_territory(row=row, **form.values(), by=request.user, on=today)

    return form_page(request, form, act, page)


def _page(treaty: Treaty, *, title: str, lede: str, done: str) -> FormPage:
    back = reverse("record:territories", args=[treaty.slug])
    return FormPage(
        title=title,
        lede=lede,
        button=_("Save"),
        back=back,
        done=done,
        then=back,
        crumbs=(
            (_("Record"), reverse("record:home")),
            (queries.title_of(treaty), treaty.get_absolute_url()),
            (_("Territories"), back),
        ),
    )
