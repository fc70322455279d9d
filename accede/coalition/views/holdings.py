"""What is held about a person: shown, taken away, erased. For whoever holds the right in this campaign."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.accounts.rights import Right
from accede.coalition.actions.erasing import erase_person
from accede.coalition.forms.erasing import EraseForm
from accede.coalition.queries.holdings import campaigns_of_person, shared_names, subject_of_person
from accede.coalition.rules import person_of
from accede.coalition.views.entering import enter
from accede.kit import persons
from accede.kit.formpages import typed
from accede.kit.persons.finding import places
from accede.kit.refusals import Refused


@login_required
def erase(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Says what goes and what stays, asks for the name once more, and erases."""
    entered = enter(request, campaign, Right.ERASE_PERSON)
    person = person_of(entered.campaign, key)
    form = EraseForm(typed(request), name=person.name)
    if request.method == "POST" and form.is_valid():
        try:
            erase_person(person=person, by=request.user, on=entered.today)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Erased. The record says that it was done, by whom and when, without a name."))
            return redirect(person.get_absolute_url())
    page = {
        "campaign": entered.campaign,
        "person": person,
        "form": form,
        **_told(subject_of_person(person)),
        "shared": shared_names(person),
        "campaigns": campaigns_of_person(person),
    }
    return render(request, "coalition/erase.html", page, status=422 if form.errors else 200)


def _told(subject: persons.Subject) -> dict[str, Any]:
    """Rows that are hers and texts that name her, by table, histories with what they are the history of; seals."""
    hers: Counter[str] = Counter()
    for held in persons.held_about(subject):
        if not hasattr(held.model, "instance_type"):
            hers[str(held.model._meta.verbose_name)] += len(held.rows)
    found = places(subject)
    others: Counter[str] = Counter()
    for place in found:
        if not place.sealed and not place.past and place.table not in hers:
            others[place.table] += place.rows
    sealed = [place for place in found if place.sealed]
    return {"held": list(hers.items()), "mentions": list(others.items()), "sealed": sealed}


@login_required
@require_safe
def take_away(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Everything that is held about her, as a folder of plain text."""
    entered = enter(request, campaign, Right.ERASE_PERSON)
    person = person_of(entered.campaign, key)
    packed = persons.export(subject_of_person(person), on=entered.today)
    return HttpResponse(
        packed,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="about-{person.key}.zip"'},
    )
