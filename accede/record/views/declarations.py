"""What States declared under a treaty: the list, and what a person may record about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.record import actions, queries, rules
from accede.record.forms import DeclarationFilter, DeclarationForm, ObjectionForm, WithdrawalForm, WordsForm


@login_required
def declarations(request: HttpRequest, slug: str) -> HttpResponse:
    """Declarations, reservations and objections of a treaty, cut by kind, article and State."""
    today = timezone.localdate()
    treaty = rules.get_treaty_for(request.user, slug, Right.READ_PAPERS, on=today)
    form = DeclarationFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    context = {
        "treaty": treaty,
        "title": queries.title_of(treaty),
        "as_of": today,
        "form": form,
        "applied": [
            {"label": form.fields[name].label, "value": value, "param": name} for name, value in wanted.items() if value
        ],
        "declarations": queries.declarations_of(treaty=treaty, as_of=today, **wanted),
        "provisions": queries.provisions(treaty, as_of=today),
        "provision_definition": queries.provision_definition(),
        "territories": queries.territorial_history(treaty, as_of=today),
        "names": queries.names(on=today).values(),
        "may_record": may(request.user, Right.RECORD_ACT, on=today),
    }
    return render(request, "record/declarations.html", context)


@login_required
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a declaration or a reservation with its words; a second person checks it."""
    today = timezone.localdate()
    treaty = rules.get_treaty_for(request.user, slug, Right.RECORD_ACT, on=today)
    start = {"treaty": treaty.slug, "state": request.GET.get("state"), "learned_date": today}
    form = DeclarationForm(request.POST or None, initial=start, on=today)
    title = _("Record a declaration or reservation")
    saved = _("It is saved for checking. A second person verifies it.")
    return _answer(request, form, title, treaty, saved, lambda values: actions.declare(**values))


@login_required
def object_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an objection to a declaration or a reservation."""
    today = timezone.localdate()
    act = rules.get_act_for(request.user, pk, Right.RECORD_ACT, on=today)
    start = {"article": act.article, "learned_date": today}
    form = ObjectionForm(request.POST or None, initial=start, on=today)
    saved = _("The objection is saved for checking. A second person verifies it.")
    title = _("Record an objection")
    return _answer(request, form, title, act, saved, lambda values: actions.object_to(act=act, **values))


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a State took back what it had declared."""
    today = timezone.localdate()
    act = rules.get_act_for(request.user, pk, Right.RECORD_ACT, on=today)
    form = WithdrawalForm(request.POST or None, on=today)
    saved = _("The withdrawal is saved for checking. A second person verifies it.")
    title = _("Record its withdrawal")
    return _answer(request, form, title, act, saved, lambda values: actions.withdraw_statement(act=act, **values))


@login_required
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the words, with the reason: a new row takes the place of the old one, which stays readable."""
    today = timezone.localdate()
    act = rules.get_act_for(request.user, pk, Right.RECORD_ACT, on=today)
    held = queries.texts_of(act)
    start = {"text": held[0].text, "language": held[0].language, "heading": held[0].heading} if held else {}
    form = WordsForm(request.POST or None, initial=start)
    saved = _("The correction is saved. The old words stay on record beside it.")

    def correct(values: dict[str, Any]) -> Any:
        return actions.correct_act(act=act, **values)

    return _answer(request, form, _("Correct its words"), act, saved, correct)


def _answer(
    request: HttpRequest, form: Any, title: str, about: Any, saved: str, write: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """The form, or the act and its page; a refusal becomes the form's error, in its own words."""
    today = timezone.localdate()
    if request.method == "POST" and form.is_valid():
        values = form.values()
        if told := values.pop("words", None):
            values["text"] = actions.NewText(**told)
        try:
            done = write(values | {"by": request.user, "on": today})
        except actions.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, saved)
            return redirect(done)
    context = {
        "form": form,
        "title": title,
        "back": about.get_absolute_url(),
        "names": queries.names(on=today).values(),
    }
    return render(request, "record/declaration_form.html", context)
