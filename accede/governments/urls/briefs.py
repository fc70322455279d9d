"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import briefs

room: list[URLPattern] = [
    path("briefs/", briefs.brief, name="brief"),
    path("briefs/file/", briefs.brief_file, name="brief_file"),
    path("take-along/", briefs.take_along, name="take_along"),
]
file: list[URLPattern] = [
    path("brief/", briefs.brief, name="brief"),
    path("brief/file/", briefs.brief_file, name="brief_file"),
]
