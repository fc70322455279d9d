"""Series and observances, venues and their rules."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.events.views import places

room: list[URLPattern] = [
    path("series/", places.series_list, name="series"),
    path("series/add/", places.add_series, name="add_series"),
    path("series/<slug:key>/", places.one_series, name="one_series"),
    path("series/<slug:key>/change/", places.change_series, name="change_series"),
    path("series/<slug:key>/remove/", places.remove_series, name="remove_series"),
    path("venues/", places.venue_list, name="venues"),
    path("venues/add/", places.add_venue, name="add_venue"),
    path("venues/<slug:key>/", places.venue, name="venue"),
    path("venues/<slug:key>/change/", places.change_venue, name="change_venue"),
    path("venues/<slug:key>/remove/", places.remove_venue, name="remove_venue"),
    path("venues/<slug:key>/rules/add/", places.add_rule, name="add_rule"),
    path("venues/<slug:key>/rules/<int:number>/remove/", places.remove_rule, name="remove_rule"),
]
event: list[URLPattern] = []
