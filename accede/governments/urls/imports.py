"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import importing

room: list[URLPattern] = [
    path("imports/", importing.home, name="imports"),
    path("imports/<slug:holds>/sample.csv", importing.sample, {"form": "csv"}, name="sheet_sample_csv"),
    path("imports/<slug:holds>/sample.xlsx", importing.sample, {"form": "xlsx"}, name="sheet_sample_xlsx"),
    path("imports/<slug:holds>/add/", importing.add, name="import_list"),
    path("imports/<slug:key>/", importing.one, name="sheet_import"),
    path("imports/<slug:key>/say/", importing.say, name="say_of_sheet"),
    path("imports/<slug:key>/choose/", importing.choose, name="choose_lines"),
    path("imports/<slug:key>/approve/", importing.approve, name="approve_sheet"),
    path("imports/<slug:key>/drop/", importing.drop, name="drop_sheet"),
]
file: list[URLPattern] = []
