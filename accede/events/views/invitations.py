"""Figures of an event by class, region, language and variant; who answered what; what came of it for a State."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import shown_day
from accede.events.forms.invitations import LinesFilter
from accede.events.models import Event
from accede.events.queries import funnel_page, reply_lines
from accede.events.queries.funnel import class_heading, funnel_of
from accede.events.queries.invited import invited, runs_of_event
from accede.events.queries.tabs import tabs_of
from accede.events.rules import event_for
from accede.governments.rules import file_for
from accede.mailings.rules import may_read_letters
from accede.record.queries import state_name

ROWS_ON_A_PAGE = 50


@login_required
def invitations(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The funnel of an event, for who reads the campaign's papers; nobody is named on it."""
    today = timezone.localdate()
    event = event_for(request.user, campaign, key, on=today)
    # As on the page of the event: what was sent today counts, also where a campaign is shown as of an earlier day.
    day = shown_day(event.campaign, request.GET.get("on") or today.isoformat(), today=today)
    found = funnel_of(event, as_of=day)
    reads_letters = may_read_letters(request.user, campaign, on=today)
    heading = class_heading(invited(event, as_of=day))
    context = {
        **frame(request, event, "invitations"),
        "day": day,
        "funnel": found,
        "bars": funnel_page.bars(found),
        "columns": funnel_page.columns(),
        "tables": funnel_page.tables(found, class_heading=heading, variants=reads_letters),
        "compared": funnel_page.compared(found),
        "runs": [each.run for each in runs_of_event(event)] if reads_letters else [],
        "may_prepare": may(request.user, Right.PREPARE_LETTERS, campaign=campaign, on=today),
        "may_take": may(request.user, Right.TAKE_REPLIES, campaign=campaign, on=today),
    }
    return render(request, "events/invitations.html", context)


@login_required
def replies(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Who was invited and answered what, for who takes replies."""
    today = timezone.localdate()
    event = event_for(request.user, campaign, key, Right.TAKE_REPLIES, on=today)
    form = LinesFilter(request.GET)
    given = form.given()
    every = reply_lines.reply_lines(event, as_of=today)
    shown = [line for line in every if line.is_in(given.get("show", "")) and _matches(line, given.get("q", ""))]
    context = {
        **frame(request, event, "replies"),
        "form": form,
        "figures": reply_lines.figures(every),
        "invited_at_all": bool(every),
        "conflicts": [line for line in every if line.is_in("conflict")],
        "page": Paginator(shown, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_prepare": may(request.user, Right.PREPARE_LETTERS, campaign=campaign, on=today),
        "runs": list(runs_of_event(event)) if may_read_letters(request.user, campaign, on=today) else [],
    }
    return render(request, "events/replies.html", context)


def _matches(line: reply_lines.ReplyLine, q: str) -> bool:
    words = f"{line.name} {line.sub} {line.invitation.name} {line.who}".casefold()
    return all(word in words for word in q.casefold().split())


@login_required
def of_state(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """To what a State was invited and what came of it: a page beside its file, for who reads the papers."""
    today = timezone.localdate()
    home, state = file_for(request.user, campaign, code, on=today)
    name = state_name(state.code, on=today)
    lines = reply_lines.lines_of_state(home, state.code, reader=request.user, as_of=today)
    context = {
        "campaign": home,
        "state": state,
        "name": name,
        "lines": lines,
        "may_take": may(request.user, Right.TAKE_REPLIES, campaign=campaign, on=today),
        "file_url": reverse("governments:file", args=[home.slug, state.code]),
        "states_url": reverse("governments:table", args=[home.slug]),
    }
    return render(request, "events/of_state.html", context)


def frame(request: HttpRequest, event: Event, current: str) -> dict[str, Any]:
    """What the pages of an event's invitations show alike."""
    today = timezone.localdate()
    return {
        "campaign": event.campaign,
        "event": event,
        "tabs": tabs_of(event, current, reader=request.user, on=today),
        "today": today,
    }
