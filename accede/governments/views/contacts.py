"""The contact log: of one State, of all States, and what waits for the owners of entries."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accede.accounts.rights import Right
from accede.coalition.rules import reading_of
from accede.coalition.views.entering import paged
from accede.governments.forms.filters import FilterForm
from accede.governments.queries import contacts as queries
from accede.governments.queries import tags as tag_queries
from accede.governments.queries import visits
from accede.governments.views.entering import Room, enter, enter_file
from accede.kit.parts import Entry
from accede.record.queries import names


@login_required
def of_state(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Who met whom of one government, newest first."""
    file = enter_file(request, campaign, code)
    day = file.day_or_today
    reading = reading_of(request.user, campaign, on=file.today)
    only = queries.Only(state=file.state.code)
    rows = queries.log(file.campaign, reader=reading, as_of=day, on=file.today, only=only)
    page = paged(request, rows)
    context = {
        **file.context("contacts"),
        "day": day,
        "page": page,
        "entries": _entries(page.object_list, file, day),
        "summary": queries.summary_of(file.campaign, file.state, reading=reading, as_of=day),
        "tags": tag_queries.tags_of(file.campaign, file.state, reader=reading, on=file.today),
        "may_log": file.may(Right.LOG_CONTACT),
    }
    return render(request, "governments/contacts.html", context)


@login_required
def of_all(request: HttpRequest, campaign: str) -> HttpResponse:
    """The log over all States, cut by the filters of the address."""
    room = enter(request, campaign)
    day = room.day_or_today
    reading = reading_of(request.user, campaign, on=room.today)
    states = names(on=day)
    form = FilterForm(request.GET, campaign=room.campaign, states=states)
    rows = queries.log(room.campaign, reader=reading, as_of=day, on=room.today, only=form.only())
    page = paged(request, rows)
    context = {
        **room.context("contacts_all"),
        "day": day,
        "form": form,
        "applied": form.applied(),
        "page": page,
        "entries": _entries(page.object_list, room, day, states),
        "states": sorted(states.items(), key=lambda pair: pair[1].casefold()),
        "notices": len(visits.notices(room.campaign, reader=reading, on=room.today)),
        "may_log": room.may(Right.LOG_CONTACT),
        "may_set": room.may(Right.MANAGE_CAMPAIGN) or room.may(Right.SET_TARGETS),
    }
    return render(request, "governments/contacts_all.html", context)


@login_required
def choose_state(request: HttpRequest, campaign: str) -> HttpResponse:
    """From the State chosen on the room's page to the form in its file."""
    room = enter(request, campaign, Right.LOG_CONTACT)
    code = request.GET.get("state", "").upper()
    if code in names(on=room.today):
        return redirect(reverse("governments:add_contact", args=[campaign, code]))
    return redirect(room.url("contacts_all"))


@login_required
def notices(request: HttpRequest, campaign: str) -> HttpResponse:
    """What the owners of entries are told of visits at the same offices, with what was taken note of."""
    room = enter(request, campaign)
    found = visits.notices(room.campaign, reader=request.user, on=room.today, open_only=False)
    told = [
        {
            "notice": each,
            "words": visits.notice_words(each),
            "title": queries.title_of(each.contact, as_of=room.today),
            "url": each.contact.get_absolute_url(),
            "state": names(on=room.today).get(each.contact.state.code, each.contact.state.code),
        }
        for each in found
    ]
    context = {"campaign": room.campaign, "tabs": room.tabs("contacts_all"), "told": told}
    return render(request, "governments/notices.html", context)


def _entries(rows: Any, room: Room, day: date, states: dict[str, str] | None = None) -> list[Entry]:
    called = queries.names_for(room.campaign, states)
    return [queries.entry_of(row, as_of=day, called=called) for row in rows]
