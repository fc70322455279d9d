"""The clause on entry into force: questions, what follows from the answers, then the act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log
from accede.record import actions, queries
from accede.record.forms import ClauseForm
from accede.record.models import Treaty


@login_required
def clause(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter or correct the clause; the first button shows what follows from it, the second writes it."""
    today = timezone.localdate()
    require(request.user, Right.RECORD_ACT, on=today)
    try:
        treaty = queries.treaty(slug)
    except LookupError as error:
        raise Http404(str(error)) from None
    form = ClauseForm(request.POST or None, initial=_initial(treaty, today))
    context = {
        "treaty": treaty,
        "title": queries.title_of(treaty),
        "form": form,
        "history": [entry for entry in log.entries_for(treaty) if entry.act == "record.set_clause"],
    }
    if request.method == "POST" and form.is_valid():
        try:
            context |= _what_follows(treaty, form, today)
            if request.POST.get("step") == "save":
                source = form.cleaned_data["source"]
                actions.set_clause(treaty=treaty, clause=form.clause, source=source, by=request.user, on=today)
                messages.success(request, _("The clause is on record. Dates are computed from it from now on."))
                return redirect(treaty)
        except (actions.Refused, ValueError) as refusal:
            for line in getattr(refusal, "reasons", (str(refusal),)):
                form.add_error(None, line)
    status = 422 if form.errors else 200
    return render(request, "record/clause.html", context, status=status)


def _what_follows(treaty: Treaty, form: ClauseForm, today: Any) -> dict[str, Any]:
    """The example, step by step, and the treaty's own day from the acts on record."""
    rules = actions.clause_with(treaty, form.clause)
    example = form.cleaned_data["example"] or today
    return {
        "example": example,
        "reckoned": queries.reckoning(queries.when(form.clause["delay"], example).steps),
        "follows": queries.reckoning(queries.explain_with(rules, treaty.slug, as_of=today)),
    }


def _initial(treaty: Treaty, today: Any) -> dict[str, Any]:
    kind, _colon, number = str(treaty.rules.get("delay", "")).partition(":")
    kept = {name: treaty.rules.get(name) for name in ("article", "count", "needs_signature")}
    return {**kept, "kind": kind, "number": number, "source": treaty.clause_source, "example": today}
