"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import files

room: list[URLPattern] = []
file: list[URLPattern] = [
    path("", files.overview, name="file"),
    path("acts/", files.acts, name="acts"),
    path("history/", files.history, name="history"),
]
