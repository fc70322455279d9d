"""Admitting to the alliance, correcting, ending."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import AdmitForm, EndForm
from accede.coalition.models import Membership
from accede.coalition.queries.alliance_on import check_counting_day
from accede.coalition.queries.membership_acts import acts_in
from accede.coalition.rules import organisation_of
from accede.coalition.views.entering import Entered, enter, form_page
from accede.kit.drawing import Bar, bar_chart
from accede.kit.formpages import typed
from accede.kit.parts import Shown

LATEST = 30  # acts that the page of a day shows


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Who belongs to the alliance on a day: yes, no or not known, and from what; by sector; the acts behind it."""
    entered = enter(request, campaign)
    page: dict[str, Any] = {
        "campaign": entered.campaign, "entered": entered, "tabs": entered.tabs("memberships"),
    }  # fmt: skip
    try:
        check_counting_day(entered.campaign, entered.day, today=entered.today)
    except queries.NoSuchDay as refusal:
        return render(request, "coalition/memberships.html", {**page, "refused": str(refusal)}, status=422)
    places = queries.places(entered.campaign, on=entered.day)
    standing = {row.membership.pk: row for row in queries.good_standing(entered.campaign, on=entered.day)}
    counts = [queries.counted(places, kind, on=entered.day) for kind in Membership.Kind.values]
    page |= {
        "figures": [*_figures(counts), _quorum(queries.quorum_on(entered.campaign, on=entered.day))],
        "rows": [(place, standing.get(place.membership.pk)) for place in places],
        "chart": _balance(queries.sector_balance(places, ["member"])),
        "acts": acts_in(entered.campaign)[:LATEST],
    }
    return render(request, "coalition/memberships.html", page)


def _figures(counts: list[queries.Counted]) -> list[Shown]:
    """Each kind with its number, or the bounds of a number that is not known."""
    shown = []
    for count in counts:
        if count.kind in ("member", "observer") or count.upper:
            number = str(count.certain) if count.known else f"{count.certain}–{count.upper}"
            values = {"open": count.open, "time": count.attested_words}
            note = _("known for this day") if count.known else _("%(open)d attested for %(time)s") % values
            shown.append(Shown(number, count.shown_what, note))
    return shown


def _quorum(found: queries.QuorumOnADay) -> Shown:
    bounds = found.needed
    number = str(bounds.most) if bounds.known else f"{bounds.least}–{bounds.most}"
    note = _("no rule on record: more than half of the members is assumed") if found.assumed else _("by its own rule")
    return Shown(number, _("members make a quorum"), note)


def _balance(rows: list[queries.InSector]) -> dict[str, Any]:
    """The sectors as two drawings and a table."""
    bars = [Bar(row.label, row.certain, row.open) for row in rows if row.certain or row.open]
    title = _("Members by sector")
    rtl = get_language_bidi()
    return {
        "title": title,
        "note": _("An organisation counts in each of its sectors, so the numbers may add up to more than the members."),
        "wide": bar_chart(bars, title=title, rtl=rtl, narrow=False),
        "narrow": bar_chart(bars, title=title, rtl=rtl, narrow=True),
        "columns": [_("Sector"), _("For certain"), _("Not known for this day")],
        "rows": [[row.label, row.certain, row.open] for row in rows],
        "footnote": _(
            "“For certain”: the record answers yes for this day. “Not known”: the place is attested for another time. "
            "The sectors are those on record for each organisation."
        ),
    }


@login_required
def admit(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Give an organisation a place in the alliance."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)
    form = AdmitForm(typed(request))
    context = {
        "title": _("Admit %(name)s") % {"name": organisation.name},
        "button": _("Admit the organisation"),
        "done": _("The place in the alliance is recorded and counts from its first day."),
        "cancel": organisation.get_absolute_url(),
        "then": organisation.get_absolute_url(),
        "crumb": organisation.name,
    }

    def act() -> Membership:
        return actions.admit(organisation=organisation, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def end(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """End a membership: the day named is its last."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    membership = _membership(entered, key)
    form = EndForm(typed(request))
    context = _context(membership, _("End the membership of %(name)s"), _("End the membership"))

    def act() -> Membership:
        return actions.end_membership(membership=membership, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


def _membership(entered: Entered, key: str) -> Membership:
    found = queries.membership(entered.campaign, key)
    if found is None:
        raise Http404
    return found


def _context(membership: Membership, title: str, button: str) -> dict[str, str]:
    organisation = membership.organisation
    return {
        "title": title % {"name": organisation.name},
        "button": button,
        "done": _("The membership is recorded. Counts follow it at once."),
        "cancel": organisation.get_absolute_url(),
        "then": organisation.get_absolute_url(),
        "crumb": organisation.name,
    }
