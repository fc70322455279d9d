"""Audiences as saved questions."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.mailings.views import audiences

room: list[URLPattern] = [
    path("audiences/", audiences.home, name="audiences"),
    path("audiences/add/<slug:kind>/", audiences.add, name="add_audience"),
    path("audiences/<slug:key>/", audiences.one, name="audience"),
    path("audiences/<slug:key>/change/", audiences.change, name="change_audience"),
    path("audiences/<slug:key>/remove/", audiences.remove, name="remove_audience"),
]
run: list[URLPattern] = []
