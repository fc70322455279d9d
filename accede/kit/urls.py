"""Addresses of the house's own pages: /desk/kit/…"""

from __future__ import annotations

from django.urls import path

from accede.kit import views

app_name = "kit"
urlpatterns = [
    path("components/", views.components, name="components"),
    path("drafts/", views.keep, name="keep"),
    path("drafts/discard/", views.discard, name="discard"),
    path("undo/<int:number>/", views.undo_entry, name="undo"),
]
