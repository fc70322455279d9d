"""Addresses of the workspace's own pages, under /desk/."""

from __future__ import annotations

from django.urls import path

from accede.today import views

app_name = "today"

urlpatterns = [
    path("", views.index, name="index"),
    path("search/", views.find, name="search"),
    path("log/", views.log, name="log"),
]
