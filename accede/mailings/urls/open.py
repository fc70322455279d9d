"""Pages for whoever holds a link: leaving a list, joining one; what a mail provider tells. No account."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "listed"
urlpatterns: list[URLPattern] = []
