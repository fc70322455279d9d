"""The list of meetings, and the series by which they come back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import procedure, quorum_on
from accede.coalition.rules import campaign_for
from accede.kit.formpages import FormPage, form_page, typed
from accede.meetings import actions, queries
from accede.meetings.forms.meetings import SeriesForm
from accede.meetings.models import Series
from accede.meetings.rules import series_for
from accede.meetings.views.frame import crumbs

DAYS_AHEAD = 12


@login_required
def meeting_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """What comes, what was, and the series with their next days."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, on=today)
    context = {
        "campaign": found,
        "listed": queries.shown(queries.listed(found, reader=request.user, on=today)),
        "quorum": quorum_on(found, on=today),
        "procedure": procedure(found),
        "may_call": may(request.user, Right.CALL_MEETING, campaign=campaign, on=today),
    }
    return render(request, "meetings/list.html", context)


@login_required
def series(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One series: its rule in words, its next days, the meetings made of it."""
    today = timezone.localdate()
    row = series_for(request.user, campaign, key, on=today)
    made = queries.meetings_of(row, reader=request.user, on=today)
    context = {
        "campaign": row.campaign,
        "series": row,
        "recurrence": queries.recurrence(row),
        "days": [queries.shown_day(each) for each in queries.next_in(row, made, on=today, count=DAYS_AHEAD)],
        "meetings": [queries.shown_meeting(each) for each in made],
        "may_call": may(request.user, Right.CALL_MEETING, campaign=campaign, on=today),
    }
    return render(request, "meetings/series.html", context)


@login_required
def add_series(request: HttpRequest, campaign: str) -> HttpResponse:
    """Say how meetings come back."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.CALL_MEETING, on=today)
    form = SeriesForm(typed(request), campaign=found)

    def act() -> Series:
        return actions.add_series(campaign=found, values=form.cleaned_data, by=request.user, on=today)

    page = FormPage(
        title=_("Add a series of meetings"),
        button=_("Save the series"),
        back=reverse("meetings:list", args=[campaign]),
        done=_("Series saved. Make a meeting of one of its days to prepare and call it."),
        crumbs=crumbs(found),
    )
    return form_page(request, form, act, page, campaign=found)


@login_required
def change_series(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Change how meetings come back; those made already stay where they are."""
    today = timezone.localdate()
    row = series_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    form = SeriesForm(typed(request), instance=row, campaign=row.campaign)

    def act() -> Series:
        return actions.change_series(series=row, values=form.cleaned_data, by=request.user, on=today)

    page = FormPage(
        title=_("Change the series “%(name)s”") % {"name": row.title},
        lede=_("Meetings that were made already keep their day and time. Move each of them on its own page."),
        button=_("Save the series"),
        back=row.get_absolute_url(),
        done=_("Series saved. Its coming days follow the new rule."),
        crumbs=(*crumbs(row.campaign), (row.title, row.get_absolute_url())),
    )
    return form_page(request, form, act, page, campaign=row.campaign)
