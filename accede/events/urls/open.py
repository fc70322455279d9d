"""Pages for whoever holds a link: an answer to an invitation, a registration. No account."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "invited"
urlpatterns: list[URLPattern] = []
