"""What is held about a person: shown, taken away, erased. For whoever holds the right in this campaign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.accounts import erasing
from accede.accounts.models import User
from accede.accounts.rights import Right
from accede.coalition.actions.erasing import erase_person
from accede.coalition.forms.erasing import EraseForm
from accede.coalition.queries.holdings import campaigns_of_person, shared_names, subject_of_person
from accede.coalition.queries.roles import sign_in
from accede.coalition.rules import person_of
from accede.coalition.views.entering import Entered, enter
from accede.kit import persons
from accede.kit.formpages import typed
from accede.kit.persons.finding import places
from accede.kit.refusals import Refused


@login_required
def erase(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Says what goes and what stays, asks for the name once more, and erases a person with her account."""
    entered = enter(request, campaign, Right.ERASE_PERSON)
    person = person_of(entered.campaign, key)

    def act() -> str:
        erase_person(person=person, by=request.user, on=entered.today)
        return person.get_absolute_url()

    facts = {
        "back": person.get_absolute_url(),
        "take_away": reverse("coalition:take_away", args=[campaign, key]),
        "shared": shared_names(person),
        "campaigns": campaigns_of_person(person),
    }
    return _asked(request, entered, person.name, subject_of_person(person), act, facts)


@login_required
def erase_account(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """The same for somebody who signs in and stands nowhere else; a person of the coalition is erased as one."""
    entered = enter(request, campaign, Right.ERASE_PERSON)
    user = _account(entered, pk)

    def act() -> str:
        erasing.erase_account(user=user, by=request.user, on=entered.today)
        return back

    back = reverse("coalition:sign_in", args=[campaign, pk])
    facts = {"back": back, "take_away": reverse("coalition:take_away_account", args=[campaign, pk])}
    subject = persons.subject_of(user)
    return _asked(request, entered, str(user), subject, act, {**facts, "campaigns": erasing.campaigns_with(user)})


def _asked(
    request: HttpRequest,
    entered: Entered,
    name: str,
    subject: persons.Subject,
    act: Callable[[], str],
    facts: dict[str, Any],
) -> HttpResponse:
    form = EraseForm(typed(request), name=name)
    if request.method == "POST" and form.is_valid():
        try:
            then = act()
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Erased. The record says that it was done, by whom and when, without a name."))
            return redirect(then)
    page = {
        "campaign": entered.campaign,
        "name": name,
        "form": form,
        **_told(subject, persons.Told(request.user, entered.today)),
        **facts,
    }
    return render(request, "coalition/erase.html", page, status=422 if form.errors else 200)


def _account(entered: Entered, pk: int) -> User:
    """An account that has a role here. Without an entry: whoever has one is erased by it."""
    found = sign_in(entered.campaign, pk, on=entered.today)
    if found is None or found.person is not None:
        raise Http404
    return found.user


def _told(subject: persons.Subject, to: persons.Told) -> dict[str, Any]:
    """Rows that are hers and texts that name her, by table, histories with what they are the history of; seals."""
    hers: Counter[str] = Counter()
    for held in persons.held_about(subject, to=to):
        if not hasattr(held.model, "instance_type"):
            hers[str(held.model._meta.verbose_name)] += len(held.rows)
    found = places(subject, to=to)
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
    return _packed(persons.export(subject_of_person(person), reader=request.user, on=entered.today), person.key)


@login_required
@require_safe
def take_away_account(request: HttpRequest, campaign: str, pk: int) -> HttpResponse:
    """The same for an account without an entry."""
    entered = enter(request, campaign, Right.ERASE_PERSON)
    user = _account(entered, pk)
    return _packed(persons.export(persons.subject_of(user), reader=request.user, on=entered.today), str(user.pk))


def _packed(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="about-{name}.zip"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/zip", headers=headers)
