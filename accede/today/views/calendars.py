"""The calendar of everything dated, and the private addresses at which other programs read it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accede.accounts import calendar_addresses as addresses
from accede.accounts.models import CalendarAddress
from accede.coalition.queries import campaigns_for, shown_day
from accede.kit.localdates import long_day, long_moment
from accede.kit.parts import Tab
from accede.kit.refusals import Refused
from accede.today import queries
from accede.today.queries import ics
from accede.today.queries.calendar import LISTED, NoSuchMonth, View
from accede.today.views.pages import chosen

BACK, AHEAD = timedelta(days=92), timedelta(days=400)  # what a private calendar tells of


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """A month, or a list from its first day on: events, meetings, deadlines, days of the treaty."""
    today = timezone.localdate()
    campaigns = campaigns_for(request.user, on=today)
    if not campaigns:
        raise Http404
    campaign = chosen(request, campaigns)
    on = shown_day(campaign, today=today)
    first, problem = on.replace(day=1), ""
    try:
        first = queries.month_of(request.GET.get("month"), today=on)
    except NoSuchMonth as refused:
        problem = str(refused)
    view = View.LIST if request.GET.get("view") == View.LIST else View.MONTH
    context: dict[str, Any] = {
        "campaign": campaign,
        "view": view,
        "problem": problem,
        "written": f"{first:%Y-%m}",
        "tabs": _tabs(campaign, first, view),
        "heading": long_moment(f"{first:%Y-%m}"),
    }
    if view is View.LIST:
        until = first + timedelta(days=LISTED)
        context["things"] = queries.days_for(campaign, first=first, until=until, on=on, reader=request.user)
        context["heading"] = _("%(first)s to %(until)s") % {"first": long_day(first), "until": long_day(until)}
    else:
        month = queries.calendar(campaign, month=first, today=on, on=on, reader=request.user)
        beside = {"before_words": long_moment(month.before), "after_words": long_moment(month.after)}
        context |= {"month": month, "weekdays": list(WEEKDAYS.values()), **beside}
    return render(request, "today/calendar.html", context, status=400 if problem else 200)


def _tabs(campaign: Any, first: date, view: View) -> list[Tab]:
    address = f"{reverse('today:calendar')}?campaign={campaign.slug}&month={first:%Y-%m}"
    return [
        Tab(_("Month"), address, current=view is View.MONTH),
        Tab(_("List"), f"{address}&view={View.LIST}", current=view is View.LIST),
        Tab(_("In your own calendar"), reverse("today:calendar_addresses")),
    ]


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """The reader's private addresses: what each is for, when it was last read; make one, end one."""
    found = addresses.calendar_addresses(request.user)  # type: ignore[arg-type]  # login_required
    return render(request, "today/calendar_addresses.html", {"addresses": found, "at_most": addresses.AT_ONCE})


@login_required
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A new private address; shown on this answer alone."""
    now = timezone.now()
    name = request.POST.get("name", "")[:80]
    try:
        row, secret = addresses.make_calendar_address(
            by=request.user,  # type: ignore[arg-type]  # login_required
            name=name,
            at=now,
            on=timezone.localdate(),
        )
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect("today:calendar_addresses")
    address = request.build_absolute_uri(reverse("today:private_calendar", args=[secret]))
    response = render(request, "today/calendar_address_made.html", {"address": address, "made": row})
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of the reader's own addresses, at once."""
    row = addresses.calendar_addresses(request.user).filter(pk=pk).first()  # type: ignore[arg-type]  # login_required
    if row is not None:
        try:
            addresses.end_calendar_address(
                address=row,
                by=request.user,  # type: ignore[arg-type]  # login_required
                at=timezone.now(),
                on=timezone.localdate(),
            )
        except CalendarAddress.DoesNotExist:
            raise Http404 from None
        messages.success(request, _("The address is ended. Programs that read it get nothing any more."))
    return redirect("today:calendar_addresses")


@require_GET
def private(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of whoever the address belongs to, in her language, as she may read it today. No session."""
    today = timezone.localdate()
    reader = addresses.reader_at(secret, on=today)
    if reader is None:
        return HttpResponse(_("There is no calendar at this address."), status=404, content_type="text/plain")
    with translation.override(reader.language or None):
        found = [
            (campaign, queries.days_for(campaign, first=on - BACK, until=on + AHEAD, on=on, reader=reader))
            for campaign in campaigns_for(reader, on=today)
            for on in [shown_day(campaign, today=today)]
        ]
        made = ics.written(found, stamp=today)
    etag = f'"{ics.digest(made)}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        made, content_type="text/calendar; charset=utf-8", headers={"ETag": etag}
    )
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = 'inline; filename="accede.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
