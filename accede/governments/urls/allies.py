"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import allies

room: list[URLPattern] = [path("allies/", allies.everywhere, name="allies_all")]
file: list[URLPattern] = [
    path("allies/", allies.of_state, name="allies"),
    path("allies/add/", allies.add, name="add_ally"),
    path("allies/<slug:key>/", allies.ally, name="ally"),
    path("allies/<slug:key>/change/", allies.change, name="change_ally"),
    path("allies/<slug:key>/end/", allies.end, name="end_ally"),
    path("allies/<slug:key>/remove/", allies.remove, name="remove_ally"),
]
