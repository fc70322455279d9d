"""What if these States deposited, on the desk: the same answer as the public page, never put on record."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accede.accounts.rights import Right
from accede.record import queries, rules
from accede.record.forms.supposing import WhatIfForm


@login_required
def what_if(request: HttpRequest, slug: str) -> HttpResponse:
    """`?state=MEX, Chile&on=2026-09-21`; without a question only the form."""
    today = timezone.localdate()
    treaty = rules.get_treaty_for(request.user, slug, Right.READ_PAPERS, on=today)
    form = WhatIfForm(request.GET if "state" in request.GET else None, initial={"on": today})
    context = {
        "treaty": treaty,
        "title": queries.title_of(treaty),
        "form": form,
        "found": _answer(form, slug, today) if form.is_bound and form.is_valid() else None,
    }
    return render(request, "record/what_if.html", context)


def _answer(form: WhatIfForm, slug: str, today: date) -> queries.WhatIf | None:
    deposits = dict.fromkeys(form.cleaned_data["state"], form.cleaned_data["on"])
    try:
        return queries.what_if(slug, deposits, today=today)
    except (queries.DayRefused, queries.BadQuestion) as problem:
        form.add_error(None, str(problem))
        return None
