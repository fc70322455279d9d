"""Series and observances, venues and their rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.rules import campaign_for
from accede.events import actions, queries, rules
from accede.events.forms.places import RuleForm, SeriesForm, VenueForm
from accede.events.models import Series, Venue, VenueRule
from accede.events.views.editing import form_page, removal_page, removed
from accede.events.views.pages import room_tabs
from accede.kit.formpages import typed

EDIT = Right.EDIT_EVENTS


def _shown(request: HttpRequest, home: Any, view: str, template: str, **values: Any) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "campaign": home,
        "tabs": room_tabs(home, view),
        "may_edit": may(request.user, EDIT, campaign=home.slug, on=today),
        **values,
    }
    return render(request, template, context)


# Series -----------------------------------------------------------------------------------------------------
@login_required
def series_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """What comes back, with the next time of each."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    rows = queries.series_of(home, reader=request.user, on=today)
    return _shown(request, home, "series", "events/series_list.html", rows=rows)


@login_required
def one_series(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One series: when it comes next, what begins before it, how it was held."""
    today = timezone.localdate()
    found = rules.series_for(request.user, campaign, key, on=today)
    row = queries.one_series(found, reader=request.user, on=today)
    leads = queries.leads_on(row)
    return _shown(request, found.campaign, "series", "events/series.html", series=found, row=row, leads=leads)


@login_required
def add_series(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put a yearly day or a round of events on record."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, EDIT, on=today)
    form = SeriesForm(typed(request), instance=Series(campaign=home))

    def act() -> Series:
        return actions.add_series(campaign=home, values=form.cleaned_data, by=request.user, on=today)

    return form_page(request, act, home, None, form, _("Add a series"), _("Save the series"), done=_("Series saved."))


@login_required
def change_series(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a series."""
    today = timezone.localdate()
    found = rules.series_for(request.user, campaign, key, EDIT, on=today)
    form = SeriesForm(typed(request), instance=found)

    def act() -> Series:
        return actions.change_series(series=found, values=form.cleaned_data, by=request.user, on=today)

    titles = (_("Correct the series"), _("Save the series"))
    return form_page(request, act, found.campaign, found, form, *titles, done=_("Series saved."))


@login_required
def remove_series(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the series off the record."""
    found = rules.series_for(request.user, campaign, key, EDIT, on=timezone.localdate())
    return _removal(request, actions.remove_series, "series", found)


def _removal(request: HttpRequest, remove: Callable[..., None], noun: str, found: Any) -> HttpResponse:
    def act() -> None:
        remove(**{noun: found}, by=request.user, on=timezone.localdate())

    words = {"series": "series", "venue": "venues"}[noun]
    return removal_page(request, act, found, reverse(f"events:{words}", args=[found.campaign.slug]))


# Venues -----------------------------------------------------------------------------------------------------
@login_required
def venue_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """Where events are held, and what each house asks."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, Right.READ_PAPERS, on=today)
    rows = queries.venues_of(home, reader=request.user, on=today)
    return _shown(request, home, "venues", "events/venue_list.html", rows=rows)


@login_required
def venue(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One venue, its rules, and what was held there."""
    today = timezone.localdate()
    found = rules.venue_for(request.user, campaign, key, on=today)
    held = queries.events_in(found, reader=request.user, on=today)
    shown = {"venue": found, "rules": queries.rules_of(found), "events": held}
    return _shown(request, found.campaign, "venues", "events/venue.html", **shown)


@login_required
def add_venue(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put a venue on file."""
    today = timezone.localdate()
    home = campaign_for(request.user, campaign, EDIT, on=today)
    form = VenueForm(typed(request), instance=Venue(campaign=home))

    def act() -> Venue:
        return actions.add_venue(campaign=home, values=form.cleaned_data, by=request.user, on=today)

    done = _("Venue saved. Now write down what the house there asks, and how long before.")
    return form_page(request, act, home, None, form, _("Add a venue"), _("Save the venue"), done=done)


@login_required
def change_venue(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a venue."""
    today = timezone.localdate()
    found = rules.venue_for(request.user, campaign, key, EDIT, on=today)
    form = VenueForm(typed(request), instance=found)

    def act() -> Venue:
        return actions.change_venue(venue=found, values=form.cleaned_data, by=request.user, on=today)

    titles = (_("Correct the venue"), _("Save the venue"))
    return form_page(request, act, found.campaign, found, form, *titles, done=_("Venue saved."))


@login_required
def remove_venue(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take the venue off the file."""
    found = rules.venue_for(request.user, campaign, key, EDIT, on=timezone.localdate())
    return _removal(request, actions.remove_venue, "venue", found)


@login_required
def add_rule(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Write down what the house there asks."""
    today = timezone.localdate()
    found = rules.venue_for(request.user, campaign, key, EDIT, on=today)
    form = RuleForm(typed(request), instance=VenueRule(venue=found))

    def act() -> Venue:
        actions.add_rule(venue=found, values=form.cleaned_data, by=request.user, on=today)
        return found

    titles = (_("Add a rule of the house"), _("Save the rule"))
    done = _("Rule saved. Events held there are reminded of it.")
    return form_page(request, act, found.campaign, found, form, *titles, done=done)


@login_required
@require_POST
def remove_rule(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Take a rule out."""
    found = rules.venue_for(request.user, campaign, key, EDIT, on=timezone.localdate())
    removed(request, actions.remove_rule, rule=rules.rule_of(found, number))
    return redirect(found)
