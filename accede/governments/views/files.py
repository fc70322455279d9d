"""The overview of a State's file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accede.governments.views.entering import enter_file


@login_required
def overview(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """What the alliance knows of one government."""
    entered = enter_file(request, campaign, code)
    context = {
        "campaign": entered.campaign,
        "state": entered.state,
        "name": entered.name,
        "day": entered.day,
        "tabs": entered.tabs("file"),
    }
    return render(request, "governments/file.html", context)
