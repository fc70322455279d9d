"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import obstacles

room: list[URLPattern] = [path("obstacles/", obstacles.everywhere, name="obstacles_all")]
file: list[URLPattern] = [
    path("obstacles/", obstacles.of_state, name="obstacles"),
    path("obstacles/add/", obstacles.add, name="add_obstacle"),
    path("obstacles/<slug:key>/", obstacles.obstacle, name="obstacle"),
    path("obstacles/<slug:key>/change/", obstacles.change, name="change_obstacle"),
    path("obstacles/<slug:key>/moves/add/", obstacles.record, name="record_move"),
    path("obstacles/<slug:key>/remove/", obstacles.remove, name="remove_obstacle"),
]
