"""Runs: begin, cover, blocked, adjust."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.mailings.views import runs as views

room: list[URLPattern] = [
    path("", views.run_list, name="runs"),
    path("runs/add/", views.add, name="add_run"),
]
run: list[URLPattern] = [
    path("", views.cover, name="run"),
    path("change/", views.change, name="change_run"),
    path("remove/", views.remove, name="remove_run"),
    path("all/", views.everyone, name="run_all"),
    path("adjust/<str:addressee>/", views.adjust, name="adjust"),
]
