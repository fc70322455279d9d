"""Members post what they hold themselves; the alliance reads it first; all of it stands on a map."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.rules import campaign_for, reading_of
from accede.events import actions, queries, rules
from accede.events.forms.posting import DecideForm, PostForm
from accede.events.models import Event, Posting
from accede.events.views.editing import form_page
from accede.events.views.pages import room_tabs
from accede.kit import drawing
from accede.kit.formpages import one_button, typed

EDIT = Right.EDIT_EVENTS


@login_required
def post(request: HttpRequest, campaign: str) -> HttpResponse:
    """Post an event that one's own organisation holds, in a minute."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, EDIT, on=today)
    form = PostForm(typed(request), instance=Event(campaign=home), campaign=home, reader=request.user, on=today)

    def act() -> Event:
        values = dict(form.cleaned_data)
        organisation, heads = values.pop("organisation"), values.pop("heads")
        return actions.post_event(
            campaign=home, organisation=organisation, values=values, heads=heads, by=request.user, on=today,
            at=timezone.now(),
        )  # fmt: skip

    done = _("Posted. Members see it; the secretariat reads it before it stands in the report.")
    return form_page(request, act, home, None, form, _("Post what you held"), _("Post it"), done=done)


@login_required
def posted(request: HttpRequest, campaign: str) -> HttpResponse:
    """What members posted, what waits to be read first."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    may_edit = may(request.user, EDIT, campaign=home.slug, on=today)
    context = {
        "campaign": home,
        "tabs": room_tabs(home, "posted"),
        "rows": queries.postings(home, reader=request.user, on=today),
        "may_post": may_edit and bool(reading_of(request.user, home.slug, on=today).organisations),
        "may_decide": may_edit and reading_of(request.user, home.slug, on=today).of_alliance,
    }
    return render(request, "events/posted.html", context)


@login_required
def held_where(request: HttpRequest, campaign: str) -> HttpResponse:
    """Everything that was held, on a map and as a list by country."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else None
    held = queries.held_where(home, year=year, reader=request.user, on=today)
    context = {
        "campaign": home,
        "tabs": room_tabs(home, "map"),
        "held": held,
        "year": year,
        "map": queries.map_of(held, day=today) if held.countries else "",
        "legend": queries.map_legend(),
        "map_note": drawing.map_note(),
    }
    return render(request, "events/map.html", context)


@login_required
@require_POST
def show(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Show a posted event to all of the alliance."""
    posting = rules.posting_for(request.user, campaign, key, on=timezone.localdate())

    def act() -> None:
        _decide(request, posting, Posting.Verdict.SHOWN, "")

    then = reverse("events:posted", args=[campaign])
    return one_button(request, act, done=_("Shown. It stands on the map and in the report of its year."), then=then)


@login_required
def refuse(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say why it is not shown."""
    posting = rules.posting_for(request.user, campaign, key, on=timezone.localdate())
    form = DecideForm(typed(request))

    def act() -> None:
        _decide(request, posting, Posting.Verdict.REFUSED, form.cleaned_data["words"])

    then = reverse("events:posted", args=[campaign])
    words = (_("Not shown: %(title)s") % {"title": posting.event.title}, _("Do not show it"))
    done = _("Not shown. The member reads why, and keeps it for herself.")
    return form_page(request, act, posting.event.campaign, posting.event, form, *words, done=done, then=then)


def _decide(request: HttpRequest, posting: Posting, verdict: str, words: str) -> Any:
    now = timezone.now()
    return actions.decide_posting(
        posting=posting, verdict=verdict, words=words, by=request.user, on=timezone.localdate(), at=now
    )
