"""Reading events."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.models import Campaign
from accede.coalition.queries import shown_day
from accede.coalition.rules import campaign_for, reading_of
from accede.events import queries, rules
from accede.events.forms.events import FilterForm
from accede.events.queries import door, funnel_page
from accede.events.queries.funnel import funnel_of
from accede.events.queries.order import is_to_come
from accede.events.rules import event_for, session_for
from accede.kit import offers
from accede.kit.history import SHOWN, lines
from accede.kit.parts import Tab
from accede.mailings.queries.languages import short_code

ROWS_ON_A_PAGE = 50


@login_required
def event_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """All events of the campaign in order of time."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    day = shown_day(home, request.GET.get("on"), today=today)
    form = FilterForm(request.GET)
    shelf = queries.shelf(home, form.cut(), reader=request.user, on=today)
    context = {
        "campaign": home,
        "day": day,
        "form": form,
        "applied": form.applied(),
        "sort": shelf.cut.sort,
        "tabs": room_tabs(home, "list"),
        "figures": queries.figures(shelf.rows, on=day),
        "page": Paginator(shelf.rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_edit": may(request.user, Right.EDIT_EVENTS, campaign=home.slug, on=today),
        "may_post": bool(reading_of(request.user, home.slug, on=today).organisations),
    }
    return render(request, "events/list.html", context)


@login_required
def session_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """Sessions of international bodies at which the campaign did something."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    context = {
        "campaign": home,
        "tabs": room_tabs(home, "sessions"),
        "sessions": queries.sessions_of(home, reader=request.user, on=today),
        "may_edit": may(request.user, Right.EDIT_EVENTS, campaign=home.slug, on=today),
    }
    return render(request, "events/sessions.html", context)


def room_tabs(campaign: Campaign, view: str) -> list[Tab]:
    """The lists of the room, the one shown marked."""
    names = (
        ("list", _("Events")),
        ("sessions", _("Sessions of bodies")),
        ("series", _("Days that come back")),
        ("venues", _("Venues")),
        ("posted", _("Posted by members")),
        ("map", _("Map")),
    )
    return [Tab(label, reverse(f"events:{name}", args=[campaign.slug]), name == view) for name, label in names]


@login_required
def event(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One event: what, when, where, by whom; who spoke and what they said; who came; what was learned."""
    today = timezone.localdate()
    found = event_for(request.user, campaign, key, on=today)
    full = queries.event_in_full(found, reader=request.user, on=today)
    may_edit = rules.may_edit(found, user=request.user, on=today)
    heads = door.heads(found)
    context = {
        "campaign": found.campaign,
        "event": full,
        "tabs": queries.tabs_of(found, "event", reader=request.user, on=today),
        "elsewhere": offers.ask("of_event", subject=(campaign, key), on=today, reader=request.user),
        "lede": queries.lede(full, today=today),
        **queries.held(full, on=today),
        "public_url": queries.public_address(found, language=short_code(get_language() or "en")),
        "not_public": queries.why_not_public(found),
        "to_come": is_to_come(found, on=today),
        "evaluation": queries.evaluation_lines(full),
        "heads": heads,
        "head_lines": door.head_lines(heads) if any(each.named for each in heads.categories) else [],
        "invited_figures": funnel_page.short(funnel_of(found, as_of=today)),
        "may_edit": may_edit,
    }
    return render(request, "events/event.html", context)


@login_required
def history(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """What was done to it, newest first, for who may read the log or change it."""
    today = timezone.localdate()
    found = event_for(request.user, campaign, key, on=today)
    may_edit = rules.may_edit(found, user=request.user, on=today)
    if not may_edit:
        require(request.user, Right.READ_LOG, campaign=campaign, on=today)
    told = lines(queries.history_of(found)[:SHOWN], reader=request.user, on=today, sees_personal=may_edit)
    tabs = queries.tabs_of(found, "history", reader=request.user, on=today)
    context = {"campaign": found.campaign, "event": found, "tabs": tabs, "log": told}
    return render(request, "events/history.html", context)


@login_required
def session(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One session and the events beside it."""
    today = timezone.localdate()
    found = session_for(request.user, campaign, key, on=today)
    may_edit = may(request.user, Right.EDIT_EVENTS, campaign=campaign, on=today)
    told = may_edit or may(request.user, Right.READ_LOG, campaign=campaign, on=today)
    entries = queries.history_of(found)[:SHOWN] if told else []
    context = {
        "campaign": found.campaign,
        "session": found,
        "events": queries.events_at(found, reader=request.user, on=today),
        "span": queries.span(found.starts, found.ends),
        "elsewhere": offers.ask("of_session", subject=(campaign, key), on=today, reader=request.user),
        "may_edit": may_edit,
        "told": told,
        "log": lines(entries, reader=request.user, on=today, sees_personal=may_edit) if told else [],
    }
    return render(request, "events/session.html", context)
