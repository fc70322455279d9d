"""The alliance on a day."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition import queries
from accede.coalition.models import Audience, Campaign, Element, Level, Membership
from accede.coalition.queries import Counted, OfficeOnADay, Place
from accede.coalition.views.entering import Entered, enter, history
from accede.kit.localdates import long_day
from accede.kit.parts import Shown


@login_required
def overview(request: HttpRequest, campaign: str) -> HttpResponse:
    """Members, observers, offices, purposes: as far as they are known for the day."""
    entered = enter(request, campaign)
    places = queries.places(entered.campaign, on=entered.day)
    counts = {kind: queries.counted(places, kind, on=entered.day) for kind in Membership.Kind.values}
    offices = queries.offices(entered.campaign, on=entered.day)
    lent = queries.secondments(entered.campaign, on=entered.day)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("overview"),
        "figures": _figures(counts, offices, entered),
        "groups": _groups(places, counts),
        "unknown": [count for count in counts.values() if count.open],
        "offices": offices,
        "secondments": lent,
        "purposes": queries.purposes(entered.campaign),
        "sectors": queries.sector_words(entered.campaign.sectors),
        "how": _how(entered.campaign),
        "title": entered.campaign.alliance_short or entered.campaign.short_name,
        "lede": _lede(entered, counts),
        "log": history(entered, entered.campaign, queries.parts_of_purposes(entered.campaign)),
    }
    return render(request, "coalition/overview.html", page)


def _figures(counts: dict[str, Counted], offices: list[OfficeOnADay], entered: Entered) -> list[Shown]:
    shown = [_figure(count) for kind, count in counts.items() if kind in ("member", "observer") or _any(count)]
    held = sum(any(holder.certain for holder in office.holders) for office in offices)
    of_all = _("%(held)d of %(all)d") % {"held": held, "all": len(offices)}
    note = _("with a holder known for this day")
    return [
        *shown,
        Shown(of_all, ngettext("office", "offices", len(offices)), note, url=entered.url("offices")),
    ]


def _figure(count: Counted) -> Shown:
    if count.known:
        return Shown(count.certain, count.what, _("on %(day)s") % {"day": long_day(count.on)})
    note = _("%(open)d attested for %(time)s") % {"open": count.open, "time": count.attested_words}
    return Shown(_("not known"), queries.kind_plural(count.kind, 2), note)


def _any(count: Counted) -> bool:
    return bool(count.certain or count.open)


def _groups(places: list[Place], counts: dict[str, Counted]) -> list[dict[str, Any]]:
    """One table for each kind of place that somebody has or may have on the day."""
    titles = {
        "member": _("Members"),
        "observer": _("Observers"),
        "partner": _("Partners"),
        "platform": _("National platforms"),
        "endorser": _("Endorsers"),
    }
    return [
        {
            "kind": kind,
            "title": titles[kind],
            "places": [place for place in places if place.membership.kind == kind],
        }
        for kind in counts
        if any(place.membership.kind == kind for place in places)
    ]


def _lede(entered: Entered, counts: dict[str, Counted]) -> str:
    campaign = entered.campaign
    convened = _("First convened %(time)s.") % {"time": queries.when_words(campaign.convened)}
    parts = [convened] if str(campaign.convened) else []
    known = [count for kind, count in counts.items() if kind in ("member", "observer") and count.known]
    if len(known) == 2:
        values = {
            "members": queries.kind_counted(known[0].kind, known[0].certain),
            "observers": queries.kind_counted(known[1].kind, known[1].certain),
            "day": long_day(entered.day),
        }
        parts.append(_("%(members)s and %(observers)s on %(day)s.") % values)
    else:
        parts.append(_("Who belonged to it on %(day)s is not known for certain.") % {"day": long_day(entered.day)})
    return " ".join(parts)


def _how(campaign: Campaign) -> list[tuple[str, str]]:
    """How the campaign works, as pairs; what is not recorded is left out."""
    rows = [
        (_("Goal"), campaign.goal),
        (_("Main purpose"), campaign.aim),
        (_("Levels of activity"), _labels(campaign.levels, Level)),
        (_("Activities build"), campaign.activities_for),
        (_("The alliance itself gives"), campaign.alliance_gives),
        (_("Carried by"), campaign.carried_by),
        (_("Elements"), _labels(campaign.elements, Element)),
        (_("Addressed to"), _labels(campaign.audiences, Audience)),
        (
            _("Meetings"),
            _("on a regular basis: ") + "; ".join(campaign.meeting_aims) if campaign.meets_regularly else "",
        ),
    ]
    return [(label, value) for label, value in rows if value]


def _labels(codes: list[str], choices: Any) -> str:
    known = dict(choices.choices)
    return ", ".join(str(known.get(code, code)) for code in codes)
