"""Where a nominee answers through the link of her letter."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accede.coalition.actions import nominations
from accede.coalition.models import Nomination
from accede.coalition.queries import rotation_forms as asked
from accede.coalition.queries import rotation_words as words
from accede.kit.refusals import Refused


def answer_by_link(request: HttpRequest, campaign: str, ticket: str) -> HttpResponse:
    """Where a nominee answers without an account. Opening it changes nothing; the signed link is her proof."""
    row = asked.nomination_of_ticket(campaign, ticket, salt=nominations.SALT)
    if row is None:
        raise Http404
    refusal = ""
    if request.method == "POST" and request.POST.get("answer") in {"yes", "no"}:
        try:
            nominations.answer(
                nomination=row, accepts=request.POST["answer"] == "yes", way=Nomination.Way.BY_MAIL, by=None,
                on=timezone.localdate(), at=timezone.now(),
            )  # fmt: skip
            return redirect(reverse("coalition:answer_by_link", args=[campaign, ticket]))
        except Refused as problem:
            refusal = str(problem)
    page = {
        "nomination": row,
        "term": words.term_words(row.rotation.first_date, row.rotation.last_date),
        "answered": words.clock_words(row.rotation, row.answered_at) if row.answered_at else "",
        "refusal": refusal,
    }
    response = render(request, "coalition/answer.html", page, status=422 if refusal else 200)
    response["Cache-Control"] = "no-store"
    # The link is the key: no other site learns it. Our own may: without an origin browsers could send nothing.
    response["Referrer-Policy"] = "same-origin"
    return response
