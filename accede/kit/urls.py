"""Addresses of the house's own pages: /desk/kit/…"""

from __future__ import annotations

from django.urls import path, register_converter

from accede.kit import opaque, views

register_converter(opaque.OfLogEntry, "log_entry")

app_name = "kit"
urlpatterns = [
    path("components/", views.components, name="components"),
    path("drafts/", views.keep, name="keep"),
    path("drafts/discard/", views.discard, name="discard"),
    path("undo/<log_entry:number>/", views.undo_entry, name="undo"),
]
