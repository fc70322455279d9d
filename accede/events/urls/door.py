"""Guest list, badges, check-in, registrations."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.events.views import door, guest_holdings, guests, venue_lists

room: list[URLPattern] = [
    path("venues/<slug:key>/guest-list/", venue_lists.guest_list, name="venue_list"),
]
event: list[URLPattern] = [
    path("guests/", guests.guest_list, name="guests"),
    path("guests/add/", guests.add_guest, name="add_guest"),
    path("guests/sent/", guests.note_sent, name="note_sent"),
    path("guests/paper/", door.paper, name="paper"),
    path("guests/list.<slug:form>", guests.guest_file, name="guest_file"),
    path("guests/<slug:kind>.pdf", guests.cards, name="cards"),
    path("guests/<slug:guest>/change/", guests.change_guest, name="change_guest"),
    path("guests/<slug:guest>/leave-out/", guests.leave_out, name="leave_out"),
    path("guests/<slug:guest>/back/", guests.bring_back, name="bring_back"),
    path("guests/<slug:guest>/take-away/", guest_holdings.take_away, name="take_away_guest"),
    path("guests/<slug:guest>/erase/", guest_holdings.erase, name="erase_guest"),
    path("door/", door.door, name="door"),
    path("door/in.json", door.state, name="door_state"),
    path("door/count/", door.count, name="count"),
    path("door/walk-in/", door.walk_in, name="walk_in"),
    path("door/<slug:guest>/in/", door.check_in, name="check_in"),
    path("door/<slug:guest>/back/", door.take_back, name="take_back"),
]
