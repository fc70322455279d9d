"""The page of the score: its factors, their weights, and what other weights would change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.rules import reading_of
from accede.core.targets import Factor
from accede.governments.actions.targets import CannotWeigh, checked, set_weights
from accede.governments.forms.targets import TryWeightsForm, WeightsForm
from accede.governments.models import Weights
from accede.governments.queries.score_words import NAMES, RULES
from accede.governments.queries.scores import facts, weights_in, weights_on, weights_rows
from accede.governments.queries.target_pages import compared
from accede.governments.views.entering import Room, enter
from accede.governments.views.targets import SETS, frame


@login_required
def weights(request: HttpRequest, campaign: str) -> HttpResponse:
    """Read the weights; try others by GET and see what they would change; then set them by POST, with a reason."""
    room = enter(request, campaign, SETS if request.method == "POST" else Right.READ_PAPERS)
    row = weights_on(room.campaign, as_of=room.day)
    now = weights_in(row)
    trying = any(str(factor) in request.GET for factor in Factor)
    asked = {**{str(factor): weight for factor, weight in now.items()}, **request.GET.dict()}
    tried = TryWeightsForm(asked if trying else None, weights=now)
    sent = WeightsForm(request.POST if request.method == "POST" else None, day=min(room.day, room.today))
    if request.method == "POST" and sent.is_valid() and _set(request, room, now, sent):
        return redirect(room.url("weights"))
    context = {
        **frame(room, "weights"),
        "row": row,
        "factors": [(NAMES[factor], now[factor], RULES[factor]) for factor in Factor],
        "sum": sum(now.values()),
        "rows": weights_rows(room.campaign),
        "tried": tried,
        "form": sent,
        "moves": _moves(request, room, now, tried) if trying else None,
    }
    return render(request, "governments/weights.html", context, status=422 if sent.is_bound else 200)


def _moves(request: HttpRequest, room: Room, now: dict[Factor, int], tried: TryWeightsForm) -> Any:
    """The order with the weights tried; None where they cannot be used, and the form says why."""
    if not tried.is_valid():
        return None
    try:
        wanted = checked(tried.wanted())
    except CannotWeigh as refused:
        tried.add_error(refused.field or None, str(refused))
        return None
    reading = reading_of(request.user, room.campaign.slug, on=room.today)
    known = facts(room.campaign, reader=reading, as_of=room.day, on=room.today)
    return compared(known, now, {factor: wanted[str(factor)] for factor in Factor})


def _set(request: HttpRequest, room: Room, now: dict[Factor, int], sent: WeightsForm) -> Weights | None:
    """The weights in the address are set; None where they cannot be, and the form says why."""
    tried = TryWeightsForm(request.GET, weights=now)
    try:
        if not tried.is_valid():
            raise CannotWeigh(_("Try the weights first, then set them."))
        values = tried.wanted()
        made = set_weights(
            campaign=room.campaign, values=values, why=sent.cleaned_data["why"], day=sent.cleaned_data["day"],
            by=request.user, on=room.today,
        )  # fmt: skip
    except CannotWeigh as refused:
        sent.add_error(refused.field if refused.field in sent.fields else None, str(refused))
        return None
    messages.success(request, _("The weights are set. Everybody who reads the targets sees the new order."))
    return made
