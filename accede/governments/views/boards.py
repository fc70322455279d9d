"""The boards: all States of a campaign."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accede.governments.views.entering import enter
from accede.record.queries import rows


@login_required
def table(request: HttpRequest, campaign: str) -> HttpResponse:
    """All States as a table."""
    room = enter(request, campaign)
    context = {
        "campaign": room.campaign,
        "day": room.day,
        "tabs": room.tabs("table"),
        "rows": rows(room.campaign.treaty, as_of=room.day),
    }
    return render(request, "governments/table.html", context)
