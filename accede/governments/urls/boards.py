"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import boards, changes, saved

room: list[URLPattern] = [
    path("", boards.table, name="table"),
    path("by-stage/", boards.stages_board, name="stages_board"),
    path("map/", boards.position_map, name="map"),
    path("changes/", changes.overview, name="changes"),
    path("table.<slug:form>", boards.board_file, name="board_file"),
    path("views/<slug:board>/save/", saved.save, name="save_view"),
    path("views/<slug:key>/change/", saved.change, name="change_view"),
    path("views/<slug:key>/remove/", saved.remove, name="remove_view"),
]
file: list[URLPattern] = []
