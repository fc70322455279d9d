"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import arguments

room: list[URLPattern] = [
    path("arguments/", arguments.bank, name="arguments"),
    path("arguments/add/", arguments.add, name="add_argument"),
    path("arguments/<slug:key>/", arguments.answer, name="argument"),
    path("arguments/<slug:key>/change/", arguments.change, name="change_argument"),
    path("arguments/<slug:key>/retire/", arguments.retire, name="retire_argument"),
    path("arguments/<slug:key>/<slug:language>/", arguments.text, name="argument_text"),
    path("arguments/<slug:key>/<slug:language>/review/", arguments.review, name="review_argument"),
]
file: list[URLPattern] = []
