"""The first page, the search page, the log."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.models import Campaign
from accede.coalition.queries import campaigns_for, shown_day
from accede.coalition.rules import reading_of
from accede.kit import search
from accede.kit.history import lines
from accede.kit.parts import Applied, Tab
from accede.kit.shell import LAST_CAMPAIGN
from accede.record import queries as record
from accede.today import queries

ROWS = 50
FOUND = 300  # what a search shows at most; who finds more looks for more words


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """What waits, what is new, what comes."""
    today = timezone.localdate()
    campaigns = campaigns_for(request.user, on=today)
    if not campaigns:
        return render(request, "today/nothing.html", {"may_start": may(request.user, Right.START_CAMPAIGN, on=today)})
    campaign = chosen(request, campaigns)
    on = shown_day(campaign, request.GET.get("on"), today=today)
    found, everything = queries.today(campaign, on=on, reader=request.user), "all" in request.GET
    asked = {name: request.GET[name] for name in ("campaign", "on") if name in request.GET}
    page = {
        "campaign": campaign,
        "on": on,
        "archived": campaign.shown_on_date is not None and on != today,
        "today": found,
        "all": everything,
        "all_url": f"?{urlencode({**asked, 'all': '1'})}#work" if found.more_work and not everything else "",
        "calendar_url": f"{reverse('today:calendar')}?{urlencode({'campaign': campaign.slug})}",
        "may_record": may(request.user, Right.RECORD_ACT, on=today),
    }
    return render(request, "today/index.html", page)


@login_required
def find(request: HttpRequest) -> HttpResponse:
    """Search across rooms, cut to what the reader may read."""
    today = timezone.localdate()
    asked = request.GET.get("q", "").strip()
    language = get_language() or "en"
    hits = search.find(asked, reader=request.user, on=today, language=language, limit=FOUND) if asked else []
    room = request.GET.get("room", "")
    words = queries.room_words(on=today, reader=request.user)
    shown = [(hit, words.get(hit.room, hit.room)) for hit in hits if room in ("", hit.room)]
    reads = may(request.user, Right.READ_PAPERS, on=today)
    page = {
        "asked": asked,
        "tabs": _rooms(asked, [hit.room for hit in hits], room, words),
        "most": FOUND if len(hits) == FOUND else 0,
        "page": Paginator(shown, ROWS).get_page(request.GET.get("page")),
        # Of the shipped acts, thousands, only those with more to tell are in the index: the record finds the others.
        "acts": record.search_record(asked, on=today, language=language).acts if asked and reads else (),
        "campaigns": {row.slug: row for row in campaigns_for(request.user, on=today)},
    }
    return render(request, "today/search.html", page)


def _rooms(asked: str, found: list[str], chosen_room: str, words: dict[str, str]) -> list[Tab]:
    """All that was found, and what of it each room holds."""
    counts = Counter(found)
    if len(counts) < 2:
        return []
    start = f"?{urlencode({'q': asked})}"
    everything = Tab(_("All"), start, current=chosen_room == "", count=len(found))
    return [everything] + [
        Tab(words.get(room, room), f"{start}&{urlencode({'room': room})}", current=chosen_room == room, count=number)
        for room, number in sorted(counts.items())
    ]


@login_required
def log(request: HttpRequest) -> HttpResponse:
    """Every act of the campaign and of the record, for those who may read the log."""
    today = timezone.localdate()
    campaigns = campaigns_for(request.user, on=today)
    if not campaigns:
        raise Http404
    campaign = chosen(request, campaigns)
    require(request.user, Right.READ_LOG, campaign=campaign.slug, on=today)
    asked = {name: request.GET.get(name, "").strip() for name in ("act", "by")}
    words = queries.act_words(on=today, reader=request.user)
    entries = queries.log_entries(campaign, reader=request.user, on=today, **asked)
    pages = Paginator(entries, ROWS).get_page(request.GET.get("page"))
    audits = reading_of(request.user, campaign.slug, on=today).audits
    page = {
        "campaign": campaign,
        "page": pages,
        "lines": lines(pages.object_list, reader=request.user, on=today, sees_personal=False, audits=audits),
        "words": sorted(words.items(), key=lambda pair: pair[1]),
        "asked": asked,
        "applied": _applied(asked, words),
    }
    return render(request, "today/log.html", page)


def chosen(request: HttpRequest, campaigns: list[Campaign]) -> Campaign:
    """The campaign that the address asks for, of those the reader may enter; else the first. Http404 for others."""
    if asked := request.GET.get("campaign"):
        found = [row for row in campaigns if row.slug == asked]
        if not found:
            raise Http404
        return found[0]
    last = request.session.get(LAST_CAMPAIGN, "")
    return next((row for row in campaigns if row.slug == last), campaigns[0])


def _applied(asked: dict[str, str], words: dict[str, str]) -> list[Applied]:
    used = [Applied(_("Act"), words.get(asked["act"], asked["act"]), "act")] if asked["act"] else []
    return used + ([Applied(_("By"), asked["by"], "by")] if asked["by"] else [])
